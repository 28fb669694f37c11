"""Geometries as GeoJSON writes them: checked, brought to degrees WGS 84, and the one point of each."""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import msgspec

from ...._optional import need
from ....errors import RecordError
from ....findings import expected
from ....labels import Label
from ....points import LATITUDE, LONGITUDE
from .systems import System

__all__ = ["Placed", "first_position", "from_wkb", "in_degrees", "is_geometry", "point_of"]

_DEPTHS: Final[Mapping[str, int]] = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How deep the positions of each kind of geometry lie in lists."""
_DEEPEST: Final = 8
"""How deep collections may lie in each other."""
_POINTS: Final[Mapping[int, int]] = {1: 2, 1001: 3, 2001: 2, 3001: 3, 0x80000001: 3}
"""How many numbers of a point of WKB are read: a measure along a line is no place."""

Placed: TypeAlias = dict[str, Any] | Label | None
"""A geometry in degrees, or why there is none; None for one that is empty."""


class _MisplacedError(ValueError):
    def __init__(self, text: Label) -> None:
        super().__init__(text)
        self.text: Label = text


def is_geometry(value: Mapping[str, Any]) -> bool:
    """Tell whether an object of JSON is meant as a geometry.

    Examples:
        >>> is_geometry({"type": "Point", "coordinates": [2.35, 48.85]}), is_geometry({"type": "fablab"})
        (True, False)
    """
    kind = value.get("type")
    if kind == "GeometryCollection":
        return "geometries" in value
    return isinstance(kind, str) and kind in _DEPTHS and "coordinates" in value


def in_degrees(geometry: Mapping[str, Any], system: System) -> Placed:
    """Return a geometry in degrees WGS 84.

    Args:
        geometry: The geometry as GeoJSON writes it.
        system: The system of its coordinates.

    Returns:
        The geometry; None where it is empty; a text that says what is wrong with it.

    Examples:
        >>> from openinno.sources.tables.geometry.systems import DEGREES, LAMBERT93
        >>> in_degrees({"type": "Point", "coordinates": [652469.0, 6862035.3]}, LAMBERT93)["type"]
        'Point'
        >>> print(in_degrees({"type": "Point", "coordinates": [2.35, 148.85]}, DEGREES))
        expected a latitude from -90 to 90 degrees, got 148.85
    """
    try:
        return _placed(geometry, system, 0)
    except _MisplacedError as error:
        return error.text
    except RecordError as error:
        return error.faults[0].text
    except (OverflowError, RecursionError):
        return expected("une géométrie GeoJSON", "a GeoJSON geometry", geometry)


def first_position(geometry: Any) -> tuple[float, float] | None:
    """Return the first position of a geometry, as it is written, where there is one.

    Examples:
        >>> first_position({"type": "LineString", "coordinates": [[2, 48], [3, 49]]})
        (2, 48)
    """
    found = geometry.get("coordinates") if isinstance(geometry, dict) else None
    for _ in range(_DEEPEST):
        if not isinstance(found, list | tuple) or not found:
            return None
        if _are_numbers(found):
            return (found[0], found[1]) if len(found) > 1 else None
        found = found[0]
    return None


def point_of(geometry: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return one point of a geometry, longitude first: itself, or one that lies inside it.

    Whoever shows the point of an area should say that it stands for the area.

    Args:
        geometry: A geometry in degrees.

    Returns:
        Degrees to the east and to the north; None for a geometry that is empty or makes no sense.

    Raises:
        MissingExtra: The geometry is no point, and the extra ``geo`` is not installed.

    Examples:
        >>> point_of({"type": "MultiPoint", "coordinates": [[2.35, 48.85]]})
        (2.35, 48.85)
    """
    positions: Any = geometry.get("coordinates") or ()
    if geometry.get("type") == "MultiPoint" and len(positions) == 1:
        positions = positions[0]
    elif geometry.get("type") != "Point":
        return _point_inside(geometry)
    return (positions[0], positions[1]) if len(positions) > 1 else None


def from_wkb(data: bytes) -> dict[str, Any] | Label | None:
    """Return the geometry that well-known binary describes; None where it is empty.

    Points are read here; for any other geometry the extra ``geo`` is needed.

    Raises:
        MissingExtra: It is no point, and the extra is not installed.

    Examples:
        >>> from_wkb(bytes.fromhex("0101000000cdcccccccccc0240cdcccccccc6c4840"))
        {'type': 'Point', 'coordinates': [2.35, 48.85]}
    """
    if len(data) >= 21 and data[0] in {0, 1}:
        order = "<" if data[0] else ">"
        size = _POINTS.get(struct.unpack_from(f"{order}I", data, 1)[0])
        if size is not None and len(data) >= 5 + 8 * size:
            return _point(struct.unpack_from(f"{order}{size}d", data, 5))
    return _from_wkb(data)


def _point(numbers: tuple[float, ...]) -> dict[str, Any] | None:
    if all(map(math.isnan, numbers[:2])):
        return None
    return {"type": "Point", "coordinates": [one for one in numbers if not math.isnan(one)]}


def _from_wkb(data: bytes) -> dict[str, Any] | Label | None:
    shapely = need("shapely", extra="geo")
    try:
        found = shapely.from_wkb(data)
        text = "null" if found is None or found.is_empty else shapely.to_geojson(found)
        return msgspec.json.decode(text, type=dict[str, Any] | None)
    except Exception:
        return expected("une géométrie en WKB", "a geometry as WKB", data[:16].hex())


def _point_inside(geometry: Mapping[str, Any]) -> tuple[float, float] | None:
    shapely = need("shapely", extra="geo")
    try:
        point = shapely.from_geojson(msgspec.json.encode(geometry)).point_on_surface()
    except Exception:
        # Too few positions, a ring that does not close: the kinds of its errors are not ours to know.
        return None
    return None if point.is_empty else (point.x, point.y)


def _placed(geometry: Any, system: System, depth: int) -> dict[str, Any] | None:
    if not isinstance(geometry, dict) or not is_geometry(geometry) or depth > _DEEPEST:
        raise _MisplacedError(expected("une géométrie GeoJSON", "a GeoJSON geometry", geometry))
    kind = geometry["type"]
    if kind == "GeometryCollection":
        if not isinstance(geometry["geometries"], list):
            raise _MisplacedError(expected("une liste de géométries", "a list of geometries", geometry))
        parts = (_placed(part, system, depth + 1) for part in geometry["geometries"])
        found = [part for part in parts if part is not None]
        return {"type": kind, "geometries": found} if found else None
    coordinates = geometry["coordinates"]
    if coordinates is None or coordinates == []:
        return None
    return {"type": kind, "coordinates": _moved(coordinates, _DEPTHS[kind], system)}


def _moved(coordinates: Any, depth: int, system: System) -> list[Any]:
    if not isinstance(coordinates, list):
        raise _MisplacedError(expected("une liste de nombres", "a list of numbers", coordinates))
    if depth:
        return [_moved(part, depth - 1, system) for part in coordinates]
    if len(coordinates) < 2 or not _are_numbers(coordinates):
        raise _MisplacedError(expected("deux nombres", "two numbers", coordinates))
    x, y, *more = coordinates
    longitude, latitude = system.to_degrees(x, y) if system.to_degrees else (x, y)
    if not -90 <= latitude <= 90:
        raise _MisplacedError(expected(*LATITUDE, latitude))
    if not -180 <= longitude <= 180:
        raise _MisplacedError(expected(*LONGITUDE, longitude))
    return [longitude, latitude, *more]


def _are_numbers(values: Any) -> bool:
    return all(type(one) in {int, float} for one in values)
