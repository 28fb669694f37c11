"""A sheet copied with values written anew into cells that hold one already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from ...sources.tables.table import letter_of
from .markup import element, in_markup
from .notes import Cell
from .styles import Styles
from .walk import Walk

__all__ = ["NewValue", "mended_sheet"]


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


class _Mending(Walk):
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
