"""Whether the text of a geometry can be read at all: as WKT, as WKB in hexadecimal, or as GeoJSON."""

from __future__ import annotations

import json
import re
from typing import Final

__all__ = ["is_readable"]

_NAMES: Final = ("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon")
# Digits can be read in one way only: with two, a long text that is wrong at its end is never done with.
_NUMBER: Final = r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_PLACE: Final = rf"{_NUMBER}(?:\s+{_NUMBER}){{1,3}}"
_PLACES: Final = re.compile(rf"\(\s*{_PLACE}(?:\s*,\s*{_PLACE})*\s*\)")
_NESTED: Final = re.compile(r"\(\s*@(?:\s*,\s*@)*\s*\)")
_NAMED: Final = re.compile(
    rf"\b(?:{'|'.join(_NAMES)}|GeometryCollection)(?:\s*(?:ZM?|M))?\s*(?:@|EMPTY\b)", re.IGNORECASE
)
_WKB: Final = re.compile(r"0[01](?:[0-9A-Fa-f]{2}){8,}")
_DEEPEST: Final = 8
"""How many parentheses a geometry nests: a multipolygon has three, and a collection a few more."""


def is_readable(text: str) -> bool:
    """Tell whether a text is a geometry by its form; whether its rings close is for the portal to say.

    Examples:
        >>> is_readable("POLYGON((2 48, 3 48, 3 49, 2 48))"), is_readable("POLYGON(zz")
        (True, False)
    """
    stripped = text.strip()
    if stripped.startswith("{"):
        return _is_geojson(stripped)
    return bool(_WKB.fullmatch(stripped)) or _is_wkt(stripped)


def _is_wkt(text: str) -> bool:
    # Places become one sign, then parentheses of that sign, then the geometries of a collection, and so on.
    text = "" if "@" in text else _PLACES.sub("@", text)
    for _ in range(_DEEPEST):
        text = _NESTED.sub("@", text)
        if _NAMED.fullmatch(text):
            return True
        text = _NAMED.sub("@", text)
    return False


def _is_geojson(text: str) -> bool:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if value.get("type") == "GeometryCollection":
        return isinstance(value.get("geometries"), list)
    return value.get("type") in _NAMES and isinstance(value.get("coordinates"), list)
