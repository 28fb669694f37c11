"""What became of each rule: held, broken, or not checked and why."""

from __future__ import annotations

from enum import Enum
from typing import Final

import attrs

from ..findings import Severity
from ..labels import Label
from .rules import Rule

__all__ = ["Outcome", "State"]


class State(Enum):
    """What became of a rule.

    Examples:
        >>> State.NOT_CHECKED.label("fr")
        'non vérifiée'
    """

    HELD = "held"
    """No row breaks it."""
    BROKEN = "broken"
    """Some row breaks it."""
    NOT_CHECKED = "not-checked"
    """It was not judged; the outcome says why."""

    def label(self, lang: str = "en") -> str:
        """Return what it is called in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return _STATES[self].text(lang)


_STATES: Final = {
    State.HELD: Label("respectée", "held"),
    State.BROKEN: Label("enfreinte", "broken"),
    State.NOT_CHECKED: Label("non vérifiée", "not checked"),
}


@attrs.frozen(kw_only=True)
class Outcome:
    """What became of one rule.

    Args:
        rule: The rule.
        severity: How grave it is to break it, at the grade of the check.
        broken: How many rows break it.
        why: Why it was not checked; None where it was.
        idle: Whether it was not checked because there is nothing to judge: no such column.

    Examples:
        >>> import openinno as oi
        >>> report = oi.check([{"id": "lab", "name": "Lab", "postcode": "7500"}])
        >>> outcome = next(one for one in report.outcomes if one.rule.code == "postcode-shape")
        >>> outcome.state, outcome.broken
        (<State.BROKEN: 'broken'>, 1)
    """

    rule: Rule
    severity: Severity
    broken: int = 0
    why: Label | None = None
    idle: bool = False

    @property
    def state(self) -> State:
        """Held, broken or not checked; what is broken stays so, even if not every row could be judged."""
        if self.broken:
            return State.BROKEN
        return State.HELD if self.why is None else State.NOT_CHECKED
