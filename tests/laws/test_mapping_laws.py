"""Laws of mapping: our own rows come back equal, and no cell of any row is ever lost."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "sources" / "mapping"))

from records import whole_structures
from tables_in_memory import table_of

from openinno import FLAT_COLUMNS, Finding, RecordError, Structure, from_flat_row, to_flat_row
from openinno.cells import LIST
from openinno.sources.mapped import census_of
from openinno.sources.mapping.applying import Mapper
from openinno.sources.mapping.cells.texts import given_in, tidy
from openinno.sources.mapping.declared import ABSENT, ColumnMapping, FieldMapping, MarkedColumns
from openinno.sources.mapping.targets import TARGETS, TargetKind
from openinno.sources.tables.table import TableRow

LAW = settings(deadline=None, max_examples=100, derandomize=True)
NAMES = [column.name for column in FLAT_COLUMNS]
LISTS = {TargetKind.WORDS, TargetKind.TEXTS}
OUR_OWN = FieldMapping(
    columns=[
        ColumnMapping(columns=name, to=name, separator="|" if TARGETS[name].kind in LISTS else None)
        for name in NAMES
    ],
    absent=(),
)
"""What reads the rows that openinno writes."""


UNTRIED = {"departement", "region", "siren", "siret", "insee", "postcode"}
"""What readers mend or doubt; the law of rows above has them in their shape."""
OF_POINT = {"latitude", "longitude", "precision", "point_basis", "point_sources"}


def simplified(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without the cells that nobody writes: texts that are not tidy, points out of France."""
    lists = {name: LIST.value(row[name]) or [] for name in ("printed_names", "partner_names")}
    odd = {
        name for name, cell in row.items() if isinstance(cell, str) and (tidy(cell) != cell or "<" in cell)
    }
    odd |= {name for name, texts in lists.items() if [tidy(one) for one in texts if one] != texts}
    latitude, longitude = row["latitude"], row["longitude"]
    if latitude is not None and not (42 < latitude < 51 and -4 < longitude < 8):
        odd |= OF_POINT
    kept = {name: None if name in odd | UNTRIED else cell for name, cell in row.items()}
    return {**kept, "id": "lab", "name": "Lab"}


places = st.fixed_dictionaries(
    {"latitude": st.floats(43, 50), "longitude": st.floats(-3, 7), "precision": st.just("street")}
)
simple_rows = st.builds(
    lambda row, place: {**dict.fromkeys(NAMES), **row, **place},
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(["a", "b_1"]),
            "name": st.text("aé'-Z", min_size=1).filter(str.strip).map(str.strip),
        },
        optional={
            "profiles": st.sampled_from(["living_lab", "accelerator|technopole"]),
            "types": st.sampled_from(["fab_lab", "makerspace|third_place"]),
            "themes": st.sampled_from(["energy", "energy|mobility"]),
            "levels": st.sampled_from(["1", "1|3"]),
            "ownership": st.sampled_from(["public", "private"]),
            "opened": st.sampled_from(["2014", "2014-05", "2014-05-12"]),
            "support_min_months": st.integers(0, 60),
            "siren": st.from_regex(r"[0-9]{9}", fullmatch=True),
            "postcode": st.from_regex(r"[0-9]{5}", fullmatch=True),
            "departement": st.sampled_from(["35", "2A", "974"]),
            "region": st.sampled_from(["Bretagne", "La Réunion"]),
            "partner_names": st.sampled_from(["Orange", r"A\|B|C"]),
            "extra": st.sampled_from(['{"Wifi":true}', '{"a":1,"b":"c"}']),
        },
    ),
    places | st.just({}),
)


@LAW
@given(row=simple_rows)
def test_our_own_rows_come_back_equal(row: dict[str, Any]) -> None:
    """A row that openinno wrote is the same structure through a mapping as without one."""
    told: list[Finding] = []
    mapper = Mapper(table_of(NAMES, []), OUR_OWN)

    flat = mapper.flat_row(TableRow(2, [row[name] for name in NAMES]), told.append)

    assert from_flat_row(flat) == from_flat_row(row)
    assert told == []


