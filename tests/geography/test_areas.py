"""Régions, départements and collectivities, and the outlines that maps are drawn from."""

from __future__ import annotations

import subprocess
import sys

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
