"""The first reading of a rule: on one row, by plain Python, with nothing to install.

Each cell is first asked whether it is surely sound; only rules of cells that are not are read as they stand.
The other reading, on whole tables, must say the same of every row, which a law holds.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence, Set
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeAlias

from ..cells import LIST, Cell
from ..findings import Position
from .catalogues import Catalogue
from .conditions import columns_of
from .failures import CHECK, failed, not_expected
from .rules import Rule
from .sound import Sound, SoundCell, kind_of, sound_cell, sound_pair, sound_together
from .verdicts import Judge, Row, judge_of

__all__ = ["Place", "RowJudge", "Verdicts", "flat_cells"]

Verdicts: TypeAlias = Mapping[str, "bool | None"]
"""What each rule says of a row, by code; None where it is not judged."""

Place: TypeAlias = Callable[[str], Position]
"""Returns where the cell of a column stands, in the row that is judged."""

_MOST_KEPT: Final = 1024
"""Of so many sets of columns it is remembered which rules read them."""


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
        self._columns: Sequence[_Column] = _columns(self._rules, day)
        self._pairs: Sequence[_Pair] = _pairs(self._rules)
        quick = {place for column in self._columns for place in (*column.blank, *column.places)}
        quick.update(pair.places[0] for pair in self._pairs)
        self._rest: Sequence[int] = [place for place in range(len(self._rules)) if place not in quick]
        self._known: dict[frozenset[str], Set[int]] = {}
        """Which rules read which columns, as far as that was asked."""

    def broken(self, row: Row, unread: Set[str] = frozenset(), place: Place | None = None) -> list[Rule]:
        """Return the rules that a row breaks.

        Args:
            row: The row.
            unread: Columns of which nothing can be said, since what stands there could not be read.
            place: Where its cells stand, for whoever has to mend a rule that fails.

        Raises:
            RuleError: A function of a rule fails, which is told with the row.
        """
        try:
            return self._broken(row, unread)
        except Exception:  # whatever a function of somebody else's raises
            # Which rule it was is looked for now only, so that sound rows pay nothing for it.
            return self._one_by_one(row, unread, place or _at)

    def _one_by_one(self, row: Row, unread: Set[str], place: Place) -> list[Rule]:
        """Return the rules that a row breaks, each judged by itself, so that one that fails is told."""
        found: list[Rule] = []
        blocked = {*self._reading(frozenset(unread))} if unread else set()
        for number, (rule, judge) in enumerate(zip(self._rules, self._judges, strict=True)):
            if number in blocked:
                continue
            try:
                broken = _is_broken(judge(row))
            except Exception as error:
                raise failed(rule, CHECK, error, cells=row, where=place(rule.column)) from error
            if broken:
                found.append(rule)
                blocked |= self._behind[number]
        return found

    def _broken(self, row: Row, unread: Set[str]) -> list[Rule]:
        """Return the rules that a row breaks; what a function of a rule raises comes through."""
        doubtful = [*self._rest]
        # Every cell of a census comes through here, and nearly all are sound.
        for name, kind, sound, blank, places in self._columns:
            cell = row.get(name)
            if cell is None:
                doubtful += blank
            elif type(cell) is not kind or not sound(cell):
                doubtful += places
        for name, other, kind, kind_of_other, sound, places in self._pairs:
            cell, second = row.get(name), row.get(other)
            if cell is None or second is None:
                continue
            if type(cell) is not kind or type(second) is not kind_of_other or not sound(cell, second):
                doubtful += places
        return self._broken_of(doubtful, row, unread) if doubtful else []

    def _broken_of(self, doubtful: list[int], row: Row, unread: Set[str]) -> list[Rule]:
        """Return the rules that a row breaks, of those that it may break."""
        judges = self._judges
        doubtful.sort()
        found: list[Rule] = []
        blocked = {*self._reading(frozenset(unread))} if unread else set()
        for place in doubtful:
            if place not in blocked and _is_broken(judges[place](row)):
                found.append(self._rules[place])
                blocked |= self._behind[place]
        return found

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
    """A column with the rules that look at nothing else, by their places in the catalogue."""

    name: str
    kind: type
    """The type of nearly all of its cells,"""
    sound: Sound
    """and what tells of a cell of that type that it breaks none of the rules."""
    blank: tuple[int, ...]
    """The rules that a blank cell may break,"""
    places: tuple[int, ...]
    """and those that any other may."""


class _Pair(NamedTuple):
    """Two columns with a rule that looks at them together."""

    name: str
    other: str
    kind: type
    kind_of_other: type
    sound: Sound
    places: tuple[int]


def _at(column: str) -> Position:
    return Position(column=column)


def _is_broken(verdict: bool | None) -> bool:
    """Tell whether a verdict is False, and refuse what is none, such as the False of another library."""
    if verdict is False:
        return True
    if verdict is True or verdict is None:
        return False
    raise not_expected("True, False or None", verdict)


def _columns(rules: Sequence[Rule], today: str) -> Sequence[_Column]:
    """Return the columns, each with its rules, the first asked first."""
    asked: dict[str, list[tuple[int, SoundCell]]] = {}
    column_of: dict[str, str] = {}
    for place, rule in enumerate(rules):
        cell = sound_cell(rule.holds, today)
        # What comes after a rule of other cells has to wait for it.
        if cell and all(column_of.get(code) == cell.column for code in rule.after):
            asked.setdefault(cell.column, []).append((place, cell))
            column_of[rule.code] = cell.column
    return [
        _Column(
            name=name,
            kind=kind_of(name),
            sound=sound_together([cell for _, cell in cells]),
            blank=tuple(place for place, cell in cells if cell.filled),
            places=tuple(place for place, _ in cells),
        )
        for name, cells in asked.items()
    ]


def _pairs(rules: Sequence[Rule]) -> Sequence[_Pair]:
    """Return the rules of two cells."""
    return [
        _Pair(pair.column, pair.other, kind_of(pair.column), kind_of(pair.other), pair.sound, (place,))
        for place, rule in enumerate(rules)
        if (pair := sound_pair(rule.holds))
    ]


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
