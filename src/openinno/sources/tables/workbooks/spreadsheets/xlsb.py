"""XLSB: how large each sheet would become, and which of its cells hold errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ...limits import MOST_COLUMNS, MOST_TEXT
from .bounds import Extent, damaged, too_large
from .faults import ERRORS, HiddenFault
from .packages import Package
from .xlsx_parts import elements, linked

__all__ = ["check_xlsb", "xlsb_faults"]

_ROW: Final = 0x0000
_ERROR_CELLS: Final = (0x0003, 0x000B)
_FILLED_CELLS: Final = range(0x0002, 0x000C)
_SHARED_CELL: Final = 0x0007
_SHARED_TEXT: Final = 0x0013
_END_OF_CELLS: Final = 0x0092
_SHEET: Final = 0x009C
_NO_TEXT: Final = b"\xff\xff\xff\xff"
_TEXTS: Final = "sharedstrings.bin"
_EXTENT: Final = 0x0094
_CORNERS: Final = 16
"""How many bytes tell the first and the last cell of a sheet."""
_LONGEST_RECORD: Final = 1 << 24
_MOST_ROWS: Final = 0x0010_0000
_LINKS: Final = "xl/_rels/workbook.bin.rels"
_READ_OTHERWISE: Final = re.compile(rb"&|:Relationship\b")
"""What the library may read otherwise than the standard has it."""


class _Record(NamedTuple):
    kind: int
    data: bytes


def check_xlsb(package: Package) -> None:
    """Refuse a workbook of which a sheet is too large to be laid out, or would make its library panic.

    Args:
        package: Its parts.

    Raises:
        SourceError: It is; the message says what to do.
    """
    titles = {part: title for title, part in _parts(package).items()}
    longest = shared = known = 0
    last = -1
    for name in (*titles, *(name for name in package.names() if name.endswith(_TEXTS))):
        extent, row, texts = Extent(), 0, 0
        for kind, data in _records(package, name):
            if kind == _ROW and len(data) >= 4:
                row = int.from_bytes(data[:4], "little")
            elif kind in _FILLED_CELLS:
                if len(data) < (12 if kind == _SHARED_CELL else 8):
                    # The library would take what an earlier record left behind for the cell.
                    raise damaged(package.file)
                extent.add(row, int.from_bytes(data[:4], "little"))
                if kind == _SHARED_CELL:
                    texts += 1
                    last = max(last, int.from_bytes(data[8:12], "little"))
            elif kind == _EXTENT and len(data) < _CORNERS:
                # The library would panic, aloud, whatever cells follow.
                raise damaged(package.file)
            elif kind == _SHARED_TEXT:
                known += 1
                longest = max(longest, len(data))
        shared = max(shared, texts)
        if name in titles:
            if extent.bottom > _MOST_ROWS or extent.right >= MOST_COLUMNS:
                raise damaged(package.file)
            extent.check(package.file, titles[name])
    if last >= known:
        # A cell that shows a text which is not there: the library would panic, aloud.
        raise damaged(package.file)
    if shared * longest > MOST_TEXT:
        raise too_large(package.file, MOST_TEXT, "son texte", "its text")


def xlsb_faults(package: Package, sheet: str) -> Iterator[HiddenFault]:
    """Yield the cells of a sheet that hold errors.

    Args:
        package: The parts of the workbook.
        sheet: Its name.
    """
    part = _parts(package).get(sheet)
    row = 0
    for kind, data in _records(package, part) if part else ():
        if kind == _ROW and len(data) >= 4:
            row = int.from_bytes(data[:4], "little")
        elif kind in _ERROR_CELLS and len(data) > 8:
            yield HiddenFault(row, int.from_bytes(data[:4], "little"), ERRORS.get(data[8], "#"))


def _parts(package: Package) -> dict[str, str]:
    """Return which part holds which sheet, by the name of the sheet."""
    targets = _targets(package)
    parts: dict[str, str] = {}
    for kind, data in _records(package, "xl/workbook.bin"):
        if kind == _SHEET:
            if data[8:12] == _NO_TEXT:
                continue
            link_id, after = _wide(data, 8)
            title, _ = _wide(data, after)
            if link_id not in targets:
                # The library would panic, aloud, or open a sheet that was not looked over.
                raise damaged(package.file)
            if targets[link_id] in package:
                parts.setdefault(title, targets[link_id])
    return parts


def _targets(package: Package) -> dict[str, str]:
    """Return the part to which each link of the workbook leads.

    A link that the library follows elsewhere would open a part that was not looked over: such are refused.
    """
    links = elements(package, _LINKS, "Relationship")
    targets = {link.get("Id", ""): linked("xl/", link.get("Target", "")) for link in links}
    blanks = any(" " in text for link in targets.items() for text in link)
    if blanks or len(targets) < len(links) or _READ_OTHERWISE.search(package.text(_LINKS)):
        raise damaged(package.file)
    return targets


def _wide(data: bytes, at: int) -> tuple[str, int]:
    length = int.from_bytes(data[at : at + 4], "little")
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _records(package: Package, name: str) -> Iterator[_Record]:
    # A record that is cut short ends the part: who reads it stops there too.
    rest = b""
    for piece in package.pieces(name):
        data = rest + piece
        at, size = 0, len(data)
        while at + 6 <= size:
            start = at
            kind = data[at]
            at += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
                at += 1
            length = shift = 0
            for _ in range(4):
                byte = data[at]
                at += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80:
                    break
            if length > _LONGEST_RECORD:
                raise damaged(package.file)
            if at + length > size:
                at = start
                break
            yield _Record(kind, data[at : at + length])
            at += length
        rest = data[at:]
    while len(rest) >= 2:
        # The last records may be shorter than the longest head.
        kind, length = rest[0], rest[1]
        head = 2
        if kind & 0x80:
            if len(rest) < 3:
                return
            kind, length, head = (kind & 0x7F) | (rest[1] & 0x7F) << 7, rest[2], 3
        if length & 0x80 or len(rest) < head + length:
            return
        yield _Record(kind, rest[head : head + length])
        rest = rest[head + length :]
