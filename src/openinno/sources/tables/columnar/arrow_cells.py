"""Values of Arrow as cells: what Python cannot hold is told, and loses none of its neighbours."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal
from numbers import Real
from typing import Any, Final, NamedTuple, TypeAlias

from ...._optional import need
from ....findings import Severity, expected
from ....labels import Label, whole
from ..geometry.geometries import from_wkb, in_degrees
from ..geometry.systems import System
from ..nested import cell_of

__all__ = ["Cells", "geometries_of", "values_of"]

Doubt: TypeAlias = tuple[str, Severity, Label]
Cells: TypeAlias = tuple[list[Any], dict[int, Doubt]]
"""The cells of a column, and what is doubtful in them by their place."""


def values_of(array: Any) -> Cells:
    """Return the values of an array as cells.

    Args:
        array: An array of Arrow that is no structure, or a list of values.
    """
    return _each(_values(array), _cell)


def geometries_of(array: Any, system: System | None) -> Cells:
    """Return the geometries of an array, as GeoJSON in degrees.

    Args:
        array: An array of well-known binary, or of points as pairs of numbers.
        system: The system of their coordinates; None where it is unknown.
    """
    return _each(_values(array), _geometry(system))


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
        return whole(value)
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
    if type(value) in _READY:
        return value
    # Old versions of Arrow give half floats as a class of NumPy.
    return _float(float(value)) if isinstance(value, Real) else str(value)


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
    if isinstance(array, list):
        return [*array], {}
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


_BINARY: Final = Label(
    "octets sans signification connue : écrits en hexadécimal",
    "bytes of no known meaning: written as hexadecimal digits",
)
_ENDLESS: Final = Label("nombre infini", "infinite number")
_CUT: Final = Label("moment arrondi à la microseconde", "moment cut to the microsecond")
