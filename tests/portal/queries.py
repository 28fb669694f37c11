"""A request turned into one statement of DuckDB, with what each column of its answer is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from typing import Final, TypeVar

import attrs
from starlette.datastructures import QueryParams

from . import nodes
from .conditions import Conditions
from .data import Dataset, Field
from .grouping import Group, group
from .limits import ApiError, InvalidParameter, locale
from .odsql import OdsqlSyntaxError, parse_order, parse_select, parse_where
from .values import DATES, OdsqlError, Sql, Values, literal

T = TypeVar("T")

_LEVELS: Final = ("%Y", "%m", "%d")
"""The levels of a facet of dates."""


@attrs.frozen(kw_only=True)
class Plan:
    """How to answer a request.

    Args:
        columns: What each column is, by key.
        statement: The SQL of all its rows, in order.
        counting: The SQL of its ``total_count``.
        repeated: Whether its single row is an aggregate, which is repeated as often as the limit.
        timezone: In which datetimes are shown.
    """

    columns: dict[str, Sql]
    statement: str
    counting: str
    repeated: bool
    timezone: str


@contextmanager
def clause(name: str) -> Iterator[None]:
    """Turn what is wrong with a clause into the answer that says so."""
    try:
        yield
    except (OdsqlSyntaxError, OdsqlError) as error:
        code = error.code if isinstance(error, OdsqlError) else "ODSQLSyntaxError"
        message = f"ODSQL query is malformed: {error}. Clause(s) containing the error(s): {name}."
        raise ApiError(400, code, message) from error
    except (IndexError, ValueError, TypeError) as error:
        message = f"ODSQL query is malformed: wrong arguments. Clause(s) containing the error(s): {name}."
        raise ApiError(400, "ODSQLError", message) from error


class Query:
    """One request on one dataset, as SQL."""

    def __init__(self, dataset: Dataset, params: QueryParams) -> None:
        lang, self.timezone = locale(params)
        self.dataset, self.params = dataset, params
        self.values = Values(dataset, timezone=self.timezone, lang=lang)

    def conditions(self, *, without: str = "") -> str:
        """Return the SQL of where, refine and exclude; without the refinements of a field, if told so."""
        conditions = Conditions(self.values)
        found = ["true"]
        for text in filter(None, self.params.getlist("where")):
            with clause("where"):
                found.append(conditions.of(parse_where(text)))
        by_field: dict[str, list[str]] = {}
        for field, value in self.refinements("refine"):
            if field.name != without:
                by_field.setdefault(field.name, []).append(self.refined(field, value))
        shared = {one.name for one in self.dataset.fields if "disjunctive" in one.annotations}
        for name, tests in by_field.items():
            joint = " OR " if name in shared else " AND "
            found.append(f"({joint.join(tests)})")
        for field, value in self.refinements("exclude"):
            found.append(f"(NOT coalesce({self.refined(field, value)}, false))")
        return " AND ".join(found)

    def refinements(self, kind: str) -> list[tuple[Field, str]]:
        """Return the fields and values of refine or exclude."""
        found = []
        for given in self.params.getlist(kind):
            match = re.fullmatch(r"`?([^`:]+)`?:(?:\"(.*)\"|'(.*)'|(.*))", given, re.DOTALL)
            field = self.dataset.field(match[1]) if match else None
            if match is None or field is None or "facet" not in field.annotations:
                raise InvalidParameter(f"Invalid value for {kind} API parameter: {given}: not a facet.")
            found.append((field, next((one for one in match.groups()[1:] if one is not None), "")))
        return found

    def refined(self, field: Field, value: str) -> str:
        """Return the SQL of the rows that have a value of a facet."""
        sql = self.values.named(field.name)
        if field.type in DATES:
            parts = re.split(r"[/-]", value)
            pattern = "/".join(_LEVELS[: len(parts)])
            return f"(strftime({self.values.local(sql)}, '{pattern}') = {literal('/'.join(parts))})"
        if field.many_levels:
            below = literal(value + str(field.separator))
            return f"({sql.text} = {literal(value)} OR starts_with({sql.text}, {below}))"
        wanted = f"list_contains({sql.text}::VARCHAR[], {literal(value)})"
        return wanted if field.multivalued else f"({sql.text}::VARCHAR = {literal(value)})"

    def plan(self, relation: str, *, shuffle: int = 0) -> Plan:
        """Return how to answer the request.

        Args:
            relation: The SQL of the rows.
            shuffle: Unless 0, the order of rows that the request leaves open depends on it.
        """
        where = self.conditions()
        groups = self._parsed("group_by", parse_select, lambda item: group(item, self.values))
        selected = self._selected(grouped=bool(groups))
        columns = self._columns(selected, groups)
        aggregated = bool(groups) or any(sql.aggregate for sql in columns.values())
        row = "min(_row)" if aggregated else "_row"
        alone = aggregated and not groups
        order = [] if alone else self._order(columns, groups)
        order.append(f"hash({row} + {shuffle})" if shuffle else row)
        source = self._exploded(relation, where, groups)
        by = f"GROUP BY {', '.join(one.by for one in groups)}" if groups else ""
        shown = ", ".join(sql.text for sql in columns.values())
        statement = " ".join(["SELECT", shown, "FROM", source, by, "ORDER BY", ", ".join(order)])
        counted = " ".join(["(SELECT 1 AS one FROM", source, by, ")"]) if groups else source
        return Plan(
            columns=columns,
            statement=statement,
            counting=" ".join(["SELECT count(*) FROM", counted]),
            repeated=alone,
            timezone=self.timezone,
        )

    def _parsed(
        self,
        name: str,
        parse: Callable[[str], tuple[nodes.Item, ...]],
        each: Callable[[nodes.Item], T],
    ) -> list[T]:
        given = self.params.get(name, "")
        with clause(name):
            return [each(item) for item in parse(given)] if given.strip() else []

    def _selected(self, *, grouped: bool) -> dict[str, Sql]:
        """Return what select asks for; every field without it, or nothing when rows are grouped."""
        items = self._parsed("select", parse_select, lambda item: item)
        if not items:
            return {} if grouped else {one.name: self.values.named(one.name) for one in self.dataset.fields}
        chosen: dict[str, Sql] = {}
        with clause("select"):
            if all(isinstance(one.value, nodes.Call) and one.value.name == "exclude" for one in items):
                chosen = self._matching("*")
            for item in items:
                match item.value:
                    case nodes.Star():
                        chosen |= self._matching("*")
                    case nodes.Call("include", (nodes.Pattern(pattern),)):
                        chosen |= self._matching(pattern)
                    case nodes.Call("exclude", (nodes.Pattern(pattern),)):
                        chosen = {k: v for k, v in chosen.items() if not fnmatchcase(k, pattern)}
                    case value:
                        if item.alias and item.alias in chosen:
                            raise OdsqlError(f"Alias '{item.alias}' is declared several times")
                        chosen[item.key] = self.values.of(value)
        return chosen

    def _matching(self, pattern: str) -> dict[str, Sql]:
        names = [one.name for one in self.dataset.fields if fnmatchcase(one.name, pattern)]
        return {name: self.values.named(name) for name in names}

    def _columns(self, selected: dict[str, Sql], groups: list[Group]) -> dict[str, Sql]:
        """Return the columns of the answer: what is selected, then the groups."""
        columns = dict(selected)
        with clause("select"):
            aggregated = bool(groups) or any(sql.aggregate for sql in columns.values())
            grouped = {one.by for one in groups}
            for key, sql in selected.items():
                same = next((one for one in groups if one.key == key), None)
                if same and sql.text != same.by:
                    raise OdsqlError(f"Alias '{key}' is declared several times")
                if aggregated and not sql.aggregate and not same:
                    if sql.text not in grouped:
                        raise OdsqlError(f"{key} is not grouped")
                    # Portals answer null to an alias given in select to what is grouped without it.
                    columns[key] = Sql("NULL", "text")
            if len({one.key for one in groups}) < len(groups):
                raise OdsqlError("An alias is declared several times")
        return columns | {one.key: one.shown for one in groups}

    def _order(self, columns: dict[str, Sql], groups: list[Group]) -> list[str]:
        keys = {one.key: one.by for one in groups}
        found, plain = [], False
        with clause("order_by"):
            for item in self._parsed("order_by", parse_order, lambda item: item):
                sql = columns.get(item.key) or self.values.of(item.value)
                if sql.aggregate and plain:
                    raise OdsqlError("Aggregates must come before fields")
                plain = plain or not sql.aggregate
                if groups and not sql.aggregate and item.key not in keys and sql.text not in keys.values():
                    raise OdsqlError(f"{item.key} is not grouped")
                if sql.type in {"geo_shape", "file", "json_blob"} or sql.many:
                    raise OdsqlError(f"Cannot sort on {item.key}")
                direction = "DESC" if item.descending else "ASC"
                found.append(f"{keys.get(item.key, sql.text)} {direction} NULLS LAST")
        return found

    def _exploded(self, relation: str, where: str, groups: list[Group]) -> str:
        """Return the rows to answer from, one for each value of a multivalued field that is grouped by."""
        kept = " AND ".join([where, *(one.kept for one in groups)])
        source = " ".join(["(SELECT * FROM", relation, "WHERE", kept, ")"])
        for one in groups:
            field = one.shown.field
            if field is not None and field.multivalued:
                values = f"CASE WHEN coalesce(len({one.by}), 0) = 0 THEN [NULL] ELSE {one.by} END"
                source = " ".join([f"(SELECT * REPLACE (unnest({values}) AS {one.by}) FROM", source, ")"])
        return source
