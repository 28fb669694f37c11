"""How many rows a file has, as the plain reader of its kind gives them: what a census is held to."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree

from openinno import ReportedCensus
from openinno.envelope import ABOUT
from openinno.sources.tables.delimited.layouts import MOST_LINES

__all__ = ["Count", "rows_of"]

_LARGEST: Final = 8 * 1024 * 1024
_CALAMINE: Any = import_module("python_calamine")
_IPC: Any = import_module("pyarrow.ipc")
_PARQUET: Any = import_module("pyarrow.parquet")
_SAYS: Final = re.compile(r"\w")
_OTHER_LINES: Final = re.compile("[\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class Count(NamedTuple):
    """How many rows hold something that nobody would take for blank, and how many there may be at most."""

    least: int
    most: int


def rows_of(path: Path, read: ReportedCensus, untouched: bool) -> Count | None:
    """Return how many rows stand in a file, or None where no plain reader gives any.

    Args:
        path: The file.
        read: How it was read: its sheet, its header, its separator are taken from there.
        untouched: Whether the file is as its writer wrote it, whatever stands in its cells.
    """
    table = read.table
    kind = table.options.kind if table else "own"
    if path.stat().st_size > _LARGEST:
        return None
    try:
        if table is None:
            return _own(path)
        if kind in {"xlsx", "xls", "ods"}:
            return _workbook(path, read)
        if kind in {"json", "geojson"}:
            return _document(path, read)
        if kind == "jsonl":
            return _lines(path, read)
        if kind == "kml" and path.suffix == ".kml":
            return _placemarks(path)
        if kind in {"parquet", "arrow"}:
            return _columns(path, kind)
        return _separated(path, read) if kind in {None, "csv"} and untouched else None
    except Exception:
        # The plain reader gives the file up where ours does not: there is nothing to hold it to.
        return None


def _filled(cell: Any) -> bool:
    if isinstance(cell, float):
        return math.isfinite(cell)
    if isinstance(cell, str):
        return bool(_SAYS.search(cell))
    if isinstance(cell, dict):
        return any(map(_filled, cell.values()))
    if isinstance(cell, list):
        return any(map(_filled, cell))
    return cell is not None


def _counted(rows: Sequence[Any]) -> Count:
    return Count(sum(any(map(_filled, row)) for row in rows), len(rows))


def _with_told(rows: Count, ours: bool) -> Count:
    """Return the count of rows, beside which a file of ours tells of records that may be refused as well."""
    return rows._replace(most=1 << 30) if ours else rows


def _own(path: Path) -> Count | None:
    text = path.read_text(encoding="utf-8-sig")
    try:
        found = json.loads(text)
        others = sum(len(found.get(key) or ()) for key in ("actors", "initiatives", "relations"))
        rows = len(found["structures"]) + len(found.get("refused") or ())
    except (ValueError, KeyError, TypeError):
        return None
    # An actor or a relation that cannot be read is among the rows that are refused.
    return Count(rows, rows + others)


def _workbook(path: Path, read: ReportedCensus) -> Count:
    table = read.table
    assert table is not None
    book = _CALAMINE.CalamineWorkbook.from_path(str(path))
    rows = book.get_sheet_by_name(table.sheet).to_python(skip_empty_area=False)
    joined = any(one.code == "header-joined" for one in table.assumed)
    return _counted(rows[(table.options.header or 0) + joined :])


def _document(path: Path, read: ReportedCensus) -> Count | None:
    assert read.table is not None
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    found = json.loads(data.decode(read.table.options.encoding or "utf-8", "surrogatepass"))
    if isinstance(found, dict) and found.get("type") == "Feature":
        return None
    ours = isinstance(found, dict) and ABOUT in found
    way = read.table.options.sheet
    for key in str(way).split(".") if way else ():
        found = found[key]
    rows = [one if isinstance(one, dict) else {"row": "x"} for one in found]
    # A member of a feature beside its properties and geometry is no cell of its row.
    features = [_of_feature(one) for one in rows]
    return _with_told(_counted([row.values() for row in features]), ours)


def _of_feature(row: dict[str, Any]) -> dict[str, Any]:
    if row.get("type") != "Feature":
        return row
    properties = row.get("properties")
    return properties if isinstance(properties, dict) else {}


def _lines(path: Path, read: ReportedCensus) -> Count:
    assert read.table is not None
    text = path.read_bytes().decode(read.table.options.encoding or "utf-8", "surrogateescape")
    lines = [line for line in text.removeprefix("\ufeff").split("\n") if line.strip()]
    rows: list[Any] = []
    for line in lines:
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            found = "no JSON"
        rows.append(_of_feature(found) if isinstance(found, dict) else {"row": "x"})
    return Count(_counted([row.values() for row in rows]).least, len(lines))


def _placemarks(path: Path) -> Count:
    tree = ElementTree.fromstring(path.read_bytes())  # noqa: S314 - made by these tests
    marks = [one for one in tree.iter() if one.tag.rpartition("}")[2] == "Placemark"]
    outer = [one for one in marks if not any(one in set(other.iter()) - {other} for other in marks)]
    return Count(sum(any(map(_filled, one.itertext())) for one in outer), len(marks))


def _columns(path: Path, kind: str) -> Count:
    if kind == "parquet":
        table = _PARQUET.read_table(str(path))
    else:
        try:
            table = _IPC.open_file(str(path)).read_all()
        except Exception:
            table = _IPC.open_stream(path.read_bytes()).read_all()
    rows = [list(row.values()) for row in table.to_pylist()]
    return _with_told(_counted(rows), ABOUT.encode() in (table.schema.metadata or {}))


def _separated(path: Path, read: ReportedCensus) -> Count | None:
    """Count the rows of well-formed text, unless what is found out about it is not what was meant."""
    assert read.table is not None
    options = read.table.options
    text = path.read_bytes().decode(options.encoding or "utf-8")
    if _OTHER_LINES.search(text) or not options.quote:
        return None
    csv.field_size_limit(1 << 30)
    below = list(_below(text, options.separator or ";", options.quote, options.header or 1))
    rows = _counted([row for row, _ in below])
    if all(lines <= MOST_LINES for _, lines in below):
        return rows
    # A row of more lines is not followed to its end, and what is left of it is refused piece by piece.
    pieces = sum(one.code == "rest-of-broken-row" for row in read.census.refused for one in row.findings)
    return rows._replace(most=rows.most + pieces)


def _below(text: str, separator: str, quote: str, header: int) -> Iterator[tuple[list[str], int]]:
    """Yield the rows below the header, each with how many lines it takes."""
    reader = csv.reader(
        io.StringIO(text.removeprefix("\ufeff"), newline=""),
        delimiter=separator,
        quotechar=quote,
        strict=True,
    )
    start = 1
    for row in reader:
        if start > header:
            yield row, reader.line_num + 1 - start
        start = reader.line_num + 1
