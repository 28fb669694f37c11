"""Places written in a query, latitude and longitude each by its name; and distances with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Self

import attrs

from ...labels import Label, is_whole
from ...points import LATITUDE, LONGITUDE, is_latitude, is_longitude
from ..errors import BadQuery
from .geotexts import is_readable
from .given import is_one_of, shown, text_faults
from .literals import Number
from .nodes import Expression

__all__ = ["Distance", "Geometry"]

_WKT: Final = re.compile(r"\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*\(", re.IGNORECASE)
_PAIR: Final = re.compile(r"(-?[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?)\s+(-?[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?)")
UNITS: Final = ("mi", "yd", "ft", "m", "cm", "km", "mm")
"""The units of distance that portals know."""


@attrs.frozen
class Geometry(Expression):
    """A geometry, its ``value``: WKT (longitude first), WKB in hexadecimal, or the text of one of GeoJSON.

    :meth:`point` and :meth:`polygon` name latitude and longitude, so that they cannot be swapped.

    Examples:
        >>> print(Geometry.point(latitude=48.85, longitude=2.35))
        geom'POINT(2.35 48.85)'
    """

    value: str

    @classmethod
    def point(cls, *, latitude: float, longitude: float) -> Self:
        """Return a point, from its degrees of ``latitude`` and ``longitude``."""
        return cls(f"POINT({_place(latitude, longitude)})")

    @classmethod
    def polygon(cls, *, latitudes: tuple[float, ...], longitudes: tuple[float, ...]) -> Self:
        """Return a polygon without holes, from the ``latitudes`` and ``longitudes`` of its corners.

        Raises:
            BadQuery: There are fewer than three corners, or not as many of the one as of the other.

        Examples:
            >>> print(Geometry.polygon(latitudes=(0, 0, 1), longitudes=(5, 6, 6)))
            geom'POLYGON((5 0, 6 0, 6 1, 5 0))'
        """
        if not _are_coordinates(latitudes, longitudes):
            raise BadQuery.of(
                Label(
                    "un polygone demande autant de latitudes que de longitudes, trois au moins :"
                    " latitudes=(48.8, 48.9, 48.9), longitudes=(2.2, 2.2, 2.5)",
                    "a polygon takes as many latitudes as longitudes, three at least:"
                    " latitudes=(48.8, 48.9, 48.9), longitudes=(2.2, 2.2, 2.5)",
                )
            )
        corners = [_place(*pair) for pair in zip(latitudes, longitudes, strict=True)]
        ring = corners if corners[:1] == corners[-1:] else [*corners, corners[0]]
        return cls(f"POLYGON(({', '.join(ring)}))")

    def _faults(self) -> Iterator[Label]:
        wrong = tuple(text_faults(self.value, Label("le texte d'une géométrie", "the text of a geometry")))
        if wrong:
            yield from wrong
        elif not self.value.strip() or "'" in self.value or "\\" in self.value or not is_whole(self.value):
            yield Label(
                f"{shown(self.value)} n'est pas une géométrie : ni texte vide, ni apostrophe, ni barre"
                " oblique inverse",
                f"{shown(self.value)} is no geometry: it may not be empty, nor hold an apostrophe or a"
                " backslash",
            )
        elif not is_readable(self.value):
            yield Label(
                f"{shown(self.value)} ne se lit pas comme une géométrie : écrivez par exemple"
                " POINT(2.35 48.85), POLYGON((2 48, 3 48, 3 49, 2 48)), ou du GeoJSON ; ou, en Python,"
                " Geometry.point(latitude=48.85, longitude=2.35)",
                f"{shown(self.value)} cannot be read as a geometry: write for example"
                " POINT(2.35 48.85), POLYGON((2 48, 3 48, 3 49, 2 48)), or GeoJSON; or, in Python,"
                " Geometry.point(latitude=48.85, longitude=2.35)",
            )
        elif _WKT.match(self.value):
            yield from self._misplaced()

    def _misplaced(self) -> Iterator[Label]:
        for longitude, latitude in _PAIR.findall(self.value):
            if not _is_place(latitude, longitude):
                yield Label(
                    f"{longitude} {latitude} est hors du globe : le WKT donne la longitude, puis la latitude",
                    f"{longitude} {latitude} is off the globe: WKT gives the longitude, then the latitude",
                )

    def __str__(self) -> str:
        return f"geom'{self.value}'"


def _are_coordinates(latitudes: object, longitudes: object) -> bool:
    if not isinstance(latitudes, list | tuple) or not isinstance(longitudes, list | tuple):
        return False
    return len(latitudes) == len(longitudes) >= 3


def _is_place(latitude: str, longitude: str) -> bool:
    return is_latitude(float(latitude)) and is_longitude(float(longitude))


def _place(latitude: float, longitude: float) -> str:
    faults = [
        Label(f"{what[0]} est attendue, et non {shown(value)}", f"expected {what[1]}, got {shown(value)}")
        for what, value, known in (
            (LATITUDE, latitude, is_latitude(latitude)),
            (LONGITUDE, longitude, is_longitude(longitude)),
        )
        if not known
    ]
    if faults:
        raise BadQuery.of(*faults)
    return f"{Number(longitude)} {Number(latitude)}"


def _to_amount(value: Number | float | Decimal) -> Number:
    return value if isinstance(value, Number) else Number(value)


@attrs.frozen
class Distance(Expression):
    """A distance: an ``amount`` and its ``unit``, mi, yd, ft, m, cm, km or mm.

    Examples:
        >>> print(Distance(1.5, "km"))
        1.5km
    """

    amount: Number = attrs.field(converter=_to_amount)
    unit: str

    def _faults(self) -> Iterator[Label]:
        if not is_one_of(self.unit, UNITS):
            known = ", ".join(UNITS)
            yield Label(
                f"unité de distance inconnue : {shown(self.unit)} ; possibles : {known}",
                f"unknown unit of distance: {shown(self.unit)}; possible: {known}",
            )
        if self.amount.value < 0:
            yield Label(
                f"une distance ne peut pas être négative : {self.amount}",
                f"a distance is not negative: {self.amount}",
            )

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"
