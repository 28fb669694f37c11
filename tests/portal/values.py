"""Values of ODSQL turned into SQL of DuckDB: fields, literals, functions and aggregates."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from . import nodes
from .data import Dataset, Field, corners, quoted
from .nodes import Node

AGGREGATES: Final = frozenset(
    ["avg", "count", "sum", "min", "max", "median", "percentile", "envelope", "bbox"]
)
NUMBERS: Final = frozenset(["int", "double"])
DATES: Final = frozenset(["date", "datetime"])
_PARTS: Final = frozenset(["year", "month", "day", "hour", "minute", "second"])


class OdsqlError(ValueError):
    """A clause that is ODSQL but cannot be run on this dataset."""

    code = "ODSQLError"


class IncompatibleTypes(OdsqlError):
    """A comparison of two values of different types."""

    code = "IncompatibleTypesInComparisonFilter"


@attrs.frozen
class Sql:
    """An expression of DuckDB and the type of what it gives."""

    text: str
    type: str
    many: bool = False
    """Whether it gives a list."""
    field: Field | None = None
    aggregate: bool = False


def literal(text: str) -> str:
    """Return a text as DuckDB quotes it."""
    return "'" + text.replace("'", "''") + "'"


class Values:
    """Turn values into SQL, for one dataset and one request.

    Args:
        dataset: Whose fields may be named.
        timezone: In which days and hours begin.
        lang: In which months and days are named.
    """

    def __init__(self, dataset: Dataset, *, timezone: str = "UTC", lang: str = "fr") -> None:
        self.dataset = dataset
        self.timezone = timezone
        self.lang = lang
        self.hidden: Mapping[str, Sql] = {
            "_id": Sql(f"md5({literal(dataset.id)} || _row)", "text"),
            "_timestamp": Sql("TIMESTAMP '2026-10-01 08:30:00'", "datetime"),
            "_size": Sql("100 + _row % 50", "int"),
        }

    def of(self, node: Node) -> Sql:
        """Return the SQL of a value."""
        match node:
            case nodes.Name(name):
                return self.named(name)
            case nodes.Text(value):
                return Sql(literal(value), "text")
            case nodes.Number(value):
                return Sql(value, "double" if "." in value or "e" in value.lower() else "int")
            case nodes.Boolean(flag):
                return Sql(str(flag).lower(), "boolean")
            case nodes.Null():
                return Sql("NULL", "null")
            case nodes.DateLiteral(value):
                return Sql(f"TIMESTAMP '{period(value)[0]}'", "datetime")
            case nodes.Arithmetic(operator, left, right):
                return self._arithmetic(operator, self.of(left), self.of(right))
            case nodes.Call() if node.name in AGGREGATES:
                return self._aggregate(node)
            case nodes.Call():
                return self._function(node)
            case _:
                raise OdsqlError("Unexpected value")

    def named(self, name: str) -> Sql:
        """Return the SQL of a field."""
        field = self.dataset.field(name)
        if field is not None:
            return Sql(quoted(name), field.type, field.multivalued, field)
        if name not in self.hidden:
            raise OdsqlError(f"Unknown field: {name}")
        return self.hidden[name]

    def local(self, value: Sql) -> str:
        """Return a date or datetime as the clocks of the timezone show it."""
        if value.type == "datetime" and self.timezone != "UTC":
            return f"({value.text} AT TIME ZONE 'UTC' AT TIME ZONE {literal(self.timezone)})"
        return value.text

    def _arithmetic(self, operator: str, left: Sql, right: Sql) -> Sql:
        if not {left.type, right.type} <= NUMBERS | {"null"}:
            raise OdsqlError(f"Operator {operator} needs numbers")
        divisor = f"nullif({right.text}, 0)" if operator == "/" else right.text
        kind = "int" if left.type == right.type == "int" and operator != "/" else "double"
        return Sql(f"({left.text} {operator} {divisor})", kind, aggregate=left.aggregate or right.aggregate)

    def _function(self, call: nodes.Call) -> Sql:
        makers: dict[str, Callable[[nodes.Call], Sql]] = {
            "length": lambda _: Sql(f"length({self._typed(call, {'text'}).text})", "int"),
            "lower": lambda _: Sql(f"lower({self._typed(call, {'text'}).text})", "text"),
            "date_format": self._date_format,
            "ifnull": self._if_null,
            "json_format": self._json,
            "distance": self._distance,
            "now": lambda _: Sql("TIMESTAMP '" + now(call.named) + "'", "datetime"),
            "random": lambda _: Sql(f"hash(_row + {self.of(call.arguments[0]).text})", "int"),
        }
        if call.name in _PARTS:
            return Sql(f"{call.name}({self.local(self._typed(call, DATES))})", "int")
        if call.name not in makers:
            raise OdsqlError(f"Unknown function: {call.name}()")
        return makers[call.name](call)

    def _typed(self, call: nodes.Call, types: set[str] | frozenset[str]) -> Sql:
        """Return the first argument of a call, which must be of one of some types."""
        if not call.arguments:
            raise OdsqlError(f"Function {call.name}() needs an argument")
        value = self.of(call.arguments[0])
        if value.type not in types or value.many:
            raise OdsqlError(f"Function {call.name}() cannot take a value of type {value.type}")
        return value

    def _if_null(self, call: nodes.Call) -> Sql:
        value, other = map(self.of, call.arguments)
        return attrs.evolve(value, text=f"coalesce({value.text}, {other.text})")

    def _json(self, call: nodes.Call) -> Sql:
        text = self._typed(call, {"text"}).text
        if len(call.arguments) > 1:
            other = self.of(call.arguments[1]).text
            text = f"CASE WHEN json_valid({text}) THEN {text} ELSE to_json({other})::VARCHAR END"
        return Sql(text, "json_format")

    def _date_format(self, call: nodes.Call) -> Sql:
        value = self._typed(call, DATES)
        pattern = call.arguments[1]
        if not isinstance(pattern, nodes.Text):
            raise OdsqlError("date_format() needs a pattern")
        pieces = _pieces(pattern.value, f"({self.local(value)})::TIMESTAMP", self.lang)
        return Sql("(" + " || ".join(pieces or ["''"]) + ")", "text")

    def _distance(self, call: nodes.Call) -> Sql:
        value = self._typed(call, {"geo_point_2d"})
        ((lon, lat),) = points_of(call.arguments[1])[:1]
        return Sql(metres(value.text, lon, lat), "double")

    def _aggregate(self, call: nodes.Call) -> Sql:
        argument = call.arguments[0] if call.arguments else None
        if call.name == "count":
            return Sql(f"count({self._counted(argument)})", "int", aggregate=True)
        if call.name in {"envelope", "bbox"}:
            value = self._typed(call, {"geo_point_2d", "geo_shape"})
            return Sql(_box(value.text), "box", aggregate=True)
        value = self._typed(call, NUMBERS | (DATES if call.name in {"min", "max"} else set()))
        if call.name == "percentile":
            text = f"quantile_cont({value.text}, {float(self.of(call.arguments[1]).text) / 100})"
        else:
            text = f"{call.name}({value.text})"
        kind = value.type if call.name in {"min", "max", "sum"} else "double"
        return Sql(text, kind, field=value.field, aggregate=True)

    def _counted(self, argument: Node | None) -> str:
        match argument:
            case None | nodes.Star():
                return "*"
            case nodes.Distinct(value):
                return f"DISTINCT {self.of(value).text}"
            case _:
                return self.of(argument).text


def metres(point: str, lon: float, lat: float) -> str:
    """Return the SQL of the great-circle distance between a point and a place."""
    north = f"radians({point}.lat)"
    half = (
        f"pow(sin(({north} - radians({lat})) / 2), 2) + cos({north}) * cos(radians({lat}))"
        f" * pow(sin(radians({point}.lon - ({lon})) / 2), 2)"
    )
    return f"(2 * 6371008.8 * asin(least(1, sqrt({half}))))"


def points_of(node: Node) -> list[tuple[float, float]]:
    """Return the points, lon first, of a geometry in WKT or GeoJSON; the first ring only, of a polygon."""
    text = node.value if isinstance(node, nodes.Geometry) else ""
    if text.lstrip().startswith("{"):
        return [(one["lon"], one["lat"]) for one in corners(json.loads(text)["coordinates"])]
    if not re.fullmatch(r"\s*[A-Za-z]+\s*\(.*\)\s*", text, re.DOTALL):
        raise OdsqlError(f"Invalid geometry: {text!r}")
    number = r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
    return [(float(lon), float(lat)) for lon, lat in re.findall(rf"({number})\s+({number})", text)]


def _box(point: str) -> str:
    lon, lat = f"{point}.lon", f"{point}.lat"
    return f"[min({lon}), min({lat}), max({lon}), max({lat})]"


def period(text: str) -> tuple[str, str]:
    """Return when the time that a date literal denotes begins and ends, in UTC; the same for an instant."""
    match = re.fullmatch(r"([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?", text)
    try:
        if match is None:
            moment = datetime.datetime.fromisoformat(text)
            if moment.tzinfo is not None:
                moment = moment.astimezone(datetime.UTC).replace(tzinfo=None)
            return moment.isoformat(" "), moment.isoformat(" ")
        year, month, day = (int(part) if part else None for part in match.groups())
        start = datetime.date(year or 1, month or 1, day or 1)
    except ValueError:
        raise OdsqlError(f"Invalid date: {text!r}") from None
    length = 1 if day else 31 if month else 366
    end = start + datetime.timedelta(days=length)
    end = end if day else end.replace(day=1) if month else end.replace(month=1, day=1)
    return start.isoformat(), end.isoformat()


def now(named: tuple[tuple[str, Node], ...]) -> str:
    """Return the time that ``now`` means, with units set (singular) and shifted (plural)."""
    moment = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    days = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"]
    for name, node in named:
        amount = int(node.value) if isinstance(node, nodes.Number) else 0
        if name in {"year", "month", "day", "hour", "minute", "second", "microsecond"}:
            change: Any = {name: amount}
            moment = moment.replace(**change)
        elif name == "weekday":
            moment += datetime.timedelta(days=amount - moment.weekday())
        elif name in {"years", "months"}:
            months = moment.year * 12 + moment.month - 1 + amount * (12 if name == "years" else 1)
            moment = moment.replace(year=months // 12, month=months % 12 + 1, day=min(moment.day, 28))
        elif name in days:
            ahead = (days.index(name) - moment.weekday()) % 7 or (7 if amount > 0 else 0)
            moment += datetime.timedelta(days=ahead + 7 * (amount - (amount > 0)))
        else:
            moment += datetime.timedelta(**{name: amount})
    return moment.isoformat(" ")


_FORMATS: Final = {
    "yyyy": "%Y", "yy": "%y", "xxxx": "%G", "ww": "%V", "w": "%-V", "e": "%u", "D": "%-j", "DDD": "%j",
    "M": "%-m", "MM": "%m", "d": "%-d", "dd": "%d", "H": "%-H", "HH": "%H", "m": "%-M", "mm": "%M",
    "s": "%-S", "ss": "%S",
}  # fmt: skip
_MONTHS: Final = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
]  # fmt: skip
_DAYS: Final = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def _pieces(pattern: str, moment: str, lang: str) -> list[str]:
    """Return the SQL of each piece of a date_format pattern."""
    pieces = []
    for match in re.finditer(r"'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+", pattern):
        symbol = match[0].replace("Y", "y")
        if match[1] is not None or not match[2]:
            pieces.append(literal((match[1] or match[0]).replace("''", "'")))
        elif symbol in _FORMATS:
            pieces.append(f"strftime({moment}, '{_FORMATS[symbol]}')")
        elif symbol == "MMMM":
            named = f"{_MONTHS}[month({moment})]" if lang == "fr" else f"strftime({moment}, '%B')"
            pieces.append(named)
        elif symbol in {"E", "EEEE"}:
            short = symbol == "E"
            names = [day[:3] + "." if short else day for day in _DAYS]
            english = f"strftime({moment}, '{'%a' if short else '%A'}')"
            pieces.append(f"{names}[isodow({moment})]" if lang == "fr" else english)
        else:
            raise OdsqlError(f"Unknown symbol in a date format: {symbol}")
    return pieces
