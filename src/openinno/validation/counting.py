"""Findings counted by what they are of, those beyond the limit of a report too, and in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from ..findings import Finding
from .outcomes import Outcome
from .rules import Rule

__all__ = ["counted_by", "in_order"]

_COUNTED: Final = {
    "rule": lambda one: one.rule.code,
    "column": lambda one: one.rule.column,
    "severity": lambda one: one.severity,
}
_OTHERS: Final = {
    "rule": lambda finding: finding.code,
    "column": lambda finding: finding.where.column,
    "severity": lambda finding: finding.severity,
}


def counted_by(by: str, outcomes: Iterable[Outcome], findings: Iterable[Finding]) -> Counter[Any]:
    """Return how many findings there are by rule, column or severity.

    Args:
        by: What to count by.
        outcomes: What became of each rule, which knows how often it was broken.
        findings: What is listed: what is of none of these rules is counted one by one.

    Raises:
        ValueError: It cannot be counted by that; the message lists what it can.
    """
    if by not in _COUNTED:
        raise ValueError(f"counts() by {', '.join((*_COUNTED, 'territory'))}, not {by!r}")
    counted: Counter[Any] = Counter()
    codes = set()
    for one in outcomes:
        counted[_COUNTED[by](one)] += one.broken
        codes.add(one.rule.code)
    counted.update(_OTHERS[by](finding) for finding in findings if finding.code not in codes)
    return counted


def in_order(findings: Sequence[Finding], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return findings in the order of their rows, then of the rules; those of no row and of no rule first."""
    places = {rule.code: place for place, rule in enumerate(rules)}
    return tuple(sorted(findings, key=lambda one: (one.where.row or 0, places.get(one.code, -1))))
