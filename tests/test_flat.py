"""A structure as one flat row."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import attrs
import pytest

from openinno import (
    FLAT_COLUMNS,
    Address,
    Basis,
    CellType,
    Claim,
    Contact,
    Label,
    Level,
    Location,
    Point,
    Precision,
    RecordError,
    Site,
    Source,
    Structure,
    Theme,
    embedded_census,
    from_flat_row,
    to_flat_row,
)

LAB: dict[str, Any] = {"id": "lab", "name": "Lab"}
LINE = Source(document="002", line=60)


def row_of(**values: Any) -> dict[str, Any]:
    """Return the cells of a structure that hold something, without its identifier and name."""
    row = to_flat_row(Structure(**LAB, **values))
    return {name: cell for name, cell in row.items() if cell is not None and name not in LAB}


def told(row: dict[str, Any]) -> list[tuple[str | None, str]]:
    """Return what is found in a row, each with its column."""
    with pytest.raises(RecordError) as caught:
        from_flat_row({**LAB, **row})
    return [(fault.where.column, fault.message()) for fault in caught.value.faults]


def test_every_embedded_structure_goes_through_its_row() -> None:
    """Each structure of the embedded census is read back equal, and needs no cell for what has no column."""
    for structure in embedded_census():
        row = to_flat_row(structure)

        assert from_flat_row(row) == structure
        assert row["rest"] is None


def test_a_row_has_every_column_in_order() -> None:
    """The cells of any structure stand under the same columns, in the same order."""
    assert list(to_flat_row(Structure(**LAB))) == [column.name for column in FLAT_COLUMNS]


def test_no_two_columns_share_a_name() -> None:
    """A name stands for one column, and each has a label in both languages."""
    names = [column.name for column in FLAT_COLUMNS]

    assert len(names) == len(set(names))
    assert all(column.label.fr and column.label.en for column in FLAT_COLUMNS)


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        ({"printed_names": ["A", "B|C", "D\\"]}, {"printed_names": "A|B\\|C|D\\\\"}),
        ({"support_min_months": 0}, {"support_min_months": 0}),
        ({"themes": [Theme.ENERGY, Theme.MOBILITY]}, {"themes": "energy|mobility"}),
        ({"levels": [Level(3), Level(1)]}, {"levels": "3|1"}),
        (
            {"themes": [Claim(value=Theme.ENERGY, basis=Basis.INFERRED), Theme.MOBILITY]},
            {"themes": "energy|mobility", "themes_basis": "inferred|stated"},
        ),
        (
            {
                "themes": [
                    Claim(value=Theme.ENERGY, sources=(LINE, Source(document="000", line=4))),
                    Theme.MOBILITY,
                ]
            },
            {"themes": "energy|mobility", "themes_sources": "002:L60; 000:L4|"},
        ),
        ({"contact": Contact(email="a@b.fr")}, {"email": "a@b.fr"}),
        ({"note": Label("mot", "word")}, {"note_fr": "mot", "note_en": "word"}),
        ({"sources": [LINE]}, {"sources": "002:L60"}),
        ({"extra": {"b": 1, "a": None}}, {"extra": '{"a":null,"b":1}'}),
        ({"sites": [Site(commune="Lyon")]}, {"commune": "Lyon"}),
        ({"sites": [Site(basis=Basis.INFERRED)]}, {"town_basis": "inferred"}),
        (
            {"sites": [Site(address=Address(postcode="69007", town="LYON CEDEX 07"))]},
            {"postcode": "69007", "address_town": "LYON CEDEX 07"},
        ),
        (
            {
                "sites": [
                    Site(
                        location=Location(point=Point(latitude=48, longitude=2.5), precision=Precision.STREET)
                    )
                ]
            },
            {"latitude": 48.0, "longitude": 2.5, "precision": "street"},
        ),
    ],
)
def test_what_is_known_stands_under_its_columns(values: dict[str, Any], cells: dict[str, Any]) -> None:
    """A word, a list, a claim, a site, a label each fill their columns and no other, and are read back."""
    assert row_of(**values) == cells
    assert from_flat_row({**LAB, **cells}) == Structure(**LAB, **values)


def test_the_other_sites_stand_together() -> None:
    """The first site has columns of its own, the others stand in one cell."""
    structure = Structure(**LAB, sites=[Site(commune="Lyon"), Site(commune="Metz")])
    row = to_flat_row(structure)

    assert row["commune"] == "Lyon"
    assert '"commune":"Metz"' in str(row["other_sites"])
    assert from_flat_row(row) == structure


@pytest.mark.parametrize(
    "values",
    [
        {"description": ""},
        {"printed_names": [""]},
        {"contact": Contact()},
        {"sites": [Site()]},
        {"sites": [Site(), Site(commune="Lyon")]},
        {"sites": [Site(address=Address())]},
        {"sources": [Source(document="a; b")]},
        {"sources": [Source(document="002:L60")]},
        {"themes": [Claim(value=Theme.ENERGY, sources=(Source(document="a|b;c"),))]},
        {"note": Label("")},
    ],
)
def test_what_no_column_can_hold_is_kept_whole(values: dict[str, Any]) -> None:
    """An empty text, or a source that reads like a citation, stands in the last column and is not lost."""
    structure = Structure(**LAB, **values)
    row = to_flat_row(structure)

    assert row["rest"] is not None
    assert "" not in row.values()
    assert from_flat_row(row) == structure


def test_cells_may_be_texts() -> None:
    """The texts of a CSV file are read as what their column holds, and an empty one is nothing."""
    row = {**LAB, "support_min_months": "6", "latitude": "48.1", "longitude": "-1.70", "precision": "exact"}
    structure = from_flat_row({**row, "themes": "", "description": "", "rest": ""})

    assert structure.support_min_months == 6
    assert structure.sites[0].location is not None
    assert structure.sites[0].location.point == Point(latitude=48.1, longitude=-1.7)
    assert (structure.themes, structure.description) == ((), None)


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [
        ({"id": None}, "id", "missing"),
        ({"id": ""}, "id", "missing"),
        ({"name": " "}, "name", "expected a text that is not empty, got ' '"),
        ({"insee": 69123}, "insee", "expected a text, got 69123"),
        ({"themes": 3}, "themes", "expected texts separated by |, got 3"),
        ({"support_min_months": "six"}, "support_min_months", "expected a whole number, got 'six'"),
        ({"support_min_months": 6.0}, "support_min_months", "expected a whole number, got 6.0"),
        ({"support_min_months": True}, "support_min_months", "expected a whole number, got True"),
        ({"support_min_months": -1}, "support_min_months", "expected a number of months, got -1"),
        ({"opened": "mai"}, "opened", "expected an ISO date, got 'mai'"),
        (
            {"latitude": 120, "longitude": 2, "precision": "exact"},
            "latitude",
            "expected a latitude from -90 to 90 degrees, got 120",
        ),
        ({"latitude": 48, "precision": "exact"}, "longitude", "missing"),
        ({"precision": "exact"}, "latitude", "missing"),
        ({"themes": "energy", "themes_basis": "stated|stated"}, "themes_basis", "expected as many items"),
        ({"themes": "energy", "themes_basis": "guess"}, "themes_basis", "expected one of the codes"),
        ({"themes": "energy", "themes_sources": "002:60"}, "themes_sources", "expected sources, such as"),
        ({"ownership": "public|private"}, "ownership", "expected a single word, got 'public|private'"),
        ({"status": "open"}, "status", "expected one of the codes planned, active, closed, got 'open'"),
        ({"levels": "4"}, "levels", "expected one of the codes 1, 2, 3, got 4"),
        ({"note_en": "word"}, "note_fr", "missing"),
        ({"extra": "[1]"}, "extra", "expected a JSON object, got [1]"),
        ({"extra": "{"}, "extra", "expected JSON, got '{'"),
        ({"extra": '{"a": 1, "a": 2}'}, "extra", "key given twice 'a'"),
        ({"figures": '[{"value": 3}]'}, "figures", "missing"),
        ({"other_sites": "{}"}, "other_sites", "expected a JSON list, got '{}'"),
        ({"other_sites": '[{"commune": 3}]'}, "commune", "expected a text, got 3"),
        ({"town": "Lyon"}, "town", "unknown column 'town'"),
        ({"rest": "[]"}, "rest", "expected a JSON object whose keys"),
        ({"rest": '{"ville": 1}'}, "rest", "expected a JSON object whose keys"),
        ({"rest": '{"siren": "a", "siren": "b"}'}, "rest", "expected a JSON object whose keys"),
        ({"description": "a", "rest": '{"description": "b"}'}, "rest", "expected a JSON object whose keys"),
        ({"rest": '{"description": 3}'}, "description", "expected a text, got 3"),
    ],
)
def test_a_fault_names_its_column(row: dict[str, Any], column: str, text: str) -> None:
    """What cannot be read is told once, under the column where it should be mended."""
    (found,) = told(row)

    assert found[0] == column
    assert found[1].startswith(text)


def test_every_fault_of_a_row_is_told_at_once() -> None:
    """Faults of cells and faults of the record are told together."""
    found = told({"name": "", "opened": "mai", "support_min_months": "six", "zz": 1})

    assert [column for column, _ in found] == ["zz", "support_min_months", "name", "opened"]


def test_a_column_says_what_its_cells_hold() -> None:
    """Each column has a type: texts, lists, numbers and JSON."""
    types = {column.name: column.type for column in FLAT_COLUMNS}

    assert (types["name"], types["themes"], types["support_min_months"]) == (
        CellType.TEXT,
        CellType.LIST,
        CellType.INTEGER,
    )
    assert (types["latitude"], types["figures"]) == (CellType.NUMBER, CellType.JSON)


def test_what_is_no_structure_has_no_row() -> None:
    """Laying something else flat is a wrong call that says what is possible."""
    with pytest.raises(TypeError, match="takes a structure"):
        to_flat_row("tuba")  # type: ignore[arg-type]


def test_cells_of_a_table_library_become_plain_values() -> None:
    """Texts and numbers that extend those of Python, as tables give them, are read like plain ones."""
    text, whole, number = (type("T", (kind,), {}) for kind in (str, int, float))
    row = {"id": text("a"), "name": text("A"), "support_min_months": whole(6)}
    made = from_flat_row({**row, "latitude": number(48), "longitude": number(2), "precision": text("street")})

    assert from_flat_row(to_flat_row(made)) == made
    with pytest.raises(RecordError):
        Structure(id=text("a"), name="A")


def test_attributes_of_ones_own_are_not_dropped() -> None:
    """A class that extends a structure is laid flat only when every attribute has a column."""

    @attrs.frozen(kw_only=True)
    class Lab(Structure):
        machines: int = 0

    @attrs.frozen(kw_only=True)
    class Named(Structure):
        pass

    assert to_flat_row(Named(**LAB)) == to_flat_row(Structure(**LAB))
    with pytest.raises(TypeError, match="no column holds machines of Lab"):
        to_flat_row(Lab(**LAB))


def test_a_fault_more_costs_no_search_through_the_columns() -> None:
    """What is told of a cell of many wrong words takes as little work for the last of them as for any."""
    few, many = (_calls(f"{'magie|' * count}magie") for count in (100, 200))

    assert many - few < 100 * 60


def _calls(themes: str) -> int:
    """Return how many functions are called to tell what is wrong with a row."""
    calls: Counter[str] = Counter()
    sys.setprofile(lambda frame, event, _: calls.update([event]))
    try:
        with pytest.raises(RecordError):
            from_flat_row({"id": "lab", "name": "Lab", "themes": themes})
    finally:
        sys.setprofile(None)
    return calls["call"]


def test_a_very_long_list_of_words_is_read_like_a_short_one() -> None:
    """Cells too long to be remembered are read all the same, each time."""
    themes = "|".join([theme.code for theme in Theme] * 3)

    first, second = (from_flat_row({**LAB, "id": name, "themes": themes}) for name in ("a", "b"))

    assert [claim.value for claim in first.themes] == [*Theme] * 3
    assert second.themes == first.themes
