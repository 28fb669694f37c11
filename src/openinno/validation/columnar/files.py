"""Files of flat rows that are larger than memory, as tables that are read while they are judged."""

from __future__ import annotations

import csv
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping
from glob import escape
from pathlib import Path
from typing import Any, Final

from ..._optional import need
from ...encoded import not_utf_8
from ...errors import SourceError
from ...flat import FLAT_COLUMNS
from ...frames import unreadable
from ...labels import Label
from ...pieces import source_error

__all__ = ["scan"]

_SEPARATORS: Final = ",;\t|"
_START: Final = 1 << 16
"""So many bytes are looked at for their encoding."""
_SAMPLE: Final = 10_000
"""How many lines of JSON tell what columns there are."""


def scan(path: str | Path) -> Any:
    r"""Return the table of a Parquet, CSV or JSON Lines file, which is read only when it is judged.

    Its columns are those of the flat row. The cells of a CSV file are texts, so that no code loses its zeros.
    With polars it is a lazy frame; else, with DuckDB, a relation.

    Args:
        path: The file.

    Raises:
        SourceError: The file cannot be read, or is of another kind.
        MissingExtra: Neither polars nor DuckDB is installed.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder) / "lieux.csv"
        ...     _ = file.write_text("id;postcode\nlab;01000\n", encoding="utf-8")
        ...     scan(file).collect().row(0)
        ('lab', '01000')
    """
    file = Path(path)
    kind = _KINDS.get(file.suffix.lower())
    if kind is None:
        listed = ", ".join(_KINDS)
        raise SourceError(
            Label(
                f"{file.name} : attendu un fichier {listed} ; le convertir, ou le lire par read_census",
                f"{file.name}: expected a file {listed}; convert it, or read it by read_census",
            )
        )
    try:
        _look_at(file, kind)
        separator = _separator(file) if kind == "csv" else ""
        return _tool()(file, kind, separator)
    except UnicodeDecodeError as error:
        raise source_error(file.name, not_utf_8(error.object, error)) from None
    except FileNotFoundError:
        raise source_error(str(file), Label("fichier introuvable", "no such file")) from None
    except OSError as error:
        raise SourceError(unreadable(error)) from None


_KINDS: Final[Mapping[str, str]] = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "json",
    ".ndjson": "json",
}


def _tool() -> Callable[[Path, str, str], Any]:
    try:
        need("polars", extra="tables")
    except ImportError as missing:
        try:
            need("duckdb", extra="tables")
        except ImportError:
            raise missing from None
        return _by_duckdb
    return _by_polars


def _by_polars(file: Path, kind: str, separator: str) -> Any:
    import polars as pl

    if kind == "parquet":
        return pl.scan_parquet(file, glob=False)
    if kind == "csv":
        return pl.scan_csv(file, separator=separator, infer_schema=False, glob=False)
    return pl.scan_ndjson(escape(str(file)), infer_schema_length=_SAMPLE)


def _by_duckdb(file: Path, kind: str, separator: str) -> Any:
    import duckdb

    # DuckDB takes any name for a pattern.
    name = escape(str(file))
    if kind == "parquet":
        return duckdb.read_parquet(name)
    if kind == "csv":
        return duckdb.read_csv(name, sep=separator, header=True, all_varchar=True)
    return duckdb.read_json(name, format="newline_delimited")


def _look_at(file: Path, kind: str) -> None:
    """Refuse now what is not there or no UTF-8, which engines tell late and in words of their own."""
    with file.open("rb") as source:
        start = source.read(_START)
    if kind != "parquet":
        getincrementaldecoder("utf-8")().decode(start)


def _separator(file: Path) -> str:
    """Return the sign that cuts the first line into most columns of the flat row."""
    known = {column.name for column in FLAT_COLUMNS}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        line = lines.readline(1_000_000)
    found = {
        sign: len(known.intersection(next(csv.reader([line], delimiter=sign), []))) for sign in _SEPARATORS
    }
    return max(found, key=lambda sign: found[sign])
