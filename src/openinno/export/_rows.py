"""The structures of a census as flat rows that a form can hold.

What a form cannot hold in a cell, such as a control character in a workbook, stands with its attribute in
the column ``rest``, whose JSON escapes it: so a row is whole in every form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

import attrs

from ..cells import LIST, Cell, CellType
from ..census import Census
from ..columns import PARTS, FlatColumn
from ..flat import FLAT_COLUMNS, to_flat_row
from ..frames import Column, ColumnKind
from ..plain_json import plain
from ..reading import written
from ..structures import Structure

__all__ = ["FlatRows", "flat_rows", "typed_columns", "without_extra"]

_REST: Final = FLAT_COLUMNS[-1].name
_PART_OF: Final = {column.name: part for part in PARTS for column in part.columns}
_ALWAYS: Final = frozenset({"id", "name"})


@attrs.frozen(kw_only=True)
class FlatRows:
    """Flat rows, with the columns that some row fills.

    Args:
        columns: The columns that hold something, ``id`` and ``name`` always, in order.
        rows: A row a structure, in order, by name of column; every column of a flat row is there.
    """

    columns: tuple[FlatColumn, ...]
    rows: tuple[Mapping[str, Cell], ...]


def flat_rows(census: Census, *, not_held: re.Pattern[str] | None = None) -> FlatRows:
    """Return the structures of a census as flat rows.

    Args:
        census: The census.
        not_held: What no text in a cell of the form may have in it; None where a cell holds any text.

    Raises:
        TypeError: This is no census, or one of structures with attributes of their own.
    """
    rows = tuple(_row(structure, not_held) for structure in census)
    filled = {name for row in rows for name, cell in row.items() if cell is not None} | _ALWAYS
    return FlatRows(columns=tuple(one for one in FLAT_COLUMNS if one.name in filled), rows=rows)


def _row(structure: Structure, not_held: re.Pattern[str] | None) -> Mapping[str, Cell]:
    row = to_flat_row(structure)
    if not_held is None:
        return row
    # A cell of blanks is taken for a blank cell by most who read it.
    texts = ((name, cell) for name, cell in row.items() if isinstance(cell, str))
    strange = [name for name, text in texts if not_held.search(text) or text.isspace()]
    if not strange:
        return row
    values: dict[str, Any] = plain(written(structure))
    rest = json.loads(str(row[_REST] or "{}"))
    for part in {name: _PART_OF[name] for name in strange if name != _REST}.values():
        row.update((column.name, None) for column in part.columns)
        rest[part.name] = values[part.name]
    return {**row, _REST: _in_ascii(rest)}


def _in_ascii(value: Any) -> str:
    """Write JSON that any form holds: no form knows another sign in it than those of ASCII.

    Workbooks take ``_x0041_`` for a letter, so that such a text is broken up too.
    """
    return json.dumps(value, separators=(",", ":")).replace("_x", "\\u005fx")


def typed_columns(flat: FlatRows) -> Mapping[str, Column]:
    """Return flat rows column by column, for forms that have types; lists are lists."""
    return {column.name: _typed(column, flat) for column in flat.columns}


def _typed(column: FlatColumn, flat: FlatRows) -> Column:
    cells: list[Any] = [row[column.name] for row in flat.rows]
    if column.type is CellType.LIST:
        cells = [LIST.value(cell) for cell in cells]
    return Column(_KINDS[column.type], cells)


_KINDS: Final = {
    CellType.TEXT: ColumnKind.TEXT,
    CellType.LIST: ColumnKind.TEXTS,
    CellType.INTEGER: ColumnKind.INTEGER,
    CellType.NUMBER: ColumnKind.NUMBER,
    CellType.JSON: ColumnKind.TEXT,
}


def without_extra(census: Census) -> Census:
    """Return a census without what nobody asked to publish.

    That is what no attribute took, and the rows that were refused, whose content is all that stood there.
    """
    kept = [attrs.evolve(one, extra={}) if one.extra else one for one in census]
    return attrs.evolve(census, structures=kept, refused=())
