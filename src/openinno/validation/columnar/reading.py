"""A condition as an expression: True, False or nothing of each row, as the reading row by row says."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import Final

from ...cells import CellType
from ..conditions import (
    Between,
    Check,
    Condition,
    Inside,
    Matches,
    NoEarlierThan,
    NoLaterThan,
    NoMoreThan,
    OneOf,
    Ordered,
    Present,
    Siren,
    Siret,
    StartsWith,
    Typed,
    Unique,
    columns_of,
)
from ..text_tests import TYPES
from .logic import ANY, Verdict
from .prepared import Kind, Prepared
from .speech import Expression, Speech

__all__ = ["Reader", "is_looked_up"]

_SIREN: Final = 9
_SIRET: Final = 14


def is_looked_up(condition: Condition) -> bool:
    """Tell whether a condition is judged by the different values of its columns, each looked at by Python."""
    if isinstance(condition, Check):
        return True
    listed = isinstance(condition, OneOf | Matches) and TYPES.get(condition.column) is CellType.LIST
    if listed and isinstance(condition, OneOf):
        return any("|" in word or "\\" in word for word in condition.words)
    return listed


class Reader:
    """Reads conditions that are made of no other.

    Args:
        speech: What the engine says.
        cells: The columns that are read.
        today: The ISO day of the check.
    """

    def __init__(self, speech: Speech, cells: Prepared, today: str) -> None:
        self._speech: Speech = speech
        self._cells: Prepared = cells
        self._today: str = today

    def read(self, condition: Condition) -> Verdict:
        """Return what a condition says."""
        return Verdict(self._expression(condition), self._can(condition))

    def _can(self, condition: Condition) -> frozenset[bool | None]:
        """Return what a condition can say, by what the columns are that it reads."""
        cells = self._cells
        match condition:
            case Present(column):
                return frozenset({False} if cells.kind(column) is Kind.ABSENT else {True, False})
            case Typed(column):
                return cells.can_be_typed(column)
            case Unique():
                return frozenset({True})
            case Between(column):
                known = cells.has_numbers(column)
            case NoMoreThan(column, other):
                known = cells.has_numbers(column) and cells.has_numbers(other)
            case Inside(latitude=latitude, longitude=longitude, code=code):
                known = cells.has_numbers(latitude) and cells.has_numbers(longitude) and cells.has_texts(code)
            case _:
                known = all(map(cells.has_texts, columns_of(condition)))
        return ANY if known else frozenset({None})

    def _expression(self, condition: Condition) -> Expression:
        speech, cells = self._speech, self._cells
        match condition:
            case Present(column):
                return cells.filled(column)
            case Typed(column):
                return cells.typed(column)
            case OneOf(column, words) if TYPES.get(column) is CellType.LIST:
                return speech.all_among(cells.text(column), words)
            case OneOf(column, words):
                return speech.among(cells.text(column), words)
            case Matches(column, pattern):
                count = speech.counted_digits(pattern)
                if count is None:
                    return speech.matches(cells.text(column), pattern)
                return speech.where(~cells.text(column).is_null(), ~self._digits(column, count).is_null())
            case Between(column, least, most):
                return self._between(column, least, most)
            case NoMoreThan(column, other):
                return cells.number(column) <= cells.number(other)
            case NoEarlierThan(column, day):
                return speech.up_to(speech.x.lit(day or self._today), cells.text(column))
            case NoLaterThan(column, day):
                return speech.up_to(cells.text(column), speech.x.lit(day or self._today))
            case Ordered(earlier, later):
                return speech.up_to(cells.text(earlier), cells.text(later))
            case StartsWith(column, other):
                return speech.follows(cells.text(column), cells.text(other))
            case Siren(column):
                return speech.luhn(self._digits(column, _SIREN), _SIREN)
            case Siret(column):
                return speech.siret(self._digits(column, _SIRET))
            case Inside():
                return self._inside(condition)
            case Unique():
                # Rows are compared once all that is judged of one is known; within a condition, one row says
                # nothing.
                return speech.x.lit(value=True)
            case _:
                raise TypeError(f"no reading of {type(condition).__name__} on tables")

    def _digits(self, column: str, count: int) -> Expression:
        return self._cells.derived(f"{count} digits", column, lambda text: self._speech.digits(text, count))

    def _between(self, column: str, least: float | None, most: float | None) -> Expression:
        number = self._cells.number(column)
        bounds = [number >= least] if least is not None else []
        bounds += [number <= most] if most is not None else []
        known = self._speech.where(~number.is_null(), self._speech.x.lit(value=True))
        return reduce(and_, bounds) if bounds else known

    def _inside(self, condition: Inside) -> Expression:
        cells, speech = self._cells, self._speech
        boxes = condition.boxes

        def box_of(code: Expression) -> Expression:
            return speech.box_of(speech.departement(code) if condition.insee else code, boxes)

        box = cells.derived(f"box {id(boxes)} {condition.insee}", condition.code, box_of)
        east, north = cells.number(condition.longitude), cells.number(condition.latitude)
        return speech.inside(east, north, box, boxes)
