"""Pieces of frames of polars and pandas: columns of Arrow, or of Python where no type of Arrow holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import attrs
import msgspec

from ...._optional import need
from ....labels import whole
from .batches import ROWS_AT_ONCE

__all__ = ["Piece", "pandas_pieces", "polars_pieces"]


@attrs.frozen(kw_only=True)
class Piece:
    """Some rows of a frame, which stand where record batches of Arrow do.

    Args:
        columns: The columns: arrays of Arrow, or lists of values that no type of Arrow holds together.
        num_rows: How many rows there are.
    """

    columns: Sequence[Any]
    num_rows: int

    def slice(self, start: int, count: int) -> Piece:
        """Return some of the rows."""
        columns = [column[start : start + count] for column in self.columns]
        return Piece(columns=columns, num_rows=max(0, min(count, self.num_rows - start)))

    def column(self, place: int) -> Any:
        """Return a column by its place."""
        return self.columns[place]


class _Column(NamedTuple):
    """A column of a piece, with what Arrow calls it."""

    field: Any
    cells: Any


def polars_pieces(frame: Any) -> tuple[Any, Iterator[Piece]]:
    """Return the schema of a frame of polars and its pieces; a lazy one is computed as they are asked for.

    Args:
        frame: The frame, or the lazy frame.
    """
    if hasattr(frame, "collect_batches"):
        found = frame.collect_batches(chunk_size=ROWS_AT_ONCE, maintain_order=True)
        parts = chain.from_iterable(part.iter_slices(ROWS_AT_ONCE) for part in found)
    else:
        parts = frame.iter_slices(ROWS_AT_ONCE)
    columns = [_of_polars(series) for series in frame.lazy().clear().collect().get_columns()]
    return _schema(columns), (_piece(map(_of_polars, part.get_columns()), part.height) for part in parts)


def pandas_pieces(frame: Any) -> tuple[Any, Iterator[Piece]]:
    """Return the schema of a frame of pandas or geopandas and its pieces.

    A level of the index that has a name of its own is a column before the others.

    Args:
        frame: The frame.
    """
    names = [_named(name) for name in frame.columns]
    index = [
        (_named(name), frame.index.get_level_values(place).to_series())
        for place, name in enumerate(frame.index.names)
        if name is not None and _named(name) not in names
    ]
    series = [*index, *((name, frame.iloc[:, place]) for place, name in enumerate(names))]

    def columns(start: int) -> list[_Column]:
        return [_of_pandas(name, one.iloc[start : start + ROWS_AT_ONCE]) for name, one in series]

    pieces = (
        _piece(columns(start), min(ROWS_AT_ONCE, len(frame) - start))
        for start in range(0, len(frame), ROWS_AT_ONCE)
    )
    return _schema(columns(0), _geometries(frame, series)), pieces


def _piece(columns: Iterator[_Column] | Sequence[_Column], rows: int) -> Piece:
    return Piece(columns=[column.cells for column in columns], num_rows=rows)


def _schema(columns: Sequence[_Column], metadata: Mapping[str, str] | None = None) -> Any:
    schema = need("pyarrow", extra="parquet").schema([column.field for column in columns])
    return schema.with_metadata(metadata) if metadata else schema


def _of_polars(series: Any) -> _Column:
    pyarrow = need("pyarrow", extra="parquet")
    if str(series.dtype) != "Object":
        try:
            # Beside its array, what extends its type is told only of a frame.
            table = series.to_frame().to_arrow()
        except pyarrow.ArrowException:
            # Numbers of 128 bits, which Arrow has not.
            pass
        else:
            return _Column(table.schema.field(0), table.column(0).combine_chunks())
    return _Column(pyarrow.field(series.name, pyarrow.null()), [_python(value) for value in series.to_list()])


def _of_pandas(name: str, series: Any) -> _Column:
    pyarrow = need("pyarrow", extra="parquet")
    if _is_geometry(series):
        shapes = need("shapely", extra="geo").to_wkb(series.to_numpy())
        return _Column(pyarrow.field(name, pyarrow.binary()), pyarrow.array(shapes, pyarrow.binary()))
    try:
        cells = pyarrow.array(series, from_pandas=True)
    except Exception:
        # Whatever is raised of values of several types, or of types of somebody else's, Python holds them.
        cells = None
    if isinstance(cells, pyarrow.ChunkedArray):
        cells = cells.combine_chunks()
    if cells is None or _is_odd(cells.type, series):
        return _Column(pyarrow.field(name, pyarrow.null()), [_python(value) for value in series])
    return _Column(pyarrow.field(name, cells.type), cells)


def _is_odd(kind: Any, series: Any) -> bool:
    """Tell whether Arrow keeps values otherwise than they read, or takes each piece apart its own way."""
    pyarrow = need("pyarrow", extra="parquet")
    extended = isinstance(kind, pyarrow.BaseExtensionType)
    return extended or (pyarrow.types.is_struct(kind) and series.dtype == object)


def _python(value: Any) -> Any:
    """Return a value as Python holds it, where NumPy or pandas has its own way."""
    if type(value).__name__ in {"NAType", "NaTType"}:
        return None
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime(warn=False)
    return value.tolist() if hasattr(value, "tolist") else value


def _named(name: object) -> str:
    """Return what a column of pandas is called: any object, or several of them in levels."""
    return whole(".".join(map(str, name)) if isinstance(name, tuple) else str(name))


def _is_geometry(series: Any) -> bool:
    return str(series.dtype) == "geometry"


def _geometries(frame: Any, series: Sequence[tuple[str, Any]]) -> Mapping[str, str] | None:
    """Return what GeoParquet would say of the geometries of a frame of geopandas."""
    found = {name: one.array.crs for name, one in series if _is_geometry(one)}
    if not found:
        return None
    columns = {
        name: {"encoding": "WKB", "crs": None if crs is None else crs.to_json_dict()}
        for name, crs in found.items()
    }
    active = getattr(frame, "active_geometry_name", None)
    primary = next(iter(found)) if active is None else _named(active)
    return {"geo": msgspec.json.encode({"primary_column": primary, "columns": columns}).decode()}
