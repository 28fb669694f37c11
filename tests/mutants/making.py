"""The mutants: each number is one file, the same for the same seed."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

import attrs

from openinno import embedded_census, export

from . import books, layers, writers
from .bitten import bitten, json_written, shaken, shaken_text, with_parts_bitten
from .grids import CENSUSES, Grid, base, mutated_cells, mutated_structure, slimmed

__all__ = ["KINDS", "SEED", "Mutant", "mutant"]

SEED: Final = int(os.environ.get("OPENINNO_SEED", "2020"))

Writer = Callable[[Random, Grid, bool], bytes]

_TABLES: Final[Mapping[str, Writer]] = {
    "csv": writers.csv_of,
    "tsv": writers.tsv_of,
    "xlsx": books.xlsx_of,
    "xlsb": books.xlsb_of,
    "xls": books.xls_of,
    "ods": books.ods_of,
    "json": writers.json_of,
    "jsonl": writers.json_lines_of,
    "geojson": writers.geojson_of,
    "kml": writers.kml_of,
    "kmz": writers.kmz_of,
    "zip": layers.shapefile_of,
    "gpkg": layers.geopackage_of,
    "parquet": layers.parquet_of,
    "arrow": layers.arrow_of,
}
"""What writes each kind of table, by how the name of the file ends."""
_OWN: Final = ("json", "jsonl", "csv", "tsv", "xlsx", "geojson", "parquet", "arrow")
KINDS: Final = (*_TABLES, *(f"own-{form}" for form in _OWN), "template", "real-csv", "real-geojson")
"""The kinds of files that are mutated."""
_ARCHIVES: Final = {"xlsx", "xlsb", "ods", "kmz", "zip"}
_WAYS: Final = ("bytes", "bytes", "cells", "structure", "shape", "everything")


@attrs.frozen(kw_only=True)
class Mutant:
    """A mutated file.

    Args:
        number: Its number.
        kind: Kind of the file that it was.
        way: What was done to it.
        name: Its name.
        data: Its bytes.
        mapping: The ready mapping that its columns had, if one.
    """

    number: int
    kind: str
    way: str
    name: str
    data: bytes
    mapping: str | None = None


def mutant(number: int) -> Mutant:
    """Return a mutant by its number."""
    draw = Random(f"{SEED}/{number}")  # noqa: S311 - for tests, the same every time
    kind, way = KINDS[number % len(KINDS)], draw.choice(_WAYS)
    if kind in _TABLES:
        data, mapping = _of_table(draw, kind, way)
    elif kind == "template":
        data, mapping = books.filled_template(draw, way in {"structure", "shape", "everything"}), None
    elif kind.startswith("real"):
        data, mapping = _real(draw, kind)
    else:
        data, mapping = _own(draw, kind.removeprefix("own-"), way), None
    suffix = "xlsx" if kind == "template" else kind.rpartition("-")[2]
    if way in {"bytes", "everything"}:
        data = _bitten(draw, suffix, data)
    if draw.random() < 0.04:
        suffix = draw.choice([*_TABLES, "txt", "shp", "dbf", "feather", "", "pdf"])
    return Mutant(number=number, kind=kind, way=way, name=f"lieux.{suffix}", data=data, mapping=mapping)


def _of_table(draw: Random, kind: str, way: str) -> tuple[bytes, str | None]:
    grid = base(draw)
    if way in {"cells", "everything"}:
        mutated_cells(draw, grid)
    if way in {"structure", "everything"}:
        mutated_structure(draw, grid)
    slimmed(grid)
    return _TABLES[kind](draw, grid, way in {"shape", "everything"}), grid.mapping


def _bitten(draw: Random, suffix: str, data: bytes) -> bytes:
    if suffix in _ARCHIVES and draw.random() < 0.75:
        return with_parts_bitten(draw, data)
    return bitten(draw, data)


def _own(draw: Random, form: str, way: str) -> bytes:
    """Return a file of ours, mutated as the value that it holds unless by its bytes."""
    data = _ours(form)
    if way == "bytes" or form in {"parquet", "arrow", "xlsx"}:
        return data if way == "bytes" else _own_table(draw, form)
    if form in {"csv", "tsv"}:
        return shaken_text(draw, data.decode()).encode("utf-8", "surrogatepass")
    if form == "jsonl":
        lines = data.decode().splitlines()
        for _ in range(draw.choice([1, 2, 5])):
            place = draw.randrange(len(lines))
            lines[place] = json_written(draw, shaken(draw, _parsed(lines[place]))).replace("\n", "")
        return "\n".join(lines).encode("utf-8", "surrogatepass")
    return json_written(draw, shaken(draw, json.loads(data))).encode("utf-8", "surrogatepass")


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return line


def _own_table(draw: Random, form: str) -> bytes:
    """Return the columns of our own files with other rows, or with other columns beside them."""
    lines = list(csv.reader(io.StringIO(_ours("csv").decode(), newline="")))
    grid = Grid(lines[0], draw.sample(lines[1:], 8))
    draw.choice([mutated_cells, mutated_cells, mutated_structure])(draw, grid)
    slimmed(grid)
    return _TABLES[form](draw, grid, False)


@cache
def _ours(form: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"census.{form}")
        export.convert(embedded_census(), path, extra=True)
        return path.read_bytes()


def _real(draw: Random, kind: str) -> tuple[bytes, str | None]:
    """Return a part of a real census, bitten; where there is none, one made up in its place."""
    suffix = kind.removeprefix("real-")
    name = {"csv": "ilab_laureats", "geojson": "bzh_fablab"}[suffix]
    path = CENSUSES / f"{name}.{suffix}"
    if not path.exists():
        return _of_table(draw, suffix, "everything")
    if suffix == "csv":
        lines = path.read_bytes().splitlines(keepends=True)
        start = draw.randrange(1, len(lines) - 60)
        return b"".join([lines[0], *lines[start : start + 60]]), name
    found = json.loads(path.read_bytes())
    found["features"] = draw.sample(found["features"], 20)
    text = json_written(draw, shaken(draw, found) if draw.random() < 0.5 else found)
    return text.encode("utf-8", "surrogatepass"), name
