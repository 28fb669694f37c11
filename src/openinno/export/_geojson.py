"""A census as GeoJSON (RFC 7946): a feature a structure, at the point of its first site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, overload

import msgspec

from ..cells import LIST, Cell, CellType
from ..census import Census
from ..columns import FlatColumn
from ..envelope import ABOUT
from ._left import Left
from ._points import position_of
from ._rows import flat_rows
from ._writing import about, asked_of, written_to

__all__ = ["geojson"]


@overload
def geojson(census: Census, path: None = None, *, extra: bool = False) -> str: ...


@overload
def geojson(census: Census, path: str | Path, *, extra: bool = False) -> Left: ...


def geojson(census: Census, path: str | Path | None = None, *, extra: bool = False) -> str | Left:
    """Write a census as GeoJSON (RFC 7946): a feature a structure, a line each.

    :func:`~openinno.read_census` reads the census back equal. The geometry is the point of the first site, to
    the digit, and null where that is unknown. The properties are the cells of the flat row that hold
    something; lists are arrays. All that is no structure stands in the member ``openinno``, which maps pass
    over.

    Args:
        census: The census.
        path: The file, which gets its name once it is whole; None for the text itself.
        extra: Whether to write what no attribute takes, and refused rows, which may be personal.

    Returns:
        The text, or what was left out of the file.

    Raises:
        OSError: The file cannot be written.
        TypeError: This is no census.

    Examples:
        >>> import json
        >>> import openinno as oi
        >>> collection = json.loads(geojson(oi.embedded_census()))
        >>> feature = next(one for one in collection["features"] if one["id"] == "tuba")
        >>> feature["geometry"], feature["properties"]["profiles"]
        ({'type': 'Point', 'coordinates': [4.848, 45.749]}, ['innovation_hub'])
    """
    asked = asked_of(census, extra=extra)
    flat = flat_rows(asked)
    features = ",\n".join(msgspec.json.encode(_feature(row, flat.columns)).decode() for row in flat.rows)
    text = f'{{"type":"FeatureCollection","{ABOUT}":{about(asked)},"features":[\n{features}\n]}}\n'
    return text if path is None else written_to(path, text, census, whole=True, extra=extra)


def _feature(row: Mapping[str, Cell], columns: tuple[FlatColumn, ...]) -> Mapping[str, Any]:
    position = position_of(row)
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": position and {"type": "Point", "coordinates": position},
        "properties": {one.name: _value(row[one.name], one) for one in columns if row[one.name] is not None},
    }


def _value(cell: Cell, column: FlatColumn) -> Any:
    return LIST.value(cell) if column.type is CellType.LIST else cell
