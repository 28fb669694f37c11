"""A figure of a census set against the one that the study printed, and what in the two is comparable."""

from __future__ import annotations

from enum import Enum
from typing import Final

import attrs

from ..labels import Label
from ..typology.figures import Figure
from ..vocabulary import Basis, Qualifier
from .intervals import Interval

__all__ = ["Against", "Agreement", "agreement", "allowed"]

_NEAR: Final = 0.05
"""How far below *nearly half* still is nearly half: our reading, which the study does not give."""


class Agreement(Enum):
    """How a figure stands to the published one.

    Examples:
        >>> Agreement.ABOVE.label.text("fr")
        "au-dessus de l'étude"
    """

    AGREES = "agrees"
    """The interval holds a value that the printed figure allows."""
    ABOVE = "above"
    BELOW = "below"

    @property
    def label(self) -> Label:
        """What people call it."""
        return _SAID[self]


_SAID: Final = {
    Agreement.AGREES: Label("compatible avec l'intervalle", "within the interval"),
    Agreement.ABOVE: Label("au-dessus de l'étude", "above the study"),
    Agreement.BELOW: Label("au-dessous de l'étude", "below the study"),
}


@attrs.frozen(kw_only=True)
class Against:
    """A published figure beside that of a census.

    Args:
        figure: What the study printed.
        comparable: Whether the two measure the same thing, as far as the study tells.
        same: What is the same in both.
        differs: What is not, or is not known.
        difference: The figure of the census less the printed one; None without one.
        agreement: How they stand to one another; None where they are not comparable, or one is missing.

    Examples:
        >>> import openinno as oi
        >>> against = oi.indicators(oi.embedded_census())["share_acc_tech_hub"].study[0]
        >>> against.printed.text("fr"), against.stands.text("fr"), round(against.difference, 3)
        ('« 61% »', "compatible avec l'intervalle", 0.023)
    """

    figure: Figure
    comparable: bool
    same: tuple[Label, ...]
    differs: tuple[Label, ...]
    difference: float | None = None
    agreement: Agreement | None = None

    @property
    def printed(self) -> Label:
        """The figure as printed; computed from two that are where it is not."""
        if self.figure.printed is not None:
            return Label(f"« {self.figure.printed} »", f"“{self.figure.printed}”")
        value = f"{100 * float(self.figure.value):.0f}"
        return Label(f"{value} % (calculé)", f"{value}% (derived)")

    @property
    def stands(self) -> Label | None:
        """How the two stand to one another, in words; None where the figure of the census is refused."""
        if not self.comparable:
            return Label("non comparable", "not comparable")
        return self.agreement.label if self.agreement else None


def allowed(figure: Figure) -> Interval:
    """Return the values that a printed figure allows: its rounding, and how its words bind it.

    Examples:
        >>> import openinno as oi
        >>> allowed(oi.typology.published_figure("share_acc_tech_hub"))
        Interval(low=0.605, high=0.615)
        >>> allowed(oi.typology.published_figure("metropole_all"))
        Interval(low=0.5, high=inf)
    """
    value = float(figure.value)
    if figure.qualifier in {Qualifier.MORE_THAN, Qualifier.AT_LEAST}:
        return Interval(low=value, high=float("inf"))
    if figure.qualifier is Qualifier.LESS_THAN:
        return Interval(low=0.0, high=value)
    if figure.qualifier is Qualifier.JUST_UNDER:
        return Interval(low=round(value - _NEAR, 9), high=value)
    if figure.qualifier is Qualifier.ABOUT:
        return Interval(low=0.95 * value, high=1.05 * value)
    # 61 % less 42 % carries the rounding of both.
    slack = 0.01 if figure.basis is Basis.DERIVED else 0.005 if "%" in (figure.printed or "") else 0.0
    return Interval(low=round(value - slack, 9), high=round(value + slack, 9))


def agreement(interval: Interval, figure: Figure) -> Agreement:
    """Return how the interval of a figure stands to a published one.

    Examples:
        >>> import openinno as oi
        >>> agreement(Interval(low=0.2, high=0.4), oi.typology.published_figure("metropole_all"))
        <Agreement.BELOW: 'below'>
    """
    printed = allowed(figure)
    if figure.qualifier is Qualifier.MORE_THAN and interval.high <= printed.low:
        return Agreement.BELOW
    if interval.meets(printed):
        return Agreement.AGREES
    return Agreement.ABOVE if interval.low > printed.high else Agreement.BELOW
