"""A census as Parquet and Arrow."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from openinno import Census, CensusSource, Label, embedded_census, from_json
from openinno.export import Left, arrow, parquet

pyarrow: Any = import_module("pyarrow")
SOURCE = CensusSource(title=Label("Essai", "Trial"))
WRITERS = {"parquet": parquet, "arrow": arrow}
READERS = {
    "parquet": import_module("pyarrow.parquet").read_table,
    "arrow": import_module("pyarrow.feather").read_table,
}


@pytest.fixture(params=["parquet", "arrow"])
def form(request: pytest.FixtureRequest) -> str:
    """Return the name of a form."""
    return str(request.param)


def test_columns_are_typed(tmp_path: Path, form: str) -> None:
    """Numbers are numbers, lists are lists, and a column that nobody fills is not there."""
    path = tmp_path / "lieux"
    WRITERS[form](embedded_census(), path)
    table = READERS[form](path)

    assert table.schema.field("latitude").type == pyarrow.float64()
    assert table.schema.field("profiles").type == pyarrow.list_(pyarrow.string())
    assert "siren" not in table.schema.names
    assert table.column("id").to_pylist() == [one.id for one in embedded_census()]


def test_the_rest_of_the_census_is_in_the_metadata(tmp_path: Path, form: str) -> None:
    """All that is no structure is a census document under the key openinno; nothing is left out."""
    path = tmp_path / "lieux"
    census = embedded_census()
    left = WRITERS[form](census, path)
    about = from_json(READERS[form](path).schema.metadata[b"openinno"])

    assert (about.source, about.actors, about.relations) == (census.source, census.actors, census.relations)
    assert left == Left()


def test_an_empty_census_is_a_table_without_rows(tmp_path: Path, form: str) -> None:
    """A census without structures still has its identifier and name columns."""
    path = tmp_path / "lieux"
    WRITERS[form](Census(structures=[], source=SOURCE), path)

    assert READERS[form](path).schema.names == ["id", "name"]
