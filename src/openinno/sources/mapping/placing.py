"""The point of a row, from the columns that together give it, and what means nothing without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from .cells.coordinates import place_of, plain_point
from .cells.results import Doubt, info
from .mapped_row import MappedRow
from .plan import Feed, Plan

__all__ = ["Placing"]

_OF_POINT: Final = ("precision", "point_basis", "point_sources")
"""What means nothing without a point."""


class Placing:
    """Reads the point of each row.

    Args:
        plan: What to do with each column.
        given: Returns a cell, or None where it says nothing.
    """

    def __init__(self, plan: Plan, given: Callable[[Any], Any]) -> None:
        self._plan: Plan = plan
        self._given: Callable[[Any], Any] = given
        self._degrees: Sequence[Feed] = _degrees(plan.coordinates)
        self._says_precision: bool = "precision" in plan.names()

    def place(self, mapped: MappedRow, blocked: set[str]) -> Iterable[tuple[Feed, Doubt]]:
        """Read the point of a row, and return the doubts about it, each with its column.

        Args:
            mapped: The row, which gets its point; a cell that does not make it is kept.
            blocked: What no constant may fill: a point that is given and cannot be read.
        """
        return () if self._place_quickly(mapped) else self._place(mapped, blocked)

    def _place_quickly(self, mapped: MappedRow) -> bool:
        """Read the point where two columns give its degrees, of which there is nothing to say."""
        if not self._degrees:
            return False
        north, east = self._degrees
        cells, flat = mapped.cells, mapped.flat
        point = plain_point(self._given(cells[north.place]), self._given(cells[east.place]))
        if point is None:
            return False
        flat["latitude"], flat["longitude"] = point
        north.filled += 1
        east.filled += 1
        return True

    def _place(self, mapped: MappedRow, blocked: set[str]) -> Iterable[tuple[Feed, Doubt]]:
        filled = [
            feed for feed in self._plan.coordinates if self._given(mapped.cells[feed.place]) is not None
        ]
        if not filled:
            return ()
        first: dict[str, Feed] = {}
        for feed in filled:
            feed.filled += 1
            first.setdefault(feed.name, feed)
        form = first["point"].form if "point" in first else None
        placed = place_of({name: mapped.cells[feed.place] for name, feed in first.items()}, form)
        if placed.point is None:
            blocked.update(("latitude", "longitude"))
        else:
            mapped.flat["latitude"], mapped.flat["longitude"] = placed.point
            if placed.area and not self._says_precision:
                mapped.flat["precision"] = "area"
        for feed in filled:
            if feed.name not in placed.used or first[feed.name] is not feed:
                feed.unread += placed.point is None
                mapped.keep(feed)
        return [(first[name], doubt) for name, doubt in placed.doubts]

    def finish(self, mapped: MappedRow) -> Doubt | None:
        """Say how precise a point is taken to be, or keep apart what means nothing without one."""
        flat = mapped.flat
        if "latitude" in flat and "longitude" in flat:
            if "precision" in flat:
                return None
            flat["precision"] = "exact"
            return _ASSUMED_EXACT
        for name in _OF_POINT:
            if name in flat:
                del flat[name]
                for feed in self._plan.feeds:
                    if feed.name == name and self._given(mapped.cells[feed.place]) is not None:
                        mapped.keep(feed)
        return None


def _degrees(coordinates: Sequence[Feed]) -> Sequence[Feed]:
    """Return the columns of the latitude and of the longitude, where they are all that gives the point."""
    found = {feed.name: feed for feed in coordinates}
    alone = len(coordinates) == len(found) == 2 and found.keys() == {"latitude", "longitude"}
    return [found["latitude"], found["longitude"]] if alone else ()


_ASSUMED_EXACT: Final = info(
    "assumed-exact",
    "le fichier ne dit pas ce que ses points désignent : ils sont pris pour le lieu même (exact) ;"
    " sinon, déclarer une colonne ou une constante « précision du point » (precision)",
    "the file does not say what its points stand for: they are taken for the place itself (exact);"
    " otherwise declare a column or a constant “precision of the point” (precision)",
    once=True,
)
