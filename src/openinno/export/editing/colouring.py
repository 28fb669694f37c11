"""A sheet copied with its marked cells coloured, and with what stands behind them: notes and drop-downs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from ...findings import Severity
from ...sources.tables.table import letter_of
from .markup import element, in_markup
from .packages import LINKS
from .styles import Styles
from .walk import Walk

__all__ = ["Choices", "coloured_sheet"]

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


class _Colouring(Walk):
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
