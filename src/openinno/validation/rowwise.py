"""The first reading of a rule: on one row, by plain Python, with nothing to install.

The other reading, on whole tables, must say the same of every row, which a law holds.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from ..cells import LIST, Cell
from .conditions import Check, OneOf, Typed, columns_of
from .rules import Catalogue, Rule
from .verdicts import NUMBERS, Judge, Row, Test, judge_of, text_test

__all__ = ["RowJudge", "Verdicts", "flat_cells"]

Verdicts: TypeAlias = Mapping[str, "bool | None"]
"""What each rule says of a row, by code; None where it is not judged."""

_MOST_KEPT: Final = 1024
"""So many texts of a column are remembered,"""
_LONGEST_KEPT: Final = 200
"""and none longer than this."""


class RowJudge:
    """Judges rows one by one, by rules that look at one row.

    Args:
        catalogue: The rules; those that compare rows (:class:`~openinno.validation.conditions.Unique`) are
            held here, since a row repeated repeats no other.
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
        self._rules: Sequence[Rule] = tuple(catalogue)
        self._judges: Sequence[Judge] = [judge_of(rule.holds, day) for rule in self._rules]
        self._behind: Sequence[Set[int]] = _behind(self._rules)
        columns = list(_columns(self._rules, self._behind, day))
        apart = {place for _, places in columns for place in places}
        self._columns: Sequence[_Column] = [column for column, _ in columns]
        self._rest: Sequence[tuple[int, Judge]] = [
            (place, judge) for place, judge in enumerate(self._judges) if place not in apart
        ]
        self._known: dict[frozenset[str], Set[int]] = {}
        """Which rules read which columns, as far as that was asked."""

    def broken(self, row: Row, unread: Set[str] = frozenset()) -> list[Rule]:
        """Return the rules that a row breaks.

        Args:
            row: The row.
            unread: Columns of which nothing can be said, since what stands there could not be read.
        """
        found: list[int] = []
        blocked = set(self._reading(frozenset(unread))) if unread else set()
        # Every row of a census comes through here: a cell is looked up once for all rules of its text.
        for column, typed, remembered, broken_by in self._columns:
            cell = row.get(column)
            if cell is None or column in unread:
                continue
            if isinstance(cell, str):
                places = (remembered if len(cell) <= _LONGEST_KEPT else broken_by)(cell)
            else:
                places = typed
            if places:
                found += places
                blocked = blocked.union(*map(self._behind.__getitem__, places))
        for place, judge in self._rest:
            if place not in blocked and judge(row) is False:
                found.append(place)
                blocked |= self._behind[place]
        return [self._rules[place] for place in sorted(found)]

    def _reading(self, columns: frozenset[str]) -> Set[int]:
        """Return the rules that read some columns, and those that depend on them."""
        if columns in self._known:
            return self._known[columns]
        found: set[int] = set()
        for place, rule in enumerate(self._rules):
            if not columns.isdisjoint(columns_of(rule.holds)):
                found |= {place, *self._behind[place]}
        if len(self._known) < _MOST_KEPT:
            self._known[columns] = found
        return found

    def verdicts(self, row: Row) -> Verdicts:
        """Return what each rule says of a row."""
        said: dict[str, bool | None] = {}
        blocked: set[int] = set()
        for place, (rule, judge) in enumerate(zip(self._rules, self._judges, strict=True)):
            said[rule.code] = None if place in blocked else judge(row)
            if said[rule.code] is False:
                blocked |= self._behind[place]
        return said


class _Column(NamedTuple):
    """A column of texts with the rules that look at nothing else, by their places in the catalogue."""

    name: str
    typed: tuple[int, ...]
    """The rule that any cell but a text breaks."""
    remembered: Callable[[str], tuple[int, ...]]
    """Returns the rules that a text breaks; what a census says again and again is looked at once."""
    broken_by: Callable[[str], tuple[int, ...]]
    """Does the same, and keeps nothing."""


def _columns(
    rules: Sequence[Rule], behind: Sequence[Set[int]], today: str
) -> Iterator[tuple[_Column, Set[int]]]:
    """Yield the columns, each with the places of its rules."""
    typed: dict[str, int] = {}
    tests: dict[str, list[tuple[int, Test]]] = {}
    column_of: dict[str, str] = {}
    for place, rule in enumerate(rules):
        if isinstance(rule.holds, Typed) and not rule.after and rule.holds.column not in {*NUMBERS, *typed}:
            typed[rule.holds.column] = place
            tests.setdefault(rule.holds.column, [])
            continue
        column, test = text_test(rule.holds, today) or (None, None)
        # What comes after a rule of other cells has to wait for it.
        if column and test and all(column_of.get(code) == column for code in rule.after):
            tests.setdefault(column, []).append((place, test))
            column_of[rule.code] = column
    for name, asked in tests.items():
        of_type = (typed[name],) if name in typed else ()
        broken_by = _broken_by(asked, behind)
        repeated = any(isinstance(rules[place].holds, OneOf | Check) for place, _ in asked)
        remembered = lru_cache(maxsize=_MOST_KEPT)(broken_by) if repeated else broken_by
        yield _Column(name, of_type, remembered, broken_by), {*of_type, *(place for place, _ in asked)}


def _broken_by(
    tests: Sequence[tuple[int, Test]], behind: Sequence[Set[int]]
) -> Callable[[str], tuple[int, ...]]:
    """Return what tells the rules that a text breaks, by their places."""
    asked = [test for _, test in tests]

    def broken_by(text: str) -> tuple[int, ...]:
        # Nearly every text breaks nothing.
        for test in asked if text else ():
            if test(text) is False:
                return all_broken_by(text)
        return ()

    def all_broken_by(text: str) -> tuple[int, ...]:
        found: tuple[int, ...] = ()
        blocked: Set[int] = frozenset()
        for place, test in tests:
            if place not in blocked and test(text) is False:
                found = (*found, place)
                blocked = blocked | behind[place]
        return found

    return broken_by


def _behind(rules: Sequence[Rule]) -> Sequence[Set[int]]:
    """Return for each rule those that are not judged where it is broken."""
    places = {rule.code: place for place, rule in enumerate(rules)}
    behind: list[set[int]] = [set() for _ in rules]
    for place in range(len(rules) - 1, -1, -1):
        for code in rules[place].after:
            behind[places[code]] |= {place, *behind[place]}
    return behind


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
