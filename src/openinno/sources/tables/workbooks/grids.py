"""A workbook that is open, and its sheets laid out: rows of cells as every kind of workbook gives them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any, Final

import attrs

from ....errors import OpenInnoError, SourceError
from ....findings import Finding, Position
from ....labels import Label
from ....pieces import broken
from .sheets import Sheets, filled_rows, told_choice
from .spreadsheets.bounds import damaged, protected

__all__ = ["Grid", "Workbook"]

_EXACT: Final = float(2**53)
"""Whole numbers below it are exact as floats, which is how spreadsheets keep them."""


@attrs.frozen(kw_only=True)
class Grid:
    """A sheet that is laid out: its rows from the first filled one, its columns from the first filled one."""

    sheet: Any
    name: str
    file: str
    top: int
    left: int
    width: int

    def raw_rows(self, skipped: int = 0) -> Iterator[list[Any]]:
        """Yield its rows as they are given, blank cells as empty texts."""
        with _guarded(self.file):
            yield from islice(self.sheet.iter_rows(), self.top + skipped, None)

    def rows(self, skipped: int = 0) -> Iterator[tuple[int, list[Any]]]:
        """Yield its rows with their numbers, from 0."""
        for number, row in enumerate(self.raw_rows(skipped), self.top + skipped):
            yield number, _cells(row)

    @property
    def where(self) -> Position:
        """Where it is."""
        return Position(file=self.file, sheet=self.name)


@attrs.frozen
class Workbook:
    """A workbook that is open.

    Args:
        opened: The workbook, as the library has it.
        file: Its name.
        sheets: Its sheets.
    """

    opened: Any
    file: str
    sheets: Sheets

    @classmethod
    def open(cls, calamine: Any, data: bytes, file: str) -> Workbook:
        """Open a workbook.

        Args:
            calamine: The library.
            data: The workbook.
            file: Its name.

        Raises:
            SourceError: It is damaged, protected, without a sheet, or has two of the same name.
        """
        with _guarded(file):
            opened = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        shown = calamine.SheetVisibleEnum.Visible
        every = [(sheet.name, sheet.visible == shown) for sheet in opened.sheets_metadata]
        if not every:
            raise damaged(file, Label("il n'a aucune feuille", "it has no sheet"))
        if len(dict(every)) < len(every):
            # The library opens sheets by their names: the second would be read as the first.
            raise damaged(
                file, Label("deux de ses feuilles ont le même nom", "two of its sheets have the same name")
            )
        sheets = Sheets(
            tuple(name for name, visible in every if visible),
            tuple(name for name, visible in every if not visible),
        )
        return cls(opened, file, sheets)

    def choose(self, asked: str | int | None) -> tuple[Grid, list[Finding]]:
        """Return the sheet that is asked for, or else the one most like a table, and tell of the others."""
        if asked is not None:
            grid = self.grid(self.sheets.asked(asked, self.file))
            if grid is None:
                raise _empty(self.file, self.sheets.asked(asked, self.file))
            return grid, []
        best, most, failed = None, -1, _empty(self.file, None)
        candidates = self.sheets.candidates
        for name in candidates:
            try:
                grid = self.grid(name)
                rows = filled_rows(grid.raw_rows()) if grid and len(candidates) > 1 else 0
            except SourceError as error:
                # Sheets of macros or dialogs, beside the table, are no reason to refuse it.
                failed = error
                continue
            if grid and rows > most:
                best, most = grid, rows
        if best is None:
            raise failed
        several = len(self.sheets.names) > 1
        return best, [told_choice(self.sheets, best.name, best.where)] if several else []

    def grid(self, name: str) -> Grid | None:
        """Return a sheet laid out, or None where no cell is filled."""
        with _guarded(self.file):
            sheet = self.opened.get_sheet_by_name(name)
        if sheet.start is None or not sheet.height:
            return None
        top, left = sheet.start
        return Grid(sheet=sheet, name=name, file=self.file, top=top, left=left, width=sheet.width)


def _cells(row: list[Any]) -> list[Any]:
    return [
        (cell if cell and not cell.isspace() else None) if type(cell) is str else _value(cell) for cell in row
    ]


def _value(cell: Any) -> Any:
    if type(cell) is float:
        return int(cell) if cell.is_integer() and -_EXACT < cell < _EXACT else cell
    if type(cell) is datetime:
        return cell.date() if cell.time() == time.min else cell
    if type(cell) is timedelta:
        minutes, seconds = divmod(int(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return cell


def _empty(file: str, sheet: str | None) -> SourceError:
    if sheet is None:
        return SourceError(broken(file, "aucune cellule n'est remplie", "no cell is filled"))
    fr, en = f"la feuille « {sheet} » est vide", f"the sheet “{sheet}” is empty"
    return SourceError(broken(file, fr, en))


@contextmanager
def _guarded(file: str) -> Iterator[None]:
    # A panic of the library that reads workbooks is no Exception; its type has no public name.
    try:
        yield
    except (OpenInnoError, MemoryError):
        raise
    except Exception as error:
        raise (protected(file) if type(error).__name__ == "PasswordError" else damaged(file)) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(file) from None
