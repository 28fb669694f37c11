"""Record batches of Arrow as rows of cells: what Parquet, Feather and geographic layers are read through."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from ...._optional import need
from ....findings import Finding, Position
from ....labels import whole
from ..geometry.systems import System
from ..table import TableColumn, TableRow, Tell
from .arrow_cells import Cells, geometries_of, values_of
from .unfolding import bearable

__all__ = [
    "ROWS_AT_ONCE",
    "BatchReader",
    "Leaf",
    "leaves_of",
]

ROWS_AT_ONCE: Final = 2048
"""How many rows are held at once."""
_DEEPEST: Final = 8


class Leaf(NamedTuple):
    """A column of plain values, taken out of the structures that it may lie in."""

    name: str
    top: int
    """The place of the field that it is, or lies in."""


def leaves_of(schema: Any, whole: Collection[str] = ()) -> list[Leaf]:
    """Return the columns of a schema of Arrow; those inside structures have dotted names.

    Args:
        schema: The schema.
        whole: Fields that are not taken apart.
    """
    return [
        leaf
        for top, field in enumerate(schema)
        for leaf in _leaves(field.name, field.type, top, _DEEPEST if field.name in whole else 0)
    ]


def _leaves(name: str, kind: Any, top: int, depth: int) -> Iterator[Leaf]:
    kind = _plain_type(kind)
    if _is_struct(kind) and depth < _DEEPEST:
        for place in range(kind.num_fields):
            field = kind.field(place)
            yield from _leaves(f"{name}.{field.name}", field.type, top, depth + 1)
    else:
        yield Leaf(whole(name), top)


def _arrays(array: Any, depth: int) -> Iterator[Any]:
    """Yield the arrays of an array, in the order of its leaves; values that no array holds stay a list."""
    if isinstance(array, list):
        yield array
        return
    array = _plain_array(array)
    if _is_struct(array.type) and depth < _DEEPEST:
        for part in array.flatten():
            yield from _arrays(part, depth + 1)
    else:
        yield array


class BatchReader:
    """Turns record batches into rows.

    Args:
        where: The file, and its layer if it has some.
        columns: The columns, one a leaf.
        leaves: The leaves of the schema.
        systems: The systems of coordinates of the columns that are geometries, by their place; None where
            one is unknown.
    """

    def __init__(
        self,
        where: Position,
        columns: tuple[TableColumn, ...],
        leaves: Sequence[Leaf],
        systems: Mapping[int, System | None],
    ) -> None:
        self._where: Position = where
        self._columns: tuple[TableColumn, ...] = columns
        self._whole: set[int] = {leaves[place].top for place in systems}
        self._systems: Mapping[int, System | None] = systems

    def rows(self, batches: Iterable[Any], tell: Tell) -> Iterator[TableRow]:
        """Yield the rows of batches, numbered from 1."""
        before = 0
        for given in batches:
            slices = (given.slice(at, ROWS_AT_ONCE) for at in range(0, given.num_rows, ROWS_AT_ONCE))
            for batch in chain.from_iterable(map(bearable, slices)):
                columns = self._cells(batch, before, tell)
                # A table may have rows and no column.
                rows = zip(*columns, strict=True) if columns else iter([()] * batch.num_rows)
                for number, cells in enumerate(rows, before + 1):
                    yield TableRow(number, cells)
                before += batch.num_rows

    def _cells(self, batch: Any, before: int, tell: Tell) -> list[list[Any]]:
        found = []
        doubts: list[tuple[int, int, Any]] = []
        tops = enumerate(batch.columns)
        arrays = (one for top, array in tops for one in _arrays(array, _DEEPEST * (top in self._whole)))
        for place, array in enumerate(arrays):
            cells, doubtful = self._read(place, array)
            found.append(cells)
            doubts.extend((row, place, doubt) for row, doubt in doubtful.items())
        for row, place, (code, severity, text) in sorted(doubts, key=lambda doubt: doubt[:2]):
            where = Position(
                file=self._where.file,
                sheet=self._where.sheet,
                row=before + row + 1,
                column=self._columns[place].name,
            )
            tell(Finding(code=code, severity=severity, where=where, text=text))
        return found

    def _read(self, place: int, array: Any) -> Cells:
        if place in self._systems:
            return geometries_of(array, self._systems[place])
        return values_of(array)


def _is_struct(kind: Any) -> bool:
    return bool(need("pyarrow", extra="parquet").types.is_struct(kind))


def _plain_type(kind: Any) -> Any:
    """Return the type of the values behind a dictionary, a run of equal ones or an extension."""
    pyarrow = need("pyarrow", extra="parquet")
    while True:
        if isinstance(kind, pyarrow.BaseExtensionType):
            kind = kind.storage_type
        elif pyarrow.types.is_dictionary(kind) or pyarrow.types.is_run_end_encoded(kind):
            kind = kind.value_type
        else:
            return kind


def _plain_array(array: Any) -> Any:
    pyarrow = need("pyarrow", extra="parquet")
    while True:
        if isinstance(array.type, pyarrow.BaseExtensionType):
            array = array.storage
        elif pyarrow.types.is_dictionary(array.type):
            array = array.dictionary_decode()
        elif pyarrow.types.is_run_end_encoded(array.type):
            array = need("pyarrow.compute", extra="parquet").run_end_decode(array)
        else:
            return array
