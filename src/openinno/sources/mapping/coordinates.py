"""The point of a row, from whichever columns hold it: degrees apart or together, or metres in Lambert-93.

A pair that was swapped, or that holds metres where degrees are asked, is set right and told; a pair of zeros
is what programs write for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from ...errors import RecordError
from ...findings import Severity, expected
from ...labels import Label
from ...points import Point, is_latitude, is_longitude
from .pairs import degrees_in, pair_in
from .reads import Doubt, info, unread, warning
from .territory import in_france

__all__ = ["COORDINATES", "Placed", "place_of"]

COORDINATES: Final = ("point", "latitude", "longitude", "lambert93_x", "lambert93_y")
"""The targets that together make a point."""
_METRES: Final = 1000.0
"""Above this, coordinates are no degrees."""


class Placed(NamedTuple):
    """What became of the coordinates of a row."""

    point: tuple[float, float] | None = None
    """Latitude and longitude."""
    doubts: tuple[Doubt, ...] = ()
    used: tuple[str, ...] = ()
    """The targets whose cells were read, or tried, for it."""

    @property
    def kept(self) -> bool:
        """Whether the cells could not be used, so that they are kept among the other columns."""
        return self.point is None


def place_of(cells: Mapping[str, Any], form: str | None = None) -> Placed:
    """Return the point that the cells of a row give: the first of point, degrees and metres that is given.

    Args:
        cells: The cells that are not blank, by target: ``point``, ``latitude``, ``lambert93_x``…
        form: How a point in one cell is written.

    Examples:
        >>> place_of({"latitude": "48,1", "longitude": -1.7}).point
        (48.1, -1.7)
        >>> placed = place_of({"point": "-1.7, 48.1"})
        >>> placed.point, [doubt.code for doubt in placed.doubts]
        ((48.1, -1.7), ['swapped-coordinates'])
        >>> placed = place_of({"latitude": 6862035.3, "longitude": 652469.0})
        >>> [round(degrees, 4) for degrees in placed.point], placed.doubts[0].code
        ([48.8566, 2.3522], 'lambert-93')
    """
    if "point" in cells:
        return _of_cell(cells["point"], form)
    for names, read in ((("latitude", "longitude"), _of_degrees), (("lambert93_x", "lambert93_y"), _metres)):
        given = tuple(name for name in names if name in cells)
        if len(given) == 1:
            return Placed(doubts=(_half(given[0], names),), used=given)
        if given:
            return read(cells[names[0]], cells[names[1]])._replace(used=names)
    return Placed()


def _of_cell(cell: Any, form: str | None) -> Placed:
    pair = pair_in(cell, form)
    if pair is None:
        fr = "un point, tel que « 48.1, -1.7 » ou « POINT (-1.7 48.1) »"
        en = "a point, such as “48.1, -1.7” or “POINT (-1.7 48.1)”"
        fix = Label("déclarer la forme du point (form)", "declare the form of the point (form)")
        return Placed(doubts=unread(fr, en, cell, code="unread-point", fix=fix).doubts, used=("point",))
    placed = _checked(pair.latitude, pair.longitude)
    assumed = not pair.told and placed.point == (pair.latitude, pair.longitude)
    doubts = (*placed.doubts, _assumed()) if assumed else placed.doubts
    return placed._replace(doubts=doubts, used=("point",))


def _of_degrees(latitude: Any, longitude: Any) -> Placed:
    north, east = degrees_in(latitude), degrees_in(longitude)
    if north is None or east is None:
        missed = latitude if north is None else longitude
        return Placed(doubts=unread("des degrés", "degrees", missed, code="unread-point").doubts)
    return _checked(north, east)


def _metres(x: Any, y: Any) -> Placed:
    east, north = degrees_in(x), degrees_in(y)
    if east is None or north is None:
        return Placed(doubts=unread("des mètres", "metres", x if east is None else y, code="unread-point").doubts)
    return _from_lambert93(east, north) or _from_lambert93(north, east, swapped=True) or _out(east, north)


def _checked(latitude: float, longitude: float) -> Placed:
    """Set right what can only be meant in one way."""
    if latitude == longitude == 0:
        return Placed(doubts=(_zeros(),))
    given = (latitude, longitude)
    if abs(latitude) > _METRES and abs(longitude) > _METRES:
        placed = _from_lambert93(longitude, latitude) or _from_lambert93(latitude, longitude)
        return placed._replace(doubts=(_was_metres(),)) if placed else _out(*given)
    if in_france(*given):
        return Placed(given)
    if in_france(longitude, latitude):
        return Placed((longitude, latitude), (_swapped(given),))
    return Placed(given) if is_latitude(latitude) and is_longitude(longitude) else _out(*given)


def _from_lambert93(x: float, y: float, *, swapped: bool = False) -> Placed | None:
    try:
        point = Point.from_lambert93(x, y)
    except RecordError:
        return None
    doubts = (_swapped((y, x)),) if swapped else ()
    return Placed((point.latitude, point.longitude), doubts)


def _half(given: str, names: Sequence[str]) -> Doubt:
    (missing,) = (name for name in names if name != given)
    text = Label(
        f"la moitié d'un point : {given} sans {missing}", f"half a point: {given} without {missing}"
    )
    return Doubt("half-point", Severity.ERROR, text)


def _out(one: float, two: float) -> Placed:
    text = expected(
        "une latitude de -90 à 90 et une longitude de -180 à 180 degrés, ou des mètres de Lambert-93",
        "a latitude from -90 to 90 and a longitude from -180 to 180 degrees, or metres in Lambert-93",
        (one, two),
    )
    return Placed(doubts=(Doubt("point-out-of-bounds", Severity.ERROR, text),))


def _zeros() -> Doubt:
    return warning(
        "zero-point",
        "latitude et longitude nulles, au large du Ghana : lues comme absentes",
        "latitude and longitude of zero, off the coast of Ghana: read as absent",
        Label("laisser les cellules vides quand le point n'est pas connu", "leave the cells blank when unknown"),
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


def _assumed() -> Doubt:
    return info(
        "latitude-first",
        "les points sont lus latitude d'abord ; sinon, déclarer form = \"longitude-latitude\"",
        'points are read latitude first; otherwise declare form = "longitude-latitude"',
        once=True,
    )
