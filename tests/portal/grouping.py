"""The items of group_by turned into SQL: fields, functions, ranges and clusters."""

from __future__ import annotations

from itertools import pairwise

import attrs

from . import nodes
from .nodes import Node
from .values import DATES, NUMBERS, OdsqlError, Sql, Values, literal, period

_UNITS = {
    "millisecond": ("ms", "millisecond", "milliseconds"),
    "second": ("s", "second", "seconds"),
    "minute": ("m", "minute", "minutes"),
    "hour": ("h", "hour", "hours"),
    "day": ("d", "day", "days"),
    "week": ("w", "week", "weeks"),
    "month": ("M", "month", "months"),
    "quarter": ("q", "quarter", "quarters"),
    "year": ("y", "year", "years"),
}


@attrs.frozen
class Group:
    """What rows are grouped by.

    Args:
        key: Its name in an answer.
        by: The SQL that is the same for the rows of a group.
        shown: What the answer shows of it.
        kept: The SQL of the rows that are in some group.
    """

    key: str
    by: str
    shown: Sql
    kept: str = "true"


def group(item: nodes.Item, values: Values) -> Group:
    """Return what an item of group_by groups by."""
    match item.value:
        case nodes.Call("range", (field, nodes.Duration(number, unit))):
            return _periods(item.key, values.of(field), int(number), unit, values)
        case nodes.Call("range", (field, nodes.Number(width))):
            return _widths(item.key, values.of(field), width)
        case nodes.Call("range", (field, *bounds)):
            return _bounds(item.key, values.of(field), bounds)
        case nodes.Call("geo_cluster", (field, nodes.Number(zoom), *rest)):
            radius = rest[0].value if rest and isinstance(rest[0], nodes.Number) else "40"
            return _clusters(item.key, values.of(field), int(zoom), float(radius))
    value = values.of(item.value)
    if value.aggregate or value.type in {"geo_point_2d", "geo_shape", "file", "json_blob"}:
        raise OdsqlError(f"Cannot group by a value of type {value.type}")
    return Group(item.key, value.text, attrs.evolve(value, many=False))


def _label(low: str, high: str, *, whole: bool) -> str:
    return f"'[' || {low} || ', ' || {high} || '{']' if whole else '['}'"


def _bounds(key: str, value: Sql, bounds: list[Node]) -> Group:
    whole = value.type == "int"
    if value.type not in NUMBERS | DATES or len(bounds) < 2:
        raise OdsqlError("range() needs a number or a date, and bounds")
    cases = []
    for low, high in pairwise(bounds):
        tests, labels = [], []
        for bound, operator in ((low, ">="), (high, "<")):
            if isinstance(bound, nodes.Star):
                labels.append("*")
            elif isinstance(bound, nodes.DateLiteral) and value.type in DATES:
                tests.append(f"{value.text} {operator} TIMESTAMP '{period(bound.value)[0]}'")
                labels.append(bound.value)
            elif isinstance(bound, nodes.Number) and value.type in NUMBERS:
                tests.append(f"{value.text} {operator} {bound.value}")
                last = whole and operator == "<" and "." not in bound.value
                labels.append(str(int(bound.value) - 1) if last else bound.value)
            else:
                raise OdsqlError("A bound of range() has another type than its field")
        label = f"[{labels[0]}, {labels[1]}{']' if whole else '['}"
        cases.append(f"WHEN {' AND '.join(tests)} THEN {literal(label)}")
    by = f"CASE {' '.join(cases)} END"
    return Group(key, by, Sql(by, "text"), f"(({by}) IS NOT NULL OR {value.text} IS NULL)")


def _widths(key: str, value: Sql, width: str) -> Group:
    if value.type not in NUMBERS:
        raise OdsqlError("range() with a width needs a number")
    low, whole = f"floor({value.text} / {width}) * {width}", value.type == "int" and "." not in width
    if whole:
        by = _label(f"({low})::BIGINT", f"({low} + {width} - 1)::BIGINT", whole=True)
    else:
        by = _label(f"({low})::DOUBLE", f"({low} + {width})::DOUBLE", whole=False)
    return Group(key, by, Sql(by, "text"))


def _periods(key: str, value: Sql, number: int, unit: str, values: Values) -> Group:
    name = next((name for name, spellings in _UNITS.items() if unit in spellings), "")
    if not name or value.type not in DATES:
        raise OdsqlError(f"Invalid unit in range(): {unit}")
    if number != 1 and name in {"week", "month", "quarter", "year"}:
        raise OdsqlError(f"range() takes one {name} at a time")
    length = "INTERVAL '3 months'" if name == "quarter" else f"INTERVAL '{number} {name}s'"
    moment = f"({values.local(value)})::TIMESTAMP"
    low = f"date_trunc('{name}', {moment})" if number == 1 else f"time_bucket({length}, {moment})"
    shown = "%Y-%m-%d" if value.type == "date" else "%Y-%m-%dT%H:%M:%S"
    by = _label(f"strftime({low}, '{shown}')", f"strftime({low} + {length}, '{shown}')", whole=False)
    return Group(key, by, Sql(by, "text"))


def _clusters(key: str, value: Sql, zoom: int, radius: float) -> Group:
    """Group points by the square of a grid that they are in, which only resembles what portals do."""
    if value.type != "geo_point_2d" or not 0 <= zoom <= 25:
        raise OdsqlError("geo_cluster() needs a geo_point_2d and a zoom from 0 to 25")
    size = 360 * radius / 256 / 2**zoom
    by = f"(floor({value.text}.lon / {size}) || ' ' || floor({value.text}.lat / {size}))"
    centre = f"{{'lon': avg({value.text}.lon), 'lat': avg({value.text}.lat)}}"
    return Group(key, by, Sql(f"CASE WHEN count({value.text}) > 0 THEN {centre} END", "cluster"))
