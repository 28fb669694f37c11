"""Shapes and files, as values of the columns that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs

from ._frozen import NOTHING, Frozen, kept

__all__ = ["PortalFile", "Shape", "read_file", "read_shape"]

_DEPTHS: Final = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How many arrays stand around the positions of each type of geometry."""
_FAR: Final = 1e9
"""No metres of a projection are so many."""
_COLLECTION: Final = "GeometryCollection"

Coordinates = tuple[Any, ...]
"""Positions (longitude, latitude), within as many tuples as the type of geometry wants."""


@attrs.frozen(kw_only=True)
class Shape:
    """A shape on the earth, as GeoJSON has them.

    Libraries of geometry read it through ``__geo_interface__``: ``shapely.geometry.shape(record["geom"])``.

    Args:
        type: ``Point``, ``MultiPoint``, ``LineString``, ``MultiLineString``, ``Polygon``, ``MultiPolygon`` or
            ``GeometryCollection``.
        coordinates: The positions, longitude first; empty in a collection.
        geometries: The shapes of a collection.
        properties: What the portal says of the shape.
        other: The keys that GeoJSON allows beside those, such as ``bbox``.

    Examples:
        >>> shape = read_shape({"type": "Feature", "properties": {},
        ...     "geometry": {"type": "Point", "coordinates": [4.83, 45.76]}})
        >>> shape.type, shape.coordinates
        ('Point', (4.83, 45.76))
    """

    type: str
    coordinates: Coordinates = ()
    geometries: tuple[Shape, ...] = ()
    properties: Mapping[str, Any] = attrs.field(default=NOTHING, hash=False)
    other: Mapping[str, Any] = attrs.field(default=NOTHING, hash=False)

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """The geometry, in the form that Python's libraries of geometry share."""
        if self.type == _COLLECTION:
            return {"type": self.type, "geometries": [one.__geo_interface__ for one in self.geometries]}
        return {"type": self.type, "coordinates": self.coordinates}


@attrs.frozen(kw_only=True)
class PortalFile:
    """A file or an image that a row holds; what the portal does not say is None.

    Args:
        id: Its identifier.
        filename: Its name.
        format: Its format, such as ``jpeg``.
        mimetype: Its media type.
        url: Where to get it.
        width: Width of an image, in pixels.
        height: Height of an image, in pixels.
        other: The other keys, as they came: ``thumbnail``, ``last_synchronized``…
    """

    id: str | None = None
    filename: str | None = None
    format: str | None = None
    mimetype: str | None = None
    url: str | None = None
    width: int | None = None
    height: int | None = None
    other: Mapping[str, Any] = attrs.field(default=NOTHING, hash=False, repr=False)


def read_shape(value: Any) -> Shape | None:
    """Read a geometry of GeoJSON, alone or in a feature; None where this is none."""
    if not isinstance(value, Mapping):
        return None
    if value.get("type") != "Feature":
        return _geometry(value)
    geometry, properties = value.get("geometry"), value.get("properties")
    shape = _geometry(geometry) if isinstance(geometry, Mapping) else None
    if shape is None or not isinstance(properties, Mapping | None):
        return None
    other = kept(value, "type", "geometry", "properties")
    if not properties and not other:
        return shape
    return attrs.evolve(
        shape,
        properties=Frozen(dict(properties)) if properties else NOTHING,
        other=Frozen({**shape.other, **other}) if other else shape.other,
    )


def _geometry(value: Mapping[str, Any], *, part: bool = False) -> Shape | None:
    kind = value.get("type")
    if kind == _COLLECTION and not part:
        return _collection(value)
    depth = _DEPTHS.get(kind) if isinstance(kind, str) else None
    coordinates = None if depth is None else _positions(value.get("coordinates"), depth)
    if coordinates is None or kind is None:
        return None
    return Shape(type=kind, coordinates=coordinates, other=kept(value, "type", "coordinates"))


def _collection(value: Mapping[str, Any]) -> Shape | None:
    parts = value.get("geometries")
    if not isinstance(parts, list):
        return None
    # Collections within collections, which GeoJSON advises against, would have no end.
    shapes = [_geometry(one, part=True) if isinstance(one, Mapping) else None for one in parts]
    found = tuple(shape for shape in shapes if shape is not None)
    if len(found) < len(parts):
        return None
    return Shape(type=_COLLECTION, geometries=found, other=kept(value, "type", "geometries"))


def _positions(value: Any, depth: int) -> Coordinates | None:
    """Return arrays of positions as tuples, or None where they are no such arrays."""
    if type(value) is not list:
        return None
    if not depth:
        return tuple(value) if len(value) >= 2 and all(map(_is_coordinate, value)) else None
    found = tuple([_positions(one, depth - 1) for one in value])
    return None if None in found else found


def _is_coordinate(value: object) -> bool:
    # Degrees, or metres where another projection was asked for; NaN and Infinity lie outside any bounds.
    return isinstance(value, int | float) and not isinstance(value, bool) and -_FAR < value < _FAR


def read_file(value: Any) -> PortalFile | None:
    """Read the description of a file; None where this is none."""
    if not isinstance(value, Mapping) or not value.keys() & {"id", "filename", "url"}:
        return None
    texts = {name: value.get(name) for name in ("id", "filename", "format", "mimetype", "url")}
    sizes = {name: value.get(name) for name in ("width", "height")}
    if not all(isinstance(one, str | None) for one in texts.values()):
        return None
    if not all(one is None or type(one) is int for one in sizes.values()):
        return None
    return PortalFile(**texts, **sizes, other=kept(value, *texts, *sizes))
