"""What stands in the first rows of a table, column by column: what a proposal rests on besides headers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Final

import attrs

from ...tables.table import Table, TableColumn
from ..cells.texts import as_text, given_in
from ..declared import ABSENT
from .synonyms import named_by

__all__ = ["LOOKED_AT", "Sample", "take_samples"]

LOOKED_AT: Final = 200
"""How many different cells of a column are looked at closely."""
_MOST_CELLS: Final = 200_000
_FEWEST_ROWS: Final = 20
_LONGEST: Final = 300
"""Longer texts are cut: a sample tells what stands in a column, and memory stays bounded."""
_NUMBERED: Final = re.compile(r"(.*[^\W\d_]|.*\))[\s_.-]*(?:\(?[0-9]{1,2}\)?)")


@attrs.frozen(kw_only=True)
class Sample:
    """The cells of a column in the first rows, or of several columns that are numbered.

    Args:
        columns: The column, or the columns.
        header: What they are called, without a number.
        rows: How many rows were looked at.
        cells: Their cells, without those that are blank or say that there is no answer.
    """

    columns: tuple[TableColumn, ...]
    header: str
    rows: int
    cells: tuple[Any, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def texts(self) -> Counter[str]:
        """How often each text stands there."""
        return Counter(as_text(cell)[:_LONGEST] for cell in self.cells)

    @property
    def filled(self) -> float:
        """The share of cells that are not blank."""
        return len(self.cells) / (self.rows * len(self.columns)) if self.rows else 0.0

    @property
    def distinct(self) -> float:
        """The share of different texts among those cells."""
        return len(self.texts) / len(self.cells) if self.cells else 0.0


def take_samples(table: Table, sampled: int) -> tuple[Sample, ...]:
    """Return what stands in the first rows of a table, one sample a column; numbered columns are one.

    Args:
        table: The table.
        sampled: How many rows to look at, at most.

    Raises:
        SourceError: The file breaks off among them.

    Examples:
        >>> from openinno.sources.tables.table import TableRow
        >>> columns = [TableColumn(name=name) for name in ("Nom", "Thème 1", "Thème 2")]
        >>> rows = [TableRow(2, ["H7", "énergie", None]), TableRow(3, ["TUBA", "NR", "santé"])]
        >>> samples = take_samples(Table(columns=columns, read=lambda tell: iter(rows)), 100)
        >>> [(sample.names, sample.cells) for sample in samples]
        [(('Nom',), ('H7', 'TUBA')), (('Thème 1', 'Thème 2'), ('énergie', 'santé'))]
    """
    given = given_in(ABSENT)
    trusted = (row for row in table.rows(lambda finding: None) if not row.faults)
    # Workbooks have up to sixteen thousand columns: of wide tables fewer rows are looked at.
    most = max(_FEWEST_ROWS, _MOST_CELLS // max(1, len(table.columns)))
    rows = [[_cut(given(cell)) for cell in row.cells] for row in islice(trusted, min(sampled, most))]
    return tuple(
        Sample(
            columns=tuple(table.columns[place] for place in places),
            header=header,
            rows=len(rows),
            cells=tuple(
                row[place] for row in rows for place in places if place < len(row) and row[place] is not None
            ),
        )
        for header, places in _together(table.columns)
    )


def _cut(cell: Any) -> Any:
    return cell[:_LONGEST] if isinstance(cell, str) else cell


def _together(columns: Sequence[TableColumn]) -> list[tuple[str, list[int]]]:
    """Return the places of each column, those that only a number tells apart together."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, column in enumerate(columns):
        numbered = _NUMBERED.fullmatch(column.name)
        # The second line of an address is numbered too, and is something else.
        stem = numbered[1].strip(" _.-(") if numbered and not named_by(column.name) else ""
        places[stem if stem and named_by(stem) else column.name].append(place)
    return [(stem if len(found) > 1 else columns[found[0]].name, found) for stem, found in places.items()]
