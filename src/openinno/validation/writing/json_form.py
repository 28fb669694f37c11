"""A report as JSON, for programs: everything that it holds, in both languages or in one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ..._version import __version__
from ...findings import Finding, Position
from ...labels import Label
from ..outcomes import Outcome
from .groups import field_of
from .judged import Judged
from .places import cell_address
from .signs import data_of, dumped, text_of
from .words import NOUNS, verdict

__all__ = ["FORMAT", "as_json", "finding_data"]

FORMAT: Final = "openinno-report"

Said = str | dict[str, str] | None
"""A text in one language, or in both."""


def as_json(report: Judged, lang: str | None = None) -> str:
    """Write a report as JSON, in the form that :func:`~.schema.report_schema` describes.

    Args:
        report: The report.
        lang: The language of its texts; both, by language, where None.
    """
    by_severity = report.counts("severity")
    field = field_of(report)
    return dumped(
        {
            "format": FORMAT,
            "version": 1,
            "made_by": f"openinno {__version__}",
            "name": data_of(report.name),
            "grade": report.grade.value,
            "ok": report.ok,
            "verdict": _said(lambda to: " ".join(verdict(report, to)), lang),
            "rows": report.rows,
            "listed": len(report.findings),
            "left_out": report.left_out,
            "by_severity": {severity.value: by_severity.get(severity, 0) for severity in NOUNS},
            "by_rule": _counted("code", report.counts("rule")),
            "by_column": _counted("column", report.counts("column")),
            "by_territory": _counted("region", report.counts("territory")),
            "rules": [_rule(one, lang) for one in report.outcomes],
            "findings": [finding_data(one, field(one), lang) for one in report.findings],
        }
    )


def _counted(name: str, counts: dict[Any, int]) -> list[dict[str, Any]]:
    return [{name: data_of(key), "count": number} for key, number in counts.items()]


def _said(text: Callable[[str], str | None], lang: str | None) -> Said:
    if lang is not None:
        return text(lang)
    fr, en = text("fr"), text("en")
    return None if fr is None or en is None else {"fr": fr, "en": en}


def _label(label: Label | None, lang: str | None) -> Said:
    return None if label is None else _said(label.text, lang)


def _rule(outcome: Outcome, lang: str | None) -> dict[str, Any]:
    rule = outcome.rule
    source = rule.source if isinstance(rule.source, Label) else text_of(rule.source)
    return {
        "code": rule.code,
        "column": rule.column,
        "severity": outcome.severity.value,
        "state": outcome.state.value,
        "broken": outcome.broken,
        "why": _label(outcome.why, lang),
        "idle": outcome.idle,
        "after": list(rule.after),
        "title": _label(rule.title, lang),
        "reason": _label(rule.reason, lang),
        "fix": _label(rule.fix, lang),
        "source": _label(source, lang) if isinstance(source, Label) else source or None,
    }


def finding_data(finding: Finding, field: str | None, lang: str | None) -> dict[str, Any]:
    """Return a finding as JSON has it.

    Args:
        finding: The finding.
        field: The column of the flat row that it counts for.
        lang: The language of its texts; both where None.
    """
    repair = finding.repair
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": _where(finding.where),
        "field": data_of(field),
        "value": data_of(finding.value),
        "message": _said(finding.message, lang),
        "fix": _said(finding.advice, lang),
        "parameters": {one.name: data_of(one.value) for one in finding.parameters},
        "repair": None
        if repair is None
        else {
            "column": repair.column,
            "old": data_of(repair.old),
            "new": data_of(repair.new),
            "confidence": repair.confidence,
            "lossless": repair.lossless,
        },
    }


def _where(where: Position) -> dict[str, Any]:
    return {
        "file": data_of(where.file),
        "sheet": data_of(where.sheet),
        "row": where.row,
        "column": data_of(where.column),
        "cell": data_of(cell_address(where)),
        "record": data_of(where.record),
        "path": data_of(where.path),
    }
