"""The outlines as a page holds them: whole numbers, each point told by its distance from the one before."""

from __future__ import annotations

from functools import cache
from typing import Final, TypedDict

from ..geography import Outline, departements, regions
from ..labels import Label

__all__ = ["OUTLINE_CREDITS", "SCALE", "Area", "Outlines", "outlines"]

SCALE: Final = 1000
"""The numbers are in thousandths of a degree."""

OUTLINE_CREDITS: Final = (
    (
        Label(
            "Contours : svg-maps (CC-BY-4.0, modifiés)",
            "Outlines: svg-maps (CC-BY-4.0, changed)",
        ),
        "https://github.com/VictorCazanave/svg-maps",
    ),
    (
        Label("Outre-mer : Natural Earth (domaine public)", "Overseas: Natural Earth (public domain)"),
        "https://www.naturalearthdata.com/",
    ),
)
"""Whom every map must name, with an address."""


class Area(TypedDict, total=False):
    """A département or a région.

    Args:
        code: Its code.
        name: Its name; of a département only.
        region: The code of its région; of a département only.
        rings: Each is ``longitude, latitude, step, step…``: its first point, then how far the next one is.
    """

    code: str
    name: str
    region: str
    rings: list[list[int]]


class Outlines(TypedDict):
    """The outlines of France.

    Args:
        scale: How many units a degree has.
        departements: The 101.
        regions: The 18, each the union of its départements.
    """

    scale: int
    departements: list[Area]
    regions: list[Area]


@cache
def outlines() -> Outlines:
    """Return the outlines of the départements and of the régions, about 115 kB once they are JSON.

    Read once; whoever changes what is returned changes it for all.

    Examples:
        >>> drawn = outlines()
        >>> len(drawn["departements"]), len(drawn["regions"]), drawn["scale"]
        (101, 18, 1000)
        >>> drawn["departements"][0]["name"], drawn["departements"][0]["rings"][0][:4]
        ('Ain', [4771, 46176, 161, 343])
    """
    return {
        "scale": SCALE,
        "departements": [
            {"code": one.code, "name": one.name, "region": one.region.code, "rings": _rings(one.outline)}
            for one in departements()
        ],
        "regions": [{"code": one.code, "rings": _rings(one.outline)} for one in regions()],
    }


def _rings(outline: Outline) -> list[list[int]]:
    return [_steps(ring) for ring in outline]


def _steps(ring: tuple[tuple[float, float], ...]) -> list[int]:
    steps: list[int] = []
    x = y = 0
    for longitude, latitude in ring:
        east, north = round(longitude * SCALE), round(latitude * SCALE)
        steps += east - x, north - y
        x, y = east, north
    return steps
