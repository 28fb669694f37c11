"""Lists as texts with bars, said to each engine in its own words: narwhals has none for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ..rowwise import flat_cells
from .prepared import Kind
from .speech import joined_name

__all__ = ["with_lists_joined"]

_Join = Callable[[Any, Sequence[str]], Any]


def with_lists_joined(frame: Any, kinds: Mapping[str, Kind]) -> tuple[Any, frozenset[str]]:
    """Return a table with more columns, of the texts of its lists, and the columns of which none are made.

    Args:
        frame: A table of narwhals.
        kinds: What its columns are.
    """
    import narwhals as nw

    lists = [name for name, kind in kinds.items() if kind is Kind.LIST]
    join = _JOINS.get(frame.implementation.value)
    schema = frame.collect_schema()
    read = [name for name in lists if join and (join is _arrow_joined or _is_plain(schema[name].inner, nw))]
    if join and read:
        frame = nw.from_native(join(frame.to_native(), read))
    return frame, frozenset(lists).difference(read)


def _is_plain(inner: Any, nw: Any) -> bool:
    """Tell whether an engine writes the items of a list as Python does."""
    return bool(inner == nw.String or inner.is_integer())


def _arrow_joined(table: Any, names: Sequence[str]) -> Any:
    import pyarrow as pa

    for name in names:
        texts = [flat_cells({name: cell})[name] for cell in table.column(name).to_pylist()]
        table = table.append_column(joined_name(name), pa.array(texts, pa.string()))
    return table


def _duckdb_joined(relation: Any, names: Sequence[str]) -> Any:
    item = r"regexp_replace(item::VARCHAR, '([\\|])', '\\\1', 'g')"
    columns = []
    for name in names:
        items = f"list_filter({_quoted(name)}, lambda item: item IS NOT NULL)"
        texts = f"array_to_string(list_transform({items}, lambda item: {item}), '|')"
        columns.append(f"{texts} AS {_quoted(joined_name(name))}")
    return relation.project(f"*, {', '.join(columns)}")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _spark_joined(frame: Any, names: Sequence[str]) -> Any:
    from pyspark.sql import functions as say

    def joined(name: str) -> Any:
        texts = say.transform(
            frame[name], lambda item: say.regexp_replace(item.cast("string"), r"([\\|])", r"\\$1")
        )
        return say.array_join(texts, "|")

    return frame.withColumns({joined_name(name): joined(name) for name in names})


_JOINS: Final[Mapping[str, _Join]] = {
    "pyarrow": _arrow_joined,
    "duckdb": _duckdb_joined,
    "pyspark": _spark_joined,
    "pyspark[connect]": _spark_joined,
}
"""How each engine joins lists."""
