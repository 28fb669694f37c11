"""A census as an Excel workbook."""

from __future__ import annotations

import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from openinno import Census, CensusSource, Label, RecordError, Structure, embedded_census, to_flat_row
from openinno.export import xlsx

openpyxl: Any = import_module("openpyxl")
SOURCE = CensusSource(title=Label("Essai", "Trial"))


def census_of(**values: Any) -> Census:
    """Return a census of one structure."""
    return Census(structures=[Structure(**{"id": "lab", "name": "Lab", **values})], source=SOURCE)


def cells_of(path: Path) -> dict[str, tuple[object, str]]:
    """Return the cells of the first row below the names, by column, each with its type."""
    header, row = list(openpyxl.load_workbook(path)["structures"].rows)[:2]
    return {str(name.value): (cell.value, cell.data_type) for name, cell in zip(header, row, strict=True)}


def test_each_structure_is_its_flat_row(tmp_path: Path) -> None:
    """Another library reads the cells of the flat rows, numbers as numbers."""
    census = embedded_census()
    path = tmp_path / "lieux.xlsx"
    xlsx(census, path)
    header, *rows = openpyxl.load_workbook(path)["structures"].iter_rows(values_only=True)

    assert [
        {name: cell for name, cell in zip(header, row, strict=True) if cell is not None} for row in rows
    ] == [
        {name: cell for name, cell in to_flat_row(structure).items() if cell is not None}
        for structure in census
    ]


@pytest.mark.parametrize("text", ["=1+1", "+33 4 72", "-1", "@cmd", "\t=1", "＝1"])
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    """A text that looks like a formula is typed as a text, and stays as it is."""
    path = tmp_path / "lieux.xlsx"
    xlsx(census_of(name=text), path)

    assert cells_of(path)["name"] == (text, "s")


def test_a_text_that_looks_guarded_is_guarded_once_more(tmp_path: Path) -> None:
    """What a reader would take for the guard of a formula gets one apostrophe more."""
    path = tmp_path / "lieux.xlsx"
    xlsx(census_of(name="'=1"), path)

    assert cells_of(path)["name"] == ("''=1", "s")


@pytest.mark.parametrize("text", [" a ", "a\nb", "a\r\nb", "a\rb", "a\tb", "<&>\"'", "🏭", "\x85", "  "])
def test_odd_texts_are_kept(tmp_path: Path, text: str) -> None:
    """Blanks, ends of lines and the signs of XML are read back as they were."""
    path = tmp_path / "lieux.xlsx"
    xlsx(census_of(description=text), path)

    assert cells_of(path)["description"] == (text, "s")


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "\ufffe", "_x0041_"])
def test_what_a_cell_cannot_hold_stands_in_the_rest(tmp_path: Path, text: str) -> None:
    """Control characters, and what workbooks take for a code, are escaped as JSON."""
    path = tmp_path / "lieux.xlsx"
    xlsx(census_of(description=text), path)
    cells = cells_of(path)

    assert "description" not in cells
    assert "_x0041_" not in str(cells["rest"][0])


def test_a_whole_number_that_is_not_exact_in_excel_is_a_text(tmp_path: Path) -> None:
    """A number past what the numbers of Excel tell apart keeps its digits."""
    path = tmp_path / "lieux.xlsx"
    xlsx(census_of(support_min_months=2**53 + 1, support_max_months=12), path)
    cells = cells_of(path)

    assert cells["support_min_months"] == ("9007199254740993", "s")
    assert cells["support_max_months"] == (12, "n")


def test_a_text_too_long_for_a_cell_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    """A cell of Excel has 32 767 signs: the error names the structure and the column."""
    path = tmp_path / "lieux.xlsx"
    xlsx(census_of(description="a" * 32767), path)
    before = path.read_bytes()

    with pytest.raises(RecordError, match=r"^description, lab: a text too long") as caught:
        xlsx(census_of(description="🏭" * 16384), path)

    assert caught.value.message("fr").startswith("description, lab : texte trop long")
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["lieux.xlsx"]


def test_no_date_is_in_the_file(tmp_path: Path) -> None:
    """The same census gives the same bytes, whenever and wherever it is written."""
    xlsx(embedded_census(), tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        dates = {entry.date_time for entry in archive.infolist()}

    assert dates == {(1980, 1, 1, 0, 0, 0)}
