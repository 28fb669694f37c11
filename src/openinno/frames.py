"""Frames: the tables of other libraries, recognised without importing any, and made of typed columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple

from ._optional import need
from .findings import shortened
from .labels import Label

__all__ = [
    "BACKENDS",
    "Column",
    "ColumnKind",
    "frame_of",
    "is_of",
    "is_table",
    "said_by",
    "unknown_backend",
    "unreadable",
]

_LONGEST: Final = 200
"""Letters of what a library says that are shown."""

_TABLES: Final = frozenset(
    {
        ("polars", "DataFrame"),
        ("polars", "LazyFrame"),
        ("pandas", "DataFrame"),
        ("pyarrow", "Table"),
        ("_duckdb", "DuckDBPyRelation"),
        ("duckdb", "DuckDBPyRelation"),
        ("pyspark", "DataFrame"),
        ("narwhals", "DataFrame"),
        ("narwhals", "LazyFrame"),
        ("ibis", "Table"),
        ("sqlframe", "DataFrame"),
        ("sqlframe", "BaseDataFrame"),
        ("dask", "DataFrame"),
        ("dask_expr", "DataFrame"),
        ("modin", "DataFrame"),
        ("cudf", "DataFrame"),
    }
)
"""Where the classes of tables live and what they are called."""


def is_table(data: object) -> bool:
    """Tell whether something is a table of another library, without importing what makes tables.

    Examples:
        >>> is_table([{"id": "lab"}])
        False
    """
    return is_of(data, *_TABLES)


def is_of(data: object, *classes: tuple[str, str]) -> bool:
    """Tell whether something is of a class, by where the class lives and what it is called."""
    return any((base.__module__.split(".")[0], base.__name__) in classes for base in type(data).__mro__)


def unreadable(error: BaseException) -> Label:
    """Say that a table cannot be read at all, by what its library raised."""
    said = said_by(error)
    return Label(
        f"la table ne se lit pas : {said} ; vérifier le fichier ou la requête d'où elle vient",
        f"the table cannot be read: {said}; look at the file or the query that it comes from",
    )


def said_by(error: BaseException) -> str:
    """Return the first line of what a library says of an error."""
    lines = str(error).strip().splitlines()
    return shortened(lines[0] if lines else type(error).__name__, _LONGEST)


class ColumnKind(Enum):
    """What the cells of a column hold, None aside."""

    TEXT = "text"
    TEXTS = "texts"
    """Lists of texts."""
    INTEGER = "integer"
    NUMBER = "number"
    TRUTH = "truth"


class Column(NamedTuple):
    """A column: what its cells hold, and its cells."""

    kind: ColumnKind
    cells: Sequence[Any]


def frame_of(columns: Mapping[str, Column], backend: str) -> Any:
    """Make a frame of columns, each of the type that the library has for it.

    Where nothing stands is null. Lists are lists; in pandas, which has no type for them, objects of Python.

    Args:
        columns: The columns by name, as many cells in each.
        backend: The library, one of :data:`BACKENDS`.

    Raises:
        MissingExtra: The library is not installed.
        ValueError: There is no such backend.

    Examples:
        >>> frame = frame_of({"id": Column(ColumnKind.TEXT, ["h7", "01"])}, "polars")
        >>> frame.get_column("id").to_list()
        ['h7', '01']
    """
    if backend not in _MAKERS:
        raise unknown_backend(backend, BACKENDS)
    return _MAKERS[backend](columns)


def unknown_backend(given: object, possible: Iterable[str]) -> ValueError:
    """Return the error of a library of which no frame is made."""
    return ValueError(f"a frame of {', '.join(possible)}, not {given!r}")


def _polars(columns: Mapping[str, Column]) -> Any:
    polars = need("polars", extra="tables")
    types = {
        ColumnKind.TEXT: polars.String,
        ColumnKind.TEXTS: polars.List(polars.String),
        ColumnKind.INTEGER: polars.Int64,
        ColumnKind.NUMBER: polars.Float64,
        ColumnKind.TRUTH: polars.Boolean,
    }
    return polars.DataFrame(
        [polars.Series(name, cells, dtype=types[kind]) for name, (kind, cells) in columns.items()]
    )


def _pandas(columns: Mapping[str, Column]) -> Any:
    pandas = need("pandas", extra="pandas")
    types = {
        ColumnKind.TEXT: "string",
        ColumnKind.TEXTS: object,
        ColumnKind.INTEGER: "Int64",
        ColumnKind.NUMBER: "Float64",
        ColumnKind.TRUTH: "boolean",
    }
    return pandas.DataFrame(
        {name: pandas.Series(list(cells), dtype=types[kind]) for name, (kind, cells) in columns.items()}
    )


def _pyarrow(columns: Mapping[str, Column]) -> Any:
    arrow = need("pyarrow", extra="parquet")
    types = {
        ColumnKind.TEXT: arrow.string(),
        ColumnKind.TEXTS: arrow.list_(arrow.string()),
        ColumnKind.INTEGER: arrow.int64(),
        ColumnKind.NUMBER: arrow.float64(),
        ColumnKind.TRUTH: arrow.bool_(),
    }
    return arrow.table({name: arrow.array(cells, types[kind]) for name, (kind, cells) in columns.items()})


_MAKERS: Final[Mapping[str, Callable[[Mapping[str, Column]], Any]]] = {
    "polars": _polars,
    "pandas": _pandas,
    "pyarrow": _pyarrow,
}
BACKENDS: Final = tuple(_MAKERS)
"""The libraries that frames are made of here."""
