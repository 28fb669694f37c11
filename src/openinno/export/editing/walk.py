"""The cells of a sheet, walked through while it is copied."""

from __future__ import annotations

from ...sources.tables.workbooks.spreadsheets.xlsx_cells import place_of
from .markup import Rewriter

__all__ = ["Walk"]


class Walk(Rewriter):
    """Follows the rows and cells of a sheet, counted from 1."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.row: int = 0
        self.column: int = 0
        self._in_cells: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins, which is told as what it is."""
        if name == "c" and self._in_cells:
            self.column = _column_of(attributes["r"]) if "r" in attributes else self.column + 1
            self.cell(attributes)
        elif name == "row" and self._in_cells:
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
            self.starts_row(attributes)
        elif name == "sheetData":
            self._in_cells = True
            self.starts_cells()
        elif self.depth == 1:
            self.beside(name, attributes)

    def end(self, name: str) -> None:
        """An element ends, which is told as what it is."""
        if name == "c" and self._in_cells:
            self.ends_cell()
        elif name == "row" and self._in_cells:
            self.ends_row()
        elif name == "sheetData":
            self.ends_cells()
            self._in_cells = False
        elif self.depth == 1:
            self.behind(name)

    def starts_cells(self) -> None:
        """The cells begin."""

    def ends_cells(self) -> None:
        """There are no more cells."""

    def starts_row(self, attributes: dict[str, str]) -> None:
        """A row begins."""

    def ends_row(self) -> None:
        """A row ends."""

    def cell(self, attributes: dict[str, str]) -> None:
        """A cell begins."""

    def ends_cell(self) -> None:
        """A cell ends."""

    def beside(self, name: str, attributes: dict[str, str]) -> None:
        """Something begins that is no cell and stands beside them."""

    def behind(self, name: str) -> None:
        """It ends."""


def _column_of(address: str) -> int:
    return place_of(address.rstrip("0123456789")) + 1
