"""Datasets and their rows, held in DuckDB: what the portal serves."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs
import duckdb

Row = dict[str, Any]

SQL_TYPES: Final = {
    "text": "VARCHAR",
    "int": "BIGINT",
    "double": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
    "geo_point_2d": "STRUCT(lon DOUBLE, lat DOUBLE)",
    "geo_shape": "VARCHAR",
    "file": "VARCHAR",
    "json_blob": "VARCHAR",
}
"""How each type is held: datetimes in UTC, objects as JSON texts."""

CORNERS: Final = "_corners_of_"
"""Prefix of the hidden column that has the corners of each shape, as points."""


@attrs.frozen
class Field:
    """A field of a dataset, as a portal describes it."""

    name: str
    type: str = "text"
    label: str = ""
    description: str | None = None
    annotations: Mapping[str, Any] = attrs.field(factory=dict, hash=False)

    @property
    def multivalued(self) -> bool:
        """Whether each row may hold several values."""
        return "multivalued" in self.annotations

    @property
    def separator(self) -> str | None:
        """What parts the levels of a hierarchical facet, if it is one."""
        given = self.annotations.get("hierarchical")
        return given[0] if isinstance(given, list) else given

    @property
    def many_levels(self) -> bool:
        """Whether it is a hierarchical facet of texts."""
        return self.separator is not None

    @property
    def precision(self) -> str:
        """How precise the dates of the field are: ``year``, ``month`` or ``day``."""
        return str(self.annotations.get("timeserie_precision", "day"))


@attrs.frozen(kw_only=True)
class Dataset:
    """A dataset: its fields, and where its rows come from when first asked for."""

    id: str
    title: str
    fields: tuple[Field, ...]
    rows: Callable[[], Iterable[Row]]
    description: str | None = None
    theme: tuple[str, ...] = ()
    keyword: tuple[str, ...] = ()
    publisher: str = "openinno"
    licence: str | None = "Licence Ouverte v2.0 (Etalab)"
    modified: str | None = "2026-10-01T08:30:00+00:00"
    restricted: bool = False
    attachments: tuple[Mapping[str, Any], ...] = attrs.field(default=(), hash=False)

    def field(self, name: str) -> Field | None:
        """Return a field by its name."""
        return next((field for field in self.fields if field.name == name), None)


class Store:
    """Tables of datasets in memory, each filled when it is first asked for; never changed after."""

    def __init__(self, datasets: Iterable[Dataset]) -> None:
        self.datasets = {dataset.id: dataset for dataset in datasets}
        self._database = duckdb.connect()
        self._database.execute("SET TimeZone = 'UTC'; SET threads = 1")
        self._counts: dict[str, int] = {}
        self._lock = threading.Lock()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a connection of one's own to the same tables."""
        return self._database.cursor()

    def count(self, dataset: Dataset) -> int:
        """Return how many rows a dataset has, filling its table if need be."""
        with self._lock:
            if dataset.id not in self._counts:
                self._counts[dataset.id] = self._fill(dataset)
            return self._counts[dataset.id]

    def _fill(self, dataset: Dataset) -> int:
        columns = {"_row": "BIGINT"}
        for field in dataset.fields:
            columns[field.name] = SQL_TYPES[field.type] + ("[]" if field.multivalued else "")
            if field.type == "geo_shape":
                columns[CORNERS + field.name] = SQL_TYPES["geo_point_2d"] + "[]"
        rows = [_held(number, row, dataset.fields) for number, row in enumerate(dataset.rows())]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.jsonl"
            path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
            types = ", ".join(f"{quoted(name)}: '{kind}'" for name, kind in columns.items())
            reader = f"read_json('{path}', format = 'newline_delimited', columns = {{{types}}})"
            self._database.execute(" ".join(["CREATE TABLE", quoted(dataset.id), "AS SELECT * FROM", reader]))
        return len(rows)


def quoted(name: str) -> str:
    """Return a name as DuckDB quotes it."""
    return '"' + name.replace('"', '""') + '"'


def _held(number: int, row: Row, fields: Iterable[Field]) -> Row:
    """Return a row as its table holds it."""
    held: Row = {"_row": number}
    for field in fields:
        value = row.get(field.name)
        if field.type in {"geo_shape", "file", "json_blob"} and value is not None:
            held[field.name] = json.dumps(value, ensure_ascii=False)
            if field.type == "geo_shape":
                held[CORNERS + field.name] = list(corners(value["geometry"]["coordinates"]))
        else:
            held[field.name] = value
    return held


def corners(coordinates: Any) -> Iterable[dict[str, float]]:
    """Return every point of the coordinates of a GeoJSON geometry."""
    if isinstance(coordinates[0], int | float):
        yield {"lon": coordinates[0], "lat": coordinates[1]}
    else:
        for part in coordinates:
            yield from corners(part)


@cache
def default_store() -> Store:
    """Return the store of the datasets that come with the portal, shared by all portals of a process."""
    from .lieux import LIEUX
    from .real import COMMUNES, RESTRICTED, STRUCTURES

    return Store((COMMUNES, STRUCTURES, LIEUX, RESTRICTED))
