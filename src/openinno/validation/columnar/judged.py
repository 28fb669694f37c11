"""The door of judgement by columns: a table in, a report out, and only faulty rows leave the engine."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import attrs

from ...errors import MissingExtra, RuleError, SourceError
from ...findings import Severity
from ...frames import unreadable
from ...labels import Label
from ..absent import nothing_to_judge
from ..catalogues import Catalogue
from ..grades import Grade
from ..judging import MOST_TOLD
from ..report import Outcome, Report
from ..rules import Rule
from .engines import Engine
from .faulty import Faulty
from .given import Given
from .held import judge_rows
from .opening import Unheld, opened
from .reasons import failed_at, rests_on
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
        RuleError: A function of a rule fails, which is told with the row.

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
        except (MissingExtra, RuleError):
            raise
        except BaseException as error:
            if not _is_of_an_engine(error):
                raise
        self._probe()
        failed = self._failing()
        sound = [rule for rule in self.rules if rule.code not in failed]
        return self._report(Stages(self.engine, sound, self.key, self.day), failed)

    def _probe(self) -> None:
        """Read every cell once, to tell a rule that fails from a table that cannot be read.

        Raises:
            SourceError: The table cannot be read.
        """
        read = {column for rule in self.rules for column in rule.columns}.intersection(self.engine.columns)
        cells = [self.engine.speech.column(name).is_null().sum() for name in sorted(read)]
        try:
            list(self.engine.rows(self.engine.frame.select(*cells, self.engine.speech.x.len())))
        except BaseException as error:
            if not _is_of_an_engine(error):
                raise
            raise SourceError(unreadable(error)) from None

    def _rows(self) -> int:
        ((rows,),) = self.engine.rows(self.engine.frame.select(self.engine.speech.x.len()))
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
                Faulty(self.engine, stages, self.grade, self.key).tried()
            except RuleError:
                # A function of its own: judged with the rules before it, it may not be asked at all.
                continue
            except BaseException as error:
                if not _is_of_an_engine(error):
                    raise
                failed[rule.code] = failed_at(error)
        return failed

    def _report(self, stages: Stages, failed: Mapping[str, Label]) -> Report:
        found = Faulty(self.engine, stages, self.grade, self.key).found(self.limit)
        why = {**stages.why, **failed}
        return Report(
            findings=found.findings,
            outcomes=tuple(
                self._outcome(rule, found.broken[rule.code], why.get(rule.code)) for rule in self.rules
            ),
            grade=self.grade,
            rows=self._rows(),
            left_out=found.broken.total() - len(found.findings),
            by_territory=dict(found.territories.most_common()),
            table=Given(
                table=self.table,
                engine=self.engine,
                frame=stages.frame,
                errors=[
                    stages.broken[rule.code]
                    for rule in stages.rules
                    if rule.code in stages.broken and self._severity(rule) is Severity.ERROR
                ],
            ),
        )

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
