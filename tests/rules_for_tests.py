"""Rules of which only the code and the place among others matter."""

from __future__ import annotations

from collections.abc import Mapping

from openinno import Grade, Label, Rule, Severity
from openinno.validation import Condition, Present

TEXT = Label("texte", "text")


def rule(
    code: str,
    *after: str,
    severity: Severity | Mapping[Grade, Severity | None] = Severity.ERROR,
    column: str = "name",
    holds: Condition | None = None,
) -> Rule:
    """Make a rule of which only its code and its place among others matter."""
    return Rule(
        code=code,
        column=column,
        holds=holds or Present(column),
        severity=severity,
        title=TEXT,
        reason=TEXT,
        text=TEXT,
        fix=TEXT,
        after=after,
    )
