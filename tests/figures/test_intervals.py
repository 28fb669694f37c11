"""The intervals against those that their authors print."""

from __future__ import annotations

import pytest

from openinno.figures.intervals import newcombe, wilson

PRINTED = [
    ((81, 263), (0.2553, 0.3662)),
    ((15, 148), (0.0624, 0.1605)),
    ((0, 20), (0.0, 0.1611)),
    ((1, 29), (0.0061, 0.1718)),
]
"""Newcombe, 1998, Statistics in Medicine 17:857-872, table I, method 3."""

DIFFERENCES = [
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ((0, 10), (0, 20), (-0.1611, 0.2775)),
    ((10, 10), (0, 10), (0.6075, 1.0)),
]
"""The same, 17:873-890, table II, method 10."""


@pytest.mark.parametrize(("share", "printed"), PRINTED)
def test_a_share_has_the_interval_in_print(share: tuple[int, int], printed: tuple[float, float]) -> None:
    """The score interval is, to four digits, the one of the literature."""
    interval = wilson(*share)

    assert (round(interval.low, 4), round(interval.high, 4)) == printed


@pytest.mark.parametrize(("after", "before", "printed"), DIFFERENCES)
def test_a_difference_has_the_interval_in_print(
    after: tuple[int, int], before: tuple[int, int], printed: tuple[float, float]
) -> None:
    """The interval of a difference is, to four digits, the one of the literature."""
    _, interval = newcombe(before, after)

    assert (round(interval.low, 4), round(interval.high, 4)) == printed


def test_a_rate_has_the_score_interval_of_counts() -> None:
    """On a whole population the interval is that of a count: k + z²/2 ± z √(k + z²/4)."""
    z, inhabitants = 1.959963984540054, 5_000_000
    low, high = (10 + z * z / 2 + sign * z * (10 + z * z / 4) ** 0.5 for sign in (-1, 1))

    interval = wilson(10, inhabitants).times(inhabitants)

    assert (interval.low, interval.high) == pytest.approx((low, high), rel=1e-4)


@pytest.mark.parametrize(("count", "base"), [(1, 0), (3, 2), (-1, 2)])
def test_no_share_is_made_of_impossible_numbers(count: int, base: int) -> None:
    """More than the base, fewer than none, or a base of none is a wrong call, which says what to give."""
    with pytest.raises(ValueError, match="give 0 <= count <= base"):
        wilson(count, base)


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95])
def test_a_confidence_is_between_0_and_1(confidence: float) -> None:
    """95 instead of 0.95 is told."""
    with pytest.raises(ValueError, match="such as"):
        wilson(1, 2, confidence)


@pytest.mark.parametrize("confidence", [1e-17, 1 - 1e-16, float("nan")])
def test_a_confidence_that_rounds_to_0_or_1_is_refused_too(confidence: float) -> None:
    """What no interval can be made of is told in the same words."""
    with pytest.raises(ValueError, match="such as"):
        wilson(1, 2, confidence)


def test_a_confidence_is_a_number() -> None:
    """A text is a wrong call, which says what to give."""
    with pytest.raises(TypeError, match=r"such as 0\.95, not '0\.95'"):
        wilson(1, 2, "0.95")  # type: ignore[arg-type]
