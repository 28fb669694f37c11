"""What a condition says of a row, by plain Python: each becomes a function once, which is then called.

The reading of whole tables must say the same of every row, which a law holds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias, TypeVar

from ..cells import LIST, NUMBER, WHOLE, Cell, CellError, CellType
from ..flat import FLAT_COLUMNS
from ..luhn import passes_luhn
from .conditions import (
    AllOf,
    AnyOf,
    Between,
    Check,
    Condition,
    Implies,
    Inside,
    Matches,
    NoEarlierThan,
    NoLaterThan,
    NoMoreThan,
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
from .folding import folded

__all__ = ["LA_POSTE", "NUMBERS", "TYPES", "Judge", "Row", "Test", "judge_of", "key_of", "text_test"]

_T = TypeVar("_T")

Row: TypeAlias = Mapping[str, Cell]
"""A flat row: cells by column name; a column that is not there is blank."""
Judge: TypeAlias = Callable[[Row], "bool | None"]
Test: TypeAlias = Callable[[str], "bool | None"]
"""What judges a text that is not empty."""

TYPES: Final[Mapping[str, CellType]] = {column.name: column.type for column in FLAT_COLUMNS}
"""What the columns of the flat row hold; any other column holds texts."""

NUMBERS: Final = frozenset(
    name for name, kind in TYPES.items() if kind in {CellType.NUMBER, CellType.INTEGER}
)
"""The columns of numbers."""

LA_POSTE: Final = "356000000"
"""The SIREN of La Poste, whose establishments have numbers of another make."""


def text_test(condition: Condition, today: str) -> tuple[str, Test] | None:
    """Return the column and the test of a condition on the text of one cell; None for any other condition.

    Args:
        condition: The condition.
        today: The ISO day of the check.
    """
    match condition:
        case OneOf(column, words):
            is_list = TYPES.get(column) is CellType.LIST
            return column, (_on_items(words.issuperset) if is_list else words.__contains__)
        case Matches(column, pattern):
            shape = re.compile(pattern).fullmatch
            if TYPES.get(column) is CellType.LIST:
                return column, _on_items(lambda items: all(map(shape, items)))
            return column, lambda text: shape(text) is not None
        case NoLaterThan(column, day):
            last = day or today
            return column, lambda text: text <= last or text.startswith(last)
        case NoEarlierThan(column, day):
            first = day or today
            return column, lambda text: first <= text or first.startswith(text)
        case Siren(column):
            return column, _is_siren
        case Siret(column):
            return column, _is_siret
        case Check(_, (column,)):
            return column, condition.test
        case Not(OneOf(column, words)) if TYPES.get(column) is not CellType.LIST:
            return column, lambda text: text not in words
        case Not(one):
            inner = text_test(one, today)
            return inner and (inner[0], _not(inner[1]))
        case AllOf(conditions):
            tests = [test for one in conditions if (test := text_test(one, today))]
            if len(tests) != len(conditions) or len({column for column, _ in tests}) != 1:
                return None
            return tests[0][0], _all([test for _, test in tests])
        case _:
            return None


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
            return _all([judge_of(one, today) for one in conditions])
        case AnyOf(conditions):
            return _any([judge_of(one, today) for one in conditions])
        case Not(one):
            return _not(judge_of(one, today))
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
        case _:
            return lambda row: True


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


def _on_items(test: Callable[[list[str]], bool]) -> Test:
    """Return what judges the texts of a list."""
    return lambda cell: test(cell.split("|") if "\\" not in cell else LIST.read(cell))


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


def _both(
    first: Callable[[_T], bool | None], second: Callable[[_T], bool | None]
) -> Callable[[_T], bool | None]:
    def judge(what: _T) -> bool | None:
        one = first(what)
        if one is False:
            return False
        two = second(what)
        return two if one or two is False else None

    return judge


def _either(
    first: Callable[[_T], bool | None], second: Callable[[_T], bool | None]
) -> Callable[[_T], bool | None]:
    def judge(what: _T) -> bool | None:
        one = first(what)
        if one:
            return True
        two = second(what)
        return two if two or one is False else None

    return judge


def _all(judges: Sequence[Callable[[_T], bool | None]]) -> Callable[[_T], bool | None]:
    if len(judges) == 1:
        return judges[0]
    if len(judges) == 2:
        return _both(*judges)

    def judge(what: _T) -> bool | None:
        unsure = False
        for one in judges:
            verdict = one(what)
            if verdict is False:
                return False
            unsure = unsure or verdict is None
        return None if unsure else True

    return judge


def _any(judges: Sequence[Callable[[_T], bool | None]]) -> Callable[[_T], bool | None]:
    if len(judges) == 1:
        return judges[0]
    if len(judges) == 2:
        return _either(*judges)

    def judge(what: _T) -> bool | None:
        unsure = False
        for one in judges:
            verdict = one(what)
            if verdict:
                return True
            unsure = unsure or verdict is None
        return None if unsure else False

    return judge


def _not(judge: Callable[[_T], bool | None]) -> Callable[[_T], bool | None]:
    def negated(what: _T) -> bool | None:
        verdict = judge(what)
        return None if verdict is None else not verdict

    return negated


def _is_siren(text: str) -> bool | None:
    return passes_luhn(text) if _are_digits(text, 9) else None


def _is_siret(text: str) -> bool | None:
    if not _are_digits(text, 14):
        return None
    return passes_luhn(text) or (text.startswith(LA_POSTE) and sum(map(int, text)) % 5 == 0)


def _are_digits(text: str, count: int) -> bool:
    return len(text) == count and text.isascii() and text.isdecimal()
