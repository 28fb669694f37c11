"""The pages of a column of Parquet: how long each is, packed and unpacked, by the head that stands before it.

What the end of a file says of its columns binds nobody: Arrow makes room for what the head of each page says.
Heads are written in the compact protocol of Thrift, of which as much is read here as leads to the next page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final, NamedTuple

__all__ = ["Page", "pages_in"]

_HEAD: Final = 4096
_LONGEST_HEAD: Final = 16 << 20
"""Bytes of the longest head that Arrow reads."""
_DEEPEST: Final = 64
_UNPACKED, _PACKED = 2, 3
"""The numbers of the two sizes in a head."""


class Page(NamedTuple):
    """A page of a column: its bytes in the file, and those that it unpacks to."""

    packed: int
    unpacked: int


def pages_in(file: IO[bytes], start: int, length: int) -> Iterator[Page]:
    """Yield the pages that stand in a part of a file, as far as they can be read.

    Args:
        file: The file.
        start: Where the first of them begins.
        length: How many bytes they take together, heads included.
    """
    end = start + length
    while 0 <= start < end:
        found = _head(file, start)
        if found is None:
            return
        page, size = found
        yield page
        start += size + page.packed


def _head(file: IO[bytes], start: int) -> tuple[Page, int] | None:
    """Return the page whose head begins somewhere, and the size of the head; None where it is none."""
    size = _HEAD
    while True:
        file.seek(start)
        data = file.read(size)
        try:
            numbers, end = _Reading(data).struct(0, 0)
        except IndexError:
            if len(data) < size or size >= _LONGEST_HEAD:
                return None
            # Statistics may hold long texts.
            size *= 8
            continue
        except ValueError:
            return None
        packed, unpacked = numbers.get(_PACKED, -1), numbers.get(_UNPACKED, -1)
        return None if packed < 0 or unpacked < 0 else (Page(packed, unpacked), end)


class _Reading(NamedTuple):
    """Reads values of the compact protocol; IndexError tells that there are too few bytes."""

    data: bytes

    def struct(self, at: int, depth: int) -> tuple[dict[int, int], int]:
        """Return the whole numbers of a struct by the numbers of their fields, and where it ends."""
        numbers: dict[int, int] = {}
        field = 0
        while sign := self.data[at]:
            at += 1
            if sign >> 4:
                field += sign >> 4
            else:
                field, at = self.whole(at)
            kind = sign & 15
            if kind in {4, 5, 6}:
                numbers[field], at = self.whole(at)
            elif kind > 2:
                at = self.behind(kind, at, depth)
        return numbers, at + 1

    def behind(self, kind: int, at: int, depth: int) -> int:
        """Return where a value of a kind ends."""
        if depth > _DEEPEST:
            raise ValueError(depth)
        if kind in {1, 2, 3}:
            return at + 1
        if kind in {4, 5, 6}:
            return self.length(at)[1]
        if kind == 7:
            return at + 8
        if kind == 8:
            size, at = self.length(at)
            return at + size
        if kind in {9, 10}:
            return self.behind_list(at, depth)
        if kind == 12:
            return self.struct(at, depth + 1)[1]
        raise ValueError(kind)

    def behind_list(self, at: int, depth: int) -> int:
        """Return where a list ends."""
        sign = self.data[at]
        size, at = (sign >> 4, at + 1) if sign >> 4 < 15 else self.length(at + 1)
        for _ in range(size):
            at = self.behind(sign & 15, at, depth + 1)
            if at > len(self.data):
                # A list may say that it has more than there is.
                raise IndexError(at)
        return at

    def length(self, at: int) -> tuple[int, int]:
        """Return a number of seven bits a byte, and where it ends."""
        found = shift = 0
        while (byte := self.data[at]) > 127:
            found |= (byte & 127) << shift
            at, shift = at + 1, shift + 7
            if shift > 63:
                raise ValueError(shift)
        return found | byte << shift, at + 1

    def whole(self, at: int) -> tuple[int, int]:
        """Return a whole number that may be below nought, and where it ends."""
        found, at = self.length(at)
        return (found >> 1) ^ -(found & 1), at
