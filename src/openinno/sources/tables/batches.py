"""Record batches of Arrow as rows of cells: what Parquet, Feather and geographic layers are read through."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeAlias

from ..._optional import need
from ...findings import Finding, Position, Severity, expected
from ...labels import Label, is_whole
from .geometries import from_wkb, in_degrees
from .nested import cell_of, mended
from .systems import System
from .table import TableColumn, TableRow, Tell

__all__ = ["ROWS_AT_ONCE", "BatchReader", "leaves_of"]

ROWS_AT_ONCE: Final = 2048
"""How many rows are held at once."""
_DEEPEST: Final = 8

Doubt: TypeAlias = tuple[str, Severity, Label]
Cells: TypeAlias = tuple[list[Any], dict[int, Doubt]]
"""The cells of a column, and what is doubtful in them by their place."""


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
        yield Leaf(mended(name), top)


def _arrays(array: Any, depth: int) -> Iterator[Any]:
    """Yield the arrays of an array, in the order of its leaves."""
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
        for whole in batches:
            for start in range(0, whole.num_rows, ROWS_AT_ONCE):
                batch = whole.slice(start, ROWS_AT_ONCE)
                columns = self._cells(batch, before, tell)
                # A table may have rows and no column.
                rows = zip(*columns, strict=True) if columns else iter([()] * batch.num_rows)
                for number, cells in enumerate(rows, before + 1):
                    yield TableRow(number, cells)
                before += batch.num_rows

    def _cells(self, batch: Any, before: int, tell: Tell) -> list[list[Any]]:
        found = []
        doubts: list[tuple[int, int, Doubt]] = []
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
            return _each(_values(array), _geometry(self._systems[place]))
        return _each(_values(array), _cell)


def _each(cells: Cells, read: Callable[[Any], Any]) -> Cells:
    values, doubts = cells
    for place, value in enumerate(values):
        if type(value) in _READY:
            continue
        found = read(value)
        if isinstance(found, _Told):
            doubts[place] = found.doubt
            found = found.cell
        values[place] = found
    return values, doubts


_READY: Final = {type(None), int, bool, dt.date, dt.datetime, dt.time}


class _Told(NamedTuple):
    """A cell in which something is doubtful."""

    cell: Any
    doubt: Doubt


def _cell(value: Any) -> Any:
    """Return a value of Arrow as a cell."""
    if type(value) is str:
        return value if value.isascii() or is_whole(value) else mended(value)
    if type(value) is float:
        return _float(value)
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, bytes):
        return _Told(value.hex(), ("binary-value", Severity.WARNING, _BINARY))
    if isinstance(value, list):
        if any(isinstance(one, list | dict | tuple | bytes) for one in value):
            return cell_of(_writable(value))
        items = [_cell(one) for one in value]
        return [one.cell if isinstance(one, _Told) else one for one in items]
    if isinstance(value, dict | tuple):
        return cell_of(_writable(value))
    return value if type(value) in _READY else str(value)


def _float(value: float) -> Any:
    if math.isfinite(value):
        return value
    return None if math.isnan(value) else _Told(None, ("endless-number", Severity.ERROR, _ENDLESS))


def _number(value: Decimal) -> Any:
    """Return a decimal number as the plainest cell that loses nothing of it."""
    if not value.is_finite():
        return None
    if value == value.to_integral_value():
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else str(value)


def _writable(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_writable(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _writable(one) for key, one in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value.hex() if isinstance(value, bytes) else value


def _geometry(system: System | None) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if isinstance(value, dict):
            numbers = [one for one in (value.get("x"), value.get("y"), value.get("z")) if one is not None]
            geometry: Any = {"type": "Point", "coordinates": numbers} if numbers else None
        else:
            geometry = from_wkb(value) if isinstance(value, bytes) else value
        if geometry is None or system is None:
            return None
        found = in_degrees(geometry, system) if isinstance(geometry, dict) else geometry
        return _wrong(found) if isinstance(found, Label) else found

    return read


def _wrong(text: Label) -> _Told:
    return _Told(None, ("wrong-geometry", Severity.ERROR, text))


def _values(array: Any) -> Cells:
    """Return the values of an array, each one that Python cannot hold told."""
    pyarrow = need("pyarrow", extra="parquet")
    doubts: dict[int, Doubt] = {}
    if pyarrow.types.is_timestamp(array.type) and array.type.unit == "ns":
        micro = array.cast(pyarrow.timestamp("us", array.type.tz), safe=False)
        if micro.cast(array.type, safe=False).equals(array):
            array = micro
        else:
            finer = (place for place, one in enumerate(array) if one.is_valid and one.value % 1000)
            doubts = dict.fromkeys(finer, ("cut-moment", Severity.INFO, _CUT))
            array = micro
    try:
        return array.to_pylist(), doubts
    except Exception:
        # One of them is no date of the calendar, or no UTF-8: the others are read all the same.
        return _one_by_one(array, doubts)


def _one_by_one(array: Any, doubts: dict[int, Doubt]) -> Cells:
    values = []
    for place, one in enumerate(array):
        try:
            values.append(one.as_py())
        except Exception:
            values.append(None)
            doubts[place] = "unreadable-value", Severity.ERROR, _unreadable(one)
    return values, doubts


def _unreadable(scalar: Any) -> Label:
    try:
        shown = scalar.as_buffer().to_pybytes().decode("utf-8", "backslashreplace")
    except Exception:
        shown = str(getattr(scalar, "value", ""))
    kind = str(scalar.type)
    return expected(f"une valeur du type {kind}", f"a value of type {kind}", shown)


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


_BINARY: Final = Label(
    "octets sans signification connue : écrits en hexadécimal",
    "bytes of no known meaning: written as hexadecimal digits",
)
_ENDLESS: Final = Label("nombre infini", "infinite number")
_CUT: Final = Label("moment arrondi à la microseconde", "moment cut to the microsecond")
