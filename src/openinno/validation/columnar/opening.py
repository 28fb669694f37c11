"""A table brought to the engine that judges it; no library is imported for a table to be recognised."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..._optional import need
from ...errors import SourceError
from ...frames import is_of, is_table, unreadable
from .engines import Engine, LazyEngine, PolarsEngine
from .lists import with_lists_joined
from .native import PolarsSpeech
from .prepared import Kind, kind_of
from .speech import ArrowSpeech, Speech

__all__ = ["Unheld", "opened"]


class Unheld(Exception):
    """A table with cells that no engine of tables holds, such as numbers and texts in one column."""


def opened(table: Any, names: Iterable[str]) -> Engine:
    """Return the engine of a table.

    Args:
        table: The table.
        names: The columns that are read.

    Raises:
        Unheld: A column cannot be held by any engine.
        TypeError: This is no table.
    """
    nw = need("narwhals", extra="tables")
    if not is_table(table):
        raise TypeError(f"this is no table that can be judged: {type(table).__name__}")
    native = nw.to_native(table, pass_through=True)
    if is_of(
        native, ("pandas", "DataFrame"), ("modin", "DataFrame"), ("cudf", "DataFrame"), ("pyarrow", "Table")
    ):
        return _moved(native, names, nw)
    if is_of(native, ("polars", "DataFrame"), ("polars", "LazyFrame")):
        return _polars(native, nw)
    frame = nw.from_native(native)
    kinds = _kinds(frame)
    frame, unread = with_lists_joined(frame, kinds)
    return LazyEngine(frame.lazy(), Speech(nw), kinds=kinds, unread=unread)


def _moved(native: Any, names: Iterable[str], nw: Any) -> Engine:
    """Move a table to polars where it is installed, else to Arrow, with the columns that are read."""
    table = _arrow(native, names)
    try:
        polars = need("polars", extra="tables")
    except ImportError:
        frame = nw.from_native(table)
        kinds = _kinds(frame)
        frame, _ = with_lists_joined(frame, kinds)
        engine = Engine(frame, ArrowSpeech(nw), kinds=kinds)
    else:
        engine = _polars(polars.from_arrow(table), nw)
    engine.moved = True
    return engine


def _arrow(native: Any, names: Iterable[str]) -> Any:
    arrow = need("pyarrow", extra="parquet")
    asked = set(names)
    twice = [name for name, count in Counter(_names(native)).items() if count > 1 and name in asked]
    if twice:
        raise ValueError(f"several columns of the table are called {', '.join(twice)}")
    if not is_of(native, ("pyarrow", "Table")):
        read = [name for name in native.columns if name in asked]
        try:
            return arrow.Table.from_pandas(native[read], preserve_index=False)
        except (arrow.ArrowException, TypeError) as error:
            raise Unheld(str(error)) from error
    return native.select([name for name in native.column_names if name in asked])


def _names(native: Any) -> list[Any]:
    return list(native.column_names if hasattr(native, "column_names") else native.columns)


def _polars(native: Any, nw: Any) -> Engine:
    polars = sys.modules["polars"]
    frame = native.lazy()
    kinds = _kinds(nw.from_native(frame))
    held = native if is_of(native, ("polars", "DataFrame")) else None
    if any(dtype == polars.Object for dtype in frame.collect_schema().values()):
        raise Unheld("Object")
    return PolarsEngine(frame, PolarsSpeech(polars), kinds=kinds, held=held)


def _kinds(frame: Any) -> dict[str, Kind]:
    """Return what the columns of a table are.

    Raises:
        SourceError: It cannot be read.
    """
    try:
        schema = frame.collect_schema()
    except Exception as error:
        raise SourceError(unreadable(error)) from None
    return {name: kind_of(dtype) for name, dtype in schema.items()}
