"""A table of any kind as a workbook that can be marked: its rows under their own numbers, texts as texts."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from ...cells import Cell
from ...errors import SourceError
from ...labels import Label
from ...sources.mapping.cells.texts import as_it_stands
from ...sources.tables.limits import MOST_UNPACKED
from ...sources.tables.table import Table, letter_of
from ...sources.tables.workbooks.spreadsheets.xlsx_cells import place_of
from .._workbooks import LONGEST_TEXT, numbered_workbook
from .markup import held

__all__ = ["Grid", "grid_of"]

_LAST_ROW: Final = 1_048_576
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME: Final = 31


@attrs.frozen(kw_only=True)
class Grid:
    """A table as a workbook.

    Args:
        data: The workbook.
        sheet: Name of its sheet.
        rows: The rows of the workbook by what findings call them, of those that were asked for.
        cut: How many texts were cut, being longer than a cell may hold.
    """

    data: bytes
    sheet: str
    rows: dict[int | str, int]
    cut: int


def grid_of(table: Table, wanted: Collection[int | str]) -> Grid:
    """Return a table as a workbook.

    Args:
        table: The table.
        wanted: The rows whose place in the workbook is asked for: their numbers, or paths in a document.

    Raises:
        SourceError: The table is larger than a sheet may be; or its file breaks off.
    """
    laid = _Laying(table, wanted)
    sheet = _sheet_name(table)
    data = numbered_workbook(laid.header(), laid.rows(), laid.letters, at=laid.at, title=sheet)
    return Grid(data=data, sheet=sheet, rows=laid.found, cut=laid.cut)


class _Laying:
    def __init__(self, table: Table, wanted: Collection[int | str]) -> None:
        places = [
            place if column.letter is None else place_of(column.letter)
            for place, column in enumerate(table.columns)
        ]
        self.letters: list[str] = [letter_of(place) for place in places]
        self.at: int = table.options.header or 1
        self.found: dict[int | str, int] = {}
        self.cut: int = 0
        self._table: Table = table
        self._wanted: frozenset[int | str] = frozenset(wanted)
        self._size: int = 0

    def header(self) -> list[str]:
        """Return the names of the columns."""
        return [str(self._text(column.name)) for column in self._table.columns]

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield the rows; one that was refused whole stands as it is in its first cell."""
        last = self.at
        for row in self._table.rows(_hear_nothing):
            last = last + 1 if row.number is None else max(row.number, last + 1)
            if last > _LAST_ROW or self._size > MOST_UNPACKED // 2:
                raise _too_large(self._table.file or "?")
            for known in (row.number, row.path):
                if known is not None and known in self._wanted:
                    self.found[known] = last
            cells = [self._cell(cell) for cell in row.cells[: len(self.letters)]]
            cells += [None] * (len(self.letters) - len(cells))
            if row.content is not None and cells:
                cells[0] = self._text(row.content)
            yield last, cells

    def _cell(self, cell: Any) -> Cell:
        self._size += 60
        if cell is None or cell == "":
            return None
        if type(cell) is int or (type(cell) is float and math.isfinite(cell)):
            return cell
        return self._text(cell if isinstance(cell, str) else str(as_it_stands(cell)))

    def _text(self, text: str) -> str:
        self._size += len(text)
        text = held(text)
        # A cell is measured in units of two bytes.
        if len(text) * 2 > LONGEST_TEXT and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            self.cut += 1
            text = text[: LONGEST_TEXT // 2 - 1] + "…"
        return text


def _hear_nothing(finding: object) -> None:
    """Reading told its findings already."""


def _sheet_name(table: Table) -> str:
    name = held(table.sheet or Path(table.file or "").stem).translate(_NOT_IN_NAMES)
    return " ".join(name.split())[:_LONGEST_NAME].strip() or "Table"


def _too_large(file: str) -> SourceError:
    return SourceError(
        Label(
            f"{file} : trop grand pour une feuille ; corrigez-le d'après le rapport en CSV ou JSON",
            f"{file}: too large for a sheet; mend it by the report as CSV or JSON",
        )
    )
