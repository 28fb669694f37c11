"""The point of a row, from whichever columns hold it: degrees apart or together, or metres in Lambert-93.

A pair that was swapped, or that holds metres where degrees are asked, is set right and told; a pair of zeros
is what programs write for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from ....errors import RecordError
from ....findings import Severity, expected
from ....geography.territory import in_france
from ....labels import Label
from ....points import Point, is_latitude, is_longitude
from ....vocabulary import Precision
from .numbers import number_in
from .pairs import degrees_in, pair_in
from .results import Doubt, info, unread, warning

__all__ = ["COORDINATES", "Placed", "place_of", "plain_point"]

COORDINATES: Final = ("point", "latitude", "longitude", "lambert93_x", "lambert93_y")
"""The targets that together make a point."""
_METRES: Final = 1000.0
"""Above this, coordinates are no degrees."""


class Placed(NamedTuple):
    """What became of the coordinates of a row."""

    point: tuple[float, float] | None = None
    """Latitude and longitude."""
    doubts: tuple[tuple[str, Doubt], ...] = ()
    """Each with the target at whose column it points."""
    used: tuple[str, ...] = ()
    """The targets whose cells made the point."""
    area: bool = False
    """Whether it lies inside something wider, for which it stands."""


def plain_point(latitude: Any, longitude: Any) -> tuple[float, float] | None:
    """Return the point of two cells that give the degrees of a place in France, or None for all others.

    Examples:
        >>> plain_point("48,1", -1.7), plain_point(-1.7, 48.1), plain_point(48.1, "-")
        ((48.1, -1.7), None, None)
    """
    north, east = number_in(latitude), number_in(longitude)
    return (north, east) if north is not None and east is not None and in_france(north, east) else None


def place_of(cells: Mapping[str, Any], form: str | None = None) -> Placed:
    """Return the point that the cells of a row give: a point in one cell, or else degrees, or else metres.

    Args:
        cells: The cells that are not blank, by target: ``point``, ``latitude``, ``lambert93_x``…
        form: How a point in one cell is written.

    Examples:
        >>> place_of({"latitude": "48,1", "longitude": -1.7}).point
        (48.1, -1.7)
        >>> placed = place_of({"point": "-1.7, 48.1"})
        >>> placed.point, [doubt.code for _, doubt in placed.doubts]
        ((48.1, -1.7), ['swapped-coordinates'])
        >>> placed = place_of({"latitude": 6862035.3, "longitude": 652469.0})
        >>> [round(degrees, 4) for degrees in placed.point], placed.doubts[0][1].code
        ([48.8566, 2.3522], 'lambert-93')
    """
    doubts: list[tuple[str, Doubt]] = []
    for names in _WAYS:
        given = next((name for name in names if name in cells), None)
        if given is None:
            continue
        found = _tried(names, [cells.get(name) for name in names], form)
        doubts.extend((found.at or given, doubt) for doubt in found.doubts)
        if found.point is not None:
            return Placed(found.point, tuple(doubts), names, found.area)
    return Placed(None, tuple(doubts))


_WAYS: Final = (("point",), ("latitude", "longitude"), ("lambert93_x", "lambert93_y"))


class _Tried(NamedTuple):
    """A point, or why there is none, and at which target that should be told if not at the first."""

    point: tuple[float, float] | None = None
    doubts: tuple[Doubt, ...] = ()
    at: str | None = None
    area: bool = False


def _tried(names: Sequence[str], cells: Sequence[Any], form: str | None) -> _Tried:
    if len(names) == 1:
        return _of_cell(cells[0], form)
    if None in cells:
        missing = cells.index(None)
        return _Tried(doubts=(_half(names[1 - missing], names[missing]),))
    numbers = [degrees_in(cell) for cell in cells]
    if None in numbers:
        wrong = numbers.index(None)
        read = unread("un nombre", "a number", cells[wrong], code="unread-point")
        return _Tried(doubts=read.doubts, at=names[wrong])
    one, two = numbers
    if one is None or two is None:
        return _Tried()
    return _checked(one, two) if names[0] == "latitude" else _metres(one, two)


def _of_cell(cell: Any, form: str | None) -> _Tried:
    pair = pair_in(cell, form)
    if pair is None:
        fr = "un point, tel que « 48.1, -1.7 » ou « POINT (-1.7 48.1) »"
        en = "a point, such as “48.1, -1.7” or “POINT (-1.7 48.1)”"
        fix = Label("déclarer la forme du point (form)", "declare the form of the point (form)")
        return _Tried(doubts=unread(fr, en, cell, code="unread-point", fix=fix).doubts)
    tried = _checked(pair.latitude, pair.longitude)._replace(area=pair.area)
    if pair.area:
        return tried._replace(doubts=(*tried.doubts, _of_area()))
    assumed = not pair.told and tried.point == (pair.latitude, pair.longitude)
    return tried._replace(doubts=(*tried.doubts, _assumed())) if assumed else tried


def _metres(x: float, y: float) -> _Tried:
    return _from_lambert93(x, y) or _from_lambert93(y, x, swapped=True) or _out(x, y)


def _checked(latitude: float, longitude: float) -> _Tried:
    """Set right what can only be meant in one way."""
    if latitude == longitude == 0:
        return _Tried(doubts=(_zeros(),))
    given = (latitude, longitude)
    if abs(latitude) > _METRES and abs(longitude) > _METRES:
        placed = _from_lambert93(longitude, latitude) or _from_lambert93(latitude, longitude)
        return placed._replace(doubts=(_was_metres(),)) if placed else _out(*given)
    if in_france(*given):
        return _Tried(given)
    if in_france(longitude, latitude):
        return _Tried((longitude, latitude), (_swapped(given),))
    return _Tried(given) if is_latitude(latitude) and is_longitude(longitude) else _out(*given)


def _from_lambert93(x: float, y: float, *, swapped: bool = False) -> _Tried | None:
    try:
        point = Point.from_lambert93(x, y)
    except RecordError:
        return None
    doubts = (_swapped((y, x)),) if swapped else ()
    return _Tried((point.latitude, point.longitude), doubts)


def _half(given: str, missing: str) -> Doubt:
    text = Label(f"la moitié d'un point : {given} sans {missing}", f"half a point: {given} without {missing}")
    return Doubt("half-point", Severity.WARNING, text)


def _out(one: float, two: float) -> _Tried:
    text = expected(
        "une latitude de -90 à 90 et une longitude de -180 à 180 degrés, ou des mètres de Lambert-93",
        "a latitude from -90 to 90 and a longitude from -180 to 180 degrees, or metres in Lambert-93",
        (one, two),
    )
    return _Tried(doubts=(Doubt("point-out-of-bounds", Severity.WARNING, text),))


def _zeros() -> Doubt:
    return warning(
        "zero-point",
        "latitude et longitude nulles, au large du Ghana : lues comme absentes",
        "latitude and longitude of zero, off the coast of Ghana: read as absent",
        Label(
            "laisser les cellules vides quand le point n'est pas connu", "leave the cells blank when unknown"
        ),
    )


def _swapped(given: tuple[float, float]) -> Doubt:
    return warning(
        "swapped-coordinates",
        f"coordonnées échangées : {given} n'est pas en France, l'inverse y est ; lues dans l'autre ordre",
        f"coordinates swapped: {given} is not in France, the other way round is; read in the other order",
    )


def _was_metres() -> Doubt:
    return info(
        "lambert-93",
        "des coordonnées sont des mètres de Lambert-93 : elles sont converties en degrés",
        "some coordinates are metres in Lambert-93: they are converted to degrees",
        once=True,
    )


def _of_area() -> Doubt:
    fr, en = Precision.AREA.label("fr"), Precision.AREA.label("en")
    return info(
        "point-of-area",
        f"des géométries sont des lignes ou des surfaces : un point de chacune en tient lieu ({fr})",
        f"some geometries are lines or areas: a point of each stands for it ({en})",
        once=True,
    )


def _assumed() -> Doubt:
    return info(
        "latitude-first",
        'les points sont lus latitude d\'abord ; sinon, déclarer form = "longitude-latitude"',
        'points are read latitude first; otherwise declare form = "longitude-latitude"',
        once=True,
    )
