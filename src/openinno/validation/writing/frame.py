"""The findings of a report as a table, one a row, for who counts or joins them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ...findings import Finding
from ...frames import Column, ColumnKind, frame_of
from ...labels import whole
from .groups import field_of
from .judged import Judged
from .places import cell_address
from .signs import text_of

__all__ = ["as_frame"]

_KINDS: Final[Mapping[str, ColumnKind]] = {
    **dict.fromkeys(("code", "severity", "file", "sheet"), ColumnKind.TEXT),
    "row": ColumnKind.INTEGER,
    **dict.fromkeys(
        ("column", "cell", "record", "path", "field", "value", "message", "fix", "repair"), ColumnKind.TEXT
    ),
    "confidence": ColumnKind.NUMBER,
    "lossless": ColumnKind.TRUTH,
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
    field = field_of(report)
    rows = [_row(one, field(one), lang) for one in report.findings]
    return frame_of(
        {name: Column(kind, [row[name] for row in rows]) for name, kind in _KINDS.items()}, backend
    )


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
