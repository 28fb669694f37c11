"""What Arrow and Parquet unpack to, told before anything is unpacked: a few kilobytes may ask for gigabytes.

Arrow says of each packed buffer how long it is unpacked, in its first eight bytes, and makes room for as
much; these are read here in the messages that Arrow itself will read. Parquet says it of each page.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple

from ....labels import Label
from ..limits import BEST_PACKED, MOST_UNPACKED
from ..unreadable import one_error, too_large
from .footer import Chunk, groups_in
from .pages import pages_in

__all__ = ["refuse_packed_arrow", "refuse_packed_parquet"]

_MAGIC: Final = b"ARROW1"
_GOES_ON: Final = b"\xff\xff\xff\xff"
_LONGEST_HEAD: Final = 64 << 20
_DICTIONARY, _ROWS = 2, 3
"""The kinds of messages that have buffers."""
_WAY_OUT: Final = Label(
    "enregistrez-le en plus petits groupes de lignes, ou sans compression",
    "save it in smaller groups of rows, or without compression",
)


def refuse_packed_parquet(path: Path) -> None:
    """Refuse a Parquet file with a group of rows that unpacks to more than is held.

    Args:
        path: The file.

    Raises:
        SourceError: There is such a group, or nobody can tell.
    """
    with one_error(path), path.open("rb") as file:
        size = file.seek(0, 2)
        for group in groups_in(file):
            packed = unpacked = 0
            for column in group:
                packed += column.packed
                unpacked += _unpacked(file, column)
            _refuse(path, unpacked, min(size, packed))


def _unpacked(file: IO[bytes], column: Chunk) -> int:
    """Return how many bytes a column unpacks to in a group of rows, as it says and as its pages do."""
    if column.plain:
        return column.unpacked
    return max(column.unpacked, sum(page.unpacked for page in pages_in(file, column.start, column.packed)))


def refuse_packed_arrow(path: Path) -> None:
    """Refuse an Arrow file or stream with a batch that unpacks to more than is held.

    What is damaged is left to Arrow, which says how.

    Args:
        path: The file.

    Raises:
        SourceError: There is such a batch.
    """
    with one_error(path), path.open("rb") as file:
        try:
            for message in _messages(file):
                _refuse(path, *_sizes(file, message))
        except (struct.error, IndexError, OverflowError):
            return


def _refuse(path: Path, unpacked: int, packed: int) -> None:
    # What is large on the disk too is what its author holds anyway.
    if unpacked > MOST_UNPACKED and unpacked > BEST_PACKED * packed:
        raise too_large(path, MOST_UNPACKED, _WAY_OUT)


class _Table(NamedTuple):
    """A table of flatbuffers, in which a message of Arrow is written."""

    data: bytes
    at: int

    def field(self, number: int) -> int | None:
        """Return where a field is; None where it is left out."""
        head = self.at - _int(self.data, self.at)
        (size,) = struct.unpack_from("<H", self.data, head)
        if 4 + 2 * number >= size:
            return None
        (place,) = struct.unpack_from("<H", self.data, head + 4 + 2 * number)
        return self.at + place if place else None

    def table(self, number: int) -> _Table | None:
        """Return the table that a field holds."""
        place = self.field(number)
        return None if place is None else _Table(self.data, place + _int(self.data, place))

    def pairs(self, number: int, width: int) -> Iterator[tuple[int, int]]:
        """Yield the first and the last eight bytes of each item of a list, as numbers."""
        place = self.field(number)
        if place is None:
            return
        start = place + _int(self.data, place)
        for item in range(_int(self.data, start)):
            at = start + 4 + item * width
            yield _long(self.data, at), _long(self.data, at + width - 8)


class _Message(NamedTuple):
    """A message: its head, and where its body begins and ends."""

    head: _Table
    body: int
    end: int


def _messages(file: IO[bytes]) -> Iterator[_Message]:
    """Yield the messages of a file as its foot lists them, or of a stream one behind the other."""
    if file.read(len(_MAGIC)) == _MAGIC:
        for at in _listed(file):
            message = _message(file, at)
            if message is not None:
                yield message
        return
    at = 0
    # A body of less than nothing leads back to where it was read.
    while (message := _message(file, at)) is not None and message.end > at:
        yield message
        at = message.end


def _listed(file: IO[bytes]) -> list[int]:
    """Return where the foot of a file says that its dictionaries and batches are."""
    end = file.seek(-len(_MAGIC) - 4, 2)
    length = _int(file.read(4), 0)
    if not 0 < length <= min(end, _LONGEST_HEAD):
        return []
    file.seek(end - length)
    data = file.read(length)
    foot = _Table(data, _int(data, 0))
    return [at for number in (2, 3) for at, _ in foot.pairs(number, 24)]


def _message(file: IO[bytes], at: int) -> _Message | None:
    file.seek(at)
    length = file.read(4)
    marked = length == _GOES_ON
    size = _int(file.read(4) if marked else length, 0)
    if not 0 < size <= _LONGEST_HEAD:
        return None
    data = file.read(size)
    head = _Table(data, _int(data, 0))
    long = head.field(3)
    body = at + size + (8 if marked else 4)
    return _Message(head, body, body + (_long(data, long) if long is not None else 0))


def _sizes(file: IO[bytes], message: _Message) -> tuple[int, int]:
    """Return how many bytes the body of a message has, unpacked and packed."""
    place, rows = message.head.field(1), message.head.table(2)
    kind = None if place is None else message.head.data[place]
    if kind == _DICTIONARY and rows is not None:
        rows = rows.table(1)
    if kind not in {_DICTIONARY, _ROWS} or rows is None or rows.field(3) is None:
        return 0, 0
    unpacked = 0
    for start, length in rows.pairs(2, 16):
        if length > 0:
            file.seek(message.body + start)
            told = _long(file.read(8), 0)
            unpacked += length if told < 0 else told
    return unpacked, message.end - message.body


def _int(data: bytes, at: int) -> int:
    found: int = struct.unpack_from("<i", data, at)[0]
    return found


def _long(data: bytes, at: int) -> int:
    found: int = struct.unpack_from("<q", data, at)[0]
    return found
