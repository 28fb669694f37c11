"""The door of judgement by columns: a table in, a report out, and only faulty rows leave the engine."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import compress
from operator import or_
from typing import Any

import attrs

from ...cells import Cell
from ...errors import MissingExtra, SourceError
from ...findings import Finding, Position, Severity
from ...labels import Label
from ..absent import nothing_to_judge
from ..judging import MOST_TOLD
from ..report import Outcome, Report
from ..rowwise import flat_cells
from ..rules import Catalogue, Grade, Rule
from ..telling import finding_of
from .engines import ROW, Engine, Unheld, opened
from .given import Given
from .held import judge_rows
from .reasons import failed_at, rests_on, unreadable
from .stages import Stages

__all__ = ["judge_table"]


def judge_table(
    table: Any,
    catalogue: Catalogue,
    grade: Grade,
    *,
    today: datetime.date | None = None,
    limit: int = MOST_TOLD,
    key: str = "id",
) -> Report:
    """Judge a whole table by the rules, in its own engine, and return everything that was found.

    The same is found as row by row. Counts are of everything; the findings are those of the first rows.
    Tables of polars, pandas and Arrow have an order, and findings the number of their row, from 1; others
    have none, and a finding is told by its key alone.

    Args:
        table: A table of polars (lazy or not), pandas, Arrow, DuckDB, PySpark, or another that narwhals
            knows, whose columns are those of the flat row. Lists may be lists, dates dates.
        catalogue: The rules.
        grade: What the rows are to be good enough for.
        today: The day of the check; today where None.
        limit: How many findings are listed.
        key: The column that tells rows apart.

    Raises:
        TypeError: This is no table.
        SourceError: The table cannot be read.
        MissingExtra: What judges tables is not installed.

    Examples:
        >>> import polars
        >>> from openinno.validation.catalogue import CATALOGUE
        >>> table = polars.DataFrame({"id": ["a", "b"], "name": ["A", "B"], "siret": [None, "7328293200007"]})
        >>> report = judge_table(table, CATALOGUE, Grade.DRAFT)
        >>> [(str(finding.where), finding.value) for finding in report if finding.code == "siret-shape"]
        [('2, siret, b', '7328293200007')]
    """
    rules = catalogue.of(grade)
    read = {*(column for rule in rules for column in rule.columns), key, "region"}
    day = (today or datetime.date.today()).isoformat()
    try:
        engine = opened(table, read)
    except Unheld:
        return judge_rows(table, catalogue, grade, today=today, limit=limit, key=key)
    return _Check(
        engine=engine, rules=rules, grade=grade, day=day, limit=limit, key=key, table=table
    ).report()


@attrs.frozen(kw_only=True)
class _Check:
    engine: Engine
    rules: Catalogue
    grade: Grade
    day: str
    limit: int
    key: str
    table: Any

    def report(self) -> Report:
        """Judge all rules at once; where the engine fails, only those over which it does not."""
        try:
            return self._report(Stages(self.engine, self.rules.rules, self.key, self.day), {})
        except MissingExtra:
            raise
        except BaseException as error:
            if not _is_of_an_engine(error):
                raise
        self._rows()
        failed = self._failing()
        sound = [rule for rule in self.rules if rule.code not in failed]
        return self._report(Stages(self.engine, sound, self.key, self.day), failed)

    def _rows(self) -> int:
        """Return how many rows there are.

        Raises:
            SourceError: The table cannot be read.
        """
        try:
            ((rows,),) = self.engine.rows(self.engine.frame.select(self.engine.speech.x.len()))
        except BaseException as error:
            if not _is_of_an_engine(error):
                raise
            raise SourceError(unreadable(error)) from None
        return int(rows)

    def _failing(self) -> Mapping[str, Label]:
        """Return the rules that the engine cannot judge, each with what it says; those behind them too."""
        failed: dict[str, Label] = {}
        for rule in self.rules:
            if not failed.keys().isdisjoint(rule.after):
                failed[rule.code] = rests_on([code for code in rule.after if code in failed])
                continue
            try:
                stages = Stages(self.engine, [attrs.evolve(rule, after=())], self.key, self.day)
                self._counts(stages)
            except BaseException as error:
                if not _is_of_an_engine(error):
                    raise
                failed[rule.code] = failed_at(error)
        return failed

    def _report(self, stages: Stages, failed: Mapping[str, Label]) -> Report:
        counts, territories = self._counts(stages)
        severities = {rule.code: self._severity(rule) for rule in self.rules}
        findings = list(self._findings(stages)) if counts.total() else []
        total = counts.total()
        why = {**stages.why, **failed}
        return Report(
            findings=tuple(findings[: self.limit]),
            outcomes=tuple(self._outcome(rule, counts[rule.code], why.get(rule.code)) for rule in self.rules),
            grade=self.grade,
            rows=self._rows(),
            left_out=total - min(len(findings), self.limit),
            by_territory=dict(territories.most_common()),
            table=Given(
                table=self.table,
                engine=self.engine,
                frame=stages.frame,
                errors=[name for code, name in stages.broken.items() if severities[code] is Severity.ERROR],
            ),
        )

    def _counts(self, stages: Stages) -> tuple[Counter[str], Counter[str | None]]:
        """Let the engine count the rows that break each rule, by région."""
        counts: Counter[str] = Counter()
        territories: Counter[str | None] = Counter()
        if stages.broken:
            x = self.engine.speech.x
            flags = [x.col(name) for name in stages.broken.values()]
            faulty = self._faulty(stages).select(stages.region, *(flag.cast(x.Int64) for flag in flags))
            sums = faulty.group_by(stages.region).agg(*(flag.sum() for flag in flags))
            for region, *broken in self.engine.rows(sums):
                counts.update(dict(zip(stages.broken, broken, strict=True)))
                territories[region] += sum(broken)
        return counts, territories

    def _faulty(self, stages: Stages) -> Any:
        column = self.engine.speech.column
        return stages.frame.filter(reduce(or_, map(column, stages.broken.values())))

    def _findings(self, stages: Stages) -> Iterator[Finding]:
        """Yield the findings of the first rows that have any."""
        rules = [rule for rule in stages.rules if rule.code in stages.broken]
        read = {self.key, *(column for rule in rules for column in rule.columns)}
        names = [name for name in self.engine.columns if name in read]
        flags = [stages.broken[rule.code] for rule in rules]
        row = [ROW] if self.engine.ordered else []
        places = {name: place for place, name in enumerate(names, len(row))}
        told = [
            (rule, self._severity(rule), [name for name in (self.key, *rule.columns) if name in places])
            for rule in rules
        ]
        first = self.engine.first(self._faulty(stages), stages.sorted_by, self.limit)
        for cells in self.engine.rows(first.select(*row, *names, *flags)):
            number = cells[0] if row else None
            for rule, severity, needed in compress(told, cells[len(row) + len(names) :]):
                flat = flat_cells({name: cells[places[name]] for name in needed})
                yield finding_of(rule, severity, flat, self._place(rule, number, flat))

    def _place(self, rule: Rule, number: int | None, cells: Mapping[str, Cell]) -> Position:
        record = cells.get(self.key)
        named = record if isinstance(record, str) and record else None
        return Position(row=number, column=rule.column, record=named)

    def _severity(self, rule: Rule) -> Severity:
        severity = rule.severity[self.grade]
        assert severity is not None  # noqa: S101 - the catalogue is that of the grade
        return severity

    def _outcome(self, rule: Rule, broken: int, why: Label | None) -> Outcome:
        outcome = Outcome(rule=rule, severity=self._severity(rule), broken=broken, why=why)
        nothing = nothing_to_judge(rule, set(self.engine.columns))
        return outcome if broken or nothing is None else attrs.evolve(outcome, why=nothing, idle=True)


def _is_of_an_engine(error: BaseException) -> bool:
    """Tell whether an engine failed; that of polars panics with what is no Exception."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"
