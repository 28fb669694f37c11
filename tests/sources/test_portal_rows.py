"""Lines of known columns as a table: every row in its place, whatever stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from openinno import Finding, Label, Position, Severity, SourceError
from openinno.census_source import CensusSource
from openinno.sources.portal.rows import lines_table
from openinno.sources.refusals import refused_table
from openinno.sources.tables.table import Table, TableColumn

COLUMNS = (TableColumn(name="nom", label="Nom"), TableColumn(name="tags"))
DOUBT = Finding(
    code="doubt", severity=Severity.WARNING, where=Position(column="tags"), text=Label("doute", "doubt")
)


def table(folder: Path, data: bytes) -> Table:
    """Return the table of some bytes, which doubts the tags of each row."""

    def cells(row: Mapping[str, Any]) -> tuple[Mapping[str, Any], tuple[Finding, ...]]:
        return row, (DOUBT,) if "tags" in row else ()

    path = folder / "data.jsonl"
    path.write_bytes(data)
    return lines_table(COLUMNS, path, cells=cells, file="portal/lieux")


def test_cells_stand_in_the_order_of_the_columns(tmp_path: Path) -> None:
    """Whatever the order of the keys, and None where there is none."""
    found = table(tmp_path, b'{"tags": ["a"], "nom": "H7"}\n\n{"nom": "TUBA"}\n')
    told: list[Finding] = []
    rows = list(found.rows(told.append))

    assert [(row.number, row.cells) for row in rows] == [(1, ["H7", ["a"]]), (3, ["TUBA", None])]
    assert [str(one.where) for one in told] == ["portal/lieux, 1, tags"]


def test_a_line_that_is_no_object_is_a_row_with_its_fault(tmp_path: Path) -> None:
    """It is kept as it stood, and its neighbours are read."""
    found = table(tmp_path, b'{"nom": "H7"}\n[1]\n{"nom": \n{"nom": "\xff"}\n{"nom": "TUBA"}\n')
    rows = list(found.rows(lambda finding: None))

    assert [[one.code for one in row.faults] for row in rows] == [
        [],
        ["not-json"],
        ["not-json"],
        ["not-json"],
        [],
    ]
    assert [row.content for row in rows][1:3] == ["[1]", '{"nom":']


def test_a_column_that_nobody_described_is_told(tmp_path: Path) -> None:
    """Its value is in the finding, and the row is read."""
    told: list[Finding] = []
    rows = list(table(tmp_path, b'{"nom": "H7", "neuf": 7}\n').rows(told.append))

    assert rows[0].cells == ["H7", None]
    assert [(one.code, one.where.column) for one in told] == [("undescribed-column", "neuf")]
    assert "7" in told[0].message("fr")


def test_a_file_that_went_is_one_error(tmp_path: Path) -> None:
    """Rows are read when they are asked for; the file may be gone by then."""
    found = table(tmp_path, b"{}\n")
    (tmp_path / "data.jsonl").unlink()

    with pytest.raises(SourceError, match=r"data\.jsonl"):
        list(found.rows(lambda finding: None))


def test_without_a_name_rows_are_refused_and_kept(tmp_path: Path) -> None:
    """Each row is there, whole, with its place and the reason."""
    source = CensusSource(title=Label("Essai"))
    census = refused_table(table(tmp_path, b'{"tags": "a"}\n{"tags": "b"}\n'), source)

    assert [(one.content, one.where.row) for one in census.refused] == [
        ('{"tags": "a"}', 1),
        ('{"tags": "b"}', 2),
    ]
    assert {one.code for one in census.findings} == {"no-name", "doubt"}
