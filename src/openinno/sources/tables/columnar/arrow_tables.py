"""A table made of record batches of Arrow: its columns named, its geometries found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

import attrs

from ....findings import Finding, Position
from ..headers import name_columns
from ..options import TableOptions
from ..table import Table
from .batches import BatchReader, leaves_of
from .geo_columns import geo_columns, systems_of

__all__ = ["arrow_table"]


def arrow_table(
    schema: Any,
    first: Any,
    batches: Callable[[], Iterable[Any]],
    *,
    where: Position,
    options: TableOptions,
    assumed: tuple[Finding, ...] = (),
) -> Table:
    """Return batches as a table.

    Args:
        schema: Their schema.
        first: The first of them; None without rows.
        batches: Gives them from the first one on, at each call.
        where: The file, and its layer if it has some.
        options: How they are read.
        assumed: What was found out so far.
    """
    geometries = geo_columns(schema)
    leaves = leaves_of(schema, geometries)
    systems, found = systems_of(leaves, geometries, first, where)
    primary = {name for name, column in geometries.items() if column.primary}
    names = [leaf.name for leaf in leaves]
    shown = [_shown(name, primary) for name in names]
    columns, doubtful = name_columns(shown, where=where, letters=False)
    columns = tuple(
        attrs.evolve(column, label=name if name in primary else None)
        for column, name in zip(columns, names, strict=True)
    )
    reader = BatchReader(where, columns, leaves, systems)
    return Table(
        columns=columns,
        read=lambda tell: reader.rows(batches(), tell),
        options=options,
        file=where.file,
        sheet=where.sheet,
        assumed=(*assumed, *found, *doubtful),
    )


def _shown(name: str, primary: Collection[str]) -> str:
    """Return what a column is called: the geometry of the rows as it is everywhere, and no other so."""
    if name in primary:
        return "geometry"
    return "geometry (2)" if name == "geometry" and primary else name
