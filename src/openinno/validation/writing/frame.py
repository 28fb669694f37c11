"""The findings of a report as a table, one a row, for who counts or joins them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from ..._optional import need
from ...findings import Finding
from ...labels import whole
from .groups import field_of
from .judged import Judged
from .places import cell_address
from .signs import text_of

__all__ = ["as_frame"]

_KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("code", "severity", "file", "sheet"), "text"),
    "row": "integer",
    **dict.fromkeys(
        ("column", "cell", "record", "path", "field", "value", "message", "fix", "repair"), "text"
    ),
    "confidence": "number",
    "lossless": "truth",
}
"""The columns, and what they hold: whatever the value was, it is a text here."""


def as_frame(report: Judged, backend: str, lang: str) -> Any:
    """Make a table of the findings.

    Args:
        report: The report.
        backend: The library: ``polars``, ``pandas`` or ``pyarrow``.
        lang: The language of the messages.

    Raises:
        MissingExtra: The library is not installed.
        ValueError: There is no such backend.
    """
    if backend not in _MAKERS:
        raise ValueError(f"a frame of {', '.join(_MAKERS)}, not {backend!r}")
    field = field_of(report)
    rows = [_row(one, field(one), lang) for one in report.findings]
    columns = {name: [row[name] for row in rows] for name in _KINDS}
    return _MAKERS[backend](columns)


def _row(finding: Finding, field: str | None, lang: str) -> dict[str, Any]:
    where, repair = finding.where, finding.repair
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": _text(where.file),
        "sheet": _text(where.sheet),
        "row": where.row,
        "column": _text(where.column),
        "cell": _text(cell_address(where)),
        "record": _text(where.record),
        "path": _text(where.path),
        "field": _text(field),
        "value": _text(finding.value),
        "message": _text(finding.message(lang)),
        "fix": _text(finding.advice(lang)),
        "repair": _text(repair.new) if repair else None,
        "confidence": repair and float(repair.confidence),
        "lossless": repair and repair.lossless,
    }


def _text(value: object) -> str | None:
    return None if value is None else whole(text_of(value))


def _typed(names: Iterable[str], types: Mapping[str, Any]) -> dict[str, Any]:
    return {name: types[_KINDS[name]] for name in names}


def _polars(columns: Mapping[str, list[Any]]) -> Any:
    polars = need("polars", extra="tables")
    types = {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "truth": polars.Boolean,
    }
    return polars.DataFrame(columns, schema=_typed(columns, types))


def _pandas(columns: Mapping[str, list[Any]]) -> Any:
    pandas = need("pandas", extra="pandas")
    types = {"text": "string", "integer": "Int64", "number": "Float64", "truth": "boolean"}
    dtypes = _typed(columns, types)
    return pandas.DataFrame(
        {name: pandas.array(cells, dtype=dtypes[name]) for name, cells in columns.items()}
    )


def _pyarrow(columns: Mapping[str, list[Any]]) -> Any:
    arrow = need("pyarrow", extra="parquet")
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "truth": arrow.bool_(),
    }
    return arrow.table(dict(columns), schema=arrow.schema(list(_typed(columns, types).items())))


_MAKERS: Final[Mapping[str, Callable[[Mapping[str, list[Any]]], Any]]] = {
    "polars": _polars,
    "pandas": _pandas,
    "pyarrow": _pyarrow,
}
