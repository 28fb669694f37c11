"""Laws of reading at a glance: a quick reader says what the reader of its column says, or nothing."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from openinno import StructureType, Theme
from openinno.sources.mapping.cells.coordinates import place_of, plain_point
from openinno.sources.mapping.cells.readers import quick_reader_of_column, reader_of_column
from openinno.sources.mapping.cells.results import Read
from openinno.sources.mapping.cells.texts import given_in
from openinno.sources.mapping.declared import ABSENT, ColumnMapping
from openinno.sources.mapping.targets import TARGETS, TargetKind

LAW = settings(deadline=None, max_examples=300, derandomize=True)
TOGETHER = {TargetKind.POINT, TargetKind.METRES}
COLUMNS = [
    ColumnMapping(columns="a", to=name) for name, target in TARGETS.items() if target.kind not in TOGETHER
]
WRITTEN = (
    *ABSENT,
    *(term.label("fr") for term in (*Theme, *StructureType)),
    *("35238", "2A004", "1000", "01000", "73282932000074", "732829320", "7,3E+13", "69", "R53", "Bretagne"),
    *("2014", "2014-05-12", "12/05/2014", "mai 2014", "6 mois", "énergie; mobilité", "a<br>b", " a\u00a0b "),
)

cells = (
    st.sampled_from(WRITTEN).flatmap(lambda text: st.sampled_from((text, f" {text} ", text.upper())))
    | st.text(max_size=20)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.just(datetime.time(12))
    | st.lists(st.text(max_size=5), max_size=3)
)


@LAW
@given(column=st.sampled_from(COLUMNS), row=st.lists(cells, min_size=1, max_size=4))
def test_a_quick_reader_says_what_the_reader_says(column: ColumnMapping, row: list[Any]) -> None:
    """It reads a cell only where that has a value and there is nothing to say of it."""
    given_cell = given_in(ABSENT)
    reader = reader_of_column(column, ABSENT)
    quick = quick_reader_of_column(column, reader, ABSENT)

    for cell in (*row, *row):
        value = quick(cell)
        if value is not None:
            assert given_cell(cell) is not None
            read = reader(cell)
            # What openinno writes itself is not tidied by its reader.
            assert read._replace(value=str(read.value).strip()) == Read(str(value))


@LAW
@given(
    latitude=st.floats(-90, 90) | st.sampled_from(("48,1", "48.1", "0", "nord", " 43.5 ", "1°40'")),
    longitude=st.floats(-180, 180) | st.sampled_from(("-1,7", "2.3", "0", "ouest", " 5.4 ")),
)
def test_a_plain_point_is_the_point_of_its_cells(latitude: Any, longitude: Any) -> None:
    """What is read at a glance is the same point, without a doubt."""
    point = plain_point(latitude, longitude)

    if point is not None:
        placed = place_of({"latitude": latitude, "longitude": longitude})
        assert (placed.point, placed.doubts) == (point, ())
