"""Laws of the three-valued conclusion: Kleene's conjunction, checked on every value there is."""

from __future__ import annotations

from itertools import product

import pytest

from openinno import Verdict

MET, NOT_MET, UNKNOWN = Verdict
TRUTH = {MET: {True}, NOT_MET: {False}, UNKNOWN: {True, False}}
"""What a verdict leaves possible of a condition."""

pairs = pytest.mark.parametrize(("one", "other"), list(product(Verdict, repeat=2)))


@pairs
def test_a_conclusion_says_what_all_possible_truths_agree_on(one: Verdict, other: Verdict) -> None:
    """Two verdicts together are what follows however the unknown turns out, and unknown where it depends."""
    possible = {first and second for first, second in product(TRUTH[one], TRUTH[other])}

    assert TRUTH[one & other] == possible


@pairs
def test_the_order_of_verdicts_changes_nothing(one: Verdict, other: Verdict) -> None:
    """A conclusion is the same from left to right and from right to left."""
    assert one & other is other & one


@pytest.mark.parametrize(("one", "two", "three"), list(product(Verdict, repeat=3)))
def test_the_grouping_of_verdicts_changes_nothing(one: Verdict, two: Verdict, three: Verdict) -> None:
    """Three verdicts can be joined two at a time, whichever two come first."""
    assert (one & two) & three is one & (two & three)


@pytest.mark.parametrize("one", Verdict)
def test_met_changes_nothing_and_not_met_settles_all(one: Verdict) -> None:
    """What is met leaves the rest to decide; what is not met decides alone; a verdict repeats to itself."""
    assert one & MET is one
    assert one & NOT_MET is NOT_MET
    assert one & one is one


@pytest.mark.parametrize("one", Verdict)
def test_a_verdict_is_neither_true_nor_false(one: Verdict) -> None:
    """A condition on a bare verdict is a wrong call: the unknown would pass for a yes or for a no."""
    with pytest.raises(TypeError, match="compare it"):
        bool(one)


def test_a_verdict_is_joined_with_a_verdict_only() -> None:
    """A truth value has no place beside a verdict."""
    with pytest.raises(TypeError, match="unsupported operand"):
        Verdict.MET & True  # type: ignore[operator]
