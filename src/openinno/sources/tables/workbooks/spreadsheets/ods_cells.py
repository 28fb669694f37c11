"""The filled and the merged cells of an ODS workbook; most rows are counted, not parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final, NamedTuple

from ...limits import LONGEST_ROW, MOST_COLUMNS, MOST_TEXT
from .bounds import damaged
from .markup import run
from .packages import Package

__all__ = ["CONTENT", "OdsCell", "ods_cells"]

CONTENT: Final = "content.xml"
"""The part that holds all sheets."""
_CELLS: Final = ("table:table-cell", "table:covered-table-cell")
_MOST_ROWS: Final = 1_048_576
_LONGEST_SHOWN: Final = 64
_ROW: Final = b"<table:table-row"
_ROW_END: Final = b"</table:table-row>"
_ATTRIBUTES: Final = rb'(?:\s+[\w:.-]+="[^"<]*")*\s*'
_EMPTY_ROW: Final = re.compile(rb"<table:table-row" + _ATTRIBUTES + rb"/>")
_SHEET: Final = re.compile(rb"<table:table(?=\s)(" + _ATTRIBUTES + rb")/?>")
_NAME: Final = re.compile(rb'\stable:name="([^"]*)"')
_STYLE: Final = rb'(?:\s+table:style-name="[^"<]*")?'
_BLANKS: Final = re.compile(
    rb"<table:table-cell" + _STYLE + rb'\s+table:number-columns-repeated="([0-9]{1,5})"' + _STYLE + rb"\s*/>"
)
_LAST_BLANKS: Final = re.compile(_BLANKS.pattern + rb"\s*\Z")
_MARKS: Final = re.compile(rb"-spanned|[\"']error[\"']|text:c")


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


def ods_cells(package: Package) -> Iterator[OdsCell]:
    """Yield the filled and the merged cells of all sheets; a row without repeated ones may come as one run.

    Args:
        package: The parts of the workbook.

    Raises:
        SourceError: It is damaged.
    """
    if CONTENT not in package:
        raise damaged(package.file)
    if not _is_plain(package):
        yield from run(package.pieces(CONTENT), _Cells(), package.file)
        return
    sheet, row = "", 0
    for part in _rows(package):
        text, end, rest = part.partition(_ROW_END)
        if not text.startswith(_ROW):
            rest = text
        elif not end:
            empty = _EMPTY_ROW.match(text)
            if not empty:
                raise damaged(package.file)
            cells = _Cells(sheet, row)
            yield from run([empty[0]], cells, package.file)
            row, rest = cells.row, text[empty.end() :]
        elif (width := _plain_width(text)) is not None:
            if width:
                yield OdsCell(sheet, row, 0, 1, width, True, None, (1, 1), 0)
            row += 1
        else:
            cells = _Cells(sheet, row)
            yield from run([text, end], cells, package.file)
            row = cells.row
        for found in _SHEET.findall(rest):
            name = _NAME.search(found)
            sheet, row = unescape(name[1].decode("utf-8", "replace")) if name else "", 0


def _is_plain(package: Package) -> bool:
    # Comments could hide the start of a row, and a sheet whose tag is written otherwise its name.
    rest = b""
    for piece in package.pieces(CONTENT):
        piece = rest + piece
        rest = piece[max(piece.rfind(b"<"), len(piece) - 4096) :]
        if b"<!" in piece:
            return False
        if piece.count(b"<table:table ") > len(_SHEET.findall(piece)) + rest.count(b"<table:table "):
            return False
        if b"<table:table\n" in piece or b"<table:table\t" in piece or b"<table:table\r" in piece:
            return False
    return True


def _rows(package: Package) -> Iterator[bytes]:
    rest = b""
    for piece in package.pieces(CONTENT):
        first, *parts = (rest + piece).split(_ROW)
        if parts:
            yield first
            yield from (_ROW + part for part in parts[:-1])
            rest = _ROW + parts[-1]
        else:
            rest = first
        if len(rest) > LONGEST_ROW:
            raise damaged(package.file)
    yield rest


def _plain_width(row: bytes) -> int | None:
    """Return how many cells a row has up to its last filled one or more, or None where it must be parsed."""
    if _MARKS.search(row):
        return None
    if b"office:" not in row and b"table:formula" not in row and b"-rows-repeated" not in row:
        return 0
    width = row.count(b"<table:table-cell") + row.count(b"<table:covered-table-cell")
    repeated = row.count(b"-repeated")
    if repeated:
        blanks = _BLANKS.findall(row)
        if len(blanks) != repeated:
            return None
        last = _LAST_BLANKS.search(row)
        width += sum(map(int, blanks)) - len(blanks) - (int(last[1]) if last else 0)
    return width


class _Cells:
    """The cells of sheets, with the places that repeated ones give them."""

    def __init__(self, sheet: str = "", row: int = 0) -> None:
        self.made: list[OdsCell] = []
        self.row: int = row
        self._sheet: str = sheet
        self._rows: int = 1
        self._column: int = 0
        self._cell: Mapping[str, str] | None = None
        self._shown: str = ""
        self._text: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._sheet, self.row = attributes.get("table:name", ""), 0
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
            self.row += self._rows

    def text(self, text: str) -> None:
        if self._cell is not None:
            self._text += len(text) * 4
            if len(self._shown) < _LONGEST_SHOWN:
                self._shown = (self._shown + text)[:_LONGEST_SHOWN]

    def _make(self, cell: Mapping[str, str]) -> None:
        columns = _repeated(cell, "table:number-columns-repeated", MOST_COLUMNS)
        filled = any(key.startswith("office:") or key == "table:formula" for key in cell)
        spans = (
            _repeated(cell, "table:number-rows-spanned", _MOST_ROWS),
            _repeated(cell, "table:number-columns-spanned", MOST_COLUMNS),
        )
        if filled or spans != (1, 1):
            wrong = "error" in (cell.get("office:value-type"), cell.get("calcext:value-type"))
            error = self._shown.strip() or "#" if wrong else None
            place = (self._sheet, self.row, self._column, self._rows, columns)
            self.made.append(OdsCell(*place, filled, error, spans, self._text))
        self._column += columns


def _repeated(attributes: Mapping[str, str], name: str, most: int) -> int:
    # No number, or one with thousands of digits, is refused with the document.
    given = attributes.get(name, "1")
    if len(given) > 12:
        raise ValueError(given)
    return min(max(int(given), 1), most)
