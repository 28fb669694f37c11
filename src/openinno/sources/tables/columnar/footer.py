"""What the end of a Parquet file says of its columns: how long each is in each group of rows, and where.

It is read here, and not by Arrow, which ends the whole process where a file contradicts itself.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final, NamedTuple

from .thrift import LONG, SHORT, Compact, Fields

__all__ = ["Chunk", "groups_in"]

_MAGIC: Final = b"PAR1"
_GROUPS, _COLUMNS, _ABOUT = 4, 1, 3
_CODEC, _UNPACKED, _PACKED, _PAGES, _WORDS = 4, 6, 7, 9, 11
"""The numbers of the fields that lead to what is said of a column, and of what is said."""


class Chunk(NamedTuple):
    """A column in a group of rows.

    Args:
        start: Where its first page begins.
        packed: How many bytes its pages take.
        unpacked: How many they unpack to.
        plain: Whether they are not packed at all.
    """

    start: int
    packed: int
    unpacked: int
    plain: bool


def groups_in(file: IO[bytes]) -> Iterator[Iterator[Chunk]]:
    """Yield the columns of each group of rows of a Parquet file, one by one: they may be said to be many.

    Args:
        file: The file.

    Raises:
        ValueError: Its end says nothing of that.
    """
    ending = len(_MAGIC) + 4
    size = file.seek(0, 2)
    if size < ending:
        raise ValueError("the file is too short")
    file.seek(size - ending)
    (length,) = struct.unpack("<I4x", file.read(ending))
    file.seek(max(0, size - ending - length))
    said = Compact(file.read(length))
    with _whole():
        top, _ = said.struct(0)
        for group in said.structs(top, _GROUPS):
            yield _chunks(said, group)


def _chunks(said: Compact, group: Fields) -> Iterator[Chunk]:
    with _whole():
        for column in said.structs(group, _COLUMNS):
            yield _chunk(said, said.inside(column, _ABOUT))


@contextmanager
def _whole() -> Iterator[None]:
    try:
        yield
    except IndexError:
        raise ValueError("the end of the file breaks off") from None


def _chunk(said: Compact, about: Fields) -> Chunk:
    pages, words = (said.number(about, field, LONG) for field in (_PAGES, _WORDS))
    return Chunk(
        start=min(pages, words) if words else pages,
        packed=said.number(about, _PACKED, LONG),
        unpacked=said.number(about, _UNPACKED, LONG),
        plain=not said.number(about, _CODEC, SHORT),
    )
