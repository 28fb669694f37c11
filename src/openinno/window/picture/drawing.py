"""The map itself: sea, land, names of the frames, marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ...nouns import number
from .forms import Colours, mark
from .frames import LABEL, Box, Frame, Spot
from .land import FINE, land_of
from .places import Mark
from .spreading import spread_all
from .svg import Element, element
from .text import written
from .words import larger, named, told

__all__ = ["drawn_map"]

_NAME: Final = 12.0
_TOUCH: Final = 0.94
"""The width of a mark, for 1 of the distance between two that touch."""


def drawn_map(
    marks: Mapping[Frame, Sequence[Mark]], colours: Colours, lang: str, *, fine: bool = True
) -> Element:
    """Draw the frames of a map with their marks.

    Args:
        marks: The marks of each frame, those frames last over which others lie.
        colours: The colours of the picture.
        lang: The language.
        fine: Whether to draw the borders of the départements.
    """
    frames = list(marks)
    lands = (_land(frame, colours, named(frame, lang), fine=fine) for frame in frames)
    holes = (frame.hole for frame in frames if frame.hole)
    seen = sum(len(several) for frame, several in marks.items() if frame.lens)
    glasses = (_glass(hole, colours, larger(seen, lang), number(seen, lang)) for hole in holes)
    size, spots = spread_all(marks)
    drawn = (_marks(spots[frame], size * _TOUCH / 2, colours, lang) for frame in frames)
    return element("g", *lands, *glasses, *drawn)


def _land(frame: Frame, colours: Colours, name: str, *, fine: bool) -> Element:
    """Draw the land of a frame; what goes beyond it is cut off by an inner svg."""
    land, box = land_of(frame), frame.inner
    paths = [element("path", d=land.regions, fill=colours.land, fill_rule="evenodd")]
    if fine and land.departements:
        paths.append(element("path", d=land.departements, fill="none", stroke=colours.line, stroke_width=6))
    paths.append(element("path", d=land.regions, fill="none", stroke=colours.region, stroke_width=8))
    inside = element(
        "svg",
        element("g", *paths, stroke_linejoin="round"),
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        viewBox=" ".join(str(round(one * FINE)) for one in (box.x, box.y, box.width, box.height)),
        overflow="hidden",
    )
    return element(
        "g",
        element("title", name) if name else None,
        _rectangle(box, colours.sea, rx=3),
        inside,
        _rectangle(box, "none", stroke=colours.region, stroke_width=0.8, rx=3) if name else None,
        written(name, box.x + 1, box.y - LABEL / 3.4, _NAME, colours.ink) if name else None,
    )


def _rectangle(box: Box, fill: str, **more: float | str) -> Element:
    return element("rect", x=box.x, y=box.y, width=box.width, height=box.height, fill=fill, **more)


def _glass(hole: Box, colours: Colours, title: str, count: str) -> Element:
    """Mark on the map what a lens shows larger, with how many places stand there."""
    x, y = hole.x + hole.width / 2, hole.y + hole.height / 2 + 5
    return element(
        "g",
        element("title", title),
        _rectangle(hole, colours.ground, fill_opacity=0.55, stroke=colours.ink, stroke_width=1, rx=2),
        written(count, x, y, 15, colours.ink, bold=True, anchor="middle"),
    )


def _marks(spots: Sequence[tuple[Mark, Spot]], radius: float, colours: Colours, lang: str) -> Element:
    return element("g", *_each(spots, radius, colours, lang))


def _each(
    spots: Sequence[tuple[Mark, Spot]], radius: float, colours: Colours, lang: str
) -> Iterator[Element]:
    # From north to south, as people read: who reads the file meets the places in that order too.
    for one, (x, y) in sorted(spots, key=lambda each: (each[1][1], each[1][0], each[0].structure.id)):
        yield mark(one.kind, x, y, radius, colours, told(one, lang))
