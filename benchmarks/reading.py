"""What reading any census takes: CSV, XLSX, JSON Lines and Parquet to rows and to a census.

The same rows are written in every form, and every reader gives the same cells.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from census_files import write_files
from contests import Chapter, Contender, Contest
from readers import (
    Reader,
    arrow_rows,
    calamine_rows,
    csv_module,
    frictionless_rows,
    json_lines,
    mapped,
    openpyxl_rows,
    ours,
    pandas_frame,
    pandas_rows,
    polars_frame,
    polars_rows,
    proposed,
)

from openinno.labels import Label

# the contests -----------------------------------------------------------------------------------------------


@contextmanager
def prepared(folder: Path, size: int) -> Iterator[None]:
    """Write the files, and small ones with which libraries are loaded before the clock starts."""
    write_files(folder, "all", size)
    write_files(folder, "warm", 3)
    yield


def seen(found: Any) -> tuple[int, int]:
    """Go through every row, and return how many there are and how long their names are together."""
    if hasattr(found, "columns"):
        names = found["Nom"]
        lengths = names.str.len_chars() if hasattr(names.str, "len_chars") else names.str.len()
        return len(found), int(lengths.sum())
    count = total = 0
    for row in found:
        count += 1
        total += len(row[0])
    return count, total


def digest(found: Any) -> str:
    """Return a digest of every cell, whatever type it came as."""
    if hasattr(found, "columns"):
        found = found.rows() if hasattr(found, "rows") else found.itertuples(index=False, name=None)
    drawn = hashlib.sha256()
    for row in found:
        drawn.update("\x1f".join(map(_shown, row)).encode())
    return drawn.hexdigest()


def _shown(cell: Any) -> str:
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, Decimal | float):
        return repr(float(cell)).removesuffix(".0")
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell).removesuffix(" 00:00:00")


def ready(reader: Reader, form: str) -> Callable[[Path], Callable[[], Any]]:
    """Return what loads a reader and reads a file."""

    def loaded(folder: Path) -> Callable[[], Any]:
        seen(reader(folder / f"warm.{form}"))
        return lambda: reader(folder / f"all.{form}")

    return loaded


NAMES: Final[Mapping[Reader, Label | str]] = {
    csv_module: Label(
        "csv.reader, qui sait le codage et le séparateur", "csv.reader, told encoding and separator"
    ),
    polars_frame: Label("polars, le tableau seul", "polars, the frame only"),
    polars_rows: Label("polars, un tableau, puis ses lignes", "polars, a frame, then its rows"),
    pandas_frame: Label("pandas, le tableau seul", "pandas, the frame only"),
    pandas_rows: Label("pandas, un tableau, puis ses lignes", "pandas, a frame, then its rows"),
    frictionless_rows: Label("frictionless, avec un Table Schema", "frictionless, with a Table Schema"),
    calamine_rows: Label("calamine seul", "calamine alone"),
    openpyxl_rows: Label("openpyxl, en lecture seule", "openpyxl, read-only"),
    json_lines: Label("json, ligne à ligne", "json, line by line"),
    arrow_rows: Label("pyarrow, des dictionnaires", "pyarrow, dictionaries"),
    proposed: Label("openinno, par la correspondance proposée", "openinno, by the mapping it proposes"),
}
MOST: Final[Mapping[Reader, int]] = {
    frictionless_rows: 1_000_000,
    polars_rows: 1_000_000,
    pandas_rows: 1_000_000,
    pandas_frame: 1_000_000,
}
"""The largest size of those who are slow, or who hold all rows in memory."""


def contest(
    code: str,
    title: Label,
    mine: Reader,
    others: Mapping[Reader, float | None],
    *,
    grows: bool = False,
) -> Contest:
    """Return a contest of readers; of each other, how many times ours it is to take at least."""
    form = code.removesuffix("-census")
    return Contest(
        code=code,
        title=title,
        contenders=[
            Contender(name="openinno", ready=ready(mine, form)),
            *(
                Contender(
                    name=NAMES[one],
                    ready=ready(one, form),
                    aims={"cpu": aim} if aim else {},
                    most=MOST.get(one),
                )
                for one, aim in others.items()
            ),
        ],
        sizes=[10_000, 100_000, 1_000_000, 10_000_000] if grows else [10_000, 100_000],
        main=100_000,
        use=seen,
        tell=digest,
        rounds=3 if code.endswith("census") or form == "xlsx" else None,
    )


CHAPTER: Final = Chapter(
    code="reading",
    title=Label("Lire n’importe quel recensement", "Reading any census"),
    unit=Label("lignes", "rows"),
    prepare=prepared,
    contests=[
        contest(
            "csv",
            Label("CSV, des lignes", "CSV, rows"),
            ours,
            {
                frictionless_rows: 1.0,
                polars_rows: 0.5,
                polars_frame: None,
                csv_module: None,
                pandas_rows: None,
                pandas_frame: None,
            },
            grows=True,
        ),
        contest(
            "xlsx",
            Label("XLSX, des lignes", "XLSX, rows"),
            ours,
            {
                frictionless_rows: 1.0,
                calamine_rows: 0.5,
                polars_frame: None,
                pandas_frame: None,
                openpyxl_rows: None,
            },
        ),
        contest("jsonl", Label("JSON Lines, des lignes", "JSON Lines, rows"), ours, {json_lines: None}),
        contest(
            "parquet",
            Label("Parquet, des lignes", "Parquet, rows"),
            ours,
            {arrow_rows: None, polars_rows: None},
        ),
        contest(
            "csv-census",
            Label("CSV, un recensement", "CSV, a census"),
            mapped,
            {frictionless_rows: 1.0, polars_rows: None, proposed: None},
        ),
        contest(
            "xlsx-census",
            Label("XLSX, un recensement", "XLSX, a census"),
            mapped,
            {frictionless_rows: 1.0, calamine_rows: None, proposed: None},
        ),
    ],
)
