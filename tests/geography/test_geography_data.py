"""The data file: small, in two streams, and quick to use."""

from __future__ import annotations

import lzma
from importlib.resources import files

import openinno
from openinno._data import read_stream

NAME = "geography.json.xz"


def test_the_file_is_small() -> None:
    """The whole official code takes no more than 400 kB."""
    assert len(files(openinno).joinpath("_data", NAME).read_bytes()) <= 400_000


def test_the_file_is_two_lines_of_json() -> None:
    """Any reader of xz prints the two streams, each one line, the look-ups before the outlines."""
    text = lzma.decompress(files(openinno).joinpath("_data", NAME).read_bytes())
    first, second = text.splitlines(keepends=True)

    assert first == read_stream(NAME, 0)
    assert second == read_stream(NAME, 1)
    assert first.startswith(b'{"edition":2026,')
    assert second.startswith(b'{"01":[[')
