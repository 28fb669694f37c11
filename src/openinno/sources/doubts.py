"""The findings of one reading: each told where it was found, and where there are too many alike, counted.

A column of a hundred thousand damaged codes is one fault of one export. The first are told cell by cell; how
many more there are is told once, at the end, so that a report stays readable and memory bounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import attrs

from ..findings import Finding
from ..labels import Label

__all__ = ["MOST_ALIKE", "Doubts"]

MOST_ALIKE: Final = 1000
"""How many findings of one code in one column are told one by one."""


class Doubts:
    """Gathers findings in the order in which they are found.

    Args:
        most_alike: How many of one code in one column are told one by one.

    Examples:
        >>> from openinno import Finding, Label, Position, Severity
        >>> doubts = Doubts(most_alike=1)
        >>> for row in (2, 3, 4):
        ...     doubts.tell(Finding(code="wrong-value", severity=Severity.WARNING, text=Label("non", "no"),
        ...         where=Position(row=row, column="B")))
        >>> [str(finding.where) + ": " + finding.message() for finding in doubts.findings()]
        ['2, B: no', 'B: 2 more findings like these (wrong-value) are not listed']
    """

    def __init__(self, most_alike: int = MOST_ALIKE) -> None:
        self._most_alike: int = most_alike
        self._told: list[Finding] = []
        self._counts: Counter[tuple[str, str | None, str | None]] = Counter()
        self._first: dict[tuple[str, str | None, str | None], Finding] = {}

    def tell(self, finding: Finding) -> None:
        """Take a finding down, or only count it where many alike are told already."""
        kind = (finding.code, finding.where.sheet, finding.where.column)
        self._counts[kind] += 1
        if self._counts[kind] <= self._most_alike:
            self._told.append(finding)
        else:
            self._first.setdefault(kind, finding)

    def tell_all(self, findings: Iterable[Finding]) -> None:
        """Take several findings down."""
        for finding in findings:
            self.tell(finding)

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings, and for each kind of which there were too many, how many more."""
        return (*self._told, *(self._more(kind) for kind in self._first))

    def _more(self, kind: tuple[str, str | None, str | None]) -> Finding:
        first, more = self._first[kind], self._counts[kind] - self._most_alike
        text = Label(
            f"{more} autres constats comme ceux-ci ({first.code}) ne sont pas listés",
            f"{more} more findings like these ({first.code}) are not listed",
        )
        where = attrs.evolve(first.where, row=None, record=None, path=None)
        return Finding(code="more-alike", severity=first.severity, where=where, text=text)
