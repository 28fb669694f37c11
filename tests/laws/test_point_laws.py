"""Laws of points: the projection against its reference implementation, and distances."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod, Transformer

import openinno as oi

RGF93_TO_LAMBERT93 = Transformer.from_crs(4171, 2154, always_xy=True)
EARTH = Geod(ellps="WGS84")

METRE = 1e-5
"""A metre is about that many degrees."""

french = st.builds(
    oi.Point, latitude=st.floats(min_value=41, max_value=52), longitude=st.floats(min_value=-10, max_value=11)
)
anywhere = st.builds(
    oi.Point,
    latitude=st.floats(min_value=-90, max_value=90),
    longitude=st.floats(min_value=-180, max_value=180),
)


@given(french)
def test_a_point_comes_back_from_the_projection(point: oi.Point) -> None:
    """To Lambert-93 and back, a point moves by less than a metre."""
    again = oi.Point.from_lambert93(*point.to_lambert93())

    assert again.latitude == pytest.approx(point.latitude, abs=METRE / 2)
    assert again.longitude == pytest.approx(point.longitude, abs=METRE / 2)


@given(french)
def test_the_projection_is_the_official_one(point: oi.Point) -> None:
    """The metres are those of the reference implementation, to less than a metre."""
    expected = RGF93_TO_LAMBERT93.transform(point.longitude, point.latitude)

    assert point.to_lambert93() == pytest.approx(expected, abs=0.5)


@given(anywhere, anywhere)
def test_a_distance_is_the_same_both_ways(one: oi.Point, other: oi.Point) -> None:
    """Going and coming back are equally far."""
    assert one.distance_to(other) == pytest.approx(other.distance_to(one), abs=1e-6)


@given(anywhere)
def test_a_point_is_nowhere_from_itself(point: oi.Point) -> None:
    """A point is at no distance from itself."""
    assert point.distance_to(point) == 0


@given(anywhere, anywhere, anywhere)
def test_no_detour_is_shorter(one: oi.Point, middle: oi.Point, other: oi.Point) -> None:
    """Passing by a third point is never shorter, rounding apart."""
    assert one.distance_to(other) <= one.distance_to(middle) + middle.distance_to(other) + 1e-3


@given(anywhere, anywhere)
def test_a_distance_is_near_that_on_the_ellipsoid(one: oi.Point, other: oi.Point) -> None:
    """Taking the earth for a sphere costs less than 0.6 %."""
    metres = EARTH.inv(one.longitude, one.latitude, other.longitude, other.latitude)[2]

    assert one.distance_to(other) == pytest.approx(metres / 1000, rel=0.006, abs=1e-3)


@given(french, french)
def test_a_distance_in_france_is_nearer_still(one: oi.Point, other: oi.Point) -> None:
    """In metropolitan France it costs less than 0.4 %."""
    metres = EARTH.inv(one.longitude, one.latitude, other.longitude, other.latitude)[2]

    assert one.distance_to(other) == pytest.approx(metres / 1000, rel=0.004, abs=1e-3)
