"""How long start-ups are supported, with the bounds as uncertain as they are printed."""

from __future__ import annotations

from enum import Enum

import attrs

from ..citations import Source
from ..labels import Label

__all__ = ["Duration", "DurationKind"]


class DurationKind(Enum):
    """What sort of duration a sheet gives."""

    RANGE = "range"
    """Between two bounds, of which one may be open."""
    ONE_OFF = "one_off"
    """Single occasions, no length in months."""
    UNDEFINED = "undefined"
    """The sheet says that there is none."""


@attrs.frozen(kw_only=True)
class Duration:
    """A span of months as a sheet gives it: an average over structures, which one of them may well leave.

    Args:
        kind: What sort of duration it is.
        text: The span in words.
        min_months: Lower bound in months; None when open.
        max_months: Upper bound in months; None when open.
        max_exclusive: Whether the upper bound itself is left out, as in *less than six months*.
        max_exceeded: Whether a little more than the upper bound is meant, as in *up to more than a year*.
        approximate: Whether the sheet says *about*.
        max_between: The two months between which the upper bound lies, as in *two to three years*.
        sources: Its line.

    Examples:
        >>> import openinno as oi
        >>> hub = oi.typology.sheet(oi.Profile.INNOVATION_HUB).support
        >>> hub.contains(12), hub.contains(30), hub.contains(48)
        (True, None, False)
    """

    kind: DurationKind
    text: Label
    min_months: int | None = None
    max_months: int | None = None
    max_exclusive: bool = False
    max_exceeded: bool = False
    approximate: bool = False
    max_between: tuple[int, int] | None = None
    sources: tuple[Source, ...]

    def contains(self, months: float) -> bool | None:
        """Tell whether a length in months lies within the printed span, or None where that cannot be told.

        The span is an average: False says that the sheet does not speak of such a length, never that no
        structure has it. Past a bound that is approximate or may be exceeded nothing can be told, nor
        between the two values of a bound that is printed so.

        Args:
            months: The length, in months.
        """
        if self.kind is not DurationKind.RANGE:
            return None
        if self.min_months is not None and months < self.min_months:
            return None if self.approximate else False
        if self.max_months is None:
            return True
        sure = self.max_between[0] if self.max_between else self.max_months
        if months < sure or (months == sure and not self.max_exclusive):
            return True
        if self.max_exceeded or self.approximate:
            return None
        return None if self.max_between and months <= self.max_between[1] else False
