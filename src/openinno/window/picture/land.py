"""The land of a frame as two paths: the borders of its départements, and those of the régions around them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

import attrs

from ...geography import Outline
from .frames import Frame, Spot

__all__ = ["FINE", "Land", "land_of"]

FINE: Final = 10
"""Paths are written in tenths of a unit, as whole numbers."""

_STEP: Final = 0.8
"""Units below which a step cannot be seen."""


@attrs.frozen(kw_only=True)
class Land:
    """The paths of a frame, in tenths.

    Args:
        departements: The borders of the départements.
        regions: The land itself, with the borders of the régions.
    """

    departements: str
    regions: str


@cache
def land_of(frame: Frame) -> Land:
    """Return the land of a frame. An overseas département is a région of its own and is drawn once."""
    regions = {one.region.code: one.region.outline for one in frame.lands}
    several = len(frame.lands) > 1
    return Land(
        departements="".join(_path(frame, one.outline) for one in frame.lands) if several else "",
        regions="".join(_path(frame, outline) for outline in regions.values()),
    )


def _path(frame: Frame, outline: Outline) -> str:
    rings = (_thinned([frame.spot(*point) for point in ring]) for ring in outline)
    return "".join(_ring(spots) for spots in rings if len(spots) > 2)


def _thinned(spots: list[Spot]) -> list[Spot]:
    """Leave out the spots to which the line hardly moves; those of two neighbours may differ by as much."""
    kept = spots[:1]
    for x, y in spots[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _STEP:
            kept.append((x, y))
    return kept


def _ring(spots: list[Spot]) -> str:
    """Write a ring as its first spot and the steps to the next ones."""
    whole = [(round(x * FINE), round(y * FINE)) for x, y in spots]
    steps = (f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in pairwise(whole))
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps)}z".replace(" -", "-")
