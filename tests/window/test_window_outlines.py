"""The outlines as a page holds them."""

from __future__ import annotations

import json
from itertools import accumulate

import pytest

import openinno as oi
from openinno.window.outlines import OUTLINE_CREDITS, SCALE, Area, outlines


def _points(area: Area) -> list[list[tuple[float, float]]]:
    """Read the rings back to degrees."""
    return [
        [(x / SCALE, y / SCALE) for x, y in zip(accumulate(ring[0::2]), accumulate(ring[1::2]), strict=True)]
        for ring in area["rings"]
    ]


def test_every_departement_and_every_region_is_drawn() -> None:
    """The areas are those of the official code, in the order of their codes."""
    drawn = outlines()

    assert [one["code"] for one in drawn["departements"]] == [one.code for one in oi.geography.departements()]
    assert [one["code"] for one in drawn["regions"]] == [one.code for one in oi.geography.regions()]


def test_a_departement_tells_its_name_and_its_region() -> None:
    """A page names the département under the pointer, and knows its région."""
    rhone = next(one for one in outlines()["departements"] if one["code"] == "69")

    assert (rhone["name"], rhone["region"]) == ("Rhône", "84")


@pytest.mark.parametrize("code", ["29", "2A", "75", "26", "971", "976"])
def test_the_steps_lead_back_to_the_outline(code: str) -> None:
    """Whoever adds the steps up finds the outline of the geography to the digit."""
    area = next(one for one in outlines()["departements"] if one["code"] == code)

    assert _points(area) == [list(ring) for ring in oi.geography.departement(code).outline]


def test_the_steps_of_a_region_lead_back_to_its_outline() -> None:
    """Régions are written as départements are."""
    bretagne = next(one for one in outlines()["regions"] if one["code"] == "53")

    assert _points(bretagne) == [list(ring) for ring in oi.geography.region("53").outline]


@pytest.mark.parametrize(
    ("code", "bounds"),
    [
        ("29", (-5.19, 47.76, -3.39, 48.76)),
        ("2A", (8.53, 41.37, 9.40, 42.38)),
        ("971", (-61.81, 15.83, -61.0, 16.51)),
        ("974", (55.21, -21.39, 55.84, -20.87)),
        ("976", (45.04, -13.0, 45.3, -12.65)),
    ],
)
def test_an_area_lies_where_it_should(code: str, bounds: tuple[float, ...]) -> None:
    """The extremes are those that other atlases give, to a few kilometres."""
    area = next(one for one in outlines()["departements"] if one["code"] == code)
    points = [point for ring in _points(area) for point in ring]
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]

    found = (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    assert found == pytest.approx(bounds, abs=0.05)


def test_a_page_can_carry_them() -> None:
    """All outlines together weigh no more than 130 kB as JSON."""
    assert len(json.dumps(outlines(), separators=(",", ":"))) <= 130_000


def test_both_origins_are_credited() -> None:
    """The licence of the drawing asks that it be named, with where it is found."""
    told = " ".join(text.fr + text.text("en") + address for text, address in OUTLINE_CREDITS)

    assert "CC-BY-4.0" in told
    assert "svg-maps" in told
    assert "Natural Earth" in told
