"""The point of the first site of each flat row, as maps and tables of places hold it."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from ..cells import Cell
from ..headings import GEOMETRY
from ._rows import FlatRows

__all__ = ["DEGREES", "binary_points", "geo_metadata", "position_of"]

DEGREES: Final = "OGC:CRS84"
"""Longitude then latitude on WGS 84: what GeoParquet takes for granted, and what GeoArrow is told."""
_POINT: Final = struct.Struct("<BIdd")
"""A point as well-known binary: that the least byte comes first, that it is a point, x and y."""


def position_of(row: Mapping[str, Cell]) -> tuple[float, float] | None:
    """Return the longitude and the latitude of the first site of a structure, None where they are unknown.

    Args:
        row: Its flat row.
    """
    latitude, longitude = row["latitude"], row["longitude"]
    if isinstance(latitude, float | int) and isinstance(longitude, float | int):
        return longitude, latitude
    return None


def binary_points(flat: FlatRows) -> Sequence[bytes | None]:
    """Return the points of flat rows as well-known binary, None where a point is unknown."""
    found = map(position_of, flat.rows)
    return [None if position is None else _POINT.pack(1, 1, *position) for position in found]


def geo_metadata(flat: FlatRows) -> str | None:
    """Return what GeoParquet 1.1 says of the points in the metadata; None where no structure has one.

    The system of coordinates goes unsaid: it is then :data:`DEGREES`.
    """
    positions = [position for position in map(position_of, flat.rows) if position is not None]
    if not positions:
        return None
    eastings, northings = zip(*positions, strict=True)
    bounds = [min(eastings), min(northings), max(eastings), max(northings)]
    column = {"encoding": "WKB", "geometry_types": ["Point"], "bbox": bounds}
    said = {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
    return msgspec.json.encode(said).decode()
