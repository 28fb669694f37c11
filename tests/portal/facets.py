"""The facets of a dataset: how many rows have each value, with what is refined and excluded."""

from __future__ import annotations

from typing import Any, Final

import duckdb

from . import nodes
from .data import Field
from .limits import InvalidParameter
from .odsql import parse_select
from .queries import Query, clause
from .values import DATES, literal

_SORTS: Final = {
    "count": "n, v",
    "-count": "n DESC, v",
    "alphanum": "v",
    "-alphanum": "v DESC",
    "num": "try_cast(v AS DOUBLE)",
    "-num": "try_cast(v AS DOUBLE) DESC",
}


def facet_tree(query: Query, relation: str, cursor: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return the facets asked for, or every one."""
    asked = query.params.getlist("facet")
    if not asked:
        wanted: list[tuple[Field, dict[str, str]]] = [
            (field, {}) for field in query.dataset.fields if "facet" in field.annotations
        ]
    else:
        with clause("facet"):
            wanted = [_asked(query, item) for text in asked for item in parse_select(text)]
    found = [
        {"name": field.name, "facets": _Facet(query, relation, cursor, field, options).values()}
        for field, options in wanted
    ]
    return [one for one in found if one["facets"]]


def _asked(query: Query, item: nodes.Item) -> tuple[Field, dict[str, str]]:
    """Return the field of a facet and its options, which its annotations give otherwise."""
    options: dict[str, str] = {}
    if isinstance(item.value, nodes.Call) and item.value.name == "facet":
        for name, node in item.value.named:
            value = node.name if isinstance(node, nodes.Name) else getattr(node, "value", "")
            options[name] = str(value).lower() if isinstance(value, bool) else value
    else:
        options["name"] = item.key
    field = query.dataset.field(options.get("name", ""))
    if field is None or "facet" not in field.annotations:
        raise InvalidParameter(f"Invalid value for facet API parameter: {item.text}: not a facet.")
    return field, options


class _Facet:
    """One facet, counted."""

    def __init__(
        self,
        query: Query,
        relation: str,
        cursor: duckdb.DuckDBPyConnection,
        field: Field,
        options: dict[str, str],
    ) -> None:
        self.query, self.relation, self.cursor, self.field = query, relation, cursor, field
        self.limit = int(options.get("limit", 100))
        sort = options.get("sort") or _plain(field.annotations.get("facetsort", "-count"))
        if sort not in _SORTS:
            raise InvalidParameter(f"Invalid value for facet API parameter: unknown sort {sort}.")
        self.sort = _SORTS[sort]
        disjunctive = options.get("disjunctive") == "true" or "disjunctive" in field.annotations
        self.where = query.conditions(without=field.name if disjunctive else "")
        refined = [value for one, value in query.refinements("refine") if one == field]
        self.separator = "/" if field.type in DATES else options.get("separator") or field.separator
        self.refined = [value.replace("-", "/") if field.type in DATES else value for value in refined]
        self.excluded = [value for one, value in query.refinements("exclude") if one == field]

    def values(self, above: str = "") -> list[dict[str, Any]]:
        """Return the values below a value of a hierarchical facet, or the first ones."""
        depth = len(above.split(self.separator)) if above and self.separator else 0
        shown = []
        for value, count in self._counted(above, depth):
            refined = any(one == value or self._is_above(value, one) for one in self.refined)
            name = value[len(above) + len(self.separator or "") :] if above else value
            entry: dict[str, Any] = {"name": name, "count": count}
            entry |= {"state": "refined" if refined else "displayed", "value": value}
            if refined and self.separator and (below := self.values(value)):
                entry["facets"] = below
            shown.append(entry)
        if not above:
            shown += [{"name": one, "state": "excluded", "value": one} for one in self.excluded]
        return shown

    def _is_above(self, value: str, other: str) -> bool:
        return self.separator is not None and other.startswith(value + self.separator)

    def _counted(self, above: str, depth: int) -> list[tuple[str, int]]:
        sql = self.query.values.named(self.field.name)
        if self.field.type in DATES:
            text = f"strftime({self.query.values.local(sql)}, '%Y/%m/%d')"
        else:
            text = f"unnest({sql.text})::VARCHAR" if sql.many else f"{sql.text}::VARCHAR"
        rows = " ".join(["SELECT", text, "AS t FROM", self.relation, "WHERE", self.where])
        value, kept = "t", "true"
        if self.separator:
            separator = literal(self.separator)
            levels = f"string_split(t, {separator})"
            value = f"array_to_string({levels}[1:{depth + 1}], {separator})"
            start = literal(above + self.separator if above else "")
            kept = f"len({levels}) > {depth} AND starts_with(t, {start})"
        statement = " ".join(
            ["SELECT", value, "AS v, count(*) AS n FROM (", rows, ") WHERE t IS NOT NULL AND", kept]
        )
        order = f"GROUP BY v ORDER BY {self.sort} LIMIT {self.limit}"
        return self.cursor.execute(f"{statement} {order}").fetchall()


def _plain(annotation: Any) -> str:
    return str(annotation[0] if isinstance(annotation, list) else annotation)
