"""A census as Parquet and as Arrow: typed columns, points, and the rest of the census in the metadata."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec

from .._optional import need
from ..census import Census
from ..envelope import ABOUT
from ..frames import frame_of
from ..headings import GEOMETRY
from ._left import Left
from ._points import DEGREES, binary_points, geo_metadata
from ._rows import flat_rows, typed_columns
from ._writing import about, asked_of, written_to

__all__ = ["arrow", "arrow_table", "parquet"]

_ROWS_AT_ONCE: Final = 8192
"""How many rows of an Arrow file stand together: whoever reads it holds no more than these."""


def parquet(census: Census, path: str | Path, *, extra: bool = False) -> Left:
    """Write a census as Parquet, with typed columns; lists are lists, not texts with bars.

    Where some structure is located, this is GeoParquet 1.1: the column ``geometry`` holds the point of the
    first site, in degrees, null where that is unknown. :func:`~openinno.read_census` reads the census back
    equal: all that is no structure stands in the metadata of the file, under the key ``openinno``.

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

    The points are told to readers of GeoArrow too, as the extension type ``geoarrow.wkb``.

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
    sink = pyarrow.BufferOutputStream()
    form(arrow_table(asked), sink)
    return written_to(path, sink.getvalue().to_pybytes(), census, whole=True, extra=extra)


def _as_parquet(table: Any, sink: Any) -> None:
    need("pyarrow.parquet", extra="parquet").write_table(table, sink, compression="zstd")


def _as_arrow(table: Any, sink: Any) -> None:
    with need("pyarrow.ipc", extra="parquet").new_file(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=_ROWS_AT_ONCE)


def arrow_table(asked: Census) -> Any:
    """Return a census as a table of Arrow, with its points where some structure is located.

    Args:
        asked: What is asked for of the census.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    pyarrow: Any = need("pyarrow", extra="parquet")
    flat = flat_rows(asked)
    table = frame_of(typed_columns(flat), "pyarrow")
    metadata = {ABOUT: about(asked)}
    geo = geo_metadata(flat)
    if geo is not None:
        metadata["geo"] = geo
        field = pyarrow.field(GEOMETRY, pyarrow.binary(), metadata=_GEOARROW)
        table = table.append_column(field, pyarrow.array(binary_points(flat), pyarrow.binary()))
    return table.replace_schema_metadata(metadata)


_GEOARROW: Final = {
    "ARROW:extension:name": "geoarrow.wkb",
    "ARROW:extension:metadata": msgspec.json.encode({"crs": DEGREES, "crs_type": "authority_code"}).decode(),
}
