"""A condition as an expression: True, False or nothing of each row, as the reading row by row says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import and_, or_
from typing import Final

from ...cells import CellType
from ...labels import Label
from ..conditions import (
    AllOf,
    AnyOf,
    Between,
    Check,
    Condition,
    Implies,
    Inside,
    Matches,
    NoLaterThan,
    Not,
    OneOf,
    Ordered,
    Present,
    Siren,
    Siret,
    StartsWith,
    Typed,
    Unique,
)
from ..rowwise import LA_POSTE, TYPES
from .prepared import Prepared
from .speech import Expression, Speech

__all__ = ["Reader", "Unjudged", "combined", "is_looked_up"]

_SIREN: Final = 9
_SIRET: Final = 14


class Unjudged(Exception):  # noqa: N818
    """A condition that cannot be judged on a table, and why."""

    def __init__(self, why: Label) -> None:
        super().__init__(why.text())
        self.why: Label = why


def is_looked_up(condition: Condition) -> bool:
    """Tell whether a condition is judged by the different values of its columns, each looked at by Python."""
    if isinstance(condition, Check):
        return True
    listed = isinstance(condition, OneOf | Matches) and TYPES.get(condition.column) is CellType.LIST
    if listed and isinstance(condition, OneOf):
        return any("|" in word or "\\" in word for word in condition.words)
    return listed


def combined(condition: Condition, leaves: Mapping[Condition, Expression]) -> Expression:
    """Return the expression of a condition from those that it is made of; their logic knows of nothing.

    Args:
        condition: The condition.
        leaves: The expressions of the conditions that are made of no other.
    """
    match condition:
        case AllOf(conditions):
            return reduce(and_, [combined(one, leaves) for one in conditions])
        case AnyOf(conditions):
            return reduce(or_, [combined(one, leaves) for one in conditions])
        case Not(one):
            return ~combined(one, leaves)
        case Implies(one, then):
            return ~combined(one, leaves) | combined(then, leaves)
        case _:
            return leaves[condition]


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

    def read(self, condition: Condition) -> Expression:
        """Return the expression of a condition."""
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
                return speech.matches(cells.text(column), pattern)
            case Between(column, least, most):
                return self._between(column, least, most)
            case NoLaterThan(column, day):
                return speech.up_to(cells.text(column), speech.x.lit(day or self._today))
            case Ordered(earlier, later):
                return speech.up_to(cells.text(earlier), cells.text(later))
            case StartsWith(column, other):
                return speech.follows(cells.text(column), cells.text(other))
            case Siren(column):
                return speech.luhn(self._digits(column, _SIREN), _SIREN)
            case Siret(column):
                number = self._digits(column, _SIRET)
                post = number // 10 ** (_SIRET - _SIREN) == int(LA_POSTE)
                return speech.luhn(number, _SIRET) | (post & speech.sum_of_five(number, _SIRET))
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
        code = cells.text(condition.code)
        if condition.insee:
            code = cells.derived("departement", condition.code, speech.departement)
        east, north = cells.number(condition.longitude), cells.number(condition.latitude)
        return speech.inside(east, north, code, condition.boxes)
