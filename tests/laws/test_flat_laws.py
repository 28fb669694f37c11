"""Laws of the flat row: nothing is lost in it, typed or as the texts of a CSV file."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from records import whole_structures

from openinno import FLAT_COLUMNS, RecordError, Structure, from_flat_row, to_flat_row

LAW = settings(deadline=None, max_examples=150, derandomize=True)
NAMES = [column.name for column in FLAT_COLUMNS]
CELLS = st.none() | st.text(max_size=12) | st.integers() | st.floats() | st.booleans()


@LAW
@given(structure=whole_structures)
def test_a_structure_goes_through_its_row(structure: Structure) -> None:
    """Any structure is read back equal from its flat row."""
    assert from_flat_row(to_flat_row(structure)) == structure


@LAW
@given(structure=whole_structures)
def test_a_structure_goes_through_a_csv_file(structure: Structure) -> None:
    """Any structure is read back equal from a CSV file, where every cell is a text and None is empty."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, NAMES, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerow(to_flat_row(structure))
    file.seek(0)
    (row,) = csv.DictReader(file)

    assert from_flat_row(row) == structure


@LAW
@given(structure=whole_structures)
def test_equal_structures_have_equal_rows(structure: Structure) -> None:
    """A row is the same each time, and the row of what was read from it is the same again."""
    row = to_flat_row(structure)

    assert to_flat_row(from_flat_row(row)) == row
    assert "" not in row.values()


@settings(LAW, max_examples=400)
@given(cells=st.dictionaries(st.sampled_from(NAMES), CELLS, max_size=6))
def test_any_cells_make_a_structure_or_a_record_error(cells: dict[str, object]) -> None:
    """Whatever stands in the cells, there is a structure, or findings that each name a column."""
    try:
        made = from_flat_row({"id": "a", "name": "A", **cells})  # type: ignore[dict-item]
    except RecordError as error:
        assert all(fault.where.column in NAMES for fault in error.faults)  # noqa: PT017
    else:
        assert from_flat_row(to_flat_row(made)) == made
