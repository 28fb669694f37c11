"""The Table Schema as validata reads it, the validator of schema.data.gouv.fr: an environment of its own.

It wants an old frictionless, which cannot be installed beside the new one.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schema_tools import disagreements, tabled, typed_rows

import openinno as oi
from openinno import FLAT_COLUMNS
from openinno.cells import Cell
from openinno.export import csv, table_schema

with warnings.catch_warnings():
    # What it imports warns of what will be gone from Python one day.
    warnings.simplefilter("ignore")
    validata_core: Any = pytest.importorskip("validata_core", reason="only where validata is installed")

NAMES = [column.name for column in FLAT_COLUMNS if column.name != "name"]
pytestmark = pytest.mark.filterwarnings("ignore")


def refused_by_validata(path: Path, schema: dict[str, Any]) -> Mapping[int, str]:
    """Return what validata says of each row that it refuses, by its place; of the file under -1."""
    report = validata_core.validate(str(path), schema, limit_errors=10_000)
    errors = [*report["errors"], *(error for task in report["tasks"] for error in task["errors"])]
    return {
        row - 2 if (row := error.get("rowPosition")) else -1: f"{error['code']}: {error.get('message')}"
        for error in errors
    }


@pytest.mark.parametrize("grade", ["draft", "publishable", "research"])
@settings(max_examples=20, deadline=None, derandomize=True)
@given(rows=st.lists(typed_rows(NAMES), min_size=1, max_size=20))
def test_validata_and_rules_agree(grade: str, rows: Sequence[Mapping[str, Cell]]) -> None:
    """A row that validata refuses, a check refuses; the other way round too, where it can be said."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "lieux.csv")
        told = tabled(rows, path)
        refused = refused_by_validata(path, table_schema(grade=grade))

    assert disagreements(told, refused, grade) == []


def test_what_openinno_writes_is_taken(tmp_path: Path) -> None:
    """The CSV file of the embedded census is valid by the schema of drafts."""
    path = tmp_path / "census.csv"
    csv(oi.embedded_census(), path)

    assert refused_by_validata(path, table_schema(grade="draft")) == {}


@pytest.mark.parametrize(
    ("siret", "places"),
    [("73282932000074", []), ("73282932000075", [0]), ("35600000049837", []), ("7328", [0]), ("", [])],
)
def test_check_digits_are_asked_of_validata(tmp_path: Path, siret: str, places: list[int]) -> None:
    """What no constraint can say, validata checks by a check of its own."""
    path = tmp_path / "lieux.csv"
    path.write_text(f"id,name,siret\na,A,{siret}\n", encoding="utf-8")
    schema = table_schema(grade="publishable", columns=["id", "name", "siret"])

    assert list(refused_by_validata(path, schema)) == places
