"""Conditions of ODSQL turned into SQL of DuckDB."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import singledispatchmethod
from typing import Final

from . import nodes
from .data import CORNERS, quoted
from .nodes import Node
from .values import (
    DATES,
    NUMBERS,
    IncompatibleTypes,
    OdsqlError,
    Sql,
    Values,
    literal,
    metres,
    period,
    points_of,
)

_SEARCHES: Final = {"search", "suggest", "startswith"}


def words(text: str) -> list[str]:
    """Return the words of a text, without case or accents; the wildcards of a pattern are kept."""
    plain = unicodedata.normalize("NFD", text.lower())
    return re.findall(r"[0-9a-z*?]+", "".join(c for c in plain if not unicodedata.combining(c)))


def words_sql(text: str) -> str:
    """Return the SQL of the words of a text."""
    cut = f"regexp_split_to_array(lower(strip_accents({text})), '[^0-9a-z]+')"
    return f"list_filter({cut}, lambda w: w <> '')"


class Conditions:
    """Turn conditions into SQL, for one dataset and one request."""

    def __init__(self, values: Values) -> None:
        self.values = values

    @singledispatchmethod
    def of(self, node: Node) -> str:
        """Return the SQL of a condition."""
        raise OdsqlError("Unexpected condition")

    @of.register
    def _(self, node: nodes.Both) -> str:
        return f"({self.of(node.left)} AND {self.of(node.right)})"

    @of.register
    def _(self, node: nodes.Either) -> str:
        return f"({self.of(node.left)} OR {self.of(node.right)})"

    @of.register
    def _(self, node: nodes.Not) -> str:
        # A row without the value is kept, unlike with !=.
        return f"(NOT coalesce({self.of(node.value)}, false))"

    @of.register
    def _(self, node: nodes.Comparison) -> str:
        left, right = self.values.of(node.left), self.values.of(node.right)
        if isinstance(node.right, nodes.DateLiteral):
            self._need(left, DATES, "date")
            return _moment(left.text, node.operator, *period(node.right.value))
        group = NUMBERS if left.type in NUMBERS else DATES if left.type in DATES else {left.type}
        if right.type not in group or left.type not in NUMBERS | DATES | {"text", "boolean"}:
            raise IncompatibleTypes(f"Cannot compare {left.type} with {right.type}")
        if left.type in {"text", "boolean"} and node.operator not in {"=", "!="}:
            raise OdsqlError(f"Operator {node.operator} cannot compare values of type {left.type}")
        if left.many:
            found = f"list_contains({left.text}, {right.text})"
            return found if node.operator == "=" else f"(NOT {found})"
        return f"({left.text} {node.operator} {right.text})"

    @of.register
    def _(self, node: nodes.Like) -> str:
        value = self.values.of(node.value)
        self._need(value, {"text"}, "text")
        return _every(
            [f"w GLOB {literal(one.replace('%', '*'))}" for one in words(node.pattern)], _joined(value)
        )

    @of.register
    def _(self, node: nodes.InList) -> str:
        value = self.values.of(node.value)
        items = [self.values.of(item) for item in node.items]
        group = NUMBERS if value.type in NUMBERS else {value.type}
        if any(item.type not in group for item in items):
            raise IncompatibleTypes(f"Cannot compare {value.type} with another type")
        texts = ", ".join(item.text for item in items)
        return f"list_has_any({value.text}, [{texts}])" if value.many else f"({value.text} IN ({texts}))"

    @of.register
    def _(self, node: nodes.InRange) -> str:
        lower = nodes.Comparison(">=" if node.low_in else ">", node.value, node.low)
        upper = nodes.Comparison("<=" if node.high_in else "<", node.value, node.high)
        if self.values.of(node.value).type not in NUMBERS | DATES:
            raise OdsqlError("A range needs a number or a date")
        return f"({self.of(lower)} AND {self.of(upper)})"

    @of.register
    def _(self, node: nodes.Holds) -> str:
        value, field = self.values.of(node.literal), self.values.of(node.field)
        if value.type not in (NUMBERS if field.type in NUMBERS else {field.type}):
            raise IncompatibleTypes(f"Cannot compare {field.type} with {value.type}")
        if not field.many:
            return f"({field.text} = {value.text})"
        return f"list_contains({field.text}, {value.text})"

    @of.register
    def _(self, node: nodes.Is) -> str:
        value, negation = self.values.of(node.value), "NOT " if node.negated else ""
        if isinstance(node.what, nodes.Null):
            return f"({value.text} IS {negation}NULL)"
        self._need(value, {"boolean"}, "boolean")
        return f"({value.text} IS {negation}{self.values.of(node.what).text})"

    @of.register
    def _(self, node: nodes.Bare) -> str:
        match node.value:
            case nodes.Text(text):
                return self._full_text(text)
            case nodes.Call() as call if call.name in _SEARCHES:
                return self._search(call)
            case nodes.Call() as call if call.name in _PLACES:
                return self._place(call)
        value = self.values.of(node.value)
        self._need(value, {"boolean"}, "boolean")
        return f"coalesce({value.text}, false)"

    def _need(self, value: Sql, types: set[str] | frozenset[str], named: str) -> None:
        if value.type not in types:
            raise IncompatibleTypes(f"Cannot compare {value.type} with {named}")

    def _full_text(self, text: str) -> str:
        return _every([f"w = {literal(one)}" for one in words(text)], self._all_texts())

    def _all_texts(self) -> str:
        """Return the SQL of all that a row says, as one text."""
        shown = [
            _joined(self.values.named(field.name))
            for field in self.values.dataset.fields
            if field.type in {"text", "int", "double", "date", "datetime"}
        ]
        return f"concat_ws(' ', '', {', '.join(shown)})" if shown else "''"

    def _search(self, call: nodes.Call) -> str:
        *fields, text = call.arguments
        if not isinstance(text, nodes.Text):
            raise OdsqlError(f"Function {call.name}() needs a text")
        named = [self.values.of(one) for one in fields if not isinstance(one, nodes.Star)]
        if any(one.type != "text" for one in named):
            raise OdsqlError(f"Function {call.name}() needs fields of text")
        wanted = [_joined(one) for one in named] or [self._all_texts()]
        if call.name == "startswith":
            return _either(f"coalesce(starts_with({one}, {literal(text.value)}), false)" for one in wanted)
        terms = words(text.value)
        if call.name == "suggest":
            tests = [f"starts_with(w, {literal(one)})" for one in terms]
        else:
            tests = [_fuzzy(one, last=one is terms[-1]) for one in terms]
        return _either(f"coalesce({_every(tests, one)}, false)" for one in wanted)

    def _place(self, call: nodes.Call) -> str:
        value = self.values.of(call.arguments[0])
        if value.type == "geo_point_2d":
            corners = f"[{value.text}]"
        elif value.type == "geo_shape" and value.field is not None:
            corners = quoted(CORNERS + value.field.name)
        else:
            raise OdsqlError(f"Function {call.name}() needs a geo field")
        given = call.arguments[1:]
        if call.name == "in_bbox":
            south, west, north, east = (float(self.values.of(one).text) for one in given)
            test = f"p.lat BETWEEN {south} AND {north} AND p.lon BETWEEN {west} AND {east}"
        elif call.name == "within_distance":
            ((lon, lat),) = points_of(given[0])[:1]
            if not isinstance(given[1], nodes.Distance):
                raise OdsqlError("within_distance() needs a distance with a unit")
            test = f"{metres('p', lon, lat)} <= {given[1].metres}"
        else:
            test = _inside(points_of(given[0]))
        inside = f"len(list_filter({corners}, lambda p: {test}))"
        compared = {"within": f"{inside} = len({corners})", "disjoint": f"{inside} = 0"}
        return f"({value.text} IS NOT NULL AND {compared.get(call.name, inside + ' > 0')})"


_PLACES: Final = {"within_distance", "in_bbox", "intersects", "disjoint", "within"}


def _either(conditions: Iterable[str]) -> str:
    return "(" + " OR ".join(conditions) + ")"


def _every(tests: Sequence[str], text: str) -> str:
    """Return the SQL of a text some word of which passes each test."""
    found = [f"len(list_filter({words_sql(text)}, lambda w: {test})) > 0" for test in tests]
    return "(" + " AND ".join(found or ["true"]) + ")"


def _fuzzy(term: str, *, last: bool) -> str:
    """Return the SQL of a word that is a term, but for a few letters; the last term may be unfinished."""
    errors = 0 if len(term) <= 2 else 1 if len(term) <= 5 else 2
    near = f"damerau_levenshtein(w, {literal(term)}) <= {errors}"
    return f"({near} OR starts_with(w, {literal(term)}))" if last else near


def _joined(value: Sql) -> str:
    if value.many:
        return f"array_to_string({value.text}::VARCHAR[], ' ')"
    return value.text if value.type == "text" else f"({value.text})::VARCHAR"


def _moment(text: str, operator: str, start: str, end: str) -> str:
    """Return the SQL of a comparison with a time that begins and ends; an instant ends when it begins."""
    since, until = f"{text} >= TIMESTAMP '{start}'", f"{text} < TIMESTAMP '{end}'"
    if start == end:
        return f"({text} {operator} TIMESTAMP '{start}')"
    return {
        "=": f"({since} AND {until})",
        "!=": f"(NOT ({since} AND {until}))",
        ">": f"(NOT {until})",
        ">=": f"({since})",
        "<": f"(NOT {since})",
        "<=": f"({until})",
    }[operator]


def _inside(polygon: list[tuple[float, float]]) -> str:
    """Return the SQL of a point ``p`` inside a polygon: a ray from it crosses the border an odd time."""
    crossings = [
        f"(({south} > p.lat) <> ({north} > p.lat)"
        f" AND p.lon < ({east} - ({west})) * (p.lat - ({south})) / ({north} - ({south})) + ({west}))::INT"
        for (west, south), (east, north) in zip(polygon, [*polygon[1:], polygon[0]], strict=True)
        if north != south
    ]
    if not crossings:
        raise OdsqlError("This function needs a polygon")
    return f"({' + '.join(crossings)}) % 2 = 1"
