"""Indicators as rows: one an indicator, with the first published figure beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..changes import IndicatorChange, changes_by_id
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
    **dict.fromkeys(("since", "since_difference", "since_low", "since_high"), "number"),
}
"""The columns, and what they hold."""


def rows_of(figures: Figured, lang: str, before: Figured | None = None) -> list[dict[str, Any]]:
    """Return a row an indicator, under the names of :data:`KINDS`.

    Args:
        figures: The indicators.
        lang: The language of the texts.
        before: The indicators of another census or an earlier date.

    Examples:
        >>> import openinno as oi
        >>> row = rows_of(oi.indicators(oi.embedded_census()), "en")[2]
        >>> row["id"], row["numerator"], row["study_printed"], row["agreement"]
        ('share_acc_tech_hub', 19, '61%', 'agrees')
    """
    changed = changes_by_id(before, figures)
    return [_row(one, changed.get(one.id), lang) for one in figures]


def _row(one: Indicator, change: IndicatorChange | None, lang: str) -> dict[str, Any]:
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
        "since": change and change.before.value,
        "since_difference": change and change.difference,
        "since_low": change and change.interval and change.interval.low,
        "since_high": change and change.interval and change.interval.high,
    }
