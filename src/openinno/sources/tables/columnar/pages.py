"""The pages of a column of Parquet: how long each is, packed and unpacked, by the head that stands before it.

What the end of a file says of its columns binds nobody: Arrow makes room for what the head of each page says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final, NamedTuple

from .thrift import SHORT, Compact

__all__ = ["Page", "pages_in"]

_HEAD: Final = 4096
_LONGEST_HEAD: Final = 16 << 20
"""Bytes of the longest head that Arrow reads."""
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
            found = Compact(data)
            fields, end = found.struct(0)
        except IndexError:
            if len(data) < size or size >= _LONGEST_HEAD:
                return None
            # Statistics may hold long texts.
            size *= 8
            continue
        except ValueError:
            return None
        packed, unpacked = (found.number(fields, field, SHORT, -1) for field in (_PACKED, _UNPACKED))
        return None if packed < 0 or unpacked < 0 else (Page(packed, unpacked), end)
