"""Findings by rule, the gravest and most frequent first, and how many of each fit into a given room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

import attrs

from ...findings import Finding, Position, Severity
from ...labels import Label
from ..outcomes import Outcome
from .judged import Judged

__all__ = ["Group", "field_of", "grouped", "room_for", "shares"]

_ORDER: Final = list(Severity)
_READING: Final = Label("Lecture des données", "Reading the data")


@attrs.frozen(kw_only=True)
class Group:
    """The findings of one code.

    Args:
        code: The code of the rule, or of what was found when the data was read.
        severity: How grave it is.
        count: How many findings there are, those that are not listed included.
        findings: Those that are listed, by row.
        outcome: What became of the rule; None for what was found when the data was read.
    """

    code: str
    severity: Severity
    count: int
    findings: tuple[Finding, ...]
    outcome: Outcome | None = None

    @property
    def title(self) -> Label:
        """What it is called."""
        return _READING if self.outcome is None else self.outcome.rule.title

    def advice(self, lang: str) -> str | None:
        """Return what to do, where it is the same for all of them."""
        given = {one.advice(lang) for one in self.findings}
        if not given and self.outcome is not None:
            return self.outcome.rule.fix.text(lang)
        return given.pop() if len(given) == 1 else None


def grouped(report: Judged) -> tuple[Group, ...]:
    """Return the findings of a report by code, errors first, then the most frequent.

    A rule of whose findings none is listed has a group too.
    """
    by_code: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_code[finding.code].append(finding)
    groups = [
        Group(
            code=one.rule.code,
            severity=one.severity,
            count=max(one.broken, len(by_code[one.rule.code])),
            findings=_by_row(by_code.pop(one.rule.code)),
            outcome=one,
        )
        for one in report.outcomes
        if one.broken or one.rule.code in by_code
    ]
    groups += [
        Group(code=code, severity=severity, count=len(alike), findings=_by_row(alike))
        for code, found in by_code.items()
        for severity in _ORDER
        if (alike := [one for one in found if one.severity is severity])
    ]
    return tuple(sorted(groups, key=lambda one: (_ORDER.index(one.severity), -one.count)))


def field_of(report: Judged) -> Callable[[Finding], str | None]:
    """Return what tells for which column a finding counts: that of its rule, wherever the file has it."""
    columns = {one.rule.code: one.rule.column for one in report.outcomes}
    return lambda finding: columns.get(finding.code, finding.where.column)


def _by_row(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: _row(one.where)))


def _row(where: Position) -> tuple[str, str, int]:
    return where.file or "", where.sheet or "", where.row or 0


def room_for(groups: Sequence[Group], most: int) -> list[int]:
    """Return how many findings of each group to show: notes get what errors and warnings leave.

    Args:
        groups: The groups, notes behind the others.
        most: How many findings to show in all.
    """
    grave = [len(one.findings) for one in groups if one.severity is not Severity.INFO]
    room = shares(grave, most)
    notes = [len(one.findings) for one in groups[len(grave) :]]
    return [*room, *shares(notes, most - sum(room))]


def shares(sizes: Sequence[int], most: int) -> list[int]:
    """Share a room among groups: the small ones whole, the rest in equal parts among the large ones.

    Examples:
        >>> shares([100, 2, 50], 20)
        [9, 2, 9]
    """
    given = [0] * len(sizes)
    left = most
    for done, place in enumerate(sorted(range(len(sizes)), key=lambda one: sizes[one])):
        given[place] = min(sizes[place], left // (len(sizes) - done))
        left -= given[place]
    return given
