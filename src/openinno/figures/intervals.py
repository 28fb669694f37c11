"""How far a share or a rate would carry if its structures were drawn by lot: intervals, and of a difference.

A census is no draw. The interval says what so few structures could support at best; what the census does not
know is told apart, by the bounds of an :class:`~.indicator.Indicator`.
"""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import attrs

__all__ = ["Interval", "newcombe", "wilson"]


@attrs.frozen(kw_only=True)
class Interval:
    """Two ends, both within.

    Args:
        low: The lower end.
        high: The upper end.

    Examples:
        >>> third = Interval(low=0.2, high=0.4)
        >>> third.meets(Interval(low=0.4, high=1.0)), 0.3 in third
        (True, True)
        >>> third.times(100)
        Interval(low=20.0, high=40.0)
    """

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        """Tell whether two intervals have a value in common.

        Args:
            other: The other one.
        """
        return self.low <= other.high and other.low <= self.high

    def times(self, factor: float) -> Interval:
        """Return the interval in another unit.

        Args:
            factor: How many of the other unit there are in one of this.
        """
        return Interval(low=self.low * factor, high=self.high * factor)


def wilson(count: int, base: int, confidence: float = 0.95) -> Interval:
    """Return the score interval of a share (Wilson, 1927, JASA 22:209-212).

    It stays within 0 and 1, and holds for few structures and for shares near 0 or 1, where the usual plus or
    minus fails. With a population for its base it is, to the digits shown, the score interval of a rate.

    Args:
        count: How many have it.
        base: Of how many, at least one.
        confidence: How often such intervals hold the true share, between 0 and 1.

    Raises:
        ValueError: The numbers are none of a share.

    Examples:
        >>> wilson(0, 10).low, round(wilson(0, 10).high, 3), round(wilson(5, 10).low, 3)
        (0.0, 0.278, 0.237)
    """
    if not 0 <= count <= base or not base:
        raise ValueError(
            f"a share of {count} out of {base}: give 0 <= count <= base, and a base of 1 or more"
        )
    z = _normal(confidence)
    share, weight = count / base, z * z / base
    middle = (share + weight / 2) / (1 + weight)
    half = z * sqrt(share * (1 - share) / base + weight / (4 * base)) / (1 + weight)
    # At the ends the bound is exact, and rounding would move it off.
    return Interval(
        low=0.0 if count == 0 else max(0.0, middle - half),
        high=1.0 if count == base else min(1.0, middle + half),
    )


def newcombe(
    before: tuple[int, int], after: tuple[int, int], confidence: float = 0.95
) -> tuple[float, Interval]:
    """Return the difference of two shares and its interval (Newcombe, 1998, Stat. Med. 17:873-890, no. 10).

    It takes the two for separate. Where many structures are in both, it is wider than it need be.

    Args:
        before: How many, of how many, in the first.
        after: The same in the second.
        confidence: As for :func:`wilson`.

    Examples:
        >>> difference, interval = newcombe((48, 80), (56, 70))
        >>> round(difference, 4), round(interval.low, 4), round(interval.high, 4)
        (0.2, 0.0524, 0.3339)
    """
    first, second = wilson(*before, confidence), wilson(*after, confidence)
    p, q = before[0] / before[1], after[0] / after[1]
    low = sqrt((q - second.low) ** 2 + (first.high - p) ** 2)
    high = sqrt((second.high - q) ** 2 + (p - first.low) ** 2)
    return q - p, Interval(low=q - p - low, high=q - p + high)


def _normal(confidence: float) -> float:
    if not isinstance(confidence, int | float):
        raise TypeError(f"a confidence is a number, such as 0.95, not {confidence!r}")
    # Rounding may turn a confidence next to 0 or 1 into one or the other.
    end = (1 + confidence) / 2
    if not 0.5 < end < 1:
        raise ValueError(f"a confidence between 0 and 1, such as 0.95, not {confidence!r}")
    return NormalDist().inv_cdf(end)
