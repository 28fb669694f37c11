"""Helpers for the tests of tables: rows as dictionaries, findings by code, and files of each kind."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from openinno import Finding, SourceError
from openinno.sources.tables.table import Table, TableRow


class Whole(NamedTuple):
    """A table that was read to its end."""

    rows: list[TableRow]
    told: list[Finding]
    names: list[str]

    def codes(self) -> list[str]:
        """Return the codes of what was told, the faults of rows included."""
        faults = [fault for row in self.rows for fault in row.faults]
        return [finding.code for finding in (*self.told, *faults)]

    def dicts(self) -> list[dict[str, Any]]:
        """Return the rows by the names of their columns."""
        return [dict(zip(self.names, row.cells, strict=True)) for row in self.rows]


def whole(table: Table) -> Whole:
    """Read a table to its end."""
    told: list[Finding] = []
    rows = list(table.rows(told.append))
    return Whole(rows, told, [column.name for column in table.columns])


def codes(findings: Sequence[Finding]) -> list[str]:
    """Return the codes of findings."""
    return [finding.code for finding in findings]


def feature(properties: Mapping[str, Any] | None, geometry: Any = None, **more: Any) -> dict[str, Any]:
    """Make a feature of GeoJSON."""
    return {"type": "Feature", "properties": properties, "geometry": geometry, **more}


def collection(*features: Any, **more: Any) -> dict[str, Any]:
    """Make a collection of GeoJSON."""
    return {"type": "FeatureCollection", **more, "features": list(features)}


def point(x: float, y: float) -> dict[str, Any]:
    """Make a point of GeoJSON."""
    return {"type": "Point", "coordinates": [x, y]}


def saved(path: Path, content: Any) -> Path:
    """Write bytes, a text, or a value as JSON."""
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


def both_languages(error: SourceError) -> str:
    """Return what an error says, in French and in English."""
    return f"{error.message('fr')} | {error.message('en')}"
