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
from .prepared import Prepared
from .reading import Reader, Unjudged, combined, is_looked_up
from .reasons import rests_on
from .speech import PREFIX, Expression
from .values import Looked

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

    def __init__(self, engine: Engine, rules: Iterable[Rule], key: str, today: str) -> None:
        self.why: dict[str, Label] = {}
        """Why rules cannot be judged, by their code."""
        self.broken: dict[str, str] = {}
        """The columns that tell the rows that break a rule, by its code."""
        self._engine: Engine = engine
        self._cells: Prepared = Prepared(engine.speech, engine.kinds)
        self._leaves: dict[Condition, Expression] = {}
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

    def _judged(self, rules: Iterable[Rule]) -> Sequence[Rule]:
        """Return the rules that can be judged, their conditions read."""
        reader = Reader(self._engine.speech, self._cells, self._today)
        looked = Looked(self._engine.frame, self._cells, self._engine.speech, self._engine.rows, self._today)
        judged = []
        for rule in rules:
            try:
                before = [code for code in rule.after if code in self.why]
                if before:
                    raise Unjudged(rests_on(before))
                for leaf in parts_of(rule.holds):
                    self._engine.refuse(columns_of(leaf))
                    if leaf not in self._leaves:
                        read = looked if is_looked_up(leaf) else reader
                        self._leaves[leaf] = read.read(leaf)
                judged.append(rule)
            except Unjudged as error:
                self.why[rule.code] = error.why
        return judged

    def _staged(self) -> Any:
        compared = [rule for rule in self.rules if isinstance(rule.holds, Unique)]
        keys = {rule.code: self._keys(rule.holds) for rule in compared if isinstance(rule.holds, Unique)}
        frame = self._engine.frame
        for stage in (self._cells.first, self._cells.second):
            frame = _with(frame, stage)
        names = {leaf: f"{PREFIX}l{place}" for place, leaf in enumerate(self._leaves)}
        frame = _with(frame, {name: self._leaves[leaf].alias(name) for leaf, name in names.items()})
        column = self._engine.speech.column
        leaves = {leaf: column(name) for leaf, name in names.items()}
        levels = _levels(self.rules)
        stopped: dict[str, str] = {}
        blocked = {}
        for level in range(max(levels.values(), default=-1) + 1):
            stage: dict[str, Expression] = {}
            for place, rule in enumerate(self.rules):
                if levels[rule.code] != level:
                    continue
                before = [column(stopped[code]) for code in rule.after if code in stopped]
                blocked[rule.code] = reduce(or_, before) if before else None
                stage |= self._flags(rule, place, blocked[rule.code], leaves, stopped)
            frame = _with(frame, stage)
        frame = self._engine.kept(frame, self._needed(keys, stopped))
        for place, rule in enumerate(self.rules):
            if rule.code in keys:
                frame = self._compared(frame, f"{PREFIX}b{place}", rule, keys[rule.code], blocked[rule.code])
        return frame

    def _flags(
        self,
        rule: Rule,
        place: int,
        blocked: Expression | None,
        leaves: Mapping[Condition, Expression],
        stopped: dict[str, str],
    ) -> dict[str, Expression]:
        """Return the columns of a rule: which rows break it, and on which those after it are not judged."""
        broken, stops = f"{PREFIX}b{place}", f"{PREFIX}s{place}"
        self.broken[rule.code] = broken
        needed = any(rule.code in one.after for one in self.rules)
        if isinstance(rule.holds, Unique):
            # A row that repeats another is told, but is judged by all other rules.
            if needed and blocked is not None:
                stopped[rule.code] = stops
                return {stops: blocked.alias(stops)}
            return {}
        wrong = (~combined(rule.holds, leaves)).fill_null(value=False)
        if blocked is None:
            if needed:
                stopped[rule.code] = broken
            return {broken: wrong.alias(broken)}
        flags = {broken: (wrong & ~blocked).alias(broken)}
        if needed:
            stopped[rule.code] = stops
            flags[stops] = (wrong | blocked).alias(stops)
        return flags

    def _keys(self, unique: Unique) -> tuple[str, ...]:
        name = self._cells.folded_name if unique.folded else self._cells.text_name
        return tuple(map(name, unique.columns))

    def _needed(self, keys: Mapping[str, tuple[str, ...]], stopped: Mapping[str, str]) -> tuple[str, ...]:
        """Return our columns that are used once rules of one row are judged."""
        compared = [name for names in keys.values() for name in names]
        flags = [self.broken[rule.code] for rule in self.rules if rule.code not in keys]
        return tuple(dict.fromkeys((self.region, *compared, *stopped.values(), *flags)))

    def _compared(
        self, frame: Any, name: str, rule: Rule, keys: tuple[str, ...], blocked: Expression | None
    ) -> Any:
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

