"""Findings made late are those made at once."""

from __future__ import annotations

from collections.abc import Iterator

from openinno.findings import Finding, Position, Severity
from openinno.labels import Label
from openinno.validation.late_findings import LateFindings


def findings(count: int) -> Iterator[Finding]:
    """Yield so many findings, one a row."""
    for number in range(1, count + 1):
        yield Finding(
            code="doubt", severity=Severity.INFO, where=Position(row=number), text=Label("doute", "doubt")
        )


def test_nothing_is_made_before_it_is_read() -> None:
    """Their number is known before any is made, and they are made once."""
    asked = []

    def make() -> Iterator[Finding]:
        asked.append(1)
        yield from findings(2)

    late = LateFindings(make, 2)
    assert (len(late), asked) == (2, [])
    assert [one.where.row for one in (*late, *late)] == [1, 2, 1, 2]
    assert asked == [1]


def test_no_more_is_made_than_was_asked() -> None:
    """What could be made without end is cut."""
    late = LateFindings(lambda: findings(10**9), 3)
    assert [one.where.row for one in late] == [1, 2, 3]
    assert late[1:] == tuple(late)[1:]


def test_they_equal_the_same_findings_made_at_once() -> None:
    """Findings are compared by what they say, made late or not."""
    late = LateFindings(lambda: findings(2), 2)
    assert late == tuple(findings(2))
    assert hash(late) == hash(tuple(findings(2)))
    assert tuple(findings(2)) == late
    assert late == LateFindings(lambda: findings(2), 2)
    assert late != tuple(findings(3))
    assert late != tuple(findings(2))[::-1]
    assert (late == 2) is False
