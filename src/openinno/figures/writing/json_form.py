"""Indicators as JSON, for programs: everything that they hold, in both languages or in one."""

from __future__ import annotations

from typing import Any, Final

from ..._version import __version__
from ...labels import Label
from ...validation.writing.signs import dumped
from ..against import Against
from ..changes import IndicatorChange, changes_by_id
from ..figured import Figured
from ..indicator import Indicator
from ..intervals import Interval

__all__ = ["FORMAT", "as_json"]

FORMAT: Final = "openinno-indicators"


def as_json(figures: Figured, lang: str | None = None, before: Figured | None = None) -> str:
    """Write indicators as JSON.

    Args:
        figures: The indicators.
        lang: The language of the texts; both, by language, where None.
        before: The indicators of another census or an earlier date.

    Examples:
        >>> import json
        >>> import openinno as oi
        >>> told = json.loads(as_json(oi.indicators(oi.embedded_census()), "fr"))
        >>> told["indicators"][2]["label"], told["indicators"][2]["interval"]["low"] < 0.5
        ('accélérateurs, technopoles et hubs ensemble', True)
    """
    changed = changes_by_id(before, figures)
    return dumped(
        {
            "format": FORMAT,
            "version": 1,
            "made_by": f"openinno {__version__}",
            "title": _said(figures.title, lang),
            "made": figures.made or None,
            "scope": _said(figures.scope, lang),
            "structures": len(figures.structures),
            "cautions": [_said(one, lang) for one in figures.cautions],
            "since": before and _said(before.title, lang),
            "indicators": [_indicator(one, changed.get(one.id), lang) for one in figures],
        }
    )


def _indicator(one: Indicator, change: IndicatorChange | None, lang: str | None) -> dict[str, Any]:
    return {
        "id": one.id,
        "group": one.group.value,
        "label": _said(one.label, lang),
        "unit": one.unit.value,
        "value": one.value,
        "numerator": one.numerator,
        "base": one.base,
        "unknown": one.unknown,
        "outside": one.outside,
        "confidence": one.confidence,
        "interval": _interval(one.interval),
        "bounds": _interval(one.bounds),
        "refused": _said(one.refused, lang),
        "cautions": [_said(caution, lang) for caution in one.cautions],
        "study": [_against(against, lang) for against in one.study],
        "sources": [str(source) for source in one.sources],
        "since": change and _change(change, lang),
    }


def _change(change: IndicatorChange, lang: str | None) -> dict[str, Any]:
    return {
        "value": change.before.value,
        "numerator": change.before.numerator,
        "base": change.before.base,
        "unknown": change.before.unknown,
        "difference": change.difference,
        "interval": _interval(change.interval),
        "cautions": [_said(caution, lang) for caution in change.cautions],
    }


def _against(one: Against, lang: str | None) -> dict[str, Any]:
    figure = one.figure
    return {
        "id": figure.id,
        "value": figure.value,
        "qualifier": figure.qualifier.code,
        "printed": figure.printed,
        "basis": figure.basis.code,
        "base": figure.base and figure.base.value,
        "sources": [str(source) for source in figure.sources],
        "comparable": one.comparable,
        "same": [_said(text, lang) for text in one.same],
        "differs": [_said(text, lang) for text in one.differs],
        "difference": one.difference,
        "agreement": one.agreement and one.agreement.value,
    }


def _interval(interval: Interval | None) -> dict[str, float] | None:
    return None if interval is None else {"low": interval.low, "high": interval.high}


def _said(text: Label | None, lang: str | None) -> str | dict[str, str] | None:
    if text is None:
        return None
    return text.text(lang) if lang else {"fr": text.text("fr"), "en": text.text("en")}
