"""A census as a frame: a row a structure, in the library that will count, join or draw it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

from .._optional import need
from ..census import Census
from ..envelope import ABOUT
from ..frames import frame_of, unknown_backend
from ..headings import GEOMETRY
from ._columnar import arrow_table
from ._points import binary_points
from ._rows import flat_rows, typed_columns
from ._writing import about, asked_of

__all__ = ["FRAMES", "frame"]


def frame(
    census: Census,
    backend: Literal["polars", "pandas", "pyarrow", "geopandas"] = "polars",
    *,
    extra: bool = False,
) -> Any:
    """Return a census as a frame: a row a structure, with the typed columns of the flat row that are filled.

    :func:`~openinno.read_census` reads the frame back equal. All that is no structure stands in the metadata
    of a table of pyarrow and in ``attrs`` of pandas and geopandas, under the key ``openinno``; a frame of
    polars has no such place, and holds the structures only. Codes are texts and lists are lists.

    Args:
        census: The census.
        backend: The library: ``polars``, ``pandas``, ``pyarrow``, with the points as
            :func:`~openinno.export.arrow` writes them, or ``geopandas``, with the points as its geometry
            (EPSG:4326).
        extra: Whether to hold what no attribute takes, and refused rows, which may be personal.

    Returns:
        A ``DataFrame`` of polars or pandas, a ``Table`` of pyarrow or a ``GeoDataFrame`` of geopandas.

    Raises:
        MissingExtra: The library is not installed.
        TypeError: This is no census.
        ValueError: There is no such backend.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> found = frame(census)
        >>> found.shape[0], found.get_column("profiles").dtype
        (51, List(String))
        >>> oi.read_census(found).structures == census.structures
        True
    """
    if backend not in _MAKERS:
        raise unknown_backend(backend, FRAMES)
    return _MAKERS[backend](asked_of(census, extra=extra))


def _polars(asked: Census) -> Any:
    return frame_of(typed_columns(flat_rows(asked)), "polars")


def _pandas(asked: Census) -> Any:
    made = frame_of(typed_columns(flat_rows(asked)), "pandas")
    made.attrs[ABOUT] = about(asked)
    return made


def _geopandas(asked: Census) -> Any:
    geopandas = need("geopandas", extra="geopandas")
    points = geopandas.GeoSeries.from_wkb(binary_points(flat_rows(asked)), crs="EPSG:4326")
    made = geopandas.GeoDataFrame(_pandas(asked), geometry=points.rename(GEOMETRY))
    made.attrs[ABOUT] = about(asked)
    return made


_MAKERS: Final[Mapping[str, Callable[[Census], Any]]] = {
    "polars": _polars,
    "pandas": _pandas,
    "pyarrow": arrow_table,
    "geopandas": _geopandas,
}
FRAMES: Final = tuple(_MAKERS)
"""The libraries of which a census can be made a frame."""
