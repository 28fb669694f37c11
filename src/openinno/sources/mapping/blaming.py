"""Which cells of a flat row are to blame for what no structure can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ...flat import FLAT_COLUMNS

__all__ = ["blamed"]

_PATHS: Final[Mapping[str, str]] = {column.name: column.path for column in FLAT_COLUMNS}


def blamed(column: str, filled: Iterable[str]) -> list[str]:
    """Return the cells to take away for a fault of a column: its own, or those that stand nearest.

    What names a structure is never taken away: without it the row is refused.

    Args:
        column: The column of the flat row.
        filled: The columns that hold something.

    Examples:
        >>> blamed("latitude", ["id", "latitude"]), blamed("precision", ["id", "latitude", "longitude"])
        (['latitude'], ['latitude', 'longitude'])
    """
    if column in {"id", "name"}:
        return []
    if column in filled:
        return [column]
    path = _PATHS.get(column, "")
    while path := path.rpartition(".")[0]:
        near = [name for name in filled if _PATHS[name].startswith(f"{path}.")]
        if near:
            return near
    near = [name for name in filled if _root(name) == _root(column)]
    return near or [name for name in filled if name == "rest"]


def _root(column: str) -> str:
    """Return the attribute that a column of the flat row belongs to."""
    return _PATHS.get(column, "").partition(".")[0].partition("[")[0]
