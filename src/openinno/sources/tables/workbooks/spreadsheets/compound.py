"""The streams of a compound file, in which Excel kept its workbooks until 2007, and keeps protected ones.

Its sectors are chained; a chain that runs in a circle would be followed without end, so each is followed once
here, before any other reader does.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

import attrs

from .bounds import damaged

__all__ = ["COMPOUND", "streams"]

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins."""

_END: Final = 0xFFFF_FFFA
"""Numbers from here on name no sector."""
_ENTRY: Final = 128
_SMALL: Final = 4096
_MINI: Final = 64
_MOST_MINI_TABLES: Final = 2048


@attrs.frozen
class _Head:
    size: int
    tables: int
    directory: int
    mini_table: int
    mini_tables: int
    more: int
    first: tuple[int, ...]


def streams(data: bytes, file: str) -> dict[str, bytes]:
    """Return the streams of a compound file by their names.

    Args:
        data: The file.
        file: Its name.

    Raises:
        SourceError: It is damaged.
    """
    try:
        return _streams(data)
    except (ValueError, IndexError, struct.error):
        raise damaged(file) from None


def _streams(data: bytes) -> dict[str, bytes]:
    head = _head(data)
    many = len(data) // head.size + 1
    if head.tables > many or head.mini_tables > min(many, _MOST_MINI_TABLES):
        raise ValueError(head)
    table: list[int] = []
    for number in _table_sectors(data, head, many):
        table.extend(_numbers(_sector(data, head.size, number)))
    sectors = _chain(table, head.directory)
    if any((len(data) - (at + 1) * head.size) % _ENTRY for at in sectors if (at + 2) * head.size > len(data)):
        # An entry that is cut makes the library that opens workbooks panic, aloud.
        raise ValueError(head.directory)
    directory = b"".join(_sector(data, head.size, at) for at in sectors)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    root = entries[0]
    mini = (
        b"".join(_sector(data, head.size, at) for at in _chain(table, _start(root)))
        if head.mini_tables
        else b""
    )
    mini_chain = _chain(table, head.mini_table) if head.mini_tables else []
    mini_table = [number for at in mini_chain for number in _numbers(_sector(data, head.size, at))]
    found: dict[str, bytes] = {}
    for entry in entries[1:]:
        length = struct.unpack_from("<I", entry, 120)[0]
        if entry[66] != 2 or length > len(data):
            continue
        if length < _SMALL:
            parts = [mini[at * _MINI : (at + 1) * _MINI] for at in _chain(mini_table, _start(entry), length)]
        else:
            parts = [_sector(data, head.size, at) for at in _chain(table, _start(entry))]
        found.setdefault(_name(entry), b"".join(parts)[:length])
    return found


def _head(data: bytes) -> _Head:
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise ValueError(shift)
    (tables, directory) = struct.unpack_from("<II", data, 44)
    mini_table, mini_tables, more = struct.unpack_from("<III", data, 60)
    return _Head(
        1 << shift, tables, directory, mini_table, mini_tables, more, struct.unpack_from("<109I", data, 76)
    )


def _table_sectors(data: bytes, head: _Head, many: int) -> list[int]:
    numbers = list(head.first)
    at, seen = head.more, 0
    while at < _END:
        seen += 1
        if seen > many:
            raise ValueError(at)
        *some, at = _numbers(_sector(data, head.size, at))
        numbers.extend(some)
    numbers = [number for number in numbers if number < _END]
    if len(numbers) > many:
        raise ValueError(len(numbers))
    return numbers


def _sector(data: bytes, size: int, number: int) -> bytes:
    start = (number + 1) * size
    if start >= len(data):
        raise IndexError(number)
    return data[start : start + size].ljust(size, b"\0")


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector)


def _chain(table: Sequence[int], start: int, length: int | None = None) -> list[int]:
    chain: list[int] = []
    most = len(table) if length is None else -(-length // _MINI)
    while start < _END and not (length is not None and len(chain) >= most):
        if len(chain) > most:
            raise ValueError(start)
        chain.append(start)
        start = table[start]
    return chain


def _start(entry: bytes) -> int:
    return int(struct.unpack_from("<I", entry, 116)[0])


def _name(entry: bytes) -> str:
    return entry[:64].decode("utf-16-le", "replace").split("\0")[0]