@LAW
@given(structure=whole_structures)
def test_what_is_simple_of_any_structure_comes_back_equal(structure: Structure) -> None:
    """Claims with their bases and sources, sites, figures and notes too."""
    row = simplified(to_flat_row(structure))
    try:
        simple = from_flat_row(row)
    except RecordError:
        # What was left out is needed by what is left, as the French text of a note by the English one.
        return
    census, _ = census_of(table_of(NAMES, [[row[name] for name in NAMES]]), OUR_OWN)

    assert list(census) == [simple]


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ["fablab", "énergie, x", "12/05/2014", "7,3E+13", "48.1, -1.7", "oui", "-", "[", "{}", "x"]
    )
    | st.dates()
    | st.datetimes()
    | st.times()
)
CELLS = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.text(max_size=4), SCALARS, max_size=3)
TO = sorted(set(TARGETS) - {"id", "name"})


def _unless_several(to: str) -> object:
    # Only a list may be declared in several places.
    return object() if TARGETS[to].several else to


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[Any]], FieldMapping]:
    """Draw rows of anything with a mapping to anything."""
    names = ["Nom", "a", "b", "c", "d", "e", "f"]
    rows = draw(st.lists(st.lists(CELLS, min_size=len(names), max_size=len(names)), max_size=4))
    named = draw(st.lists(st.sampled_from(TO), min_size=4, max_size=4, unique_by=_unless_several))
    columns = [ColumnMapping(columns=name, to=to) for name, to in zip("abcd", named, strict=True)]
    marked = [MarkedColumns(to="themes", columns={"e": "energy"})] if draw(st.booleans()) else []
    mapping = FieldMapping(columns=[ColumnMapping(columns="Nom", to="name"), *columns], marked=marked)
    return names, rows, mapping


@settings(LAW, max_examples=300)
@given(drawn=tables())
def test_no_cell_is_ever_lost(drawn: tuple[list[str], list[list[Any]], FieldMapping]) -> None:
    """Whatever the cells, nothing is raised, and each ends in an attribute, in extra or in a refused row."""
    names, rows, mapping = drawn
    census, report = census_of(table_of(names, rows), mapping)

    assert report.structures + report.refused == report.rows
    assert all(one.findings for one in census.refused)
    refused = {one.where.row: json.loads(one.content) for one in census.refused}
    structures = iter(census)
    given_cell = given_in(ABSENT)
    for number, row in enumerate(rows, 2):
        filled = [
            name
            for name, cell in zip(names, row, strict=True)
            if given_cell(cell) is not None and not (isinstance(cell, str) and not tidy(cell))
        ]
        if number in refused:
            assert refused[number].keys() == {
                name for name, cell in zip(names, row, strict=True) if cell is not None
            }
        elif filled:
            kept = next(structures)
            attributes = {name for name, cell in to_flat_row(kept).items() if cell is not None}
            for name in filled:
                to = {**mapping.named(), "f": "extra"}.get(name, "extra")
                assert name in kept.extra or _fills(to, attributes, row[names.index(name)]), (name, to)


def _fills(to: str, attributes: set[str], cell: Any) -> bool:
    """Tell whether an attribute is filled, or the cell says no or nothing in its own way."""
    points = {"point", "latitude", "longitude", "lambert93_x", "lambert93_y"}
    means_nothing = TARGETS[to].kind in {*LISTS, TargetKind.JSON, TargetKind.TEXT, TargetKind.WORD}
    empty = str(cell).strip("[]{} \"',;|\n").casefold() in {
        "",
        "none",
        "null",
        "non",
        "no",
        "false",
        "0",
        "0.0",
    }
    also = {"profiles": "types", "types": "profiles"}.get(to, to)
    return (
        to in attributes
        or also in attributes
        or (to in points and "latitude" in attributes)
        or (means_nothing and empty)
    )
