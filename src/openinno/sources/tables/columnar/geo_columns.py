"""Which columns of Arrow are geometries, and in which system: GeoParquet and GeoArrow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final

import attrs
import msgspec

from ...._optional import need
from ....findings import Finding, Position
from ..geometry.geometries import first_position, from_wkb
from ..geometry.systems import LOOKED_AT, System, guessed, system_of, told
from .batches import Leaf

__all__ = ["GeoColumn", "geo_columns", "systems_of"]

_WKB: Final = {b"geoarrow.wkb", b"ogc.wkb"}
_USUAL: Final = "geometry"


@attrs.frozen(kw_only=True)
class GeoColumn:
    """A column that is a geometry.

    Args:
        primary: Whether it is the geometry of the rows.
        crs: What the file declares of its system; None where it is unknown.
    """

    primary: bool
    crs: Any = None


def geo_columns(schema: Any) -> dict[str, GeoColumn]:
    """Return the columns of a schema of Arrow that are geometries, by name.

    Args:
        schema: The schema, with its metadata.
    """
    geo = _json((schema.metadata or {}).get(b"geo"))
    described = geo.get("columns")
    found: dict[str, GeoColumn] = {}
    for name, column in described.items() if isinstance(described, dict) else ():
        if isinstance(column, dict) and str(column.get("encoding")).casefold() in {"wkb", "point"}:
            # GeoParquet is in degrees where it does not say otherwise; null says that nobody knows.
            crs = column.get("crs", "OGC:CRS84")
            found[name] = GeoColumn(primary=name == geo.get("primary_column"), crs=crs)
    for field in schema:
        extension = (field.metadata or {}).get(b"ARROW:extension:name")
        if field.name not in found and extension in _WKB:
            crs = _json(field.metadata.get(b"ARROW:extension:metadata")).get("crs")
            found[field.name] = GeoColumn(primary=not found, crs=crs)
    # What libraries that know no geometry leave of one: bytes under its usual name.
    if not found and any(field.name == _USUAL and _is_binary(field.type) for field in schema):
        found[_USUAL] = GeoColumn(primary=True)
    return found


def _is_binary(kind: Any) -> bool:
    types = need("pyarrow", extra="parquet").types
    kind = kind.value_type if types.is_dictionary(kind) else kind
    return bool(types.is_binary(kind) or types.is_large_binary(kind))


def systems_of(
    leaves: list[Leaf], columns: Mapping[str, GeoColumn], first: Any, where: Position
) -> tuple[dict[int, System | None], tuple[Finding, ...]]:
    """Return the system of each column that is a geometry, by its place, and what was assumed.

    Args:
        leaves: The columns.
        columns: Those that are geometries.
        first: The first batch, whose numbers are looked at where no system is declared; None without rows.
        where: The file.
    """
    systems: dict[int, System | None] = {}
    findings: list[Finding] = []
    for place, leaf in enumerate(leaves):
        column = columns.get(leaf.name)
        if column is None:
            continue
        declared = system_of(column.crs)
        system = declared or guessed(_positions(first, leaf))
        systems[place] = system
        finding = told(system, declared=declared is not None, where=where)
        if finding is not None:
            findings.append(finding)
    return systems, tuple(findings)


def _positions(batch: Any, leaf: Leaf) -> Iterable[tuple[float, float]]:
    if batch is None:
        return ()
    looked_at = islice(batch.column(leaf.top), LOOKED_AT)
    values = (one.as_py() if hasattr(one, "as_py") else one for one in looked_at)
    shapes = (from_wkb(value) for value in values if isinstance(value, bytes))
    found = (first_position(shape) for shape in shapes)
    return [position for position in found if position is not None]


def _json(data: bytes | None) -> dict[str, Any]:
    try:
        return msgspec.json.decode(data or b"{}", type=dict[str, Any])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return {}
