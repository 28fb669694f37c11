"""What a condition says of a row, by plain Python: each becomes a function once, which is then called.

The reading of whole tables must say the same of every row, which a law holds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from ..cells import NUMBER, WHOLE, Cell, CellError, CellType
from .conditions import (
    AllOf,
    AnyOf,
    Between,
    Check,
    Condition,
    Implies,
    Inside,
    NoMoreThan,
    Not,
    Ordered,
    Present,
    StartsWith,
    Typed,
    Unique,
)
from .folding import folded
from .kleene import every, negated, some
from .text_tests import TYPES, Test, text_test

__all__ = ["Judge", "Row", "judge_of", "key_of"]

Row: TypeAlias = Mapping[str, Cell]
"""A flat row: cells by column name; a column that is not there is blank."""
Judge: TypeAlias = Callable[[Row], "bool | None"]
"""What judges a row: True, False, or None where it cannot."""


def judge_of(condition: Condition, today: str) -> Judge:
    """Return the function that judges a row by a condition.

    Args:
        condition: The condition.
        today: The ISO day of the check.
    """
    found = text_test(condition, today)
    if found is not None:
        return _on_text(*found)
    match condition:
        case AllOf((Present(column), *others)) if others:
            return _filled(column, judge_of(AllOf(*others), today))
        case AnyOf((Present(column), *others) | (*others, Present(column))) if others:
            return _blank(column, judge_of(AnyOf(*others), today))
        case Not(Present(column)):
            return lambda row: row.get(column) in _NOTHING
        case AllOf(conditions):
            return every([judge_of(one, today) for one in conditions])
        case AnyOf(conditions):
            return some([judge_of(one, today) for one in conditions])
        case Not(one):
            return negated(judge_of(one, today))
        case Implies(one, then):
            return judge_of(AnyOf(Not(one), then), today)
        case Present(column):
            return lambda row: row.get(column) not in _NOTHING
        case Typed(column):
            return _typed(column)
        case Between(column, least, most):
            return _between(column, least, most)
        case NoMoreThan(column, other):
            return _no_more(column, other)
        case Ordered(earlier, later):
            return _on_texts(earlier, later, _not_after)
        case StartsWith(column, other):
            return _on_texts(column, other, str.startswith)
        case Check(_, (column, other)):
            return _on_texts(column, other, condition.test)
        case Check():
            return _on_many(condition.columns, condition.test)
        case Inside():
            return _inside(condition)
        case Unique():
            # Within a condition, one row says nothing of others.
            return lambda row: True
        case _:
            raise TypeError(f"no reading of {type(condition).__name__} on rows")


def key_of(condition: Unique) -> Callable[[Row], tuple[str, ...] | None]:
    """Return the function that tells what no other row may hold; None where something is blank."""

    def key(row: Row) -> tuple[str, ...] | None:
        texts = _texts(row, condition.columns)
        if texts is None or not condition.folded:
            return texts
        plain = tuple(map(folded, texts))
        return plain if all(plain) else None

    return key


_NOTHING: Final = (None, "")


def _filled(column: str, judge: Judge) -> Judge:
    """Return what judges a row where a cell is filled, and refuses it where it is not."""

    def judge_filled(row: Row) -> bool | None:
        cell = row.get(column)
        return False if cell is None or cell == "" else judge(row)

    return judge_filled


def _blank(column: str, judge: Judge) -> Judge:
    """Return what judges a row where a cell is blank, and accepts it where it is not."""

    def judge_blank(row: Row) -> bool | None:
        cell = row.get(column)
        return judge(row) if cell is None or cell == "" else True

    return judge_blank


def _texts(row: Row, columns: Iterable[str]) -> tuple[str, ...] | None:
    """Return the texts of some cells, or None where one holds none."""
    found = []
    for column in columns:
        cell = row.get(column)
        if not isinstance(cell, str) or not cell:
            return None
        found.append(cell)
    return tuple(found)


def _on_text(column: str, test: Test) -> Judge:
    def judge(row: Row) -> bool | None:
        cell = row.get(column)
        return test(cell) if isinstance(cell, str) and cell else None

    return judge


def _on_texts(column: str, other: str, test: Callable[[str, str], bool | None]) -> Judge:
    def judge(row: Row) -> bool | None:
        one, two = row.get(column), row.get(other)
        if isinstance(one, str) and isinstance(two, str) and one and two:
            return test(one, two)
        return None

    return judge


def _on_many(columns: Iterable[str], test: Callable[..., bool | None]) -> Judge:
    def judge(row: Row) -> bool | None:
        texts = _texts(row, columns)
        return None if texts is None else test(*texts)

    return judge


def _typed(column: str) -> Judge:
    form = {CellType.NUMBER: NUMBER, CellType.INTEGER: WHOLE}.get(TYPES.get(column, CellType.TEXT))

    def judge(row: Row) -> bool | None:
        cell = row.get(column)
        if cell is None or cell == "":
            return None
        if form is None:
            return isinstance(cell, str)
        try:
            form.read(cell)
        except CellError:
            return False
        return True

    return judge


def _number(cell: Cell) -> float | None:
    if type(cell) is int or (type(cell) is float and math.isfinite(cell)):
        return cell
    if cell is None or cell == "":
        return None
    try:
        number: float = NUMBER.read(cell)
    except CellError:
        return None
    return number


def _between(column: str, least: float | None, most: float | None) -> Judge:
    def judge(row: Row) -> bool | None:
        number = _number(row.get(column))
        if number is None:
            return None
        return (least is None or number >= least) and (most is None or number <= most)

    return judge


def _no_more(column: str, other: str) -> Judge:
    def judge(row: Row) -> bool | None:
        number, most = _number(row.get(column)), _number(row.get(other))
        return None if number is None or most is None else number <= most

    return judge


def _inside(condition: Inside) -> Judge:
    boxes, insee = condition.boxes, condition.insee
    column, latitude, longitude = condition.code, condition.latitude, condition.longitude

    def judge(row: Row) -> bool | None:
        code = row.get(column)
        if not isinstance(code, str) or not code:
            return None
        box = boxes.get(_departement(code) if insee else code)
        if box is None:
            return None
        north, east = _number(row.get(latitude)), _number(row.get(longitude))
        if north is None or east is None:
            return None
        return box[0] <= east <= box[2] and box[1] <= north <= box[3]

    return judge


def _departement(insee: str) -> str:
    return insee[:3] if insee[:2] in {"97", "98"} else insee[:2]


def _not_after(earlier: str, later: str) -> bool:
    """Tell whether a partial date is not after another, as far as both are known."""
    return earlier <= later or earlier.startswith(later)
