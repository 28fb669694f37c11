"""Where each part of France stands in a picture: the mainland, the overseas départements, a lens.

Positions are computed from the outlines, so that no frame can lie over another one or over the land.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final, TypeAlias

import attrs

from ...geography import Bounds, Departement, departements, region
from ...points import Point

__all__ = ["LABEL", "Box", "Frame", "Spot", "frames_of"]

Spot: TypeAlias = tuple[float, float]
"""To the right and downwards."""

LABEL: Final = 17.0
"""The height that the name of a frame takes, above its land."""

_OVERSEAS: Final = ("971", "972", "973", "974", "976")
_LENS: Final = "11"
"""The région with the most places by far: it is drawn larger where they crowd."""
_MARGIN: Final = 0.3
"""Degrees around the outlines in which a place still belongs to a frame: small islands are not drawn."""
_PADDING: Final = 7.0
"""Room for the marks that stand on a coast."""
_GAP: Final = 8.0
_ASPECT: Final = 0.86
"""Height for a width of 1 of an overseas frame, its name included."""


@attrs.frozen
class Box:
    """A rectangle, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, spot: Spot, margin: float = 0.0) -> bool:
        """Tell whether a spot lies inside, so far from every side."""
        x, y = spot
        return (
            self.x + margin <= x <= self.x + self.width - margin
            and self.y + margin <= y <= self.y + self.height - margin
        )

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles have a spot in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@attrs.frozen(kw_only=True, eq=False)
class Frame:
    """A rectangle of the picture in which a part of France is drawn.

    Args:
        name: The name to write over it; empty for the mainland.
        box: The rectangle, its name included.
        bounds: The degrees that belong to it.
        lands: The départements to draw.
        plane: How degrees of longitude and latitude become lengths to the east and to the north.
        scale: How many units of the picture a length has.
        origin: Where the lengths 0, 0 are in the picture.
        lens: Whether it shows larger what the hole of another frame leaves out.
        hole: What a lens shows in its stead.
    """

    name: str
    box: Box
    bounds: Bounds
    lands: tuple[Departement, ...]
    plane: Callable[[float, float], Spot]
    scale: float
    origin: Spot
    lens: bool = False
    hole: Box | None = None

    def spot(self, longitude: float, latitude: float) -> Spot:
        """Return where a point of the earth is in the picture."""
        east, north = self.plane(longitude, latitude)
        return self.origin[0] + east * self.scale, self.origin[1] - north * self.scale

    @property
    def inner(self) -> Box:
        """The rectangle without the name."""
        top = LABEL if self.name else 0.0
        return Box(self.box.x, self.box.y + top, self.box.width, self.box.height - top)

    def holds(self, point: Point) -> bool:
        """Tell whether a point of the earth belongs here."""
        west, south, east, north = self.bounds
        if not (west <= point.longitude <= east and south <= point.latitude <= north):
            return False
        return self.inner.holds(self.spot(point.longitude, point.latitude))


@cache
def frames_of(width: float, lens: Box | None = None) -> tuple[Frame, ...]:
    """Return the frames of a map, those in which a place is sought first before the others.

    The mainland takes the whole width; the overseas départements stand in a row under it.

    Args:
        width: The width of the map.
        lens: Where the surroundings of Paris are drawn again, larger, as high as they need at its bottom;
            nowhere where None.
    """
    mainland = _mainland(width)
    side = (width - _GAP * (len(_OVERSEAS) - 1)) / len(_OVERSEAS)
    top = mainland.box.height + _GAP
    row = tuple(
        _overseas(code, Box(place * (side + _GAP), top, side, side * _ASPECT + LABEL))
        for place, code in enumerate(_OVERSEAS)
    )
    if lens is None:
        return (*row, mainland)
    larger = _lens(lens)
    return (larger, *row, attrs.evolve(mainland, hole=_hole(mainland, larger)))


def _mainland(width: float) -> Frame:
    lands = tuple(one for one in departements() if one.code not in _OVERSEAS)
    _, _, across, up = _extent(lands, _lambert)
    scale = (width - 2 * _PADDING) / across
    return _fitted("", Box(0, 0, width, up * scale + 2 * _PADDING), lands, _lambert)


def _overseas(code: str, box: Box) -> Frame:
    lands = tuple(one for one in departements() if one.code == code)
    west, south, east, north = lands[0].bounds
    return _fitted(lands[0].name, box, lands, _plate((west + east) / 2, (south + north) / 2))


def _lens(box: Box) -> Frame:
    everywhere = tuple(one for one in departements() if one.code not in _OVERSEAS)
    shown = tuple(one for one in everywhere if one.region.code == _LENS)
    _, _, across, up = _extent(shown, _lambert)
    height = (box.width - 2 * _PADDING) / across * up + 2 * _PADDING + LABEL
    frame = _fitted(
        region(_LENS).name, Box(box.x, box.y + box.height - height, box.width, height), shown, _lambert
    )
    # What surrounds it is drawn too, as far as the rectangle goes.
    near = tuple(one for one in everywhere if _near(one.bounds, frame.bounds))
    return attrs.evolve(frame, lands=near, lens=True)


def _hole(frame: Frame, lens: Frame) -> Box:
    """Return what a lens shows, in a frame of the same projection."""
    inner, smaller = lens.inner, frame.scale / lens.scale
    x = frame.origin[0] + (inner.x - lens.origin[0]) * smaller
    y = frame.origin[1] + (inner.y - lens.origin[1]) * smaller
    return Box(x, y, inner.width * smaller, inner.height * smaller)


def _near(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _fitted(
    name: str, box: Box, lands: tuple[Departement, ...], plane: Callable[[float, float], Spot]
) -> Frame:
    """Draw lands in the middle of a rectangle, as large as they fit in."""
    top = LABEL if name else 0.0
    west, south, across, up = _extent(lands, plane)
    inner_width, inner_height = box.width - 2 * _PADDING, box.height - top - 2 * _PADDING
    scale = min(inner_width / across, inner_height / up)
    left = box.x + (box.width - across * scale) / 2
    bottom = box.y + top + _PADDING + (inner_height + up * scale) / 2
    bounds = _wider([one.bounds for one in lands])
    return Frame(
        name=name,
        box=box,
        bounds=bounds,
        lands=lands,
        plane=plane,
        scale=scale,
        origin=(left - west * scale, bottom + south * scale),
    )


def _wider(bounds: Iterable[Bounds]) -> Bounds:
    wests, souths, easts, norths = zip(*bounds, strict=True)
    return min(wests) - _MARGIN, min(souths) - _MARGIN, max(easts) + _MARGIN, max(norths) + _MARGIN


def _extent(lands: Iterable[Departement], plane: Callable[[float, float], Spot]) -> tuple[float, ...]:
    """Return the least lengths to the east and to the north, the width and the height of some lands."""
    spots = [plane(*point) for land in lands for ring in land.outline for point in ring]
    easts, norths = [east for east, _ in spots], [north for _, north in spots]
    return min(easts), min(norths), max(easts) - min(easts), max(norths) - min(norths)


def _lambert(longitude: float, latitude: float) -> Spot:
    """Project the mainland as the maps of France do: conformal conic, parallels 44 and 49, meridian 3."""
    return Point(latitude=latitude, longitude=longitude).to_lambert93()


def _plate(meridian: float, parallel: float) -> Callable[[float, float], Spot]:
    """Return a plain projection, true around a point; a small territory needs no better."""
    narrow = math.cos(math.radians(parallel))

    def plane(longitude: float, latitude: float) -> Spot:
        return (longitude - meridian) * narrow, latitude - parallel

    return plane
