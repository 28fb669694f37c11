"""Laws of tables that people read: labels lose nothing, and what people do to a table is read or told."""

from __future__ import annotations

import copy
import csv
import io
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from records import TEXTS, odd_censuses, whole_censuses

import openinno.export as forms
from openinno import FLAT_COLUMNS, Census, FlatColumn, read_census
from openinno.formulas import starts_a_formula
from openinno.headings import BESIDE, CODED, LABELLED, heading, labelled, unlisted
from openinno.sources.flat_tables import census_of_flat, is_flat
from openinno.sources.headed_cells import coded
from openinno.sources.tables.options import TableOptions
from openinno.sources.tables.reading import read_as_table

LAW = settings(deadline=None, max_examples=40, derandomize=True)
LANGUAGES: Final = ("fr", "en")
SHEETS: Final = ("csv", "tsv", "xlsx")
WORDS: Final = ("labels", "both")
NUMBER: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?(?:e[-+]?[0-9]+)?")
WORD_COLUMNS: Final = [column for column in FLAT_COLUMNS if column.vocabulary is not None]


def read(path: Path) -> Census:
    """Read a sheet of ours through the reader of its kind."""
    kind = "xlsx" if path.suffix == ".xlsx" else "csv"
    table = read_as_table(path, kind, TableOptions(kind=kind))
    assert is_flat(table)
    return census_of_flat(table)


def rows_of(text: str) -> list[list[str]]:
    """Return the rows of a text with commas, its header first."""
    return list(csv.reader(io.StringIO(text, newline="")))


def text_of(rows: list[list[str]]) -> str:
    """Return rows as a text with commas."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("form", SHEETS)
@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("lang", LANGUAGES)
@LAW
@given(census=whole_censuses | odd_censuses)
def test_what_is_written_in_labels_is_read_back_equal(
    form: str, words: forms.Words, lang: str, census: Census
) -> None:
    """The structures of any census survive, to the letter, and no label is found to differ from its code."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"census.{form}")
        forms.convert(census, path, lang=lang, words=words, extra=True)
        found = read(path)
    assert (found.structures, found.refused) == (census.structures, ())
    assert not {one.code for one in found.findings} & {"label-differs", "own-column", "extra-differs"}


@pytest.mark.parametrize("words", WORDS)
@LAW
@given(census=whole_censuses | odd_censuses, data=st.data())
def test_the_order_of_the_columns_does_not_matter(
    words: forms.Words, census: Census, data: st.DataObject
) -> None:
    """Whoever moves columns, and adds one of their own, loses nothing; theirs is kept, and told."""
    rows = rows_of(forms.csv(census, words=words, extra=True))
    # Without labels beside its codes nothing tells a table from that of somebody else.
    mine = words == "labels" or not BESIDE.keys().isdisjoint(rows[0])
    if mine:
        rows = [[*row, "Wifi" if place == 0 else "oui"] for place, row in enumerate(rows)]
    order = data.draw(st.permutations(range(len(rows[0]))))
    with TemporaryDirectory() as folder:
        path = Path(folder, "census.csv")
        path.write_text(text_of([[row[place] for place in order] for row in rows]), "utf-8", newline="")
        found = read(path)
    added = {"Wifi": "oui"} if mine else {}
    assert found.structures == tuple(
        attrs.evolve(one, extra={**one.extra, **added}) for one in census.structures
    )
    assert [one.code for one in found.findings].count("own-column") == len(added)


@pytest.mark.parametrize("words", WORDS)
@LAW
@given(census=whole_censuses, data=st.data())
def test_any_columns_but_two_may_be_taken_away(
    words: forms.Words, census: Census, data: st.DataObject
) -> None:
    """A row whose identifier and name stand in their cells is no row to refuse, whatever else is gone."""
    rows = rows_of(forms.csv(census, words=words, extra=True))
    named = {one.id for one in census if one.id.isprintable() and one.name.isprintable()}
    places = range(2, len(rows[0]))
    gone = data.draw(st.sets(st.sampled_from(places))) if places else set()
    left = [[cell for place, cell in enumerate(row) if place not in gone] for row in rows]
    mine = words == "labels" or not BESIDE.keys().isdisjoint(left[0])
    with TemporaryDirectory() as folder:
        path = Path(folder, "census.csv")
        path.write_text(text_of(left), "utf-8", newline="")
        table = read_as_table(path, "csv", TableOptions(kind="csv"))
        found = census_of_flat(table)
    if mine:
        assert {one.id for one in found} >= named


@pytest.mark.parametrize("words", WORDS)
@LAW
@given(census=whole_censuses)
def test_no_cell_of_labels_starts_a_formula(words: forms.Words, census: Census) -> None:
    """A cell or a heading that begins with a sign of formulas is a number."""
    for lang, separator in (("en", ","), ("fr", ";")):
        text = forms.csv(census, lang=lang, words=words, extra=True)
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            assert all(NUMBER.fullmatch(cell) for cell in row if starts_a_formula(cell))


@pytest.mark.parametrize("form", SHEETS)
@pytest.mark.parametrize("words", WORDS)
@settings(LAW, max_examples=12)
@given(census=whole_censuses)
def test_writing_labels_is_deterministic(form: str, words: forms.Words, census: Census) -> None:
    """A census and its copy are written with the same bytes."""
    with TemporaryDirectory() as folder:
        first, again = Path(folder, "first"), Path(folder, "again")
        forms.convert(census, first, form=form, words=words)
        forms.convert(copy.deepcopy(census), again, form=form, words=words)
        assert first.read_bytes() == again.read_bytes()


@LAW
@given(items=st.lists(TEXTS | st.text(alphabet=" |\\a", max_size=4), min_size=1, max_size=4))
def test_a_list_with_room_around_its_bars_is_read_back(items: list[str]) -> None:
    """Blanks, bars and backslashes of the items stay theirs."""
    names = CODED["partner_names"]
    cell = "|".join(re.sub(r"([\\|])", r"\\\1", item) for item in items)
    shown = labelled(cell, names, "fr")

    assert isinstance(shown, str)
    assert unlisted(shown) == items
    assert coded(shown, names) == (cell, ())


@pytest.mark.parametrize("column", WORD_COLUMNS, ids=lambda column: column.name)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_is_read_back_from_its_label(column: FlatColumn, lang: str) -> None:
    """No label has a bar in it or is that of another word, in either language."""
    assert column.vocabulary is not None
    for term in column.vocabulary:
        cell = str(term.value)
        assert coded(str(labelled(cell, column, lang)), column) == (cell, ())
        assert "|" not in term.label(lang)


def test_no_heading_is_that_of_two_columns() -> None:
    """Names, labels in two languages and headings of labels beside codes are all apart."""
    said = [
        (one.name, name) for one in FLAT_COLUMNS for name in {one.name, *(heading(one, x) for x in LANGUAGES)}
    ]
    assert len({name for _, name in said}) == len(said)
    assert {LABELLED[name].name for _, name in said} == set(CODED)
    assert not BESIDE.keys() & LABELLED.keys()
    assert len(BESIDE) == len(WORD_COLUMNS) * len(LANGUAGES)


@LAW
@given(census=whole_censuses)
def test_any_file_of_labels_is_recognised_by_read_census(census: Census) -> None:
    """The front door reads it back without a mapping being proposed."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "lieux.csv")
        forms.csv(census, path, lang="fr", words="labels", extra=True)
        found = read_census(path)
    assert found.structures == census.structures
    assert "proposed-mapping" not in {one.code for one in found.findings}
