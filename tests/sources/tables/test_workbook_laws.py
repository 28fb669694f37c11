"""Laws of workbooks: what was typed is read, where it was typed; whatever is damaged is one error."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbook_files import changed_part, grid_of, read, save_ods, save_xls, save_xlsx

from openinno import SourceError
from openinno.sources.tables.table import letter_of

_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Zs"]), min_size=1
).filter(lambda text: "_x" not in text)
_CELLS = st.one_of(
    st.none(),
    _TEXTS,
    st.integers(1 - 2**53, 2**53 - 1),
    # Spreadsheets keep fifteen digits.
    st.floats(-1e300, 1e300).map(lambda number: float(f"{number:.15g}")),
    st.booleans(),
    st.dates(date(1900, 3, 1)),
)
_GRIDS = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(_CELLS, min_size=width, max_size=width), max_size=6).map(
        lambda rows: [[f"c{place}" for place in range(width)], *rows]
    )
)
_FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _as_read(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def _check(path: Path, grid: list[list[Any]], row: int, column: int) -> None:
    table, rows, told = read(path, header=row)
    expected = [
        (row + place, [_as_read(value) for value in cells])
        for place, cells in enumerate(grid)
        if place and any(value is not None for value in cells)
    ]
    letters = [letter_of(column - 1 + place) for place in range(len(grid[0]))]
    assert [named.letter for named in table.columns] == letters
    assert [(got.number, got.cells) for got in rows] == expected
    assert [[type(value) for value in got.cells] for got in rows] == [
        [type(value) for value in cells] for _, cells in expected
    ]
    assert told == []


@settings(parent=_FEW, max_examples=80)
@given(_GRIDS, st.integers(1, 2000), st.integers(1, 800))
def test_a_grid_that_is_written_to_xlsx_reads_back(
    tmp_path: Path, grid: list[list[Any]], row: int, column: int
) -> None:
    """Any cells, at any place, come back equal, of the same type, with their addresses."""
    _check(save_xlsx(tmp_path / "l.xlsx", grid_of(grid, row=row, column=column)), grid, row, column)


@_FEW
@given(_GRIDS, st.integers(1, 2000), st.integers(1, 800))
def test_a_grid_that_is_written_to_ods_reads_back(
    tmp_path: Path, grid: list[list[Any]], row: int, column: int
) -> None:
    """ODS workbooks keep what XLSX ones do."""
    _check(save_ods(tmp_path / "l.ods", grid, row=row, column=column), grid, row, column)


@_FEW
@given(_GRIDS, st.integers(1, 2000), st.integers(1, 200))
def test_a_grid_that_is_written_to_xls_reads_back(
    tmp_path: Path, grid: list[list[Any]], row: int, column: int
) -> None:
    """XLS workbooks do too."""
    _check(save_xls(tmp_path / "l.xls", grid, row=row, column=column), grid, row, column)


def _mutated(data: bytes, chance: random.Random) -> bytes:
    mutant = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(mutant) + 1)
        match chance.randrange(4):
            case 0:
                mutant[at : at + 1] = chance.randbytes(1)
            case 1:
                del mutant[at : at + chance.randrange(1, 40)]
            case 2:
                mutant[at:at] = chance.choice((b"9", b"99999999", b"XFD", b"<", b'"', b"-1", b"\xff"))
            case _:
                start = chance.randrange(len(mutant) + 1)
                mutant[at:at] = mutant[start : start + chance.randrange(200)]
    return bytes(mutant)


_GRID: list[list[Any]] = [
    ["Nom", "SIRET", "Date", "Ouvert"],
    *([f"Lieu n° {n}", 73282932000000 + n, date(2026, 1, 1 + n), n % 2 == 0] for n in range(20)),
]


def _save_merged(path: Path, grid: list[list[Any]]) -> Path:
    def fill(sheet: Any) -> None:
        grid_of(grid)(sheet)
        sheet.merge_cells("A3:A5")
        sheet["B7"] = "#REF!"

    return save_xlsx(path, fill)


@pytest.mark.parametrize("save", [_save_merged, save_ods, save_xls])
def test_a_damaged_workbook_is_a_table_or_one_error(
    tmp_path: Path, save: Callable[[Path, list[list[Any]]], Path]
) -> None:
    """Whatever changes in a file or inside one of its parts, reading ends well, or in an error of ours."""
    path = save(tmp_path / "workbook", _GRID)
    data = path.read_bytes()
    parts = []
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
    ends = {"table": 0, "error": 0}
    for seed in range(150):
        chance = random.Random(seed)  # noqa: S311
        part = chance.choice([None, *parts])

        def change(old: bytes, chance: random.Random = chance) -> bytes:
            return _mutated(old, chance)

        path.write_bytes(change(data) if part is None else changed_part(data, part, change))
        try:
            table, rows, _ = read(path)
        except SourceError:
            ends["error"] += 1
        else:
            ends["table"] += 1
            assert {len(row.cells) for row in rows} <= {len(table.columns)}
    assert all(ends.values())
