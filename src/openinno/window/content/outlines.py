"""The outlines of départements, in whole thousandths of a degree, each point from the one before."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from ... import geography

__all__ = ["outlines"]

_SCALE: Final = 1000


@cache
def outlines() -> dict[str, Any]:
    """Return the outlines as the page takes them; régions are made of their départements."""
    return {
        "scale": _SCALE,
        "departements": [
            {
                "code": one.code,
                "name": one.name,
                "region": one.region.code,
                "rings": [_steps(ring) for ring in one.outline],
            }
            for one in geography.departements()
        ],
    }


def _steps(ring: tuple[tuple[float, float], ...]) -> list[int]:
    steps: list[int] = []
    west = south = 0
    for longitude, latitude in ring:
        x, y = round(longitude * _SCALE), round(latitude * _SCALE)
        steps += (x - west, y - south)
        west, south = x, y
    return steps
