"""Build ``src/openinno/_data/outlines.json.xz``: each région as the union of its départements.

    python tools/build_outlines.py        needs shapely 2.1 or later, with GEOS 3.14

The outlines of the départements come from ``geography.json.xz``, so build that one first. Neighbours were
drawn one by one and leave slivers between them, which would stay as holes and hairs inside a région: they are
cleaned away first, all départements together, so that régions share their borders to the point. Afterwards,
``python tools/checksums.py`` renews the digest of the output.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce
from pathlib import Path
from typing import Any, Final, TypeAlias

import shapely
from packing import THOUSANDTHS, packed

from openinno.geography import Outline, departements

OUTPUT: Final = Path(__file__).parents[1] / "src/openinno/_data/outlines.json.xz"

SLIVER: Final = 0.006
"""Degrees: a gap between two départements that is no wider is a fault of the drawing, not a lake."""

Steps: TypeAlias = list[int]


def main() -> None:
    """Build the file and tell its digest."""
    data = build()
    temporary = OUTPUT.with_suffix(".tmp")
    temporary.write_bytes(data)
    temporary.replace(OUTPUT)
    print(f"{OUTPUT.name}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def build() -> bytes:
    """Return the bytes of the file: one line of JSON, a list of rings by région."""
    return packed({code: _rings(shape) for code, shape in sorted(_regions().items())})


def _regions() -> Mapping[str, Any]:
    found = departements()
    shapes = shapely.coverage_clean([_area(one.outline) for one in found], gap_width=SLIVER)
    members = defaultdict(list)
    for departement, shape in zip(found, shapes, strict=True):
        members[departement.region.code].append(shape)
    return {code: shapely.coverage_union_all(several) for code, several in members.items()}


def _area(outline: Outline) -> Any:
    """Fill the rings by the even-odd rule."""
    rings = (shapely.make_valid(shapely.Polygon(ring)) for ring in outline)
    return reduce(shapely.symmetric_difference, rings)


def _rings(shape: Any) -> list[Steps]:
    """Return the rings, those of the largest part first, each outer one before what it encloses.

    Outer rings run clockwise and enclaves the other way, as those of the départements do.
    """
    parts = sorted(shapely.get_parts(shape), key=lambda part: (-part.area, part.bounds))
    oriented = [shapely.orient_polygons(part, exterior_cw=True) for part in parts]
    return [_traced(ring.coords) for part in oriented for ring in (part.exterior, *part.interiors)]


def _traced(points: Iterable[tuple[float, float]]) -> Steps:
    """Write a ring as its first point, then the steps from one to the next, in thousandths of a degree."""
    steps: Steps = []
    x = y = 0
    for longitude, latitude in points:
        dx, dy = round(longitude * THOUSANDTHS) - x, round(latitude * THOUSANDTHS) - y
        x, y = x + dx, y + dy
        if dx or dy:
            steps += dx, dy
    # A closed line ends where it began: the outlines are not closed.
    return steps[:-2]


if __name__ == "__main__":
    main()
