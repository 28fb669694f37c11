"""Files that are no workbooks, as workbooks with every fault on its cell."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from marked_files import found, openpyxl, report_of

from openinno import SourceError, read_table
from openinno.export import annotated_workbook

xlsxwriter = pytest.importorskip("xlsxwriter")
MOST_MEMORY = 400 << 10
"""KiB that marking 10 000 rows of 30 cells may take."""


def test_rows_of_a_text_file_keep_their_numbers(tmp_path: Path) -> None:
    """Lines above the names and cells over several lines leave rows where their author counts them."""
    source = tmp_path / "lieux.csv"
    source.write_text('Liste\n\nNom;CP;Note\nH7;01000;"a\nb"\n\nTuba;69003;c\n', encoding="cp1252")
    out = tmp_path / "out.xlsx"
    annotated = annotated_workbook(source, report_of(found(7, "B"), found(4, "C")), out)
    sheet = openpyxl.load_workbook(out)["lieux"]

    assert [cell.value for cell in sheet[3]] == ["Nom", "CP", "Note"]
    assert [cell.value for cell in sheet[4]] == ["H7", "01000", "a\nb"]
    assert [cell.value for cell in sheet[7]] == ["Tuba", "69003", "c"]
    assert sheet["B7"].comment.text == sheet["C4"].comment.text == "Erreur : faux"
    assert annotated.left[0].text("en").startswith("The file is no workbook")


def test_a_row_that_was_refused_stands_whole(tmp_path: Path) -> None:
    """Its cells could not be told apart, so that it is shown as it stands in the file."""
    source = tmp_path / "lieux.csv"
    source.write_text("Nom;CP\nH7;69002\nTuba;69003;trop\nLab;1\n", encoding="utf-8")
    out = tmp_path / "out.xlsx"
    annotated_workbook(source, report_of(found(3, None)), out)
    sheet = openpyxl.load_workbook(out)["lieux"]

    assert sheet["A3"].value == "Tuba;69003;trop"
    assert sheet["A3"].comment.text == "Erreur : faux"


def test_a_document_without_lines_is_marked_by_its_paths(tmp_path: Path) -> None:
    """The rows of GeoJSON have places in a document, and its columns have names."""
    features = [
        {"type": "Feature", "properties": {"nom": name, "cp": 1}, "geometry": None} for name in ("H7", "Tuba")
    ]
    source = tmp_path / "lieux.geojson"
    source.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    out = tmp_path / "out.xlsx"
    (row,) = [one for one in read_table(source).rows(print) if "Tuba" in one.cells]
    finding = found(row.number, "cp", where={"path": row.path})
    annotated_workbook(source, report_of(finding), out)
    sheet = openpyxl.load_workbook(out)["lieux"]

    (marked,) = [cell for line in sheet.iter_rows() for cell in line if cell.comment]
    assert (marked.value, sheet.cell(1, marked.column).value) == (1, "cp")
    assert "Tuba" in [cell.value for cell in sheet[marked.row]]


def test_a_text_too_long_for_a_cell_is_cut_and_told(tmp_path: Path) -> None:
    """Spreadsheets refuse a workbook with a longer one."""
    source = tmp_path / "lieux.csv"
    source.write_text(f"Nom;Note\nH7;{'é' * 40_000}\n", encoding="utf-8")
    out = tmp_path / "out.xlsx"
    annotated = annotated_workbook(source, report_of(), out)

    assert annotated.left[1].text("fr") == "Textes coupés, trop longs pour une cellule : 1."
    assert openpyxl.load_workbook(out)["lieux"]["B2"].value.endswith("…")


def test_a_file_that_is_missing_is_one_error(tmp_path: Path) -> None:
    """It is the same as in reading it."""
    with pytest.raises(SourceError, match=r"lieux\.csv"):
        annotated_workbook(tmp_path / "lieux.csv", report_of(), tmp_path / "out.xlsx")


def test_ten_thousand_rows_of_thirty_cells_take_little_memory(tmp_path: Path) -> None:
    """A process of its own, with a fault on every row, stays under 400 MB."""
    if not Path("/proc/self/status").exists():
        pytest.skip("the system does not tell the peak of a process of its own")
    book = xlsxwriter.Workbook(str(tmp_path / "lieux.xlsx"), {"constant_memory": True})
    sheet = book.add_worksheet("Lieux")
    sheet.write_row(0, 0, [f"colonne {place}" for place in range(30)])
    for row in range(1, 10_001):
        sheet.write_row(row, 0, [f"texte {row}-{place}" for place in range(30)])
    book.close()
    code = """
import re, sys
sys.path.insert(0, sys.argv[2])
from marked_files import found, report_of
from openinno.export import annotated_workbook
report = report_of(*(found(row, "AD") for row in range(2, 10_002)))
print(annotated_workbook(sys.argv[1] + "/lieux.xlsx", report, sys.argv[1] + "/out.xlsx").cells)
print(re.search(r"VmHWM:\\s*([0-9]+)", open("/proc/self/status").read())[1])
"""
    tests = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), tests], capture_output=True, text=True, check=True
    )
    cells, memory = map(int, done.stdout.split())

    assert cells == 10_000
    assert memory < MOST_MEMORY
