"""The first reading of a rule: on one row, by plain Python, with nothing to install.

Each condition becomes a function once; judging a row calls it. The other reading, on whole tables, must say
the same of every row, which a law holds.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, TypeAlias

from ..cells import LIST, NUMBER, WHOLE, Cell, CellError, CellType
from ..flat import FLAT_COLUMNS
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
from .rules import Catalogue, Rule

__all__ = ["TYPES", "Judge", "Row", "RowJudge", "Verdicts", "judge_of", "key_of"]

Row: TypeAlias = Mapping[str, Cell]
"""A flat row: cells by column name; a column that is not there is blank."""
Judge: TypeAlias = Callable[[Row], "bool | None"]
Verdicts: TypeAlias = Mapping[str, "bool | None"]
"""What each rule says of a row, by code; None where it is not judged."""

TYPES: Final[Mapping[str, CellType]] = {column.name: column.type for column in FLAT_COLUMNS}
"""What the columns of the flat row hold; any other column holds texts."""

LA_POSTE: Final = "356000000"
"""The SIREN of La Poste, whose establishments have numbers of another make."""


class RowJudge:
    """Judges rows one by one, by rules that look at one row.

    Args:
        catalogue: The rules; those that compare rows (:class:`~openinno.validation.conditions.Unique`) are
            held here, since a row alone repeats no other.
        today: The day of the check.

    Examples:
        >>> from openinno.validation.catalogue import CATALOGUE
        >>> judge = RowJudge(CATALOGUE)
        >>> [rule.code for rule in judge.broken({"id": "lab", "name": "Lab", "siret": "7328293200007"})
        ...     if rule.column == "siret"]
        ['siret-shape']
    """

    def __init__(self, catalogue: Catalogue, today: datetime.date | None = None) -> None:
        day = (today or datetime.date.today()).isoformat()
        self._rules: Sequence[tuple[Rule, str, frozenset[str], Judge]] = [
            (rule, rule.code, frozenset(rule.after), judge_of(rule.holds, day)) for rule in catalogue
        ]

    def broken(self, row: Row) -> list[Rule]:
        """Return the rules that a row breaks."""
        found: list[Rule] = []
        blocked: set[str] = set()
        for rule, code, after, judge in self._rules:
            if blocked and not blocked.isdisjoint(after):
                blocked.add(code)
            elif judge(row) is False:
                found.append(rule)
                blocked.add(code)
        return found

    def verdicts(self, row: Row) -> Verdicts:
        """Return what each rule says of a row."""
        said: dict[str, bool | None] = {}
        blocked: set[str] = set()
        for _, code, after, judge in self._rules:
            said[code] = None if not blocked.isdisjoint(after) else judge(row)
            if said[code] is False or not blocked.isdisjoint(after):
                blocked.add(code)
        return said


def judge_of(condition: Condition, today: str) -> Judge:
    """Return the function that judges a row by a condition.

    Args:
        condition: The condition.
        today: The ISO day of the check.
    """
    match condition:
        case AllOf(conditions):
            return _all([judge_of(one, today) for one in conditions])
        case AnyOf(conditions):
            return _not(_all([_not(judge_of(one, today)) for one in conditions]))
        case Not(one):
            return _not(judge_of(one, today))
        case Implies(one, then):
            return judge_of(AnyOf(Not(one), then), today)
        case Present(column):
            return lambda row: row.get(column) not in _BLANK
        case Typed(column):
            return _typed(column)
        case OneOf(column, words):
            return _each(column, words.__contains__)
        case Matches(column, pattern):
            whole = re.compile(pattern).fullmatch
            return _each(column, lambda text: whole(text) is not None)
        case Between(column, least, most):
            return _between(column, least, most)
        case NoMoreThan(column, other):
            return _no_more(column, other)
        case NoLaterThan(column, day):
            return _on_texts((column,), lambda text: _not_after(text, day or today))
        case NoEarlierThan(column, day):
            return _on_texts((column,), lambda text: _not_after(day or today, text))
        case Ordered(earlier, later):
            return _on_texts((earlier, later), _not_after)
        case StartsWith(column, other):
            return _on_texts((column, other), str.startswith)
        case Siren(column):
            return _on_texts((column,), _is_siren)
        case Siret(column):
            return _on_texts((column,), _is_siret)
        case Check():
            return _on_texts(condition.columns, condition.test)
        case Inside():
            return _inside(condition)
        case Unique():
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


_BLANK: Final = (None, "")


def _text(cell: Cell) -> str | None:
    """Return a cell that holds a text, or None."""
    return cell if isinstance(cell, str) and cell else None


def _texts(row: Row, columns: Iterable[str]) -> tuple[str, ...] | None:
    """Return the texts of some cells, or None where one holds none."""
    found = []
    for column in columns:
        cell = row.get(column)
        if not isinstance(cell, str) or not cell:
            return None
        found.append(cell)
    return tuple(found)


def _on_texts(columns: tuple[str, ...], test: Callable[..., bool | None]) -> Judge:
    if len(columns) == 1:
        (column,) = columns

        def judge_one(row: Row) -> bool | None:
            cell = row.get(column)
            return test(cell) if isinstance(cell, str) and cell else None

        return judge_one

    def judge(row: Row) -> bool | None:
        texts = _texts(row, columns)
        return None if texts is None else test(*texts)

    return judge


def _each(column: str, test: Callable[[str], bool]) -> Judge:
    """Return what judges a text, or each text of a list."""
    if TYPES.get(column) is not CellType.LIST:
        return _on_texts((column,), test)

    def judge(row: Row) -> bool | None:
        cell = row.get(column)
        if not isinstance(cell, str) or not cell:
            return None
        return all(map(test, LIST.read(cell))) if "|" in cell or "\\" in cell else test(cell)

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

    def judge(row: Row) -> bool | None:
        code = _text(row.get(condition.code))
        if code is None:
            return None
        box = boxes.get(_departement(code) if insee else code)
        north, east = _number(row.get(condition.latitude)), _number(row.get(condition.longitude))
        if box is None or north is None or east is None:
            return None
        return box[0] <= east <= box[2] and box[1] <= north <= box[3]

    return judge


def _departement(insee: str) -> str:
    return insee[:3] if insee[:2] in {"97", "98"} else insee[:2]


def _not_after(earlier: str, later: str) -> bool:
    """Tell whether a partial date is not after another, as far as both are known."""
    known = min(len(earlier), len(later))
    return earlier[:known] <= later[:known]


def _all(judges: Sequence[Judge]) -> Judge:
    def judge(row: Row) -> bool | None:
        unsure = False
        for one in judges:
            verdict = one(row)
            if verdict is False:
                return False
            unsure = unsure or verdict is None
        return None if unsure else True

    return judge


def _not(judge: Judge) -> Judge:
    def negated(row: Row) -> bool | None:
        verdict = judge(row)
        return None if verdict is None else not verdict

    return negated


_SIREN: Final = re.compile(r"[0-9]{9}")
_SIRET: Final = re.compile(r"[0-9]{14}")
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def _is_siren(text: str) -> bool | None:
    return _luhn(text) if _SIREN.fullmatch(text) else None


def _is_siret(text: str) -> bool | None:
    if not _SIRET.fullmatch(text):
        return None
    return _luhn(text) or (text.startswith(LA_POSTE) and sum(map(int, text)) % 5 == 0)


def _luhn(digits: str) -> bool:
    backwards = [int(digit) for digit in reversed(digits)]
    return (sum(backwards[::2]) + sum(_DOUBLED[digit] for digit in backwards[1::2])) % 10 == 0


def flat_cells(row: Mapping[str, Any]) -> Row:
    """Return the cells of a row as the flat row holds them: lists joined by bars, dates as ISO texts."""
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        cell: Cell = LIST.write([str(item) for item in value if item is not None]) or None
        return cell
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float) and value != value:
        return None
    return value  # type: ignore[no-any-return]


def rows_of(rows: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """Yield rows as the flat row holds them."""
    return map(flat_cells, rows)
