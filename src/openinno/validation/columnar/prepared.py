"""The cells of a table as rules see them: texts, numbers, and whether there is anything.

Each is a column of its own, made once however many rules read it. A cell of another type than its column
holds gives neither text nor number, so that nothing but its type is told of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

from ...cells import CellType
from ..text_tests import TYPES
from .logic import ANY
from .speech import PREFIX, Expression, Speech

__all__ = ["Kind", "Prepared", "kind_of"]


class Kind(Enum):
    """What the cells of a column are, in the table at hand."""

    TEXT = "text"
    CATEGORY = "category"
    LIST = "list"
    DATE = "date"
    WHOLE = "whole"
    FLOAT = "float"
    DECIMAL = "decimal"
    OTHER = "other"
    """Truth values, durations, bytes, structures…: no text and no number."""
    ABSENT = "absent"
    """There is no such column."""


_TEXTS: Final = frozenset({Kind.TEXT, Kind.CATEGORY, Kind.LIST, Kind.DATE})
_NUMBERS: Final = frozenset({Kind.WHOLE, Kind.FLOAT, Kind.DECIMAL})
_COUNTED: Final = frozenset({CellType.NUMBER, CellType.INTEGER})


def kind_of(dtype: Any) -> Kind:
    """Return what cells of a type of narwhals are."""
    import narwhals as nw

    if dtype == nw.String:
        return Kind.TEXT
    if dtype == nw.Categorical or dtype == nw.Enum:
        return Kind.CATEGORY
    if dtype == nw.List or dtype == nw.Array:
        return Kind.LIST
    if dtype == nw.Date or dtype == nw.Datetime:
        return Kind.DATE
    if dtype.is_decimal():
        return Kind.DECIMAL
    if dtype.is_integer():
        return Kind.WHOLE
    return Kind.FLOAT if dtype.is_float() else Kind.OTHER


class Prepared:
    """The columns that rules read, each added where it is first asked for.

    Args:
        speech: What the engine says.
        kinds: What the columns of the table are.
    """

    def __init__(self, speech: Speech, kinds: Mapping[str, Kind]) -> None:
        self.first: dict[str, Expression] = {}
        """What is made of the columns of the table."""
        self.second: dict[str, Expression] = {}
        """What is made of that."""
        self._speech: Speech = speech
        self._kinds: Mapping[str, Kind] = kinds
        self._names: dict[tuple[object, ...], str] = {}

    def kind(self, column: str) -> Kind:
        """Return what the cells of a column are."""
        return self._kinds.get(column, Kind.ABSENT)

    def has_texts(self, column: str) -> bool:
        """Tell whether a column can hold texts."""
        return self.kind(column) in _TEXTS

    def has_numbers(self, column: str) -> bool:
        """Tell whether a column can hold numbers."""
        return self.kind(column) in _TEXTS | _NUMBERS

    def can_be_typed(self, column: str) -> frozenset[bool | None]:
        """Return what can be said of whether cells are what their column holds."""
        kind, holds = self.kind(column), TYPES.get(column, CellType.TEXT)
        if kind is Kind.ABSENT:
            return frozenset({None})
        if holds is CellType.NUMBER and kind is Kind.FLOAT:
            return ANY
        if holds in _COUNTED:
            if kind in _TEXTS:
                return ANY
            right = kind is Kind.WHOLE or (kind is Kind.DECIMAL and holds is CellType.NUMBER)
        else:
            right = kind in _TEXTS
        return frozenset({right, None})

    def text(self, column: str) -> Expression:
        """Return the texts of a column; nothing for empty ones and for cells that hold none."""
        return self._speech.column(self.text_name(column))

    def text_name(self, column: str) -> str:
        """Return the name of the column of those texts."""
        return self._kept(self.first, ("text", column), lambda: self._text(column))

    def _text(self, column: str) -> Expression:
        speech, kind = self._speech, self.kind(column)
        cells = speech.column(column)
        if kind is Kind.TEXT:
            return speech.filled(cells)
        if kind is Kind.CATEGORY:
            return speech.filled(cells.cast(speech.x.String))
        if kind is Kind.LIST:
            return speech.joined(column)
        return speech.day(cells) if kind is Kind.DATE else speech.nothing("String")

    def number(self, column: str) -> Expression:
        """Return the numbers of a column, those that texts are too; nothing for what is none."""
        speech, kind = self._speech, self.kind(column)
        cells = speech.column(column)
        if kind is Kind.FLOAT:
            return self._column(
                self.first, ("number", column), lambda: speech.where(cells.is_finite(), cells)
            )
        if kind is Kind.WHOLE:
            return cells
        if kind is Kind.DECIMAL:
            return self._column(self.first, ("number", column), lambda: cells.cast(speech.x.Float64))
        if kind in _TEXTS:
            text = self.text(column)
            return self._column(self.second, ("number", column), lambda: speech.number(text))
        return self._column(self.first, ("number", column), lambda: speech.nothing("Float64"))

    def filled(self, column: str) -> Expression:
        """Tell whether cells hold anything."""
        kind = self.kind(column)
        if kind in _TEXTS:
            return ~self.text(column).is_null()
        if kind is Kind.ABSENT:
            return self._speech.x.lit(value=False)
        cells = self._speech.column(column)
        return ~(cells.fill_nan(None) if kind is Kind.FLOAT else cells).is_null()

    def typed(self, column: str) -> Expression:
        """Tell whether filled cells can be read as what their column holds."""
        speech, kind, holds = self._speech, self.kind(column), TYPES.get(column, CellType.TEXT)
        if holds is CellType.NUMBER:
            right = ~self.number(column).is_null()
        elif holds is CellType.INTEGER and kind in _TEXTS:
            right = speech.whole(self.text(column))
        else:
            right = speech.x.lit(value=kind is Kind.WHOLE if holds is CellType.INTEGER else kind in _TEXTS)
        return speech.where(self.filled(column), right)

    def derived(self, what: str, column: str, make: Callable[[Expression], Expression]) -> Expression:
        """Return something that is made of the texts of a column."""
        text = self.text(column)
        return self._column(self.second, (what, column), lambda: make(text))

    def folded_name(self, column: str) -> str:
        """Return the name of the column of folded texts."""
        text = self.text(column)
        return self._kept(self.second, ("folded", column), lambda: self._speech.folded(text))

    def _column(
        self, level: dict[str, Expression], key: tuple[object, ...], make: Callable[[], Expression]
    ) -> Expression:
        return self._speech.column(self._kept(level, key, make))

    def _kept(
        self, level: dict[str, Expression], key: tuple[object, ...], make: Callable[[], Expression]
    ) -> str:
        if key not in self._names:
            name = f"{PREFIX}c{len(self._names)}"
            self._names[key] = name
            level[name] = make().alias(name)
        return self._names[key]
