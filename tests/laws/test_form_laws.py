"""Laws of the forms: what is written is read back equal, always the same, and no spreadsheet runs it."""

from __future__ import annotations

import copy
import csv
import io
import re
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from records import TEXTS, odd_censuses, whole_censuses

import openinno.export as forms
from openinno import Census, CensusSource
from openinno.formulas import guarded, starts_a_formula, unguarded
from openinno.sources.flat_tables import about_of, census_of_flat, is_flat
from openinno.sources.tables.options import TableOptions
from openinno.sources.tables.reading import read_as_table

LAW = settings(deadline=None, max_examples=60, derandomize=True)
KINDS: Final = {
    "csv": "csv",
    "tsv": "csv",
    "xlsx": "xlsx",
    "parquet": "parquet",
    "arrow": "arrow",
    "geojson": "geojson",
}
"""The forms that are tables, with the kind of file that each is."""
NUMBER: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?(?:e[-+]?[0-9]+)?")
MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read(path: Path, kind: str, source: CensusSource) -> Census:
    """Read a file of ours through the reader of its kind, with nothing said of it but the kind."""
    table = read_as_table(path, kind, TableOptions(kind=kind))
    about = about_of(path, kind)
    assert is_flat(table, about=about)
    return census_of_flat(table, about=about, source=None if about else source)


@pytest.mark.parametrize(
    ("form", "lang"), [("csv", "en"), ("csv", "fr"), *((form, "en") for form in KINDS if form != "csv")]
)
@settings(LAW, max_examples=40)
@given(census=whole_censuses | odd_censuses)
def test_what_is_written_is_read_back_equal(form: str, lang: str, census: Census) -> None:
    """Any census survives a form that holds it whole, any structures survive the others, to the letter."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"census{forms.FORMS[form][0]}")
        left = forms.convert(census, path, lang=lang, extra=True)
        found = read(path, KINDS[form], census.source)
    if left.source:
        assert (found.structures, found.refused) == (census.structures, ())
    else:
        assert found == census


@LAW
@given(census=whole_censuses)
def test_no_cell_starts_a_formula(census: Census) -> None:
    """In CSV a cell that begins with a sign of formulas is a number; in a workbook no cell is a formula."""
    for lang, separator in (("en", ","), ("fr", ";")):
        for row in csv.reader(
            io.StringIO(forms.csv(census, lang=lang, extra=True), newline=""), delimiter=separator
        ):
            assert all(NUMBER.fullmatch(cell) for cell in row if starts_a_formula(cell))
    with TemporaryDirectory() as folder:
        path = Path(folder, "census.xlsx")
        forms.xlsx(census, path, extra=True)
        sheet = ElementTree.fromstring(zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml"))  # noqa: S314
    cells = list(sheet.iter(f"{MAIN}c"))
    assert {part.tag for cell in cells for part in cell} <= {f"{MAIN}v", f"{MAIN}is"}
    assert all(cell.get("t", "n") in {"n", "inlineStr"} for cell in cells)


@pytest.mark.parametrize("form", forms.FORMS)
@settings(LAW, max_examples=12)
@given(census=whole_censuses)
def test_writing_is_deterministic(form: str, census: Census) -> None:
    """A census and its copy are written with the same bytes in every form."""
    with TemporaryDirectory() as folder:
        first, again = Path(folder, "first"), Path(folder, "again")
        forms.convert(census, first, form=form)
        forms.convert(copy.deepcopy(census), again, form=form)
        assert first.read_bytes() == again.read_bytes()


@LAW
@given(text=st.text(alphabet="'=+-@\t\r\n＝ab", max_size=5) | TEXTS)
def test_a_guarded_text_is_read_back(text: str) -> None:
    """Guarding a text loses nothing, and what is guarded starts no formula; most texts stay as they are."""
    assert unguarded(guarded(text)) == text
    assert not starts_a_formula(guarded(text))
    assert guarded(text) == text or starts_a_formula(text.lstrip("'"))
