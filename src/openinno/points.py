"""Where something stands on the earth, in degrees; and the metres of the French national projection."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final, Self

import attrs

from .errors import RecordError
from .findings import Finding, Position, Severity, expected
from .labels import Label

__all__ = ["LATITUDE", "LONGITUDE", "Point", "is_latitude", "is_longitude"]

LATITUDE: Final = ("une latitude de -90 à 90 degrés", "a latitude from -90 to 90 degrees")
"""What a latitude should be, in French and in English."""
LONGITUDE: Final = ("une longitude de -180 à 180 degrés", "a longitude from -180 to 180 degrees")
"""What a longitude should be."""

_EARTH_KM: Final = 6371.0088
"""Mean radius of the earth (IUGG)."""

# Lambert-93 (EPSG:2154), as IGN's technical note NTG_71 gives it, on the ellipsoid GRS 80.
_EXCENTRICITY: Final = 0.08181919104281579
_EXPONENT: Final = 0.7256077650532670
_SCALE: Final = 11754255.4261
_X_POLE: Final = 700000.0
_Y_POLE: Final = 12655612.0499
_MERIDIAN: Final = math.radians(3)
_FAR: Final = 1e8
"""No metres of the projection are so many."""

_SOUTH, _NORTH = 40.0, 53.0
_WEST, _EAST = -11.0, 12.0
"""Where the projection is of use: metropolitan France and its seas, with a margin."""


def is_latitude(value: object) -> bool:
    """Tell whether something is a latitude: a number of degrees from -90 to 90.

    Examples:
        >>> is_latitude(45.76), is_latitude(120), is_latitude("45.76")
        (True, False, False)
    """
    return _is_number(value) and -90 <= value <= 90  # type: ignore[operator]


def is_longitude(value: object) -> bool:
    """Tell whether something is a longitude: a number of degrees from -180 to 180.

    Examples:
        >>> is_longitude(-61.5), is_longitude(True)
        (True, False)
    """
    return _is_number(value) and -180 <= value <= 180  # type: ignore[operator]


def _is_number(value: object) -> bool:
    # Not a number (NaN) is neither above nor below any bound, so that the comparisons refuse it.
    return isinstance(value, int | float) and not isinstance(value, bool)


def _to_float(value: float) -> float:
    # What cannot become a float is passed on, for the point to refuse with every other fault.
    return float(value) if _is_number(value) and abs(value) < 1_000 else value


@attrs.frozen(kw_only=True)
class Point:
    """A point on the earth.

    Degrees are those of WGS 84, as satellites and web maps give them.

    Args:
        latitude: Degrees to the north, from -90 to 90.
        longitude: Degrees to the east, from -180 to 180.

    Raises:
        RecordError: A coordinate is out of bounds or is no number; one finding a fault.

    Examples:
        >>> Point(latitude=48.85, longitude=2.35)
        Point(latitude=48.85, longitude=2.35)
        >>> Point(latitude=2.35, longitude=200)
        Traceback (most recent call last):
        ...
        openinno.errors.RecordError: longitude: expected a longitude from -180 to 180 degrees, got 200.0
    """

    latitude: float = attrs.field(converter=_to_float)
    longitude: float = attrs.field(converter=_to_float)

    def __attrs_post_init__(self) -> None:
        # Here rather than in validators: the fast reader of JSON runs this, and no converter. A point that is
        # well made, as nearly all are, costs it two comparisons.
        if type(self.latitude) is type(self.longitude) is float:  # noqa: SIM102
            if -90.0 <= self.latitude <= 90.0 and -180.0 <= self.longitude <= 180.0:
                return
        raise RecordError(tuple(self._faults()))

    def _faults(self) -> Iterator[Finding]:
        if not is_latitude(self.latitude):
            yield _fault("latitude", expected(*LATITUDE, self.latitude))
        if not is_longitude(self.longitude):
            yield _fault("longitude", expected(*LONGITUDE, self.longitude))

    @classmethod
    def from_lambert93(cls, x: float, y: float) -> Self:
        """Return the point of a pair of metres in Lambert-93 (EPSG:2154), to the millimetre.

        French public data often gives these. RGF93, the geodetic system of Lambert-93, is taken as WGS 84:
        they differ by less than a metre.

        Args:
            x: Metres to the east.
            y: Metres to the north.

        Raises:
            RecordError: The pair lies outside metropolitan France and its surroundings, or is no pair of
                numbers: x and y exchanged, another projection, kilometres.

        Examples:
            >>> point = Point.from_lambert93(652469.0, 6862035.3)
            >>> round(point.latitude, 4), round(point.longitude, 4)
            (48.8566, 2.3522)
        """
        if not all(_is_number(one) and abs(one) < _FAR for one in (x, y)):
            raise RecordError([_fault("x, y", _outside_metres(x, y))])
        radius = math.hypot(x - _X_POLE, _Y_POLE - y)
        angle = math.atan2(x - _X_POLE, _Y_POLE - y)
        latitude = math.degrees(_latitude(radius))
        longitude = math.degrees(_MERIDIAN + angle / _EXPONENT)
        if not _projects(latitude, longitude):
            raise RecordError([_fault("x, y", _outside_metres(x, y))])
        return cls(latitude=latitude, longitude=longitude)

    def to_lambert93(self) -> tuple[float, float]:
        """Return the metres of the point in Lambert-93 (EPSG:2154), to the east and to the north.

        Raises:
            RecordError: The point lies outside metropolitan France and its surroundings, where the
                projection has no use; the overseas départements have projections of their own.

        Examples:
            >>> x, y = Point(latitude=48.8566, longitude=2.3522).to_lambert93()
            >>> round(x), round(y)
            (652469, 6862035)
        """
        if not _projects(self.latitude, self.longitude):
            raise RecordError([_fault("latitude, longitude", _outside_degrees(self))])
        radius = _SCALE * math.exp(-_EXPONENT * _isometric(math.radians(self.latitude)))
        angle = _EXPONENT * (math.radians(self.longitude) - _MERIDIAN)
        return _X_POLE + radius * math.sin(angle), _Y_POLE - radius * math.cos(angle)

    def distance_to(self, other: Point) -> float:
        """Return the distance to another point in kilometres, as the crow flies.

        The earth is taken for a sphere of its mean radius: the error is under 0.4 % in metropolitan France,
        and under 0.6 % anywhere.

        Args:
            other: The other point.

        Returns:
            Kilometres.

        Examples:
            >>> paris = Point(latitude=48.8534, longitude=2.3488)
            >>> round(paris.distance_to(Point(latitude=45.7491, longitude=4.8479)))
            393
        """
        here, there = math.radians(self.latitude), math.radians(other.latitude)
        turn = math.radians(other.longitude - self.longitude)
        chord = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(turn / 2) ** 2
        return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def _isometric(latitude: float) -> float:
    sine = math.sin(latitude)
    return math.atanh(sine) - _EXCENTRICITY * math.atanh(_EXCENTRICITY * sine)


def _latitude(radius: float) -> float:
    """Undo the projection's radius; each turn divides the error by more than a hundred."""
    if not radius:
        return math.pi / 2
    isometric = -math.log(radius / _SCALE) / _EXPONENT
    latitude = 0.0
    for _ in range(8):
        latitude = math.asin(
            math.tanh(isometric + _EXCENTRICITY * math.atanh(_EXCENTRICITY * math.sin(latitude)))
        )
    return latitude


def _projects(latitude: float, longitude: float) -> bool:
    return _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST


def _outside_metres(x: object, y: object) -> Label:
    return expected(
        "un x et un y de Lambert-93 en mètres, en France métropolitaine (x de 0 à 1 300 000, y de 6 000 000"
        " à 7 200 000 environ)",
        "an x and a y of Lambert-93 in metres, in metropolitan France (x from 0 to 1,300,000, y from"
        " 6,000,000 to 7,200,000 or so)",
        (x, y),
    )


def _outside_degrees(point: Point) -> Label:
    return expected(
        f"un point de France métropolitaine (latitude de {_SOUTH:.0f} à {_NORTH:.0f}, longitude de"
        f" {_WEST:.0f} à {_EAST:.0f} degrés)",
        f"a point in metropolitan France (latitude from {_SOUTH:.0f} to {_NORTH:.0f}, longitude from"
        f" {_WEST:.0f} to {_EAST:.0f} degrees)",
        (point.latitude, point.longitude),
    )


def _fault(path: str, text: Label) -> Finding:
    return Finding(code="wrong-value", severity=Severity.ERROR, where=Position(path=path), text=text)
