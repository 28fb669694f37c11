"""The logic of three truths: what follows of the whole from what is known of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from openinno.validation.kleene import JudgeOf, all_of, any_of, every, negated, not_of, some

TRUTHS = (False, None, True)
"""From the least to the most."""
VERDICTS = [verdicts for count in (1, 2, 3) for verdicts in product(TRUTHS, repeat=count)]


def _judges(verdicts: Sequence[bool | None]) -> list[JudgeOf[object]]:
    return [lambda _, verdict=verdict: verdict for verdict in verdicts]  # type: ignore[misc]


@pytest.mark.parametrize("verdicts", VERDICTS, ids=str)
def test_all_hold_as_much_as_the_least_of_them(verdicts: tuple[bool | None, ...]) -> None:
    """What is false outweighs what is not known, be the verdicts given or asked of judges."""
    least = min(verdicts, key=TRUTHS.index)

    assert all_of(verdicts) is least
    assert every(_judges(verdicts))(None) is least


@pytest.mark.parametrize("verdicts", VERDICTS, ids=str)
def test_one_holds_as_much_as_the_most_of_them(verdicts: tuple[bool | None, ...]) -> None:
    """What is true outweighs what is not known, be the verdicts given or asked of judges."""
    most = max(verdicts, key=TRUTHS.index)

    assert any_of(verdicts) is most
    assert some(_judges(verdicts))(None) is most


@pytest.mark.parametrize(("verdict", "opposite"), [(False, True), (None, None), (True, False)])
def test_the_opposite_of_what_is_not_known_is_not_known(verdict: bool | None, opposite: bool | None) -> None:
    """Truth and falsehood change places, and what is not judged stays so."""
    assert not_of(verdict) is opposite
    assert negated(_judges([verdict])[0])(None) is opposite
