"""The faulty rows of a table: counted where they are, and the first of them fetched to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial, reduce
from itertools import compress
from operator import or_
from typing import Any

import attrs

from ...findings import Finding
from ..grades import Grade
from ..late_findings import LateFindings
from ..rowwise import flat_cells
from ..rules import Rule
from ..telling import cell_at, finding_of
from .engines import ROW, Engine
from .stages import Stages

__all__ = ["Faulty", "Found"]


@attrs.frozen(kw_only=True)
class Found:
    """What was found in a table.

    Args:
        broken: How many rows break each rule, by its code.
        territories: How many rules are broken in each région.
        findings: What the first faulty rows break.
    """

    broken: Counter[str]
    territories: Counter[str | None]
    findings: Sequence[Finding] = ()


class Faulty:
    """The rows of a table that break a rule.

    Args:
        engine: The table and what judges it.
        stages: The table with what breaks each rule.
        grade: What the rows are to be good enough for.
        key: The column that tells rows apart.
    """

    def __init__(self, engine: Engine, stages: Stages, grade: Grade, key: str) -> None:
        self._engine: Engine = engine
        self._stages: Stages = stages
        self._grade: Grade = grade
        self._key: str = key
        self._rules: Sequence[Rule] = [rule for rule in stages.rules if rule.code in stages.broken]
        self._flags: Sequence[str] = [stages.broken[rule.code] for rule in self._rules]
        read = {key, *(column for rule in self._rules for column in rule.columns)}
        self._cells: Sequence[str] = [name for name in engine.columns if name in read]

    def found(self, limit: int) -> Found:
        """Return what is found in them, and so many findings.

        Args:
            limit: How many findings.
        """
        if not self._rules:
            return Found(broken=Counter(), territories=Counter())
        few = self._engine.few(self._told(self._rows), limit)
        if few is not None:
            found = self._summed((row[0], *row[-len(self._flags) :]) for row in few)
            return self._listed(found, few, limit)
        faulty = self._engine.caught(self._rows, [self._stages.region, *self._flags])
        found = self._counted(faulty)
        if not found.broken.total() or not limit:
            return found
        first = self._engine.first(faulty, self._stages.sorted_by, limit)
        rows = self._engine.rows(self._told(self._engine.with_cells(first, self._cells)))
        return self._listed(found, tuple(rows), limit)

    def tried(self) -> None:
        """Let the engine look for them, for what it raises where it fails."""
        if self._rules:
            self._counted(self._rows)

    def _counted(self, faulty: Any) -> Found:
        x, region = self._engine.speech.x, self._stages.region
        flags = [x.col(name) for name in self._flags]
        numbers = faulty.select(region, *(flag.cast(x.Int64) for flag in flags))
        return self._summed(self._engine.rows(numbers.group_by(region).agg(*(flag.sum() for flag in flags))))

    @property
    def _rows(self) -> Any:
        column = self._engine.speech.column
        return self._stages.frame.filter(reduce(or_, map(column, self._flags)))

    def _told(self, frame: Any) -> Any:
        """Return of a table what findings are made of."""
        row = [ROW] if self._engine.ordered else []
        # A table asked by questions has the région as a text of ours; so no column comes twice.
        return frame.select(self._stages.region, *row, *self._cells, *self._flags)

    def _summed(self, rows: Iterable[Sequence[Any]]) -> Found:
        broken: Counter[str] = Counter()
        territories: Counter[str | None] = Counter()
        codes = [rule.code for rule in self._rules]
        for region, *flags in rows:
            broken.update(dict(zip(codes, flags, strict=True)))
            territories[region] += sum(flags)
        return Found(broken=broken, territories=territories)

    def _listed(self, found: Found, rows: Sequence[Sequence[Any]], limit: int) -> Found:
        findings = LateFindings(partial(self._findings, rows), min(limit, found.broken.total()))
        return attrs.evolve(found, findings=findings)

    def _findings(self, rows: Iterable[Sequence[Any]]) -> Iterator[Finding]:
        start = 2 if self._engine.ordered else 1
        places = {name: place for place, name in enumerate(self._cells, start)}
        told = [
            (
                rule,
                rule.severity[self._grade],
                [name for name in (self._key, *rule.columns) if name in places],
            )
            for rule in self._rules
        ]
        for row in rows:
            number = row[1] if self._engine.ordered else None
            for rule, severity, names in compress(told, row[start + len(self._cells) :]):
                cells = flat_cells({name: row[places[name]] for name in names})
                assert severity is not None  # noqa: S101 - the rules are those of the grade
                yield finding_of(
                    rule, severity, cells, cell_at(None, number, cells.get(self._key), rule.column)
                )
