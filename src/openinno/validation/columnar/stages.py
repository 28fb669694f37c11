"""Rules in stages, each a selection over the one before, so that no engine computes the same twice.

First the cells that rules read, then the conditions that are made of no other, then rules, those on which
others depend before them; last the rules that compare rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, Final

from ...labels import Label
from ..conditions import Condition, Unique, columns_of, parts_of
from ..rules import Rule
from .engines import Engine
from .failing import MOST_ROWS, all_hold_out
from .logic import Verdict, combined
from .prepared import Prepared
from .reading import Reader, is_looked_up
from .reasons import rests_on, too_many_rows
from .speech import PREFIX, Expression
from .values import look_at

__all__ = ["Stages"]

REGION: Final = "region"
"""The column by which findings are counted."""


class Stages:
    """A table with a column for each rule, which tells the rows that break it.

    Args:
        engine: The table and what judges it.
        rules: The rules, those on which others depend before them.
        key: The column that tells rows apart, where they have no order.
        today: The ISO day of the check.
    """

    def __init__(self, engine: Engine, rules: Sequence[Rule], key: str, today: str) -> None:
        self.why: dict[str, Label] = {}
        """Why rules cannot be judged, by their code."""
        self.broken: dict[str, str] = {}
        """The columns that tell the rows that break a rule, by its code."""
        self._engine: Engine = engine
        self._cells: Prepared = Prepared(engine.speech, engine.kinds)
        self._before: frozenset[str] = frozenset(code for rule in rules for code in rule.after)
        self._leaves: Mapping[Condition, Verdict] = {}
        self._key: str = key
        self._today: str = today
        # What findings are counted and sorted by is there whatever the rules read.
        self.region: str = self._cells.text_name(REGION)
        self.key: str = self._cells.text_name(key)
        self.rules: Sequence[Rule] = self._judged(rules)
        self.frame: Any = self._staged()

    @property
    def sorted_by(self) -> tuple[str, ...]:
        """The columns that bring rows in one order in which they come by themselves in none."""
        return tuple(dict.fromkeys((self.key, *self._cells.first)))

    def _judged(self, rules: Sequence[Rule]) -> Sequence[Rule]:
        """Return the rules that can be judged, their conditions read."""
        parts = dict.fromkeys(part for rule in rules for part in parts_of(rule.holds))
        read = {**self._read(parts)}
        failing = {
            part: one.failing
            for part, one in read.items()
            if isinstance(one, Verdict) and one.failing is not None
        }
        if failing and not self._hold_out(rules, failing):
            read |= dict.fromkeys(failing, too_many_rows(MOST_ROWS))
        judged = []
        for rule in rules:
            before = [code for code in rule.after if code in self.why]
            whys = [one for part in parts_of(rule.holds) if isinstance(one := read[part], Label)]
            if before:
                self.why[rule.code] = rests_on(before)
            elif whys:
                self.why[rule.code] = whys[0]
            else:
                judged.append(rule)
        self._leaves = {part: one for part, one in read.items() if isinstance(one, Verdict)}
        return judged

    def _hold_out(self, rules: Sequence[Rule], failing: Mapping[Condition, Expression]) -> bool:
        name, day = self._key, self._today
        return all_hold_out(self._engine, self._cells, rules, failing, key=name, today=day)

    def _read(self, conditions: Iterable[Condition]) -> Mapping[Condition, Verdict | Label]:
        engine, cells = self._engine, self._cells
        read: dict[Condition, Verdict | Label] = {}
        looked = []
        reader = Reader(engine.speech, cells, self._today)
        for condition in conditions:
            refused = engine.refused(columns_of(condition))
            if refused:
                read[condition] = refused
            elif is_looked_up(condition):
                looked.append(condition)
            else:
                read[condition] = reader.read(condition)
        return {**read, **look_at(engine, cells, looked, self._today)}

    def _staged(self) -> Any:
        compared = {
            rule.code: self._keys(rule.holds) for rule in self.rules if isinstance(rule.holds, Unique)
        }
        said, leaves = self._said()
        frame = self._engine.frame
        for columns in (self._cells.first, self._cells.second, leaves):
            frame = _with(frame, columns)
        stops: dict[str, Expression] = {}
        blocked: dict[str, Expression | None] = {}
        stopping: list[str] = []
        levels = _levels(self.rules)
        for level in sorted({*levels.values()}):
            stage: dict[str, Expression] = {}
            for place, rule in enumerate(self.rules):
                if levels[rule.code] == level:
                    before = [stops[code] for code in rule.after if code in stops]
                    blocked[rule.code] = reduce(or_, before) if before else None
                    verdict = None if rule.code in compared else said[rule.code]
                    stage |= self._flags(rule, place, blocked[rule.code], verdict, stops)
            frame = _with(frame, stage)
            stopping += [name for name in stage if name not in self.broken.values()]
        frame = self._engine.kept(frame, self._needed(compared, stopping))
        for place, rule in enumerate(self.rules):
            if rule.code in compared:
                name = self.broken[rule.code] = f"{PREFIX}b{place}"
                frame = self._compared(frame, name, compared[rule.code], blocked[rule.code])
        return frame

    def _said(self) -> tuple[Mapping[str, Verdict], Mapping[str, Expression]]:
        """Return what each rule says that can be broken, and the columns of what it is made of."""
        names = {leaf: f"{PREFIX}l{place}" for place, leaf in enumerate(self._leaves)}
        column = self._engine.speech.column
        verdicts = {leaf: Verdict(column(names[leaf]), one.can) for leaf, one in self._leaves.items()}
        said = {rule.code: combined(rule.holds, verdicts) for rule in self.rules}
        used = {
            part: None for rule in self.rules if False in said[rule.code].can for part in parts_of(rule.holds)
        }
        return said, {names[leaf]: self._leaves[leaf].expression.alias(names[leaf]) for leaf in used}

    def _flags(
        self,
        rule: Rule,
        place: int,
        blocked: Expression | None,
        verdict: Verdict | None,
        stops: dict[str, Expression],
    ) -> dict[str, Expression]:
        """Return the columns of a rule: which rows break it, and on which those after it are not judged.

        A row that repeats another is told, but is judged by all other rules.
        """
        flags: dict[str, Expression] = {}
        name, wrong = "", None
        if verdict and False in verdict.can:
            wrong = (~verdict.expression).fill_null(value=False)
            name = self.broken[rule.code] = f"{PREFIX}b{place}"
            flags[name] = (wrong if blocked is None else wrong & ~blocked).alias(name)
        if rule.code in self._before:
            if wrong is not None and blocked is None:
                stops[rule.code] = self._engine.speech.column(name)
            elif wrong is not None:
                stop = f"{PREFIX}s{place}"
                flags[stop] = (wrong | blocked).alias(stop)
                stops[rule.code] = self._engine.speech.column(stop)
            elif blocked is not None:
                stops[rule.code] = blocked
        return flags

    def _keys(self, unique: Unique) -> tuple[str, ...]:
        name = self._cells.folded_name if unique.folded else self._cells.text_name
        return tuple(map(name, unique.columns))

    def _needed(self, keys: Mapping[str, tuple[str, ...]], stops: Iterable[str]) -> tuple[str, ...]:
        """Return our columns that are used once rules of one row are judged."""
        compared = [name for names in keys.values() for name in names]
        return tuple(dict.fromkeys((self.region, *compared, *stops, *self.broken.values())))

    def _compared(self, frame: Any, name: str, keys: tuple[str, ...], blocked: Expression | None) -> Any:
        speech = self._engine.speech
        eligible = speech.every([~speech.column(key).is_null() for key in keys])
        if blocked is not None:
            eligible = eligible & ~blocked
        return speech.repeated(frame, name, eligible, keys)


def _with(frame: Any, columns: Mapping[str, Expression]) -> Any:
    return frame.with_columns(*columns.values()) if columns else frame


def _levels(rules: Sequence[Rule]) -> Mapping[str, int]:
    """Return after how many others each rule comes, one behind the other."""
    levels: dict[str, int] = {}
    for rule in rules:
        levels[rule.code] = max((levels[code] + 1 for code in rule.after if code in levels), default=0)
    return levels
