"""The embedded data, read on first use: README.md beside this file tells where each file comes from.

Each JSON file has the shape of the frozen class it is read into, so that no code stands between the two.
A compressed file (``.xz``) may hold several streams, read one at a time.
"""

from __future__ import annotations

from importlib.resources import files
from threading import RLock
from typing import Final, TypeVar

__all__ = ["decoded", "load", "one_at_a_time", "read_bytes", "read_stream"]

T = TypeVar("T")

one_at_a_time: Final = RLock()
"""Held while msgspec learns a class: two threads that teach it the same one at once crash it."""


def read_bytes(name: str) -> bytes:
    """Return the bytes of an embedded file."""
    return files(__name__).joinpath(name).read_bytes()


def read_stream(name: str, place: int) -> bytes:
    """Return one stream of a compressed file, decompressed; those after it stay compressed.

    Args:
        name: Name of the file.
        place: Place of the stream, from 0.
    """
    from lzma import LZMADecompressor

    rest = read_bytes(name)
    for _ in range(place + 1):
        reader = LZMADecompressor()
        text = reader.decompress(rest)
        rest = reader.unused_data
    return text


def decoded(data: bytes, kind: type[T]) -> T:
    """Read JSON that we wrote ourselves into a class of ours."""
    import msgspec

    with one_at_a_time:
        return msgspec.json.decode(data, type=kind)


def load(name: str, kind: type[T]) -> T:
    """Read an embedded JSON file into a class of ours."""
    return decoded(read_bytes(name), kind)
