"""XLS: how large its sheets would become, and which of their cells hold errors.

All sheets are laid out when one is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ...limits import MOST_CELLS, MOST_MERGED, MOST_TEXT
from .bounds import Extent, damaged, protected, too_large, too_many_cells, too_many_merged
from .compound import streams
from .faults import ERRORS, HiddenFault
from .xls_records import END, Record, records, text_lengths, u16

__all__ = ["check_xls", "xls_faults"]

_BOOKS: Final = ("Workbook", "Book", "WORKBOOK", "BOOK")
_PROTECTED: Final = "EncryptedPackage"
_START: Final = 0x0809
_PASSWORD: Final = 0x002F
_SHEET: Final = 0x0085
_DIMENSIONS: Final = 0x0200
_MERGED: Final = 0x00E5
_FORMULA: Final = 0x0006
_TRUTH_OR_ERROR: Final = 0x0205
_SHARED: Final = 0x00FD
_MANY_NUMBERS: Final = 0x00BD
_CELLS: Final = frozenset({_FORMULA, 0x0203, 0x0204, 0x00D6, _TRUTH_OR_ERROR, 0x027E, _SHARED, _MANY_NUMBERS})
_LONGEST_TEXT: Final = 3 * 32_767


class _Sheet(NamedTuple):
    name: str
    at: int


def check_xls(data: bytes, file: str) -> bool:
    """Refuse a workbook of which a sheet is too large to be laid out, and tell whether it may hold errors.

    Args:
        data: The workbook.
        file: Its name.

    Raises:
        SourceError: It is too large, damaged or protected; the message says what to do.
    """
    book = _book(data, file)
    lengths = text_lengths(book)
    largest = Extent()
    many = text = merged = 0
    suspect = False
    for sheet in _sheets(book, file):
        extent = Extent()
        for kind, cell in _sheet_records(book, sheet.at):
            if kind == _MERGED:
                merged += len(cell) // 8
            elif kind == _DIMENSIONS:
                _check_dimensions(cell, file)
            elif kind in _CELLS and len(cell) >= 6:
                row, column = u16(cell, 0), u16(cell, 2)
                extent.add(row, column, max(column, u16(cell, len(cell) - 2) if kind == _MANY_NUMBERS else 0))
                suspect = suspect or kind in (_TRUTH_OR_ERROR, _FORMULA)
                if kind == _SHARED and len(cell) >= 10:
                    place = int.from_bytes(cell[6:10], "little")
                    text += lengths[place] if place < len(lengths) else _LONGEST_TEXT
        if merged > MOST_MERGED:
            raise too_many_merged(file)
        many += extent.cells
        largest = extent if extent.cells > largest.cells else largest
        if many > MOST_CELLS:
            raise too_many_cells(file, sheet.name, largest)
        if text > MOST_TEXT:
            raise too_large(file, MOST_TEXT, "son texte", "its text")
    return suspect


def xls_faults(data: bytes, file: str, name: str) -> Iterator[HiddenFault]:
    """Yield the cells of a sheet that hold errors.

    Args:
        data: The workbook.
        file: Its name.
        name: Name of the sheet.
    """
    book = _book(data, file)
    for sheet in _sheets(book, file):
        if sheet.name != name:
            continue
        for kind, cell in _sheet_records(book, sheet.at):
            code = None
            if kind == _TRUTH_OR_ERROR and len(cell) >= 8 and cell[7] == 1:
                code = cell[6]
            elif kind == _FORMULA and len(cell) >= 14 and cell[6] == 2 and u16(cell, 12) == 0xFFFF:
                code = cell[8]
            if code is not None:
                yield HiddenFault(u16(cell, 0), u16(cell, 2), ERRORS.get(code, "#"))


def _book(data: bytes, file: str) -> memoryview:
    found = streams(data, file)
    if _PROTECTED in found:
        raise protected(file)
    name = next((name for name in _BOOKS if name in found), None)
    if name is None:
        raise damaged(file)
    return memoryview(found[name])


def _sheets(book: memoryview, file: str) -> list[_Sheet]:
    sheets: list[_Sheet] = []
    for kind, data in records(book, 0):
        if kind == END:
            break
        if kind == _PASSWORD and len(data) >= 2 and u16(data, 0):
            raise protected(file)
        if kind == _SHEET and len(data) >= 8:
            wide, length = data[7] & 1, data[6]
            name = bytes(data[8 : 8 + length * (2 if wide else 1)])
            at = int.from_bytes(data[:4], "little")
            sheets.append(_Sheet(name.decode("utf-16-le" if wide else "latin-1", "replace"), at))
    return sheets


def _sheet_records(book: memoryview, at: int) -> Iterator[Record]:
    depth = 0
    for record in records(book, at):
        if record.kind == _START:
            depth += 1
        elif record.kind == END:
            depth -= 1
            if depth <= 0:
                return
        elif depth <= 1:
            yield record


def _check_dimensions(data: memoryview, file: str) -> None:
    # Room is made for as many cells as a sheet says that it has, before one is read.
    if len(data) == 14:
        rows = int.from_bytes(data[4:8], "little") - int.from_bytes(data[:4], "little")
        columns = u16(data, 10)
    elif len(data) == 10:
        rows, columns = u16(data, 2) - u16(data, 0), u16(data, 6)
    else:
        return
    if rows < 0 or rows * columns > MOST_CELLS:
        raise damaged(file)
