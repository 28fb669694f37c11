"""The cells of a sheet, walked through while it is copied: coloured where marked, or written anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from ...findings import Severity
from ...sources.tables.table import letter_of
from ...sources.tables.workbooks.spreadsheets.xlsx_cells import place_of
from .markup import Rewriter, element, in_markup
from .notes import Cell
from .packages import LINKS
from .styles import Styles

__all__ = ["Choices", "NewValue", "coloured_sheet", "mended_sheet"]

_BEHIND_BOXES: Final = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts"}
    | {"extLst", "AlternateContent"}
)
"""What stands behind the link to the boxes of notes."""
_BEHIND_CHOICES: Final = _BEHIND_BOXES | {
    *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
    *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing"),
}
"""What stands behind the drop-downs."""


class _Walk(Rewriter):
    """Follows the rows and cells of a sheet, counted from 1."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.row: int = 0
        self.column: int = 0
        self._in_cells: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
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


@attrs.frozen(kw_only=True)
class Choices:
    """A drop-down for a column.

    Args:
        column: Its letters.
        first: The first row that has it.
        last: The last row.
        values: Where its values stand, such as ``'Listes'!$A$2:$A$9``.
    """

    column: str
    first: int
    last: int
    values: str


def coloured_sheet(
    pieces: Iterable[bytes],
    marks: Mapping[int, Mapping[int, Severity]],
    styles: Styles,
    file: str,
    *,
    link: str | None = None,
    choices: tuple[Choices, ...] = (),
) -> Iterator[bytes]:
    """Yield a sheet with its marked cells coloured, those that are blank and were never written too.

    Args:
        pieces: The sheet, piece by piece.
        marks: How grave what was found is, by row and column.
        styles: The styles of the workbook.
        file: Name of the workbook, for the error.
        link: Name of the link to the boxes of notes, for a sheet that has none; None for no notes.
        choices: The drop-downs to add, to a sheet that has none.

    Raises:
        SourceError: The sheet is damaged.
    """
    return _Colouring(file, marks, styles, link, choices).run(pieces)


class _Colouring(_Walk):
    def __init__(
        self,
        file: str,
        marks: Mapping[int, Mapping[int, Severity]],
        styles: Styles,
        link: str | None,
        choices: tuple[Choices, ...],
    ) -> None:
        super().__init__(file)
        self._marks: Mapping[int, Mapping[int, Severity]] = marks
        self._styles: Styles = styles
        self._link: str | None = link
        self._choices: tuple[Choices, ...] = choices
        self._rows: list[int] = sorted(marks, reverse=True)
        self._columns: list[int] = []
        self._widths: list[tuple[int, int, int]] = []
        self._row_style: int | None = None

    def starts_cells(self) -> None:
        if self.is_empty():
            name = f"{self.prefix}sheetData"
            self.replace(f"<{name}>{self._rows_before(1 << 40)}</{name}>")

    def ends_cells(self) -> None:
        self.insert(self._rows_before(1 << 40))

    def starts_row(self, attributes: dict[str, str]) -> None:
        if self._rows and self._rows[-1] < self.row:
            self.insert(self._rows_before(self.row))
        marks = self._marks.get(self.row)
        if not marks:
            return
        if self._rows[-1:] != [self.row]:
            # Rows out of order, which no spreadsheet opens.
            raise ValueError(self.row)
        self._rows.pop()
        styled = attributes.get("customFormat") in {"1", "true"}
        self._row_style = int(attributes.get("s", "0")) if styled else None
        self._columns = sorted(marks, reverse=True)
        # The columns that a row tells to have may be fewer than it has now.
        kept = {key: value for key, value in attributes.items() if key != "spans"}
        name, empty = f"{self.prefix}row", self.is_empty()
        self.replace(element(name, kept, empty=False))
        if empty:
            self.append(f"{self._cells_before(1 << 20)}</{name}>")

    def ends_row(self) -> None:
        if self._columns:
            self.insert(self._cells_before(1 << 20))

    def cell(self, attributes: dict[str, str]) -> None:
        marks = self._marks.get(self.row)
        if not marks:
            return
        if self._columns and self._columns[-1] < self.column:
            self.insert(self._cells_before(self.column))
        if self.column in marks and self._columns and self._columns[-1] == self.column:
            self._columns.pop()
            style = self._styles.coloured(int(attributes.get("s", "0")), marks[self.column])
            name = f"{self.prefix}c"
            self.replace(element(name, {**attributes, "s": str(style)}, empty=self.is_empty()))

    def beside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "dimension":
            # It may be larger now; nobody needs it.
            self.hold()
        elif name == "legacyDrawing":
            self._link = None
        elif name == "dataValidations":
            self._choices = ()
        name = "AlternateContent" if name.endswith(":AlternateContent") else name
        if self._choices and name in _BEHIND_CHOICES:
            self._insert_choices()
        if self._link and name in _BEHIND_BOXES:
            self._insert_link()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "col" and self.depth == 2 and "style" in attributes:
            self._widths.append((int(attributes["min"]), int(attributes["max"]), int(attributes["style"])))
        super().start(name, attributes)

    def behind(self, name: str) -> None:
        if name == "dimension":
            self.release("")

    def end(self, name: str) -> None:
        if self.depth == 0:
            if self._choices:
                self._insert_choices()
            if self._link:
                self._insert_link()
        super().end(name)

    def _rows_before(self, number: int) -> str:
        written = []
        while self._rows and self._rows[-1] < number:
            row = self._rows.pop()
            self._row_style, self._columns = None, sorted(self._marks[row], reverse=True)
            name = f"{self.prefix}row"
            opened = element(name, {"r": str(row)}, empty=False)
            written.append(f"{opened}{self._cells_before(1 << 20, row)}</{name}>")
        return "".join(written)

    def _cells_before(self, column: int, row: int | None = None) -> str:
        row = self.row if row is None else row
        written = []
        while self._columns and self._columns[-1] < column:
            place = self._columns.pop()
            style = self._styles.coloured(self._style_of(place), self._marks[row][place])
            address = f"{letter_of(place - 1)}{row}"
            written.append(element(f"{self.prefix}c", {"r": address, "s": str(style)}))
        return "".join(written)

    def _style_of(self, column: int) -> int:
        if self._row_style is not None:
            return self._row_style
        return next((style for first, last, style in self._widths if first <= column <= last), 0)

    def _insert_link(self) -> None:
        self.insert(f'<{self.prefix}legacyDrawing xmlns:r="{LINKS}" r:id="{self._link}"/>')
        self._link = None

    def _insert_choices(self) -> None:
        prefix = self.prefix
        written = "".join(
            element(
                f"{prefix}dataValidation",
                {
                    "type": "list",
                    "allowBlank": "1",
                    "showInputMessage": "1",
                    "sqref": f"{one.column}{one.first}:{one.column}{one.last}",
                },
                empty=False,
            )
            + f"<{prefix}formula1>{in_markup(one.values)}</{prefix}formula1></{prefix}dataValidation>"
            for one in self._choices
        )
        name = f"{prefix}dataValidations"
        self.insert(f'<{name} count="{len(self._choices)}">{written}</{name}>')
        self._choices = ()


