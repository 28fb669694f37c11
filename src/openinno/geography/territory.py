"""Whether a point lies in France, as far as boxes can tell: enough to see that a pair was swapped."""

from __future__ import annotations

from functools import cache
from typing import Final, TypeAlias

from ._lookups import departements
from .areas import Bounds

__all__ = ["Span", "in_france", "latitudes_of_france", "longitudes_of_france"]

Span: TypeAlias = tuple[float, float]
"""Two degrees, and what lies between them."""

_MARGIN: Final = 0.2
"""Degrees around the outlines, which are drawn to a kilometre and leave small islands out."""

# The collectivities have no outline in our data. Rough boxes, whole degrees around what the official texts
# and the IGN list of their coordinate systems (EPSG areas of use 3311, 3312, 1174 and others) cover.
_COLLECTIVITIES: Final[tuple[Bounds, ...]] = (
    (-57.0, 46.0, -55.0, 48.0),  # Saint-Pierre-et-Miquelon
    (-64.0, 17.0, -62.0, 19.0),  # Saint-Barthélemy, Saint-Martin
    (163.0, -24.0, 169.0, -18.0),  # Nouvelle-Calédonie
    (-179.0, -15.0, -176.0, -13.0),  # Wallis-et-Futuna
    (-155.0, -29.0, -134.0, -7.0),  # Polynésie française
)


def in_france(latitude: float, longitude: float) -> bool:
    """Tell whether a point lies in France, overseas too, or near it: by boxes, not by outlines.

    Examples:
        >>> in_france(48.1, -1.7), in_france(-1.7, 48.1), in_france(-21.1, 55.5)
        (True, False, True)
    """
    for west, south, east, north in _boxes():
        if west <= longitude <= east and south <= latitude <= north:
            return True
    return False


def latitudes_of_france() -> tuple[Span, ...]:
    """Return the degrees to the north between which some part of France lies."""
    return tuple((south, north) for _, south, _, north in _boxes())


def longitudes_of_france() -> tuple[Span, ...]:
    """Return the degrees to the east between which some part of France lies."""
    return tuple((west, east) for west, _, east, _ in _boxes())


@cache
def _boxes() -> tuple[Bounds, ...]:
    bounds = [one.bounds for one in departements()]
    mainland = [box for box in bounds if box[1] > _SOUTHERNMOST_MAINLAND]
    overseas = [box for box in bounds if box[1] <= _SOUTHERNMOST_MAINLAND]
    hull = (
        min(box[0] for box in mainland),
        min(box[1] for box in mainland),
        max(box[2] for box in mainland),
        max(box[3] for box in mainland),
    )
    return tuple(map(_wider, (hull, *overseas, *_COLLECTIVITIES)))


def _wider(box: Bounds) -> Bounds:
    west, south, east, north = box
    return west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN


_SOUTHERNMOST_MAINLAND: Final = 40.0
"""Corsica ends at 41 degrees north, and the overseas départements begin far below."""
