"""A census as Parquet and as Arrow: typed columns, and the rest of the census in the metadata."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from .._optional import need
from ..cells import LIST, CellType
from ..census import Census
from ._left import Left
from ._rows import FlatRows, flat_rows
from ._writing import ABOUT, about, asked_of, written_to

__all__ = ["arrow", "parquet"]

_ROWS_AT_ONCE: Final = 8192
"""How many rows of an Arrow file stand together: whoever reads it holds no more than these."""


def parquet(census: Census, path: str | Path, *, extra: bool = False) -> Left:
    """Write a census as Parquet, with typed columns; lists are lists, not texts with bars.

    :func:`~openinno.read_census` reads the census back equal: all that is no structure stands in the metadata
    of the file, under the key ``openinno``.

    Args:
        census: The census.
        path: The file, which gets its name once it is whole.
        extra: Whether to write what no attribute takes, and refused rows, which may be personal.

    Returns:
        What was left out.

    Raises:
        MissingExtra: pyarrow is not installed.
        OSError: The file cannot be written.
        TypeError: This is no census.

    Examples:
        >>> import pathlib, tempfile
        >>> import openinno as oi
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     left = parquet(oi.embedded_census(), pathlib.Path(folder, "census.parquet"))
        >>> bool(left)
        False
    """
    return _write(census, path, extra, _as_parquet)


def arrow(census: Census, path: str | Path, *, extra: bool = False) -> Left:
    """Write a census as an Arrow file (Feather, version 2), as :func:`parquet` does.

    Args:
        census: The census.
        path: The file, which gets its name once it is whole.
        extra: Whether to write what no attribute takes, and refused rows, which may be personal.

    Returns:
        What was left out.

    Raises:
        MissingExtra: pyarrow is not installed.
        OSError: The file cannot be written.
        TypeError: This is no census.

    Examples:
        >>> import pathlib, tempfile
        >>> import openinno as oi
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     left = arrow(oi.embedded_census(), pathlib.Path(folder, "census.arrow"))
        >>> bool(left)
        False
    """
    return _write(census, path, extra, _as_arrow)


def _write(census: Census, path: str | Path, extra: bool, form: Callable[[Any, Any], None]) -> Left:
    asked = asked_of(census, extra=extra)
    pyarrow: Any = need("pyarrow", extra="parquet")
    table = _table(pyarrow, flat_rows(asked)).replace_schema_metadata({ABOUT: about(asked)})
    sink = pyarrow.BufferOutputStream()
    form(table, sink)
    return written_to(path, sink.getvalue().to_pybytes(), census, whole=True, extra=extra)


def _as_parquet(table: Any, sink: Any) -> None:
    need("pyarrow.parquet", extra="parquet").write_table(table, sink, compression="zstd")


def _as_arrow(table: Any, sink: Any) -> None:
    with need("pyarrow.ipc", extra="parquet").new_file(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=_ROWS_AT_ONCE)


def _table(pyarrow: Any, flat: FlatRows) -> Any:
    kinds = {
        CellType.TEXT: pyarrow.string(),
        CellType.LIST: pyarrow.list_(pyarrow.string()),
        CellType.INTEGER: pyarrow.int64(),
        CellType.NUMBER: pyarrow.float64(),
        CellType.JSON: pyarrow.string(),
    }
    columns = {}
    for column in flat.columns:
        cells: list[Any] = [row[column.name] for row in flat.rows]
        if column.type is CellType.LIST:
            cells = [LIST.value(cell) for cell in cells]
        columns[column.name] = pyarrow.array(cells, type=kinds[column.type])
    return pyarrow.table(columns)
