"""A report as SARIF 2.1.0, which code hosts and editors show beside the lines of a file.

A cell of a workbook is a logical location, since no line of the file holds it. What SARIF has no word for
stands in bags of properties, as it provides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from ..._version import __version__
from ...findings import Finding, Position, Severity
from ...labels import Label, whole
from ..outcomes import Outcome
from .groups import field_of, grouped
from .json_form import finding_data
from .judged import Judged
from .places import cell_address, place
from .signs import brief, data_of, dumped, text_of
from .words import left_out, verdict

__all__ = ["as_sarif"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LONGEST: Final = 1000
_MARKUP: Final = re.compile(r"[{}]|\](?=\()")
"""What a message would be read by: braces name arguments, and a bracket before a parenthesis ends a link."""


def as_sarif(report: Judged, lang: str) -> str:
    """Write a report as SARIF.

    Args:
        report: The report.
        lang: The language of its texts.
    """
    rules = _rules(report, lang)
    field = field_of(report)
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "openinno", "version": __version__, "rules": rules}},
        "language": Label("fr", "en").text(lang),
        "invocations": [_invocation(report, places, lang)],
        "results": [_result(one, field(one), places, lang) for one in report.findings],
        "columnKind": "unicodeCodePoints",
        "properties": {
            "name": data_of(report.name),
            "grade": report.grade.value,
            "ok": report.ok,
            "verdict": " ".join(verdict(report, lang)),
            "rows": report.rows,
            "leftOut": report.left_out,
        },
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _message(text: str) -> dict[str, str]:
    """Return a message in which nothing of a value is taken for an argument or a link."""
    return {"text": _MARKUP.sub(_as_itself, brief(text, _LONGEST))}


def _as_itself(found: re.Match[str]) -> str:
    return "\\]" if found[0] == "]" else 2 * found[0]


def _rules(report: Judged, lang: str) -> list[dict[str, Any]]:
    """Return every rule, then what was found when the data was read."""
    rules = [_rule(one, lang) for one in report.outcomes]
    known = {one.rule.code for one in report.outcomes}
    for group in grouped(report):
        if group.code not in known:
            known.add(group.code)
            title = f"{group.title.text(lang)} ({group.code})"
            rules.append(
                {
                    "id": whole(group.code),
                    "shortDescription": {"text": title},
                    "fullDescription": {"text": title},
                    "help": {"text": group.advice(lang) or title},
                    "defaultConfiguration": {"level": _LEVELS[group.severity]},
                }
            )
    return rules


def _rule(outcome: Outcome, lang: str) -> dict[str, Any]:
    rule = outcome.rule
    source = rule.source.text(lang) if isinstance(rule.source, Label) else text_of(rule.source)
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title.text(lang)},
        "fullDescription": {"text": rule.reason.text(lang)},
        "help": {"text": f"{rule.reason.text(lang)}\n→ {rule.fix.text(lang)}"},
        "defaultConfiguration": {"level": _LEVELS[outcome.severity]},
        "properties": {
            "column": rule.column,
            "state": outcome.state.value,
            "broken": outcome.broken,
            "source": source or None,
        },
    }


def _result(finding: Finding, field: str | None, places: Mapping[str, int], lang: str) -> dict[str, Any]:
    advice = finding.advice(lang)
    data = finding_data(finding, field, lang)
    message = finding.message(lang) + (f" → {advice}" if advice else "")
    return {
        "ruleId": whole(finding.code),
        "ruleIndex": places[whole(finding.code)],
        "level": _LEVELS[finding.severity],
        "message": _message(message),
        "locations": _locations(finding.where, lang),
        "properties": {
            name: data[name] for name in ("where", "field", "value", "fix", "parameters", "repair")
        },
    }


def _locations(where: Position, lang: str) -> list[dict[str, Any]]:
    """Return the line of a file of text, and the cell, row or record by name."""
    location: dict[str, Any] = {}
    if where.file:
        location["physicalLocation"] = {"artifactLocation": {"uri": quote(whole(where.file))}}
        if where.sheet is None and where.row:
            location["physicalLocation"]["region"] = {"startLine": where.row}
    names = place(where, lang, file=False)
    if names:
        kind = "cell" if cell_address(where) else "record"
        location["logicalLocations"] = [
            {"name": names[0], "fullyQualifiedName": ", ".join(names), "kind": kind}
        ]
    return [location] if location else []


def _invocation(report: Judged, places: Mapping[str, int], lang: str) -> dict[str, Any]:
    """Tell what was not checked, and that findings are left out."""
    not_checked = [
        {
            "associatedRule": {"id": one.rule.code, "index": places[one.rule.code]},
            "level": "note" if one.idle else "warning",
            "message": _message(one.why.text(lang)),
        }
        for one in report.outcomes
        if one.why is not None
    ]
    unlisted = left_out(report, lang)
    return {
        "executionSuccessful": True,
        "toolConfigurationNotifications": not_checked,
        "toolExecutionNotifications": [{"level": "warning", "message": _message(unlisted)}]
        if unlisted
        else [],
    }
