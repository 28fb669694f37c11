"""The JSON Schema of a report as JSON: what a program may rely on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ...findings import Severity
from ..grades import Grade
from ..outcomes import State
from .json_form import FORMAT

__all__ = ["report_schema"]

_TEXT: Final = {"type": "string"}
_TEXT_OR_NONE: Final = {"type": ["string", "null"]}
_COUNT: Final = {"type": "integer", "minimum": 0}
_VALUE: Final = {"type": ["string", "number", "boolean", "null"]}
_SAID: Final = {"$ref": "#/$defs/said"}
_SAID_OR_NONE: Final = {"oneOf": [_SAID, {"type": "null"}]}


def report_schema() -> dict[str, Any]:
    """Return the schema, in the dialect of 2020-12.

    Its version grows where a key is taken away or means something else; keys may come without that, so that
    a reader ignores those it does not know.

    Examples:
        >>> report_schema()["properties"]["ok"]["type"]
        ['boolean', 'null']
    """
    severities = {"enum": [one.value for one in Severity]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:1",
        "title": "Report of a check by openinno",
        **_object(
            {
                "format": {"const": FORMAT},
                "version": {"const": 1},
                "made_by": _TEXT,
                "name": _TEXT_OR_NONE,
                "grade": {"enum": [one.value for one in Grade]},
                "ok": {
                    "type": ["boolean", "null"],
                    "description": "null: no error was found, but a rule that must hold was not checked",
                },
                "verdict": _SAID,
                "rows": {"type": ["integer", "null"], "minimum": 0},
                "listed": {**_COUNT, "description": "how many findings stand in this document"},
                "left_out": {**_COUNT, "description": "how many were counted but do not stand in it"},
                "by_severity": _object({one.value: _COUNT for one in Severity}),
                "by_rule": _counted("code", _TEXT),
                "by_column": _counted("column", _TEXT_OR_NONE),
                "by_territory": _counted("region", _TEXT_OR_NONE),
                "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
                "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
            }
        ),
        "$defs": {
            "said": {
                "description": "a text in the language that was asked, or in both",
                "oneOf": [_TEXT, _object({"fr": _TEXT, "en": _TEXT})],
            },
            "rule": _rule(severities),
            "finding": _finding(severities),
        },
    }


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": list(properties)}


def _counted(name: str, key: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _object({name: key, "count": _COUNT})}


def _rule(severities: Mapping[str, Any]) -> dict[str, Any]:
    return _object(
        {
            "code": _TEXT,
            "column": _TEXT,
            "severity": severities,
            "state": {"enum": [one.value for one in State]},
            "broken": {**_COUNT, "description": "how many rows break it"},
            "why": {**_SAID_OR_NONE, "description": "why it was not checked, or not on every row"},
            "idle": {"type": "boolean", "description": "whether there is nothing that it could judge"},
            "after": {"type": "array", "items": _TEXT},
            "title": _SAID,
            "reason": _SAID,
            "fix": _SAID,
            "source": _SAID_OR_NONE,
        }
    )


def _finding(severities: Mapping[str, Any]) -> dict[str, Any]:
    where = {
        "file": _TEXT_OR_NONE,
        "sheet": _TEXT_OR_NONE,
        "row": {"type": ["integer", "null"], "description": "as the author counts, from 1"},
        "column": {**_TEXT_OR_NONE, "description": "letters where the file has them, or a name"},
        "cell": {**_TEXT_OR_NONE, "description": "the address of the cell in a workbook"},
        "record": _TEXT_OR_NONE,
        "path": _TEXT_OR_NONE,
    }
    repair = {
        "column": _TEXT,
        "old": _VALUE,
        "new": _VALUE,
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "lossless": {"type": "boolean"},
    }
    return _object(
        {
            "code": _TEXT,
            "severity": severities,
            "where": _object(where),
            "field": {**_TEXT_OR_NONE, "description": "the column of the flat row that it counts for"},
            "value": _VALUE,
            "message": _SAID,
            "fix": _SAID_OR_NONE,
            "parameters": {"type": "object", "additionalProperties": _TEXT},
            "repair": {"oneOf": [_object(repair), {"type": "null"}]},
        }
    )
