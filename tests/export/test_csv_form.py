"""A census as CSV and TSV."""

from __future__ import annotations

import csv as reading
import io
from pathlib import Path
from typing import Any

import pytest

from openinno import Census, CensusSource, Label, Structure, embedded_census, to_flat_row
from openinno.export import csv, tsv

SOURCE = CensusSource(title=Label("Essai", "Trial"))


def census_of(**values: Any) -> Census:
    """Return a census of one structure."""
    return Census(structures=[Structure(**{"id": "lab", "name": "Lab", **values})], source=SOURCE)


def cells_of(text: str, separator: str = ",") -> dict[str, str]:
    """Return the cells of the one row of a text, by column."""
    (row,) = reading.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    return row


def test_each_structure_is_its_flat_row() -> None:
    """The cells that hold something are those of the flat row, under the same names, in the same order."""
    census = embedded_census()
    rows = list(reading.DictReader(io.StringIO(csv(census), newline="")))

    assert [{name: cell for name, cell in row.items() if cell} for row in rows] == [
        {name: str(cell) for name, cell in to_flat_row(structure).items() if cell is not None}
        for structure in census
    ]


def test_only_columns_that_are_filled_are_written() -> None:
    """A column that no structure fills is left out; the identifier and the name always stand."""
    assert csv(census_of(siren="552081317")) == "id,name,siren\r\nlab,Lab,552081317\r\n"
    assert csv(Census(structures=[], source=SOURCE)) == "id,name\r\n"


def test_french_spreadsheets_get_what_they_expect(tmp_path: Path) -> None:
    """In French: a byte order mark in the file, semicolons and decimal commas."""
    census = census_of(description="a, b", siren="1")
    path = tmp_path / "lieux.csv"
    csv(census, path, lang="fr")

    assert path.read_bytes() == "\ufeffid;name;description;siren\r\nlab;Lab;a, b;1\r\n".encode()
    assert csv(census, lang="fr-BE").startswith("id;name;")
    assert ";45,749;4,848;" in csv(embedded_census(), lang="fr")


def test_tabs_stand_between_the_cells_of_tsv(tmp_path: Path) -> None:
    """TSV is the same table with tabs."""
    path = tmp_path / "lieux.tsv"
    left = tsv(census_of(description="a\tb"), path)

    assert path.read_bytes() == b'id\tname\tdescription\r\nlab\tLab\t"a\tb"\r\n'
    assert left.source


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_starts_a_formula(start: str) -> None:
    """A text that a spreadsheet would run has an apostrophe before it."""
    cells = cells_of(csv(census_of(name=f"{start}cmd", description=f"'{start}cmd")))

    assert (cells["name"], cells["description"]) == (f"'{start}cmd", f"''{start}cmd")


def test_an_apostrophe_that_guards_nothing_is_left_alone() -> None:
    """A name that begins with an apostrophe reads as it is written."""
    assert cells_of(csv(census_of(name="'t Lab")))["name"] == "'t Lab"


def test_control_characters_stand_in_the_rest() -> None:
    """What would break a file of text is escaped in the column for what no column can hold."""
    cells = cells_of(csv(census_of(name="a\x00b", siren="1")))

    assert cells == {"id": "lab", "name": "", "siren": "1", "rest": '{"name":"a\\u0000b"}'}


def test_extra_columns_are_written_only_when_asked_for(tmp_path: Path) -> None:
    """What no attribute took may be personal: it is left out and told, unless asked for."""
    census = census_of(extra={"mobile du directeur": "06"})

    assert "06" not in csv(census)
    assert "06" in csv(census, extra=True)
    assert csv(census, tmp_path / "a.csv").extra == 1
    assert csv(census, tmp_path / "a.csv", extra=True).extra == 0


def test_what_is_no_structure_is_told(tmp_path: Path) -> None:
    """The source, the actors and the other records that CSV does not hold are counted."""
    census = embedded_census()
    left = csv(census, tmp_path / "lieux.csv")

    assert (left.source, left.actors, left.initiatives, left.relations) == (
        *(True, len(census.actors), len(census.initiatives), len(census.relations)),
    )


def test_only_a_census_is_written() -> None:
    """Anything else is a wrong call."""
    with pytest.raises(TypeError, match="written of a census"):
        csv([])  # type: ignore[call-overload]
    with pytest.raises(TypeError) as caught:
        csv(list(embedded_census()))  # type: ignore[call-overload]
    assert len(str(caught.value)) < 300
