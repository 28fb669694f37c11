"""The Table Schema as frictionless reads it: what it refuses and what the rules refuse."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schema_tools import disagreements, said_by_tables, tabled, typed_rows

import openinno as oi
from openinno import FLAT_COLUMNS
from openinno.cells import Cell
from openinno.export import csv, table_schema

with warnings.catch_warnings():
    # What it imports warns of what will be gone from Python one day.
    warnings.simplefilter("ignore")
    frictionless: Any = pytest.importorskip("frictionless", minversion="5", reason="frictionless 5 is needed")

NAMES = [column.name for column in FLAT_COLUMNS if column.name != "name"]
pytestmark = pytest.mark.filterwarnings("ignore")


def refused_by_frictionless(path: Path, schema: dict[str, Any]) -> Mapping[int, str]:
    """Return what frictionless says of each row that it refuses, by its place; of the file under -1."""
    resource = frictionless.Resource(
        path=path.name,
        basepath=str(path.parent),
        schema=frictionless.Schema.from_descriptor(schema),
        detector=frictionless.Detector(schema_sync=True),
    )
    report = resource.validate(limit_errors=10_000)
    return {
        row - 2 if (row := getattr(error, "row_number", None)) else -1: error.message
        for error in report.tasks[0].errors
    }


@pytest.mark.parametrize("grade", ["draft", "publishable", "research"])
def test_it_is_a_table_schema(grade: str) -> None:
    """Frictionless takes the schema itself, and finds nothing wrong with it."""
    schema = frictionless.Schema.from_descriptor(table_schema(grade=grade))

    assert frictionless.Schema.validate_descriptor(table_schema(grade=grade)).valid
    assert [field.name for field in schema.fields] == [column.name for column in FLAT_COLUMNS]
    assert schema.primary_key == ["id"]


def test_what_openinno_writes_is_taken(tmp_path: Path) -> None:
    """The CSV file of the embedded census is valid by the schema of drafts."""
    path = tmp_path / "census.csv"
    csv(oi.embedded_census(), path)

    assert refused_by_frictionless(path, table_schema(grade="draft")) == {}


def test_a_repeated_identifier_is_told_once(tmp_path: Path) -> None:
    """Two rows with one identifier are one error, that of the key."""
    path = tmp_path / "twice.csv"
    path.write_text("id,name\na,A\na,B\n", encoding="utf-8")

    assert list(refused_by_frictionless(path, table_schema(grade="draft"))) == [1]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    rows=st.lists(typed_rows(NAMES), min_size=1, max_size=20),
    grade=st.sampled_from(["draft", "publishable", "research"]),
)
def test_frictionless_and_rules_agree(rows: Sequence[Mapping[str, Cell]], grade: str) -> None:
    """A row that frictionless refuses, a check refuses; the other way round too, where it can be said."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "lieux.csv")
        told = tabled(rows, path)
        refused = refused_by_frictionless(path, table_schema(grade=grade))

    assert disagreements(told, refused, grade) == []


def test_the_law_is_about_something() -> None:
    """Constraints say many of the rules."""
    assert len(said_by_tables("research")) > 30
