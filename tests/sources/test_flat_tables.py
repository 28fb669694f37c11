"""Tables whose columns are those of the flat row."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

import pytest

from openinno import (
    CensusSource,
    Finding,
    Label,
    Position,
    Severity,
    embedded_census,
    to_flat_row,
    to_json,
)
from openinno.sources.flat_tables import census_of_flat, is_flat
from openinno.sources.tables.table import Table, TableColumn, TableRow, letter_of

NAMES = ["id", "name", "themes", "opened", "latitude", "longitude", "precision"]
POINT = {"type": "Point", "coordinates": [4.8, 45.7]}


def table_of(
    names: Sequence[str], *rows: Sequence[Any], letters: bool = True, faults: tuple[Finding, ...] = ()
) -> Table:
    """Return a table as a reader makes it: of a spreadsheet, or of a file whose columns have no letters."""
    columns = [
        TableColumn(name=name, letter=letter_of(place) if letters else None)
        for place, name in enumerate(names)
    ]
    made = [
        TableRow(number, [*cells, *[None] * (len(names) - len(cells))], faults=faults)
        for number, cells in enumerate(rows, 2)
    ]
    return Table(columns=tuple(columns), read=lambda _: iter(made), file="lieux.csv", sheet="Feuil1")


def test_a_table_is_flat_by_its_columns() -> None:
    """Every column must be one of the flat row, the identifier and the name among them."""
    assert is_flat(table_of(["name", "id", "themes"]))
    assert is_flat(table_of(["id", "name", "geometry"]))
    assert not is_flat(table_of(["id", "name", "ville"]))
    assert not is_flat(table_of(["name", "themes"]))


def test_rows_become_the_structures_that_they_were() -> None:
    """The flat rows of a census are its structures again, in order."""
    census = embedded_census()
    rows = [list(to_flat_row(one).values()) for one in census]
    read = census_of_flat(table_of(list(to_flat_row(census[0])), *rows), source=census.source)

    assert read.structures == census.structures
    assert (read.source, read.findings, read.refused) == (census.source, (), ())


def test_a_row_that_makes_no_structure_is_refused_whole() -> None:
    """Each fault of it is at its row and under its letter; its neighbours are read."""
    census = census_of_flat(table_of(NAMES, ["a", "A", "énergie"], ["b", "B"], [None, None, None, "mai"]))

    assert [one.id for one in census] == ["b"]
    assert [str(one.where) for one in census.findings] == [
        "lieux.csv, Feuil1, 2, C, a, themes[0].value",
        "lieux.csv, Feuil1, 4, A, id",
        "lieux.csv, Feuil1, 4, B, name",
        "lieux.csv, Feuil1, 4, D, opened",
    ]
    assert [(one.where.row, one.content) for one in census.refused] == [
        (2, '{"id":"a","name":"A","themes":"énergie"}'),
        (4, '{"opened":"mai"}'),
    ]
    assert census.refused[0].findings == census.findings[:1]


def test_a_row_that_its_reader_does_not_trust_is_refused() -> None:
    """What broke in the file stands as the reason, even where a structure could be made of it."""
    fault = Finding(code="ragged", severity=Severity.ERROR, where=Position(row=2), text=Label("ligne", "row"))
    census = census_of_flat(table_of(NAMES, ["a", "A"], faults=(fault,)))

    assert (len(census), census.findings, census.refused[0].findings) == (0, (fault,), (fault,))


def test_an_identifier_that_is_taken_is_refused() -> None:
    """The first row with an identifier keeps it, and the later one is refused."""
    census = census_of_flat(table_of(NAMES, ["a", "A"], ["a", "B"]))

    assert [one.name for one in census] == ["A"]
    assert [(one.code, str(one.where)) for one in census.findings] == [
        ("repeated-id", "lieux.csv, Feuil1, 3, A, a")
    ]


@pytest.mark.parametrize(("letters", "name"), [(True, "=1"), (False, "'=1")])
def test_texts_are_unguarded_where_spreadsheets_open_them(letters: bool, name: str) -> None:
    """Only CSV and workbooks keep texts from being formulas; elsewhere an apostrophe is one."""
    (structure,) = census_of_flat(table_of(NAMES, ["a", "'=1"], letters=letters))

    assert structure.name == name


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("48,1", "-1,5"), ("48.1", "-1.5"), (48.1, -1.5), (" 48,1 ", "-1.5\N{NO-BREAK SPACE}")],
)
def test_numbers_may_have_a_decimal_comma(latitude: Any, longitude: Any) -> None:
    """A comma in a number is a decimal comma: no coordinate has thousands."""
    (structure,) = census_of_flat(table_of(NAMES, ["a", "A", None, None, latitude, longitude, "street"]))
    location = structure.sites[0].location

    assert location is not None
    assert (location.point.latitude, location.point.longitude) == (48.1, -1.5)


def test_what_is_no_number_is_told_as_it_was_typed() -> None:
    """Several numbers in one cell refuse their row, with the commas that stand there."""
    census = census_of_flat(table_of(NAMES, ["a", "A", None, None, "48,1, -1,5", "-1,5", "street"]))

    assert census.findings[0].message("fr") == "attendu : un nombre ; reçu : '48,1, -1,5'"


@pytest.mark.parametrize("opened", [datetime.date(2019, 5, 3), datetime.datetime(2019, 5, 3), "2019-05-03"])
def test_what_a_spreadsheet_made_a_date_is_read_as_one(opened: Any) -> None:
    """A date that a spreadsheet recognised is the ISO date that was written."""
    (structure,) = census_of_flat(table_of(NAMES, ["a", "A", None, opened]))

    assert structure.opened == "2019-05-03"


def test_a_whole_number_that_a_spreadsheet_made_decimal_is_whole() -> None:
    """Workbooks know one kind of number: 12.0 months are 12."""
    (structure,) = census_of_flat(table_of(["id", "name", "support_min_months"], ["a", "A", 12.0]))

    assert structure.support_min_months == 12


def test_lists_may_be_lists() -> None:
    """A file that holds lists needs no bars; a text of theirs may hold one."""
    names = ["id", "name", "themes", "partner_names"]
    (structure,) = census_of_flat(table_of(names, ["a", "A", ["energy", "mobility"], ["B|C", "D"]]))

    assert [claim.value.value for claim in structure.themes] == ["energy", "mobility"]
    assert structure.partner_names == ("B|C", "D")


def test_a_geometry_that_was_moved_is_told() -> None:
    """Where a map editor moved the point, the columns are kept and the difference is told."""
    names = [*NAMES, "geometry"]
    cells = ["a", "A", None, None, 45.7, 4.8, "street"]
    same = census_of_flat(table_of(names, [*cells, POINT], letters=False))
    moved = census_of_flat(table_of(names, [*cells, {**POINT, "coordinates": [4.9, 45.7]}], letters=False))

    assert same.findings == ()
    assert [(one.code, one.where.column) for one in moved.findings] == [("geometry-differs", "geometry")]
    assert moved.structures == same.structures


def test_what_the_file_tells_of_its_census_is_restored() -> None:
    """The source, the actors and all else that is no structure come back from the metadata."""
    census = embedded_census()
    about = to_json(census[:0])
    read = census_of_flat(table_of(NAMES, ["a", "A"]), about=about)

    assert (read.source, read.actors, read.relations) == (census.source, census.actors, census.relations)
    assert [one.id for one in read] == ["a"]


def test_a_table_without_columns_is_flat_where_the_file_tells_of_a_census() -> None:
    """A collection without features has no columns, and is a census without structures all the same."""
    about = to_json(embedded_census()[:0])

    assert is_flat(table_of([]), about=about)
    assert not is_flat(table_of([]))
    assert len(census_of_flat(table_of([]), about=about)) == 0


def test_a_column_of_ones_own_is_kept_where_the_file_tells_of_a_census() -> None:
    """Whoever added a column to a file of ours loses neither the rest of its census nor the column."""
    census = embedded_census()
    table = table_of([*NAMES, "Wifi"], ["a", "A", "energy", None, None, None, None, "oui"], letters=False)
    read = census_of_flat(table, about=to_json(census[:0]))

    assert is_flat(table, about=to_json(census[:0]))
    assert (dict(read[0].extra), read.relations) == ({"Wifi": "oui"}, census.relations)
    assert [(one.code, one.where.column) for one in read.findings] == [("own-column", "Wifi")]


def test_metadata_that_cannot_be_read_is_told() -> None:
    """Rows are read all the same, and a finding says what was lost."""
    census = census_of_flat(table_of(NAMES, ["a", "A"]), about="{")

    assert [one.id for one in census] == ["a"]
    assert [one.code for one in census.findings] == ["unreadable-metadata"]
    assert census.findings[0].message("fr").startswith("ce que le fichier dit")


def test_an_actor_that_the_file_tells_wrong_is_refused_beside_the_rows() -> None:
    """What is told of a census beside its rows is refused record by record, and the rows are read."""
    about = json.loads(to_json(embedded_census()[:0]))
    about["actors"][0]["activitjes"] = about["actors"][0].pop("activities")
    census = census_of_flat(table_of(NAMES, ["a", "A"]), about=json.dumps(about))

    (refused,) = census.refused
    assert ([one.id for one in census], refused.where.path) == (["a"], "actors[0]")
    assert len(census.actors) == len(embedded_census().actors) - 1


def test_without_anything_told_the_file_is_the_source() -> None:
    """A file that tells nothing of its source is called by its name; what the caller says goes first."""
    table = table_of(NAMES, ["a", "A"])
    given = CensusSource(title=Label("Essai", "Trial"))

    assert census_of_flat(table).source.title == Label("lieux.csv", "lieux.csv")
    assert census_of_flat(table, source=given, about=to_json(embedded_census()[:0])).source == given
