"""Indicators as rows: one an indicator, with the first published figure beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ...frames import Column, ColumnKind, frame_of
from ..changes import IndicatorChange, changes_by_id
from ..figured import Figured
from ..indicator import Indicator

__all__ = ["KINDS", "as_frame", "rows_of"]

KINDS: Final[Mapping[str, ColumnKind]] = {
    **dict.fromkeys(("id", "group", "label", "unit"), ColumnKind.TEXT),
    "value": ColumnKind.NUMBER,
    **dict.fromkeys(("numerator", "base", "unknown", "outside"), ColumnKind.INTEGER),
    **dict.fromkeys(("low", "high", "least", "most"), ColumnKind.NUMBER),
    "refused": ColumnKind.TEXT,
    "study_printed": ColumnKind.TEXT,
    **dict.fromkeys(("study_value", "difference"), ColumnKind.NUMBER),
    "comparable": ColumnKind.TRUTH,
    **dict.fromkeys(("agreement", "study_differs", "study_sources", "cautions"), ColumnKind.TEXT),
    **dict.fromkeys(("since", "since_difference", "since_low", "since_high"), ColumnKind.NUMBER),
}
"""The columns, and what they hold."""


def as_frame(figures: Figured, backend: str, lang: str, before: Figured | None = None) -> Any:
    """Make a table of indicators, one a row.

    Args:
        figures: The indicators.
        backend: The library: ``polars``, ``pandas`` or ``pyarrow``.
        lang: The language of the texts.
        before: The indicators of another census or an earlier date.

    Raises:
        MissingExtra: The library is not installed.
        ValueError: There is no such backend.
    """
    rows = rows_of(figures, lang, before)
    columns = {name: Column(kind, [row[name] for row in rows]) for name, kind in KINDS.items()}
    return frame_of(columns, backend)


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
    cautions = (*one.cautions, *(change.cautions if change else ()))
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
        "study_differs": study and "; ".join(text.text(lang) for text in study.differs),
        "study_sources": study and "; ".join(map(str, study.figure.sources)),
        "cautions": "; ".join(caution.text(lang) for caution in cautions) or None,
        "since": change and change.before.value,
        "since_difference": change and change.difference,
        "since_low": change and change.interval and change.interval.low,
        "since_high": change and change.interval and change.interval.high,
    }
