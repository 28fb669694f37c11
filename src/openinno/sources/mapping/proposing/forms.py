"""The form of the dates or points of a column, which no cell tells by itself and all of them together do."""

from __future__ import annotations

import re
from typing import Any

from ....geography.territory import in_france
from ..cells.coordinates import place_of
from ..cells.texts import as_text
from ..targets import TARGETS, TargetKind
from .fitting import share_read
from .samples import LOOKED_AT, Sample

__all__ = ["form_of"]


def form_of(attribute: str, sample: Sample) -> str | None:
    """Return the form of points or dates that no cell tells by itself, where all of them together do.

    Examples:
        >>> form_of("point", Sample(columns=(), header="xy", rows=1, cells=("-1.68, 48.11",)))
        'longitude-latitude'
        >>> form_of("opened", Sample(columns=(), header="date", rows=2, cells=("05/23/2014", "05/04/2014")))
        'month-first'
    """
    if not sample.cells:
        return None
    if TARGETS[attribute].kind is TargetKind.DATE:
        day, month = (share_read(attribute, sample, form) for form in ("day-first", "month-first"))
        return "month-first" if month > day else None
    return _form_of_points(sample) if attribute == "point" else None


def _form_of_points(sample: Sample) -> str | None:
    cells = sample.cells[:LOOKED_AT]
    for form in ("latitude-longitude", "longitude-latitude"):
        if cells and all(_in_place(cell, form) for cell in cells) and not _is_told(cells[0]):
            usual = form == "latitude-longitude" and not isinstance(cells[0], list | tuple)
            return None if usual else form
    return None


def _in_place(cell: Any, form: str) -> bool:
    placed = place_of({"point": cell}, form)
    return placed.point is not None and in_france(*placed.point) and not placed.doubts


def _is_told(cell: Any) -> bool:
    return isinstance(cell, dict) or not re.match(r"[\s(\[]*[-+−]?[0-9]", as_text(cell))
