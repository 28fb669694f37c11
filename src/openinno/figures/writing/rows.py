"""Indicators as rows: one an indicator, with the first published figure beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..figured import Figured
from ..indicator import Indicator

__all__ = ["KINDS", "rows_of"]

KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("id", "group", "label", "unit"), "text"),
    "value": "number",
    **dict.fromkeys(("numerator", "base", "unknown", "outside"), "integer"),
    **dict.fromkeys(("low", "high", "least", "most"), "number"),
    "refused": "text",
    **dict.fromkeys(("study_printed",), "text"),
    **dict.fromkeys(("study_value", "difference"), "number"),
    "comparable": "truth",
    **dict.fromkeys(("agreement", "study_sources", "cautions"), "text"),
}
"""The columns, and what they hold."""


def rows_of(figures: Figured, lang: str) -> list[dict[str, Any]]:
    """Return a row an indicator, under the names of :data:`KINDS`.

    Examples:
        >>> import openinno as oi
        >>> row = rows_of(oi.indicators(oi.embedded_census()), "en")[2]
        >>> row["id"], row["numerator"], row["study_printed"], row["agreement"]
        ('share_acc_tech_hub', 19, '61%', 'agrees')
    """
    return [_row(one, lang) for one in figures]


def _row(one: Indicator, lang: str) -> dict[str, Any]:
    study = one.study[0] if one.study else None
    return {
        "id": one.id,
        "group": one.group.value,
        "label": one.label.text(lang),
        "unit": one.unit.value,
        "value": one.value,
        "numerator": one.numerator,
        "base": one.base,
        "unknown": one.unknown,
        "outside": one.outside,
        "low": one.interval and one.interval.low,
        "high": one.interval and one.interval.high,
        "least": one.bounds and one.bounds.low,
        "most": one.bounds and one.bounds.high,
        "refused": one.refused and one.refused.text(lang),
        "study_printed": study and study.figure.printed,
        "study_value": study and float(study.figure.value),
        "difference": study and study.difference,
        "comparable": study and study.comparable,
        "agreement": study and study.agreement and study.agreement.value,
        "study_sources": study and "; ".join(map(str, study.figure.sources)),
        "cautions": "; ".join(caution.text(lang) for caution in one.cautions) or None,
    }
