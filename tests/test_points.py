"""Points on the earth: what they accept and refuse, and how far apart they are."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

import openinno as oi
from openinno.points import is_latitude, is_longitude

PARIS = oi.Point(latitude=48.8534, longitude=2.3488)
LYON = oi.Point(latitude=45.7491, longitude=4.8479)


def test_whole_degrees_become_floats() -> None:
    """A whole number of degrees is kept as a float, as the fast reader of JSON would."""
    point = oi.Point(latitude=45, longitude=-1)

    assert (type(point.latitude), type(point.longitude)) == (float, float)
    assert point == msgspec.json.decode(b'{"latitude":45,"longitude":-1}', type=oi.Point)


@pytest.mark.parametrize("latitude", [-90, 90])
@pytest.mark.parametrize("longitude", [-180, 180])
def test_the_ends_of_the_earth_are_points(latitude: float, longitude: float) -> None:
    """The bounds themselves are accepted."""
    assert oi.Point(latitude=latitude, longitude=longitude).latitude == latitude


@pytest.mark.parametrize(
    "value", [90.001, -91, float("nan"), float("inf"), 10**400, True, "45", None, [45]], ids=repr
)
def test_what_is_no_latitude_is_refused(value: Any) -> None:
    """A latitude out of bounds, NaN or of a wrong type is refused with its path and what was given."""
    with pytest.raises(oi.RecordError) as caught:
        oi.Point(latitude=value, longitude=0)

    (fault,) = caught.value.faults
    assert (fault.code, fault.where) == ("wrong-value", oi.Position(path="latitude"))
    assert "a latitude from -90 to 90 degrees, got" in fault.message("en")
    assert "une latitude de -90 à 90 degrés ; reçu" in fault.message("fr")


@pytest.mark.parametrize("value", [180.5, -181, float("nan"), False, "2"], ids=repr)
def test_what_is_no_longitude_is_refused(value: Any) -> None:
    """A longitude out of bounds, NaN or of a wrong type is refused with its path."""
    with pytest.raises(oi.RecordError) as caught:
        oi.Point(latitude=0, longitude=value)

    assert [fault.where.path for fault in caught.value.faults] == ["longitude"]


def test_every_fault_is_told_at_once() -> None:
    """Two wrong coordinates make two findings."""
    with pytest.raises(oi.RecordError) as caught:
        oi.Point(latitude=120, longitude=200)

    assert [fault.where.path for fault in caught.value.faults] == ["latitude", "longitude"]


def test_the_fast_reader_refuses_what_the_class_refuses() -> None:
    """A point read from JSON is checked too, and the reason is kept."""
    with pytest.raises(msgspec.ValidationError, match="a latitude from -90 to 90 degrees, got 120"):
        msgspec.json.decode(b'{"latitude":120,"longitude":0}', type=oi.Point)


def test_coordinates_can_be_asked_about_before_a_point_is_made() -> None:
    """Whole numbers count as degrees, booleans and texts do not."""
    assert is_latitude(45)
    assert is_longitude(-180.0)
    assert not is_latitude(120)
    assert not is_longitude("2.35")
    assert not is_latitude(True)


def test_a_known_point_has_the_metres_that_the_national_survey_gives() -> None:
    """The origin of the projection has its official coordinates: 700 000 and 6 600 000 metres."""
    x, y = oi.Point(latitude=46.5, longitude=3).to_lambert93()

    assert (x, y) == pytest.approx((700_000, 6_600_000), abs=0.001)


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param((6_862_035.3, 652_469.0), id="exchanged"),
        pytest.param((652.469, 6862.035), id="kilometres"),
        pytest.param((2.35, 48.85), id="degrees"),
        pytest.param((float("nan"), 6_600_000), id="nan"),
        pytest.param((float("inf"), 6_600_000), id="infinite"),
        pytest.param((10**400, 1), id="huge"),
        pytest.param((700_000, 12_655_612.0499), id="pole"),
        pytest.param(("652469", 6_862_035), id="text"),
    ],
)
def test_what_is_no_pair_of_metres_is_refused(pair: tuple[Any, Any]) -> None:
    """Metres that lie outside metropolitan France are refused, and the message tells what was expected."""
    with pytest.raises(oi.RecordError, match="Lambert-93 in metres") as caught:
        oi.Point.from_lambert93(*pair)

    assert caught.value.faults[0].where.path == "x, y"
    assert "en mètres" in caught.value.message("fr")


@pytest.mark.parametrize(("latitude", "longitude"), [(16.2, -61.5), (-20.9, 55.5), (60, 3), (45, 20)])
def test_the_projection_is_refused_where_it_has_no_use(latitude: float, longitude: float) -> None:
    """A point overseas or abroad has no Lambert-93."""
    with pytest.raises(oi.RecordError, match="a point in metropolitan France"):
        oi.Point(latitude=latitude, longitude=longitude).to_lambert93()


def test_a_distance_is_in_kilometres() -> None:
    """Paris and Lyon are some 393 kilometres apart as the crow flies."""
    assert PARIS.distance_to(LYON) == pytest.approx(393, abs=1)


def test_opposite_points_are_half_a_turn_apart() -> None:
    """The farthest that two points can be is half of the earth's circumference."""
    north, south = oi.Point(latitude=90, longitude=0), oi.Point(latitude=-90, longitude=0)

    assert north.distance_to(south) == pytest.approx(20_015, abs=1)
