"""How each kind of mark is drawn, and the colours of a picture, light and dark."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

import attrs

from ..kinds import KINDS
from .svg import Element, element, number

__all__ = ["DARK", "LIGHT", "Colours", "mark"]


@attrs.frozen(kw_only=True)
class Colours:
    """The colours of a picture: each kind of mark stands out from the land by 3:1, each text by 4.5:1.

    Args:
        ground: Behind everything.
        sea: Behind the land.
        land: The land.
        line: Borders of départements.
        region: Borders of régions.
        ink: Texts.
        soft: Texts of less weight.
        kinds: Of marks, in the order of :data:`~openinno.window.kinds.KINDS`.
    """

    ground: str
    sea: str
    land: str
    line: str
    region: str
    ink: str
    soft: str
    kinds: tuple[str, ...]


LIGHT: Final = Colours(
    ground="#ffffff",
    sea="#e9eff3",
    land="#faf9f5",
    line="#d3d0c6",
    region="#96948b",
    ink="#1b2430",
    soft="#55606e",
    kinds=("#0d63b5", "#b5460f", "#1a7f4b", "#8630a0", "#8a6100", "#c01f5b", "#5b6470"),
)
DARK: Final = Colours(
    ground="#12171d",
    sea="#1a222b",
    land="#2b3540",
    line="#424e5b",
    region="#74818f",
    ink="#e8ecf1",
    soft="#a9b4c0",
    kinds=("#6fb1ff", "#ff9a63", "#5fd197", "#d79bea", "#e2c14f", "#ff8db0", "#aab4bf"),
)

# Radii that give each form about the weight of a circle of radius 1 to the eye.
_RADII: Final = {
    "circle": 1.0,
    "square": 1.24,
    "diamond": 1.26,
    "triangle": 1.36,
    "pentagon": 1.14,
    "star": 1.38,
}
_SIDES: Final = {"square": 4, "diamond": 4, "triangle": 3, "pentagon": 5, "star": 10}
_WAIST: Final = 0.46
"""How far the inner corners of the star are from its middle, for 1 of the outer ones."""


def mark(kind: int, x: float, y: float, radius: float, colours: Colours, title: str | None = None) -> Element:
    """Draw a mark, with a title that a pointer shows.

    Args:
        kind: Its place in :data:`~openinno.window.kinds.KINDS`.
        x: Where its middle is, to the right.
        y: Where its middle is, downwards.
        radius: Half its width.
        colours: The colours of the picture.
        title: What it stands for.
    """
    named = element("title", title) if title else None
    form, colour = KINDS[kind].form, colours.kinds[kind]
    if form == "circle":
        return element("circle", named, cx=x, cy=y, r=radius, fill=colour)
    if form == "ring":
        thick = radius * 0.42
        return element(
            "circle",
            named,
            cx=x,
            cy=y,
            r=radius - thick / 2,
            fill=colours.land,
            stroke=colour,
            stroke_width=thick,
        )
    points = " ".join(f"{number(x + dx * radius)},{number(y + dy * radius)}" for dx, dy in _corners(form))
    return element("polygon", named, points=points, fill=colour)


@cache
def _corners(form: str) -> tuple[tuple[float, float], ...]:
    """Return the corners around a middle at 0, 0; downwards is positive."""
    radius = _RADII[form]
    count = _SIDES[form]
    turn = math.pi / 4 if form == "square" else 0.0
    corners = []
    for one in range(count):
        far = radius * _WAIST if form == "star" and one % 2 else radius
        angle = turn + 2 * math.pi * one / count
        corners.append((far * math.sin(angle), -far * math.cos(angle)))
    return tuple(corners)
