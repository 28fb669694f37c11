"""A recommendation as JSON, for programs: everything that it holds, its texts in both languages."""

from __future__ import annotations

from typing import Any, Final

from ..._version import __version__
from ...citations import Source
from ...labels import Label
from ...validation.writing.signs import data_of, dumped
from ...vocabulary import Term
from ..outcomes import Comparable, Fit, Point, Ranking
from ..questions import QUESTIONS
from ..sentences import answer

__all__ = ["FORMAT", "as_json"]

FORMAT: Final = "openinno-recommendation"


def as_json(found: Ranking) -> str:
    """Return a recommendation as JSON."""
    return dumped(
        {
            "format": FORMAT,
            "version": 1,
            "made_by": f"openinno {__version__}",
            "territory": _territory(found),
            "decided": found.decided,
            "answer": _both(answer(found)),
            "heard": [_word(one) for one in found.heard],
            "profiles": [_fit(one) for one in found.ranked],
            "missing": [
                {
                    "attribute": one.question.attribute,
                    "question": _both(one.question.text),
                    "decisive": one.decisive,
                }
                for one in found.missing
            ],
            "silent": [_word(one) for one in found.silent],
            "warnings": [{"text": _both(one.text), **_lines(one.sources)} for one in found.warnings],
            "census": _both(found.census.title) if found.census else None,
        }
    )


def _territory(found: Ranking) -> dict[str, Any]:
    territory = found.territory
    return {
        "name": data_of(territory.name),
        "region": territory.area,
        "commune": territory.commune,
        "public_budget_euros": territory.public_budget_euros,
        **{one.attribute: [term.code for term in territory.told(one.attribute)] for one in QUESTIONS},
    }


def _fit(fit: Fit) -> dict[str, Any]:
    return {
        "profile": _word(fit.profile),
        "rank": fit.rank,
        "score": fit.score,
        "points": [_point(one) for one in fit.points],
        "reservations": [_point(one) for one in fit.reservations],
        "comparable": [_compared(one) for one in fit.comparable],
        "others": fit.others,
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "answers": [_word(one) for one in point.answers],
        "text": _both(point.text),
        "basis": point.basis.code,
        **_lines(point.sources),
    }


def _compared(one: Comparable) -> dict[str, Any]:
    return {
        "id": data_of(one.id),
        "name": data_of(one.name),
        "town": data_of(one.town),
        "basis": one.basis.code,
        "shared": [_both(label) for label in one.shared],
        **_lines(one.sources),
    }


def _lines(sources: tuple[Source, ...]) -> dict[str, Any]:
    return {"sources": [{"cited": str(one), "title": one.title, "page": one.page} for one in sources]}


def _word(term: Term) -> dict[str, Any]:
    vocabulary = type(term).__name__
    return {"vocabulary": vocabulary, "code": term.code, "fr": term.label("fr"), "en": term.label("en")}


def _both(label: Label) -> dict[str, str]:
    return {"fr": label.text("fr"), "en": label.text("en")}
