"""Coordinates in one cell: pairs, WKT, GeoJSON, degrees with minutes, and the objects that portals give."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from ....errors import MissingExtra
from ...tables.geometry.geometries import in_degrees, is_geometry, point_of
from ...tables.geometry.systems import DEGREES
from .numbers import number_in
from .texts import as_text

__all__ = ["Pair", "degrees_in", "pair_in"]

_LONGEST: Final = 20_000
_LONGEST_PAIR: Final = 150
_NUMBER: Final = r"[-+−]?[0-9]{1,9}(?:{mark}[0-9]{1,20})?"
_DOTTED: Final = re.compile(_NUMBER.replace("{mark}", r"\."))
_COMMAED: Final = re.compile(_NUMBER.replace("{mark}", ","))
_BETWEEN: Final = re.compile(r"\s*[;|]\s*|\s*,\s+|\s+|,")
_WKT: Final = re.compile(
    r"(?i)(?:SRID ?= ?4326 ?; ?)?POINT(?: ?ZM?| ?M)? ?\( ?([^ ()]+) ([^ ()]+)(?: [^ ()]+){0,2} ?\)"
)
_ANGLE: Final = re.compile(
    r"""(?i)([-+−]?)([0-9]{1,3}(?:[.,][0-9]{1,20})?)\s?[°º]\s?"""
    r"""(?:([0-9]{1,2}(?:[.,][0-9]{1,20})?)\s?['′’]\s?)?"""
    r"""(?:([0-9]{1,2}(?:[.,][0-9]{1,20})?)\s?(?:"|″|”|'')\s?)?([NSEWO]?)"""
)
_TO_NEGATIVE: Final = {"S", "W", "O"}
_NAMES: Final = (("latitude", "longitude"), ("lat", "lon"), ("lat", "lng"), ("lat", "long"), ("y", "x"))


class Pair(NamedTuple):
    """Two coordinates, and whether the cell itself tells which is which."""

    latitude: float
    longitude: float
    told: bool
    area: bool = False
    """Whether they stand for more than a point: they lie inside it."""


def pair_in(cell: Any, form: str | None = None) -> Pair | None:
    """Return the coordinates of a cell, or None where it holds none.

    Args:
        cell: A text, a geometry, a dictionary, or, where the form is given, a list of two numbers.
        form: ``latitude-longitude``, ``longitude-latitude``, ``wkt`` or ``geojson``; None is found out, a
            pair without names being a latitude first.

    Examples:
        >>> pair_in("48,11 ; -1,68")
        Pair(latitude=48.11, longitude=-1.68, told=False, area=False)
        >>> pair_in("POINT (-1.68 48.11)") == pair_in({"lat": 48.11, "lon": -1.68})
        True
        >>> pair_in("-1.68, 48.11", "longitude-latitude").latitude
        48.11
    """
    if isinstance(cell, Mapping):
        return _named(cell) if form in {None, "geojson", "latitude-longitude", "longitude-latitude"} else None
    if isinstance(cell, list | tuple):
        return _ordered(cell, form) if form in {"latitude-longitude", "longitude-latitude"} else None
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return None
    text = as_text(cell)
    if text.startswith(("{", "[")):
        return _of_json(text, form)
    wkt = _WKT.fullmatch(" ".join(text.split()))
    if wkt is not None:
        return _pair(wkt[2], wkt[1], told=True) if form in {None, "wkt"} else None
    if form in {"wkt", "geojson"}:
        return None
    if len(text) > _LONGEST_PAIR:
        return None
    return _of_angles(text) or _ordered(_parts(text), form)


def degrees_in(cell: Any) -> float | None:
    """Return the degrees of a cell that holds one coordinate, or None.

    Examples:
        >>> degrees_in("48,1"), round(degrees_in("1°40'48''O"), 4)
        (48.1, -1.68)
    """
    number = number_in(cell)
    if number is not None or not isinstance(cell, str):
        return number
    angle = _ANGLE.fullmatch(as_text(cell)) if len(cell) <= _LONGEST_PAIR else None
    return _degrees(angle) if angle else None


def _of_json(text: str, form: str | None) -> Pair | None:
    try:
        value = msgspec.json.decode(text)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return pair_in(value, form) if isinstance(value, dict | list) else None


def _named(cell: Mapping[str, Any]) -> Pair | None:
    if "coordinates" in cell or "type" in cell:
        return _of_geometry(cell)
    names = {str(name).casefold(): value for name, value in cell.items()}
    for latitude, longitude in _NAMES:
        if latitude in names and longitude in names:
            return _pair(names[latitude], names[longitude], told=True)
    return None


def _of_geometry(geometry: Mapping[str, Any]) -> Pair | None:
    """Read the point of a GeoJSON geometry, or of the feature that holds one."""
    inner = geometry.get("geometry")
    if geometry.get("type") == "Feature" and isinstance(inner, Mapping):
        return _of_geometry(inner) if inner.get("type") != "Feature" else None
    if geometry.get("type") != "Point":
        return _inside(geometry)
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list | tuple) or len(coordinates) not in {2, 3}:
        return None
    return _pair(coordinates[1], coordinates[0], told=True)


def _inside(geometry: Mapping[str, Any]) -> Pair | None:
    """Return a point inside a geometry that is none, where the library that finds it is installed."""
    checked = in_degrees(geometry, DEGREES) if is_geometry(geometry) else None
    try:
        point = point_of(checked) if isinstance(checked, dict) else None
    except MissingExtra:
        return None
    return Pair(point[1], point[0], told=True, area=geometry["type"] != "MultiPoint") if point else None


def _parts(text: str) -> Sequence[str]:
    """Return the two numbers of a text, whatever stands between them and in them."""
    bare = text.strip("() ")
    for number in (_DOTTED, _COMMAED):
        for between in _BETWEEN.finditer(bare):
            one, two = bare[: between.start()], bare[between.end() :]
            if number.fullmatch(one) and number.fullmatch(two):
                return one, two
    return ()


def _ordered(parts: Sequence[Any], form: str | None) -> Pair | None:
    if len(parts) != 2:
        return None
    first, second = parts
    if form == "longitude-latitude":
        return _pair(second, first, told=True)
    return _pair(first, second, told=form is not None)


def _pair(latitude: Any, longitude: Any, *, told: bool) -> Pair | None:
    north, east = number_in(latitude), number_in(longitude)
    return None if north is None or east is None else Pair(north, east, told)


def _of_angles(text: str) -> Pair | None:
    """Read two angles with their degrees, minutes and seconds; their letters tell which is which."""
    found = list(_ANGLE.finditer(text))
    if len(found) != 2 or _ANGLE.sub("", text).strip(" ,;|"):
        return None
    one, two = (_degrees(match) for match in found)
    first, second = (match[5].upper() for match in found)
    if first in {"E", "W", "O"} and second in {"N", "S"}:
        return Pair(two, one, told=True)
    return Pair(one, two, told=first in {"N", "S"})


def _degrees(angle: re.Match[str]) -> float:
    degrees, minutes, seconds = (float((part or "0").replace(",", ".")) for part in angle.groups()[1:4])
    size = degrees + minutes / 60 + seconds / 3600
    return -size if angle[1] in {"-", "−"} or angle[5].upper() in _TO_NEGATIVE else size
