"""A reader as a target: its seeds, and what it may raise. Whatever else it raises is a fault."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import attrs

from openinno import OpenInnoError

__all__ = ["Target", "folder", "text_of"]


@attrs.frozen(kw_only=True)
class Target:
    """A reader of bytes or texts from outside.

    Args:
        name: Its name.
        read: Reads bytes, and asserts what must hold of what it gives.
        seeds: Returns what it reads without fault, to be changed.
        refusals: What it is documented to raise, beside our own errors.
    """

    name: str
    read: Callable[[bytes], object]
    seeds: Callable[[], Sequence[bytes]]
    refusals: tuple[type[Exception], ...] = ()

    def run(self, data: bytes) -> None:
        """Read bytes; an error that is documented is an answer too, told in both languages."""
        try:
            self.read(data)
        except OpenInnoError as error:
            if not all(map(error.message, ("fr", "en"))):
                raise AssertionError("an error that says nothing") from error
        except self.refusals:
            pass


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def folder() -> Path:
    """Return a folder for files that live for some milliseconds, gone when the process ends."""
    return Path(_folder().name)


def text_of(data: bytes) -> str:
    """Return bytes as a text, in which lone halves of surrogates stand for what is no UTF-8."""
    return data.decode("utf-8", "surrogateescape")
