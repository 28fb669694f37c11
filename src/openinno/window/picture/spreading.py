"""Spreading marks: places of one town, or of neighbours, move aside until each can be seen."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from .frames import Frame, Spot
from .places import Mark

__all__ = ["SIZES", "spread_all"]

SIZES: Final = (12.0, 10.0, 8.5, 7.0, 5.5, 4.5, 3.5)
"""Distances between the middles of marks that touch; a smaller one is taken where there is no room."""

_FARTHEST: Final = 55.0
"""How far a mark may stand from its place. Farther away, it would tell a wrong one."""


def spread_all(marks: Mapping[Frame, Sequence[Mark]]) -> tuple[float, dict[Frame, list[tuple[Mark, Spot]]]]:
    """Return the distance between marks, the same everywhere, and where each stands.

    The largest distance is taken with which all find room; with the smallest one, those that find none lie
    over others.
    """
    for size in SIZES[:-1]:
        found = {frame: _spread(frame, several, size) for frame, several in marks.items()}
        if all(spots is not None for spots in found.values()):
            return size, {frame: spots or [] for frame, spots in found.items()}
    size = SIZES[-1]
    return size, {frame: _spread(frame, several, size, last=True) or [] for frame, several in marks.items()}


def _spread(
    frame: Frame, marks: Sequence[Mark], size: float, *, last: bool = False
) -> list[tuple[Mark, Spot]] | None:
    """Put each mark at its place or at the nearest free one; None where one finds no room.

    Towns with few places come first and keep theirs; inside a town, places of a kind stand together.
    """
    if not last and len(marks) * size**2 > frame.inner.width * frame.inner.height:
        return None
    homes = [frame.spot(mark.point.longitude, mark.point.latitude) for mark in marks]
    crowd = Counter(homes)
    order = sorted(
        zip(homes, marks, strict=True),
        key=lambda one: (crowd[one[0]], one[0], one[1].kind, one[1].structure.id),
    )
    taken = _Taken(size)
    offers: dict[Spot, Iterator[Spot]] = {}
    spots = []
    for home, mark in order:
        # What was refused to the place before is taken for good: the next one of the town goes on from there.
        offer = offers.setdefault(home, _around(home, size, frame))
        spot = next((one for one in offer if taken.is_free(one)), None)
        if spot is None and not last:
            return None
        taken.add(spot or home)
        spots.append((mark, spot or home))
    return spots


def _around(home: Spot, size: float, frame: Frame) -> Iterator[Spot]:
    """Yield the spots of a honeycomb around a home that lie in a frame and not in its hole, nearest first."""
    x, y = home
    spots = ((x + dx * size, y + dy * size) for dx, dy in _honeycomb(int(_FARTHEST / size)))
    inner, hole = frame.inner, frame.hole
    return (
        spot for spot in spots if inner.holds(spot, size / 2) and not (hole and hole.holds(spot, -size / 2))
    )


@cache
def _honeycomb(rings: int) -> tuple[Spot, ...]:
    """Return the cells of a honeycomb, a unit apart, by their distance from the middle."""
    height = math.sqrt(3) / 2
    cells = [
        (column + row / 2, row * height)
        for row in range(-2 * rings, 2 * rings + 1)
        for column in range(-2 * rings, 2 * rings + 1)
    ]
    near = (cell for cell in cells if math.hypot(*cell) <= rings)
    return tuple(sorted(near, key=lambda cell: (round(math.hypot(*cell), 6), math.atan2(*cell))))


class _Taken:
    """The spots that are taken, by the square in which they lie."""

    def __init__(self, size: float) -> None:
        self._size = size
        self._near = size * 0.999
        self._squares: dict[tuple[int, int], list[Spot]] = defaultdict(list)

    def add(self, spot: Spot) -> None:
        self._squares[self._square(spot)].append(spot)

    def is_free(self, spot: Spot) -> bool:
        return all(math.dist(spot, other) >= self._near for other in self._around(spot))

    def _square(self, spot: Spot) -> tuple[int, int]:
        return math.floor(spot[0] / self._size), math.floor(spot[1] / self._size)

    def _around(self, spot: Spot) -> Iterable[Spot]:
        column, row = self._square(spot)
        for across in (-1, 0, 1):
            for down in (-1, 0, 1):
                yield from self._squares.get((column + across, row + down), ())
