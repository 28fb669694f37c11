"""Pieces of frames of polars and pandas: columns of Arrow, or of Python where no type of Arrow holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

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
    pyarrow = need("pyarrow", extra="parquet")
    fields = [_of_polars(series)[0] for series in frame.lazy().clear().collect().get_columns()]
    pieces = (
        Piece(columns=[_of_polars(series)[1] for series in part.get_columns()], num_rows=part.height)
        for part in parts
    )
    return pyarrow.schema(fields), pieces


def _of_polars(series: Any) -> tuple[Any, Any]:
    """Return what Arrow calls a column of polars, and its cells."""
    pyarrow = need("pyarrow", extra="parquet")
    if str(series.dtype) != "Object":
        try:
            # Beside its array, what extends its type is told only of a frame.
            table = series.to_frame().to_arrow()
        except pyarrow.ArrowException:
            # Numbers of 128 bits, which Arrow has not.
            pass
        else:
            return table.schema.field(0), table.column(0).combine_chunks()
    return pyarrow.field(series.name, pyarrow.null()), [_python(value) for value in series.to_list()]


def pandas_pieces(frame: Any) -> tuple[Any, Iterator[Piece]]:
    """Return the schema of a frame of pandas or geopandas and its pieces.

    A level of the index that has a name of its own is a column before the others.

    Args:
        frame: The frame.
    """
    pyarrow = need("pyarrow", extra="parquet")
    names = [_named(name) for name in frame.columns]
    index = [
        (_named(name), frame.index.get_level_values(place).to_series())
        for place, name in enumerate(frame.index.names)
        if name is not None and _named(name) not in names
    ]
    columns = [*index, *((name, frame.iloc[:, place]) for place, name in enumerate(names))]
    schema = pyarrow.schema([pyarrow.field(name, _type_of(series)) for name, series in columns])
    pieces = (
        Piece(
            columns=[_of_pandas(series.iloc[start : start + ROWS_AT_ONCE]) for _, series in columns],
            num_rows=min(ROWS_AT_ONCE, len(frame) - start),
        )
        for start in range(0, len(frame), ROWS_AT_ONCE)
    )
    return schema.with_metadata(_geometries(frame, columns)), pieces


def _of_pandas(series: Any) -> Any:
    """Return the cells of a column of pandas: an array of Arrow, or a list.

    Objects are left to Python: of a date and a number beside it Arrow would make two dates.
    """
    pyarrow = need("pyarrow", extra="parquet")
    if _is_geometry(series):
        return pyarrow.array(need("shapely", extra="geo").to_wkb(series.to_numpy()), pyarrow.binary())
    if series.dtype != object:
        try:
            cells = pyarrow.array(series, from_pandas=True)
        except pyarrow.ArrowException:
            # Types of pandas that Arrow has not, such as complex numbers.
            pass
        else:
            if isinstance(cells, pyarrow.ChunkedArray):
                cells = cells.combine_chunks()
            # Those that pandas adds to Arrow, such as periods, keep a number that means nothing alone.
            if not isinstance(cells.type, pyarrow.BaseExtensionType):
                return cells
    return [_python(value) for value in series]


def _type_of(series: Any) -> Any:
    """Return the type of a column of pandas, as far as it tells whether it is bytes or structures."""
    pyarrow = need("pyarrow", extra="parquet")
    if series.dtype == object:
        known = series.notna().to_numpy()
        is_bytes = known.any() and isinstance(series.iloc[known.argmax()], bytes)
        return pyarrow.binary() if is_bytes else pyarrow.null()
    cells = _of_pandas(series.iloc[:1])
    return pyarrow.null() if isinstance(cells, list) else cells.type


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
