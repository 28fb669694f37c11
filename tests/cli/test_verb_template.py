"""The verb ``template``: an empty workbook to fill in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import run

openpyxl = pytest.importorskip("openpyxl")


@pytest.mark.parametrize(
    ("verb", "lang", "sheet", "told"),
    [
        ("modele", "fr", "Lieux", "classeur vide, à remplir, puis : openinno rapport"),
        ("template", "en", "Places", "an empty workbook, to fill in, and then: openinno report"),
    ],
)
def test_a_workbook_is_made_in_the_language_asked(
    tmp_path: Path, verb: str, lang: str, sheet: str, told: str
) -> None:
    """The workbook speaks the language, and what to do with it is told beside."""
    path = tmp_path / "lieux.xlsx"

    ran = run(verb, path, "--lang", lang)

    assert (ran.code, ran.out) == (0, "")
    assert told in ran.err
    assert openpyxl.load_workbook(path).sheetnames[0] == sheet


def test_a_workbook_that_was_filled_in_is_reported(tmp_path: Path) -> None:
    """What a person fills in is read without a word about mappings, and its commune is located."""
    path = tmp_path / "lieux.xlsx"
    run("template", path, "--lang", "fr")
    book = openpyxl.load_workbook(path)
    sheet = book["Lieux"]
    row = next(one for one in sheet.iter_rows() if any(cell.value == "Nom" for cell in one))
    places = {cell.value: cell.column for cell in row}
    sheet.cell(row[0].row + 1, places["Nom"], "TUBA")
    sheet.cell(row[0].row + 1, places["Commune"], "Lyon")
    book.save(path)

    ran = run("report", "--no-atlas", path, "--lang", "fr")

    assert ran.code == 0
    assert "1 structure" in ran.out
    assert "Auvergne-Rhône-Alpes" in ran.out
    assert "propose" not in ran.err


@pytest.mark.parametrize(("lang", "told"), [("fr", "existe déjà"), ("en", "is there already")])
def test_a_workbook_is_never_replaced_unasked(tmp_path: Path, lang: str, told: str) -> None:
    """Work that was filled in stays as it is, unless --force is given."""
    path = tmp_path / "lieux.xlsx"
    path.write_bytes(b"filled in")

    ran = run("template", path, "--lang", lang)

    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert path.read_bytes() == b"filled in"
    assert run("template", path, "--force").code == 0
    assert path.read_bytes() != b"filled in"


@pytest.mark.parametrize("name", ["lieux.csv", "lieux", "absent"])
def test_a_file_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    """Another suffix exits with 2 and leaves nothing."""
    ran = run("template", tmp_path / name, "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert name in ran.err
    assert list(tmp_path.iterdir()) == []
