"""Frames of other libraries as tables: they are looked at through Arrow, some thousand rows at a time."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ...._optional import need
from ....errors import OpenInnoError, SourceError
from ....findings import Position
from ....frames import is_of, unreadable
from ..options import TableOptions
from ..table import Table
from .arrow_tables import arrow_table
from .batches import ROWS_AT_ONCE
from .frame_pieces import pandas_pieces, polars_pieces
from .reading import checked

__all__ = ["frame_metadata", "read_frame"]


def read_frame(frame: Any) -> Table:
    """Open a frame as a table, whose rows are numbered from 1.

    Frames of polars (lazy too), pandas, geopandas and pyarrow and relations of DuckDB are read piece by
    piece; any other is first brought into memory by narwhals. The index of pandas is a column where it has a
    name.

    Args:
        frame: The frame, for which :func:`~openinno.frames.is_table` holds.

    Raises:
        SourceError: Its library cannot compute it.
        MissingExtra: A library is needed to look at it.

    Examples:
        >>> import polars
        >>> table = read_frame(polars.DataFrame({"nom": ["H7"], "surface": [120.5]}))
        >>> [column.name for column in table.columns], [row.cells for row in table.rows(print)]
        (['nom', 'surface'], [('H7', 120.5)])
    """
    pieces = _pieces_of(_native(frame))
    with _computed():
        schema, batches = pieces()
        return arrow_table(
            schema,
            next(batches, None),
            lambda: _each(pieces),
            where=Position(),
            options=TableOptions(),
        )


def frame_metadata(frame: Any, key: str) -> str | None:
    """Return what a frame says of itself under a key, beyond its columns; None where it says nothing.

    Args:
        frame: The frame: those of pandas, geopandas and pyarrow can say something.
        key: The key.
    """
    native = _native(frame)
    if is_of(native, ("pyarrow", "Table")):
        said = (native.schema.metadata or {}).get(key.encode())
        return said and said.decode("utf-8", "backslashreplace")
    said = native.attrs.get(key) if is_of(native, ("pandas", "DataFrame")) else None
    return said if isinstance(said, str) else None


def _native(frame: Any) -> Any:
    if is_of(frame, ("narwhals", "DataFrame"), ("narwhals", "LazyFrame")):
        return need("narwhals", extra="tables").to_native(frame)
    return frame


def _each(pieces: Callable[[], tuple[Any, Iterator[Any]]]) -> Iterator[Any]:
    with _computed():
        _, batches = pieces()
    while True:
        with _computed():
            batch = next(batches, None)
        if batch is None:
            return
        yield batch


@contextmanager
def _computed() -> Iterator[None]:
    """Turn whatever a library raises in computing a frame into one error of ours; its warnings go unheard.

    Raises:
        SourceError: The library cannot compute it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except OpenInnoError:
            raise
        except Exception as error:
            raise SourceError(unreadable(error)) from None


def _pieces_of(native: Any) -> Callable[[], tuple[Any, Iterator[Any]]]:
    """Return what gives the schema of a frame and its pieces, from the first one at each call."""
    if is_of(native, ("polars", "DataFrame"), ("polars", "LazyFrame")):
        return lambda: polars_pieces(native)
    if is_of(native, ("pandas", "DataFrame")):
        return lambda: pandas_pieces(native)
    if is_of(native, ("_duckdb", "DuckDBPyRelation"), ("duckdb", "DuckDBPyRelation")):
        return lambda: _of_reader(native)
    table = native if is_of(native, ("pyarrow", "Table")) else _collected(native)
    return lambda: (table.schema, map(checked, table.to_batches(max_chunksize=ROWS_AT_ONCE)))


def _of_reader(relation: Any) -> tuple[Any, Iterator[Any]]:
    # Asked anew at each call, for a relation gives its rows once; DuckDB has renamed the call since 1.3.
    again = relation.filter("true")
    name = "to_arrow_reader" if hasattr(type(relation), "to_arrow_reader") else "record_batch"
    reader = getattr(again, name)(ROWS_AT_ONCE)
    return reader.schema, iter(reader)


def _collected(native: Any) -> Any:
    """Bring a table of any other library into memory, as one of Arrow."""
    with _computed():
        frame = need("narwhals", extra="tables").from_native(native)
        return frame.to_arrow() if hasattr(frame, "to_arrow") else frame.collect("pyarrow").to_native()
