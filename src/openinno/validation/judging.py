"""Rows one after the other to a report: each judged alone, then against those that came before."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Any, Final

import attrs

from ..cells import Cell
from ..findings import Finding, Position, Severity
from ..labels import Label
from .absent import nothing_to_judge
from .catalogues import Catalogue
from .conditions import Unique, columns_of
from .counting import in_order
from .grades import Grade
from .report import Outcome, Report, Rows
from .rowwise import Place, RowJudge
from .rules import Rule
from .telling import finding_of
from .verdicts import Row, key_of

__all__ = ["MOST_KEYS", "MOST_TOLD", "Judging"]

MOST_TOLD: Final = 10_000
"""How many findings a report lists unless another number is asked."""
MOST_KEYS: Final = 1_000_000
"""How many different values a rule that compares rows remembers, so that memory is bounded."""


class Judging:
    """Judges rows as they come, in bounded memory.

    Args:
        catalogue: The rules.
        grade: What the rows are to be good enough for.
        today: The day of the check.
        limit: How many findings of rules are listed; all are counted.

    Examples:
        >>> from openinno.validation.catalogue import CATALOGUE
        >>> judging = Judging(CATALOGUE, Grade.DRAFT)
        >>> judging.judge({"id": "a", "name": "A"}, lambda column: Position(row=1, column=column))
        False
        >>> judging.judge({"id": "a", "name": "B"}, lambda column: Position(row=2, column=column))
        True
        >>> [(finding.code, finding.where.row) for finding in judging.report() if finding.code == "id-unique"]
        [('id-unique', 1), ('id-unique', 2)]
    """

    def __init__(
        self,
        catalogue: Catalogue,
        grade: Grade,
        *,
        today: datetime.date | None = None,
        limit: int = MOST_TOLD,
    ) -> None:
        self.grade: Grade = grade
        self.rows: int = 0
        self._rules: Catalogue = catalogue.of(grade)
        self._judge: RowJudge = RowJudge(self._rules, today)
        self._compared: list[_Compared] = [
            _Compared(rule, frozenset(one.code for one in self._rules.before(rule.code)))
            for rule in self._rules
            if isinstance(rule.holds, Unique)
        ]
        self._severity: dict[str, Severity] = {
            rule.code: severity for rule in self._rules if (severity := rule.severity[grade]) is not None
        }
        self._limit: int = limit
        self._findings: list[Finding] = []
        self._listed: int = 0
        self._broken: Counter[str] = Counter()
        self._territories: Counter[str | None] = Counter()
        self._columns: Set[str] = {name for rule in self._rules for name in columns_of(rule.holds)}
        self._unseen: set[str] = {*self._columns}

    def judge(self, row: Row, place: Place, unread: Set[str] = frozenset()) -> bool:
        """Judge a row and return whether it breaks a rule whose breaking is an error.

        The first of several rows that hold the same is told when the second comes.

        Args:
            row: The row.
            place: Where its cells stand.
            unread: Columns of which nothing can be said, since what stands there could not be read.

        Raises:
            RuleError: A function of a rule fails, which is told with the row.
        """
        self.rows += 1
        if self._unseen and not self._unseen.isdisjoint(row):
            self._unseen -= row.keys()
        broken = self._judge.broken(row, unread, place)
        if not broken and not self._compared:
            return False
        codes = {rule.code for rule in broken}
        for compared in self._compared:
            if (
                unread.isdisjoint(compared.rule.columns)
                and codes.isdisjoint(compared.behind)
                and compared.repeats(row, place, self._take)
            ):
                broken.append(compared.rule)
        for rule in broken:
            self._take(rule, row, place(rule.column))
        return any(self._severity[rule.code] is Severity.ERROR for rule in broken)

    def _take(self, rule: Rule, row: Row, where: Position) -> None:
        self._broken[rule.code] += 1
        region = row.get("region")
        self._territories[region if isinstance(region, str) and region else None] += 1
        if self._listed < self._limit:
            self._listed += 1
            self._findings.append(finding_of(rule, self._severity[rule.code], row, where))

    def unread(self, column: str, finding: Finding) -> bool:
        """Take down that a cell could not be read, as a row that breaks the first rule of what stands there.

        Args:
            column: The column of the flat row that it should have filled.
            finding: What reading says of it.

        Returns:
            Whether that is an error.
        """
        rule = next((self._rules[code] for code in _readings(column) if code in self._rules), None)
        if rule is None:
            self._findings.append(finding)
            return finding.severity is Severity.ERROR
        self._broken[rule.code] += 1
        severity = self._severity[rule.code]
        if self._listed < self._limit:
            self._listed += 1
            self._findings.append(attrs.evolve(finding, code=rule.code, severity=severity))
        return severity is Severity.ERROR

    def tell_all(self, findings: Iterable[Finding]) -> None:
        """Take down what was found otherwise than by a rule, as in reading a file: all of it is listed."""
        self._findings.extend(findings)

    def report(self, *, name: str | None = None, table: Rows | None = None) -> Report:
        """Return what was found.

        Args:
            name: What was judged.
            table: What gives the rows back.
        """
        return Report(
            findings=in_order(self._findings, self._rules),
            outcomes=tuple(map(self._outcome, self._rules)),
            grade=self.grade,
            name=name,
            rows=self.rows,
            left_out=self._broken.total() - self._listed,
            by_territory=dict(self._territories.most_common()),
            table=table,
        )

    def _outcome(self, rule: Rule) -> Outcome:
        outcome = Outcome(rule=rule, severity=self._severity[rule.code], broken=self._broken[rule.code])
        nothing = nothing_to_judge(rule, self._columns - self._unseen)
        if nothing is not None and not outcome.broken:
            return attrs.evolve(outcome, why=nothing, idle=True)
        forgot = any(one.full for one in self._compared if one.rule is rule)
        return attrs.evolve(outcome, why=_TOO_MANY) if forgot else outcome


class _Compared:
    """A rule that compares rows, and what it saw."""

    def __init__(self, rule: Rule, behind: Set[str]) -> None:
        assert isinstance(rule.holds, Unique)  # noqa: S101
        self.rule: Rule = rule
        self.behind: Set[str] = behind
        self.full: bool = False
        self._key: Callable[[Row], tuple[str, ...] | None] = key_of(rule.holds)
        self._seen: dict[int, tuple[Mapping[str, Cell], Position] | None] = {}

    def repeats(self, row: Row, place: Place, take: Callable[[Rule, Row, Position], Any]) -> bool:
        """Tell whether a row repeats another; the first time, that other is told too."""
        key = self._key(row)
        if key is None:
            return False
        # For memory its hash alone is kept: of a million, two are the same once in some ten million tables.
        mark = hash(key)
        if mark in self._seen:
            first = self._seen[mark]
            if first is not None:
                take(self.rule, *first)
                self._seen[mark] = None
            return True
        if len(self._seen) >= MOST_KEYS:
            self.full = True
        else:
            kept = {name: row.get(name) for name in (*self.rule.columns, "region")}
            self._seen[mark] = (kept, place(self.rule.column))
        return False


def _readings(column: str) -> Iterator[str]:
    """Yield the codes of the rules that may say that a cell cannot be read, the most telling first."""
    return (f"{column.replace('_', '-')}-{what}" for what in ("words", "shape", "known", "type"))


_TOO_MANY: Final = Label(
    f"plus de {MOST_KEYS} valeurs différentes : les suivantes n'ont pas été comparées",
    f"more than {MOST_KEYS} different values: those that follow were not compared",
)
