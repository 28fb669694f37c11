"""What of a census stands on a map, and what does not: a mark a place, every structure counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs

from ...census import Census
from ...places import Site
from ...points import Point
from ...structures import Structure
from ..kinds import KINDS, kind_of
from .frames import Frame

__all__ = ["Mark", "Placed", "placed"]


@attrs.frozen(kw_only=True)
class Mark:
    """One place of a structure, in a frame.

    Args:
        structure: The structure.
        site: Its place.
        point: The point of the place.
        kind: What the mark stands for, by its place in the forms.
    """

    structure: Structure
    site: Site
    point: Point
    kind: int


@attrs.frozen(kw_only=True)
class Placed:
    """A census laid out on a map.

    Args:
        marks: The marks of each frame.
        totals: How many structures there are of each kind.
        shown: How many of them have a mark.
        outside: How many have points, none of which is on the map.
        unlocated: How many have no point, by région; an empty name where that is not known either.
    """

    marks: Mapping[Frame, tuple[Mark, ...]]
    totals: tuple[int, ...]
    shown: tuple[int, ...]
    outside: int
    unlocated: Mapping[str, int]


def placed(census: Census, frames: tuple[Frame, ...]) -> Placed:
    """Lay a census out on a map."""
    marks: dict[Frame, list[Mark]] = {frame: [] for frame in frames}
    totals, shown, unlocated = [0] * len(KINDS), [0] * len(KINDS), Counter[str]()
    outside = 0
    for structure in census:
        kind = kind_of(structure)
        totals[kind] += 1
        found = _located(structure)
        drawn = [
            (frame, Mark(structure=structure, site=site, point=point, kind=kind))
            for point, site in found.items()
            if (frame := next((one for one in frames if one.holds(point)), None))
        ]
        for frame, one in drawn:
            marks[frame].append(one)
        shown[kind] += bool(drawn)
        outside += bool(found) and not drawn
        if not found:
            unlocated[_region(structure)] += 1
    return Placed(
        marks={frame: tuple(several) for frame, several in marks.items()},
        totals=tuple(totals),
        shown=tuple(shown),
        outside=outside,
        unlocated=dict(sorted(unlocated.items(), key=lambda item: (not item[0], -item[1], item[0]))),
    )


def _located(structure: Structure) -> dict[Point, Site]:
    """Return the points of a structure, each once, with the first place that stands there."""
    found: dict[Point, Site] = {}
    for site in structure.sites:
        if site.location:
            found.setdefault(site.location.point, site)
    return found


def _region(structure: Structure) -> str:
    return next((site.region for site in structure.sites if site.region), "")