@attrs.frozen
class NewValue:
    """What a cell is to hold.

    Args:
        value: The value; None for nothing.
        style: The number of its style; None for its own, in the format of texts where it becomes one.
        over_blank: Whether it may be written where nothing stands.
    """

    value: str | int | float | None
    style: int | None = None
    over_blank: bool = False


def mended_sheet(
    pieces: Iterable[bytes],
    values: Mapping[Cell, NewValue],
    styles: Styles,
    file: str,
    before: dict[Cell, int],
) -> Iterator[bytes]:
    """Yield a sheet with values written into cells that hold one already; never over a formula.

    Args:
        pieces: The sheet, piece by piece.
        values: What to write.
        styles: The styles of the workbook.
        file: Name of the workbook, for the error.
        before: Takes the cells that are written, each with the style that it had.

    Raises:
        SourceError: The sheet is damaged.
    """
    return _Mending(file, values, styles, before).run(pieces)


class _Mending(_Walk):
    def __init__(
        self, file: str, values: Mapping[Cell, NewValue], styles: Styles, before: dict[Cell, int]
    ) -> None:
        super().__init__(file)
        self._before: dict[Cell, int] = before
        self._values: Mapping[Cell, NewValue] = values
        self._styles: Styles = styles
        self._attributes: dict[str, str] | None = None
        self._formula: bool = False

    def cell(self, attributes: dict[str, str]) -> None:
        new = self._values.get(Cell(self.row, self.column))
        if new is not None and (new.over_blank or not self.is_empty()):
            self._attributes, self._formula = attributes, False
            self.hold()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "f" and self._attributes is not None:
            self._formula = True
        super().start(name, attributes)

    def ends_cell(self) -> None:
        if self._attributes is None:
            return
        attributes, self._attributes = self._attributes, None
        if self._formula:
            self.release()
            return
        at = Cell(self.row, self.column)
        self._before[at] = int(attributes.get("s", "0"))
        self.release("".join(self._rewritten(attributes, self._values[at])))

    def _rewritten(self, attributes: Mapping[str, str], new: NewValue) -> Iterator[str]:
        style = int(attributes.get("s", "0"))
        if new.style is not None:
            style = new.style
        elif isinstance(new.value, str):
            style = self._styles.as_text(style)
        name, kept = f"{self.prefix}c", {"r": f"{letter_of(self.column - 1)}{self.row}", "s": str(style)}
        if new.value is None:
            yield element(name, kept)
        elif isinstance(new.value, str):
            text = f'<{self.prefix}t xml:space="preserve">{in_markup(new.value)}</{self.prefix}t>'
            yield element(name, {**kept, "t": "inlineStr"}, empty=False)
            yield f"<{self.prefix}is>{text}</{self.prefix}is></{name}>"
        else:
            yield element(name, kept, empty=False)
            yield f"<{self.prefix}v>{new.value!r}</{self.prefix}v></{name}>"
