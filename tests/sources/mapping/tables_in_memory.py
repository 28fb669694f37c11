"""Tables made in a test, and the two real censuses as tables, without the readers of files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from openinno.sources.mapping.declared import ColumnMapping, FieldMapping
from openinno.sources.tables.table import Table, TableColumn, TableRow, Tell, letter_of

CENSUSES = Path(__file__).parents[4] / "shared" / "data" / "censuses"
"""The real censuses, where they are at hand."""


def table_of(
    names: Sequence[str], rows: Sequence[Sequence[Any]], *, labels: Sequence[str | None] = (), letters: bool = True
) -> Table:
    """Return a table whose first row is on line 2."""
    shown = [*labels, *[None] * len(names)]
    columns = [
        TableColumn(name=name, letter=letter_of(place) if letters else None, label=shown[place])
        for place, name in enumerate(names)
    ]

    def read(tell: Tell) -> Iterator[TableRow]:
        return (TableRow(number, cells) for number, cells in enumerate(rows, 2))

    return Table(columns=tuple(columns), read=read, file="lieux.csv")


def mapping_of(**columns: str | ColumnMapping) -> FieldMapping:
    """Return a mapping from attributes to the columns that give them."""
    made = [
        one if isinstance(one, ColumnMapping) else ColumnMapping(columns=one, to=name)
        for name, one in columns.items()
    ]
    return FieldMapping(columns=made)


def ilab() -> Table:
    """Return the table of the laureates of i-Lab."""
    path = real("ilab_laureats.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    return table_of(header, [[cell or None for cell in row] for row in rows])


def fablabs() -> Table:
    """Return the table of the fablabs of Brittany."""
    features = json.loads(real("bzh_fablab.geojson").read_bytes())["features"]
    names = [*features[0]["properties"], "geometry"]
    rows = [[*one["properties"].values(), one["geometry"]] for one in features]
    return table_of(names, rows, letters=False)


def real(name: str) -> Path:
    """Return a real census, or skip the test where it is not at hand."""
    path = CENSUSES / name
    if not path.exists():
        pytest.skip("the real censuses are not at hand")
    return path
