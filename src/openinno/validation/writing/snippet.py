"""A report as a notebook shows it: the verdict, and what was found most."""

from __future__ import annotations

from typing import Final

from ...labels import Label
from ...nouns import number
from .groups import grouped
from .judged import Judged
from .markup import Markup, tag
from .signs import brief
from .words import NOUNS, verdict

__all__ = ["as_snippet"]

_MOST: Final = 10


def as_snippet(report: Judged, lang: str) -> str:
    """Write a report as a few lines of HTML.

    Args:
        report: The report.
        lang: The language.
    """
    sentence, why = verdict(report, lang)
    groups = grouped(report)
    # To say that there is one more takes the line that it would take.
    shown = groups if len(groups) == _MOST + 1 else groups[:_MOST]
    rows = [
        tag(
            "tr",
            tag("th", group.title.text(lang), " (", brief(group.code), ")", scope="row"),
            tag("td", NOUNS[group.severity].one.text(lang)),
            tag("td", number(group.count, lang)),
        )
        for group in shown
    ]
    names = (Label("Règle", "Rule"), Label("Gravité", "Severity"), Label("Constats", "Findings"))
    head = tag("thead", tag("tr", [tag("th", name.text(lang), scope="col") for name in names]))
    return tag(
        "div",
        tag(
            "p",
            tag("strong", brief(report.name), Label(" : ", ": ").text(lang)) if report.name else None,
            sentence,
            " ",
            why,
        ),
        tag("table", head, tag("tbody", rows)) if rows else None,
        _more(len(groups) - len(shown), lang),
        lang=Label("fr", "en").text(lang),
    )


def _more(others: int, lang: str) -> Markup | None:
    if not others:
        return None
    told = number(others, lang)
    return tag("p", Label(f"… et {told} règles de plus", f"… and {told} more rules").text(lang))
