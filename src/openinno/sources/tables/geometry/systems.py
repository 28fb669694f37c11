"""The system in which coordinates are given, and the way from it to degrees of longitude and latitude."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

import attrs

from ...._optional import need
from ....findings import Finding, Position, Severity
from ....labels import Label
from ....points import Point

__all__ = [
    "DEGREES",
    "LAMBERT93",
    "LAMBERT93_X",
    "LAMBERT93_Y",
    "LOOKED_AT",
    "System",
    "guessed",
    "system_of",
    "told",
]

LOOKED_AT: Final = 1000
"""How many positions are looked at where no system is declared."""

LAMBERT93_X: Final = (10_000, 1_300_000)
LAMBERT93_Y: Final = (6_000_000, 7_200_000)
"""Metres between which the coordinates of metropolitan France lie."""

ToDegrees: TypeAlias = Callable[[float, float], tuple[float, float]]

_CODE: Final = re.compile(r"(?:urn:ogc:def:crs:)?EPSG:(?:[0-9.]*:)?([0-9]{4,6})\Z", re.IGNORECASE)
_CRS84: Final = re.compile(r"(?:urn:ogc:def:crs:)?OGC:(?:[0-9.]*:)?CRS84h?\Z", re.IGNORECASE)
# RGF93 and ETRS89 are taken as WGS 84, as for Lambert-93: they differ by less than a metre.
_DEGREES: Final = {"4326", "4979", "4171", "4258"}


@attrs.frozen(kw_only=True)
class System:
    """A system of coordinates.

    Args:
        name: What people call it.
        to_degrees: Turns x and y into longitude and latitude; None where they are degrees already.
    """

    name: str
    to_degrees: ToDegrees | None = None


def _from_lambert93(x: float, y: float) -> tuple[float, float]:
    point = Point.from_lambert93(x, y)
    return point.longitude, point.latitude


DEGREES: Final = System(name="WGS 84")
LAMBERT93: Final = System(name="Lambert-93 (EPSG:2154)", to_degrees=_from_lambert93)


def system_of(declared: Any) -> System | None:
    """Return the system that a file declares, or None where it cannot be known.

    Args:
        declared: A code such as ``EPSG:2154``, its URN, a text in WKT, or the parts of PROJJSON.

    Raises:
        MissingExtra: It has to be converted, and the extra ``geo`` is not installed.

    Examples:
        >>> system_of("urn:ogc:def:crs:OGC:1.3:CRS84").name, system_of("EPSG:2154").name
        ('WGS 84', 'Lambert-93 (EPSG:2154)')
    """
    if isinstance(declared, str):
        if _CRS84.match(declared):
            return DEGREES
        code = _CODE.match(declared)
        return _of_code(code[1]) if code else _projected(declared)
    if isinstance(declared, dict):
        identity = declared.get("id")
        if isinstance(identity, dict):
            return system_of(f"{identity.get('authority')}:{identity.get('code')}")
        return _projected(declared)
    return None


def guessed(positions: Iterable[tuple[float, float]]) -> System | None:
    """Return the system that the numbers of most positions look like, if any.

    Examples:
        >>> guessed([(652469.0, 6862035.3)]).name, guessed([(9.9e9, 1.0)])
        ('Lambert-93 (EPSG:2154)', None)
    """
    seen = degrees = metres = 0
    for x, y in positions:
        seen += 1
        degrees += -180 <= x <= 180 and -90 <= y <= 90
        metres += LAMBERT93_X[0] < x < LAMBERT93_X[1] and LAMBERT93_Y[0] < y < LAMBERT93_Y[1]
    if degrees * 2 >= seen:
        return DEGREES
    return LAMBERT93 if metres * 2 > seen else None


def told(system: System | None, *, declared: bool, where: Position) -> Finding | None:
    """Say in which system coordinates were taken to be, unless it goes without saying.

    Args:
        system: The system; None where neither the file nor its numbers tell.
        declared: Whether the file tells.
        where: The file.
    """
    if system is None:
        text = Label(
            "système de coordonnées inconnu : les géométries sont laissées de côté",
            "unknown system of coordinates: geometries are left out",
        )
        fix = Label(
            "exportez le fichier en WGS 84 (EPSG:4326)", "export the file again in WGS 84 (EPSG:4326)"
        )
        return Finding(code="unknown-crs", severity=Severity.WARNING, where=where, text=text, fix=fix)
    if declared:
        if system.to_degrees is None:
            return None
        text = Label(
            f"coordonnées en {system.name} : converties en degrés WGS 84",
            f"coordinates in {system.name}: converted to degrees WGS 84",
        )
        return Finding(code="crs-converted", severity=Severity.INFO, where=where, text=text)
    text = Label(
        f"système de coordonnées non déclaré : pris pour {system.name}, d'après les nombres",
        f"no system of coordinates is declared: taken for {system.name}, by the numbers",
    )
    severity = Severity.WARNING if system.to_degrees else Severity.INFO
    return Finding(code="assumed-crs", severity=severity, where=where, text=text)


def _of_code(code: str) -> System | None:
    if code in _DEGREES:
        return DEGREES
    return LAMBERT93 if code == "2154" else _projected(f"EPSG:{code}")


def _projected(declared: Any) -> System | None:
    pyproj = need("pyproj", extra="geo")
    try:
        system = pyproj.CRS.from_user_input(declared)
        code = system.to_epsg()
        if str(code) in _DEGREES or code == 2154:
            return _of_code(str(code))
        change = pyproj.Transformer.from_crs(system, "EPSG:4326", always_xy=True).transform
    except Exception:
        # Whatever the library raises, it does not know the system.
        return None
    return System(name=system.name, to_degrees=change)
