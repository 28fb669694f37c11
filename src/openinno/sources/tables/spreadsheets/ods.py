"""ODS: how large its sheets would become, which of their cells are merged, and which hold errors.

A cell or a row that stands many times is written once with its number, so that a short file may ask for
more cells than any memory holds. All sheets are laid out when one is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from .limits import (
    MOST_CELLS,
    MOST_MERGED,
    MOST_TEXT,
    Extent,
    damaged,
    too_large,
    too_many_cells,
    too_many_merged,
)
from .markup import run
from .packages import Package, protected

__all__ = ["Area", "OdsCell", "check_ods", "ods_cells"]

Area = tuple[tuple[int, int], tuple[int, int]]
"""Merged cells: the first and the last, row and column from 0."""

_CONTENT: Final = "content.xml"
_CELLS: Final = ("table:table-cell", "table:covered-table-cell")
_MOST_COLUMNS: Final = 16_384
_MOST_ROWS: Final = 1_048_576
_LONGEST_SHOWN: Final = 64


class OdsCell(NamedTuple):
    """A filled or merged cell, or a run of equal ones."""

    sheet: str
    row: int
    column: int
    rows: int
    """How many rows hold it."""
    columns: int
    filled: bool
    error: str | None
    """The error that it holds, as it is shown."""
    spans: tuple[int, int]
    """How many rows and columns it is merged over; 1 and 1 where it is not."""
    text: int
    """How many bytes it takes as a text, at most."""


def check_ods(package: Package) -> None:
    """Refuse a workbook of which a sheet is too large to be laid out.

    Args:
        package: Its parts.

    Raises:
        SourceError: It is too large, damaged or protected; the message says what to do.
    """
    if b"encryption-data" in package.text("meta-inf/manifest.xml"):
        raise protected(package.file)
    extents: dict[str, Extent] = {}
    at, width, laid, text, merged = ("", -1), 0, 0, 0, 0
    for cell in ods_cells(package):
        merged += cell.spans != (1, 1)
        if merged > MOST_MERGED:
            raise too_many_merged(package.file)
        if not cell.filled:
            continue
        extent = extents.setdefault(cell.sheet, Extent())
        last = cell.column + cell.columns - 1
        extent.add(cell.row, cell.column, last)
        extent.add(cell.row + cell.rows - 1, cell.column, last)
        # The blank cells before a filled one are laid out too, in each row that is written.
        laid += last + 1 - (width if at == (cell.sheet, cell.row) else 0)
        at, width = (cell.sheet, cell.row), last + 1
        text += cell.text * cell.rows * cell.columns
        if extent.cells > MOST_CELLS or laid > MOST_CELLS:
            raise too_many_cells(package.file, cell.sheet, extent)
        if text > MOST_TEXT:
            raise too_large(package.file, MOST_TEXT, "son texte", "its text")
    if sum(extent.cells for extent in extents.values()) > MOST_CELLS:
        raise too_many_cells(package.file, *max(extents.items(), key=lambda item: item[1].cells))


def ods_cells(package: Package) -> Iterator[OdsCell]:
    """Yield the filled and the merged cells of all sheets.

    Args:
        package: The parts of the workbook.

    Raises:
        SourceError: It is damaged.
    """
    if _CONTENT not in package:
        raise damaged(package.file)
    return run(package.pieces(_CONTENT), _Cells(), package.file)


class _Cells:
    """The cells of all sheets, with the places that repeated ones give them."""

    def __init__(self) -> None:
        self.made: list[OdsCell] = []
        self._sheet: str = ""
        self._row: int = 0
        self._rows: int = 1
        self._column: int = 0
        self._cell: Mapping[str, str] | None = None
        self._shown: str = ""
        self._text: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._sheet, self._row = attributes.get("table:name", ""), 0
        elif name == "table:table-row":
            self._rows = _repeated(attributes, "table:number-rows-repeated", _MOST_ROWS)
            self._column = 0
        elif name in _CELLS:
            self._cell, self._shown = attributes, ""
            self._text = sum(map(len, attributes.values())) * 4
        elif name == "text:s" and self._cell is not None:
            self._text += _repeated(attributes, "text:c", MOST_TEXT)

    def end(self, name: str) -> None:
        if name in _CELLS and self._cell is not None:
            self._make(self._cell)
            self._cell = None
        elif name == "table:table-row":
            self._row += self._rows

    def text(self, text: str) -> None:
        if self._cell is not None:
            self._text += len(text) * 4
            if len(self._shown) < _LONGEST_SHOWN:
                self._shown = (self._shown + text)[:_LONGEST_SHOWN]

    def _make(self, cell: Mapping[str, str]) -> None:
        columns = _repeated(cell, "table:number-columns-repeated", _MOST_COLUMNS)
        filled = any(key.startswith("office:") or key == "table:formula" for key in cell)
        spans = (
            _repeated(cell, "table:number-rows-spanned", _MOST_ROWS),
            _repeated(cell, "table:number-columns-spanned", _MOST_COLUMNS),
        )
        if filled or spans != (1, 1):
            wrong = "error" in (cell.get("office:value-type"), cell.get("calcext:value-type"))
            error = self._shown.strip() or "#" if wrong else None
            place = (self._sheet, self._row, self._column, self._rows, columns)
            self.made.append(OdsCell(*place, filled, error, spans, self._text))
        self._column += columns


def _repeated(attributes: Mapping[str, str], name: str, most: int) -> int:
    # No number, or one with thousands of digits, is refused with the document.
    given = attributes.get(name, "1")
    if len(given) > 12:
        raise ValueError(given)
    return min(max(int(given), 1), most)
