"""How rows are written: as they come, none held, as JSON Lines, as a JSON array, or as CSV."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Final

import click

from .._language import both
from .._output import text_cell, write_csv

__all__ = ["write_array", "write_lines", "write_table"]

_CONTROL: Final = re.compile(r"[\x7f-\x9f]")


def write_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Write each row as a line of JSON."""
    for row in rows:
        click.echo(_json(row) + b"\n", nl=False)


def write_array(rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the rows as one JSON array, a row a line."""
    before = b"[\n"
    for row in rows:
        click.echo(before + _json(row), nl=False)
        before = b",\n"
    click.echo(b"[]\n" if before == b"[\n" else b"\n]\n", nl=False)


def write_table(
    rows: Iterable[Mapping[str, Any]],
    lang: str,
    *,
    header: Sequence[str] | None = None,
    empty: Callable[[], Sequence[str]] = tuple,
) -> None:
    """Write the rows as CSV, their values as portals write them there.

    Args:
        rows: The rows, all of the same columns.
        lang: The language, whose spreadsheets open the table.
        header: The names of the columns; the keys of the first row by default.
        empty: Tells the names of the columns where there is no row.
    """
    found = iter(rows)
    first = next(found, None)
    columns = tuple(empty() if first is None else first)
    whole = () if first is None else chain([first], found)
    write_csv(header or columns, (tuple(map(row.get, columns)) for row in whole), lang, cell=_cell)


def _json(row: object) -> bytes:
    try:
        text = json.dumps(row, ensure_ascii=False, allow_nan=False)
    except ValueError:
        text = json.dumps(_finite(row), ensure_ascii=False)
    # Half a surrogate pair is no UTF-8, and some signs would steer a terminal: both stay escaped.
    return _CONTROL.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text).encode("utf-8", "backslashreplace")


def _finite(value: Any) -> Any:
    """Write NaN and the infinities, which some portals send and JSON does not know, as no value."""
    if isinstance(value, Mapping):
        return {key: _finite(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _cell(value: Any, lang: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return json.dumps(value)
        case int():
            return str(value)
        case float():
            return repr(value).replace(".", both(lang, ",", "."))
        case {"lat": latitude, "lon": longitude, **others} if not others:
            return f"{latitude}, {longitude}"
        case list() | dict():
            joined = _joined(value) if isinstance(value, list) else None
            return text_cell(_json(value).decode() if joined is None else joined)
    return text_cell(str(value))


def _joined(values: list[Any]) -> str | None:
    """Join texts and numbers by a comma, as portals do; None where that could not be parted again."""
    parts = []
    for one in values:
        if isinstance(one, bool) or not isinstance(one, str | int | float):
            return None
        part = str(one)
        if not part or "," in part or part.startswith("["):
            return None
        parts.append(part)
    return ",".join(parts)
