"""Régions, départements and collectivities, and the outlines that maps are drawn from."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

import openinno as oi

DEPARTEMENTS = oi.geography.departements()
each = pytest.mark.parametrize("departement", DEPARTEMENTS, ids=lambda one: one.code)


def test_a_place_shows_its_name_and_code_in_both_languages() -> None:
    """The label of a place is its name and its code."""
    places: list[oi.geography.Place] = [
        oi.geography.region("53"),
        oi.geography.departement("2A"),
        oi.geography.collectivities()[0],
        oi.geography.epci("243500139"),
        oi.geography.epts()[0],
        oi.geography.commune("35238"),
    ]

    assert [place.label("fr") for place in places] == [place.label("en") for place in places]
    assert places[0].label() == "Bretagne (53)"


@each
def test_every_departement_can_be_drawn(departement: oi.geography.Departement) -> None:
    """Every outline has rings of three points or more, none of which repeats the one before."""
    assert departement.outline
    for ring in departement.outline:
        assert len(ring) >= 3
        assert all(before != after for before, after in zip(ring, [*ring[1:], ring[0]], strict=True))


@each
def test_bounds_are_those_of_the_outline(departement: oi.geography.Departement) -> None:
    """West, south, east and north are the extremes of the outline."""
    points = [point for ring in departement.outline for point in ring]
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]

    assert departement.bounds == (min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def _inside(longitude: float, latitude: float, outline: oi.geography.Outline) -> bool:
    """Cast a ray to the east: an odd number of crossings is inside."""
    inside = False
    for ring in outline:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > latitude) != (y2 > latitude):
                crossing = x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)
                inside ^= longitude < crossing
    return inside


def test_communes_lie_in_the_outline_of_their_departement() -> None:
    """Located communes are inside their département as drawn, but for one in a hundred on its edge."""
    located = outside = 0
    for commune in oi.geography.communes():
        if commune.point is None or commune.departement is None:
            continue
        longitude, latitude = commune.point.longitude, commune.point.latitude
        west, south, east, north = commune.departement.bounds
        assert west - 0.05 < longitude < east + 0.05, commune.label()
        assert south - 0.05 < latitude < north + 0.05, commune.label()
        if not _inside(longitude, latitude, commune.departement.outline):
            outside += 1
        located += 1

    assert located > 8_000
    assert outside < 0.015 * located


def test_an_enclave_is_a_ring_of_its_own() -> None:
    """Valréas is in Vaucluse, and not in Drôme which surrounds it."""
    vaucluse, drome = oi.geography.departement("84"), oi.geography.departement("26")

    assert _inside(4.99, 44.38, vaucluse.outline)
    assert not _inside(4.99, 44.38, drome.outline)


def test_a_region_is_drawn_around_its_departements() -> None:
    """A région reaches as far as its départements do, but for the slivers that were cleaned away."""
    for region in oi.geography.regions():
        mine = [one.bounds for one in DEPARTEMENTS if one.region == region]
        points = [point for ring in region.outline for point in ring]
        longitudes, latitudes = [x for x, _ in points], [y for _, y in points]

        assert min(longitudes) == pytest.approx(min(west for west, _, _, _ in mine), abs=0.01)
        assert min(latitudes) == pytest.approx(min(south for _, south, _, _ in mine), abs=0.01)
        assert max(longitudes) == pytest.approx(max(east for _, _, east, _ in mine), abs=0.01)
        assert max(latitudes) == pytest.approx(max(north for _, _, _, north in mine), abs=0.01)


def test_communes_lie_in_the_outline_of_their_region() -> None:
    """Of one commune in four, no more than one located in a hundred falls outside its région as drawn."""
    located = [one for one in oi.geography.communes()[::4] if one.point and one.region]
    outside = [
        one
        for one in located
        if one.point and one.region
        if not _inside(one.point.longitude, one.point.latitude, one.region.outline)
    ]

    assert len(located) > 1_500
    assert len(outside) < 0.01 * len(located)


def test_regions_share_their_borders_to_the_point() -> None:
    """A border between two régions is drawn once and the same, and inside a région no sliver is left."""
    edges = Counter(
        frozenset(edge)
        for region in oi.geography.regions()
        for ring in region.outline
        for edge in zip(ring, [*ring[1:], ring[0]], strict=True)
    )

    assert set(edges.values()) == {1, 2}
    assert sum(len(region.outline) for region in oi.geography.regions()) == 37


def test_outer_rings_run_clockwise_and_enclaves_the_other_way() -> None:
    """The ring that holds all others of an area runs clockwise, in départements and in régions."""
    outlines = [one.outline for one in DEPARTEMENTS] + [one.outline for one in oi.geography.regions()]
    for outline in outlines:
        assert _signed(max(outline, key=lambda ring: abs(_signed(ring)))) < 0
    drome = oi.geography.departement("26")

    assert sorted(_signed(ring) > 0 for ring in drome.outline) == [False, True]


def _signed(ring: tuple[tuple[float, float], ...]) -> float:
    """Return the area, which is positive where the ring runs counter-clockwise."""
    after = (*ring[1:], ring[0])
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, after, strict=True)) / 2


def test_a_look_up_does_not_read_the_outlines() -> None:
    """Outlines are decoded when one is asked for, not before."""
    code = """
import openinno as oi
from openinno.geography import areas
oi.geography.commune("69123"), oi.geography.departement("69").bounds
print(areas._outlines.cache_info().currsize)
oi.geography.departement("69").outline
print(areas._outlines.cache_info().currsize)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "0\n1\n"
