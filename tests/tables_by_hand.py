"""Tables made in a test, as a reader of files would give them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openinno.sources.tables.table import Table, TableColumn, TableRow, letter_of

__all__ = ["table_of", "table_of_columns"]


def table_of(header: Sequence[str], rows: Sequence[Sequence[Any]], file: str = "lieux.csv") -> Table:
    """Return a table with its header in its first row."""
    columns = tuple(TableColumn(name=name, letter=letter_of(place)) for place, name in enumerate(header))
    made = [TableRow(number, list(cells)) for number, cells in enumerate(rows, 2)]
    return Table(columns=columns, read=lambda tell: iter(made), file=file)


def table_of_columns(**columns: Sequence[Any]) -> Table:
    """Return a table from its columns, each with its cells; shorter ones are blank below."""
    longest = max(map(len, columns.values()), default=0)
    filled = [[*cells, *[None] * (longest - len(cells))] for cells in columns.values()]
    return table_of(list(columns), list(zip(*filled, strict=True)))
