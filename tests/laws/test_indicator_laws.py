"""What holds of the indicators of any census."""

from __future__ import annotations

import random

import attrs
from hypothesis import given
from hypothesis import strategies as st

import openinno as oi
from openinno.figures import LISTS, IndicatorUnit
from openinno.testing import censuses

COMPLETE = st.sets(st.sampled_from(LISTS))


@given(censuses(), COMPLETE)
def test_every_structure_is_counted_once(census: oi.Census, complete: set[str]) -> None:
    """Base, unknown and outside add up to the census, and the numerator is a part of the base."""
    for one in oi.indicators(census, complete=complete):
        if one.unit is IndicatorUnit.SHARE:
            assert one.base is not None
            assert one.base + one.unknown + one.outside == len(census)
            assert 0 <= one.numerator <= one.base


@given(censuses(), COMPLETE)
def test_a_value_lies_within_its_interval_and_its_bounds(census: oi.Census, complete: set[str]) -> None:
    """What a figure could be holds what it is."""
    for one in oi.indicators(census, complete=complete):
        if one.value is not None and one.interval is not None and one.bounds is not None:
            assert one.value in one.interval
            assert one.bounds.low - 1e-9 <= one.value <= one.bounds.high + 1e-9


@given(censuses(), st.randoms(use_true_random=False))
def test_the_order_of_the_structures_changes_nothing(census: oi.Census, chance: random.Random) -> None:
    """A census shuffled has the same figures."""
    shuffled = list(census.structures)
    chance.shuffle(shuffled)

    assert oi.indicators(attrs.evolve(census, structures=shuffled)).figures == oi.indicators(census).figures


@given(censuses())
def test_a_structure_that_tells_nothing_changes_no_value(census: oi.Census) -> None:
    """It widens the bounds, and no share moves."""
    silent = oi.Structure(id="tells_nothing_at_all", name="?")
    more = attrs.evolve(census, structures=(*census.structures, silent))

    for before, after in zip(oi.indicators(census), oi.indicators(more), strict=True):
        if before.unit is not IndicatorUnit.COUNT:
            assert (before.value, before.numerator, before.base) == (after.value, after.numerator, after.base)
            assert after.unknown == before.unknown + 1


@given(censuses())
def test_shares_of_words_are_those_of_the_facets(census: oi.Census) -> None:
    """Profiles and themes are counted as ``facets()`` counts them, of those that tell."""
    figures = oi.indicators(census)
    facets = census.facets("profile", "theme")
    for profile in oi.Profile:
        one = figures[f"share_{profile.code}"]
        facet = facets["profile"]
        assert (one.numerator, one.unknown) == (facet.count(profile), facet.unknown)
    for theme in oi.Theme:
        assert figures[f"theme_{theme.code}"].numerator == facets["theme"].count(theme)


@given(censuses(), censuses())
def test_a_change_turned_around_changes_its_sign(first: oi.Census, second: oi.Census) -> None:
    """From one census to another and back, differences and their intervals are mirrored."""
    one, other = oi.indicators(first), oi.indicators(second)
    for there, back in zip(other.compared_with(one), one.compared_with(other), strict=True):
        if there.difference is not None and back.difference is not None:
            assert abs(there.difference + back.difference) < 1e-9
        if there.interval is not None and back.interval is not None:
            assert abs(there.interval.low + back.interval.high) < 1e-9
