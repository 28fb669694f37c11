"""Geometries: their points, and the systems of their coordinates."""

from __future__ import annotations

from typing import Any

import pytest
from object_tables import point

from openinno import Label
from openinno.sources.tables.geometry.geometries import first_position, from_wkb, in_degrees, point_of
from openinno.sources.tables.geometry.systems import DEGREES, LAMBERT93, guessed, system_of

AREA = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]]]}


def test_the_point_of_a_point_is_itself() -> None:
    """Longitude first; a height is no place."""
    assert point_of({"type": "Point", "coordinates": [2.35, 48.85, 35.0]}) == (2.35, 48.85)
    assert point_of({"type": "MultiPoint", "coordinates": [[2.35, 48.85]]}) == (2.35, 48.85)


def test_the_point_of_an_area_lies_inside_it() -> None:
    """It stands for the area."""
    shapely = pytest.importorskip("shapely")

    x, y = point_of(AREA) or (0, 0)

    assert shapely.from_geojson(str(AREA).replace("'", '"')).contains(shapely.Point(x, y))


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": []},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[0, 0]]]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "LineString"},
    ],
)
def test_what_makes_no_sense_has_no_point(geometry: dict[str, Any]) -> None:
    """None, and no crash."""
    assert point_of(geometry) is None


def test_binary_geometries_are_read() -> None:
    """Points of two and three dimensions, either order of bytes, empty ones, and areas."""
    shapely = pytest.importorskip("shapely")
    for order in (0, 1):
        for flavor in ("iso", "extended"):
            raw = shapely.to_wkb(shapely.Point(1, 2, 3), byte_order=order, flavor=flavor)
            assert from_wkb(raw) == {"type": "Point", "coordinates": [1, 2, 3]}
    assert from_wkb(shapely.to_wkb(shapely.Point(1, 2))) == point(1, 2)
    assert from_wkb(shapely.to_wkb(shapely.Point())) is None
    assert from_wkb(shapely.to_wkb(shapely.Polygon())) is None
    assert first_position(from_wkb(shapely.to_wkb(shapely.box(0, 0, 1, 1)))) is not None


@pytest.mark.parametrize(
    ("declared", "system"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", DEGREES),
        ("urn:ogc:def:crs:EPSG::4326", DEGREES),
        ("EPSG:4171", DEGREES),
        ("epsg:2154", LAMBERT93),
        ({"id": {"authority": "OGC", "code": "CRS84"}}, DEGREES),
        ({"id": {"authority": "EPSG", "code": 2154}}, LAMBERT93),
        ("nowhere", None),
        ({"type": "link"}, None),
        (None, None),
        (7, None),
    ],
)
def test_what_a_file_declares_is_understood(declared: Any, system: object) -> None:
    """Codes, addresses of codes, PROJJSON; or it is unknown."""
    assert system_of(declared) is system


def test_a_projection_in_words_is_understood() -> None:
    """As the ``.prj`` of a Shapefile writes it."""
    pyproj = pytest.importorskip("pyproj")

    assert system_of(pyproj.CRS("EPSG:2154").to_wkt()) is LAMBERT93
    assert system_of(pyproj.CRS("EPSG:2154").to_wkt("WKT1_ESRI")).to_degrees is not None  # type: ignore[union-attr]


def test_numbers_tell_what_they_look_like() -> None:
    """Most of them decide, so that one slip changes nothing."""
    assert guessed([(2.35, 48.85), (4.8, 45.7), (9e9, 9e9)]) is DEGREES
    assert guessed([]) is DEGREES
    assert guessed([(0, 0), (652469, 6862035), (652469, 6862035)]) is LAMBERT93
    assert guessed([(9e9, 9e9)]) is None


@pytest.mark.parametrize(
    ("geometry", "told"),
    [
        ({"type": "Circle", "coordinates": [2, 48]}, "a GeoJSON geometry"),
        ({"type": "Point", "coordinates": [200, 48]}, "a longitude from -180 to 180 degrees"),
        ({"type": "Point", "coordinates": [2, "48"]}, "two numbers"),
        ({"type": "LineString", "coordinates": [2, 48]}, "a list of numbers"),
        ({"type": "GeometryCollection", "geometries": {}}, "a list of geometries"),
    ],
)
def test_what_is_wrong_with_a_geometry_is_told(geometry: dict[str, Any], told: str) -> None:
    """A place that is none is said to be so, with what was expected instead."""
    found = in_degrees(geometry, DEGREES)

    assert isinstance(found, Label)
    assert told in found.text("en")


@pytest.mark.parametrize("x", [1e300, 10**400])
def test_metres_that_lie_nowhere_are_told(x: float) -> None:
    """Metres beyond the projection, even beyond any number, are no place and no crash."""
    found = in_degrees({"type": "Point", "coordinates": [x, 6862035.3]}, LAMBERT93)

    assert isinstance(found, Label)


def test_a_list_nested_too_deep_has_no_position() -> None:
    """No geometry nests its positions so deep: nothing is looked for further down."""
    nested: Any = [2, 48]
    for _ in range(50):
        nested = [nested]

    assert first_position({"type": "Point", "coordinates": nested}) is None
