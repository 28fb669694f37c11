"""A row on its way to a structure: as it stood, what was made of it, and what no attribute takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ...cells import Cell
from ...flat import Scalar
from ...labels import whole
from ..tables.table import TableRow
from .cells.texts import as_it_stands
from .plan import Feed

__all__ = ["MappedRow"]


class MappedRow(NamedTuple):
    """A row as cells of the flat row, and what no attribute takes, by column name."""

    row: TableRow
    cells: Sequence[Any]
    """The cells of the row, one a column of the table."""
    flat: dict[str, Cell]
    extra: dict[str, Scalar]

    def keep(self, feed: Feed) -> None:
        """Keep the cell of a column among what no attribute takes."""
        self.extra[whole(feed.column.name)] = as_it_stands(self.cells[feed.place])
