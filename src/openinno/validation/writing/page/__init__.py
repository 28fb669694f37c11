"""A report as one page, for whoever filled in the data: no other file, no network, no script to read it.

It works with a keyboard, a screen reader, a narrow screen and a printer, in light and dark; a few lines of
script only filter what is there. A policy in the page forbids everything that is not in it.
"""

from __future__ import annotations

import datetime
from collections import Counter
from importlib.resources import files
from typing import Final

from ...._version import __version__
from ..groups import grouped
from ..judged import Judged
from ..markup import Markup, joined, policy_of, tag
from ..signs import brief
from ..words import ROW, RULES, left_out, verdict
from .counting import counts_section
from .listing import findings_section
from .ruling import rules_section
from .voice import Voice

__all__ = ["MOST_FINDINGS", "as_page"]

MOST_FINDINGS: Final = 2000
"""How many findings the page lists: more make it slow to open, and nobody reads them."""
_TONES: Final = {True: "held", False: "error", None: "warning"}


def as_page(
    report: Judged, lang: str, *, most: int = MOST_FINDINGS, date: datetime.date | None = None
) -> str:
    """Write a report as a page.

    Args:
        report: The report.
        lang: The language.
        most: How many findings to list; how many are not is told.
        date: The day to print on it; none without, so that equal reports make equal pages.
    """
    voice = Voice(lang)
    groups = grouped(report)
    body = tag(
        "body",
        tag("a", voice.say("Aller aux constats", "Skip to the findings"), class_="skip", href="#findings"),
        _header(report, voice, date),
        tag(
            "main",
            counts_section(report, groups, voice),
            findings_section(report, groups, voice, most),
            rules_section(report, groups, voice),
        ),
        tag(
            "footer",
            tag(
                "p",
                voice.say(
                    f"Rapport écrit par openinno {__version__}.", f"Written by openinno {__version__}."
                ),
            ),
        ),
        tag("script", _resource("page.js")),
    )
    return "<!DOCTYPE html>\n" + tag("html", _head(report, voice), body, lang=voice.lang) + "\n"


def _resource(name: str) -> Markup:
    return Markup(files(__name__).joinpath(name).read_text(encoding="utf-8").strip())


def _head(report: Judged, voice: Voice) -> Markup:
    style, script = _resource("page.css"), _resource("page.js")
    policy = (
        f"default-src 'none'; style-src {policy_of(style)}; script-src {policy_of(script)}; base-uri 'none'"
    )
    sentence, _ = verdict(report, voice.lang)
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{_name(report, voice)}{voice.colon}{voice.typeset(sentence)}"),
        tag("style", style),
    )


def _name(report: Judged, voice: Voice) -> str:
    return brief(report.name) if report.name else voice.say("Données", "Data")


def _header(report: Judged, voice: Voice, date: datetime.date | None) -> Markup:
    sentence, why = verdict(report, voice.lang)
    unlisted = left_out(report, voice.lang)
    return tag(
        "header",
        tag("p", voice.say("Vérification d'un recensement", "Check of a census"), class_="kind"),
        tag("h1", _name(report, voice)),
        tag(
            "p",
            tag("strong", voice.typeset(sentence)),
            " ",
            voice.typeset(why),
            class_=f"verdict {_TONES[report.ok]}",
        ),
        tag("ul", _facts(report, voice, date), class_="facts"),
        tag("p", voice.typeset(unlisted), class_="notice") if unlisted else None,
        _contents(voice),
    )


def _facts(report: Judged, voice: Voice, date: datetime.date | None) -> Markup:
    """Tell how much was checked, and what the verdict does not say of it."""
    states = Counter(one.state for one in report.outcomes)
    rows = None if report.rows is None else tag("li", voice.counted(report.rows, ROW))
    rules = [tag("li", voice.counted(states[state], noun)) for state, noun in RULES.items()]
    day = tag("li", voice.say("Vérifié le ", "Checked on "), tag("time", date.isoformat())) if date else None
    return joined(rows, rules, day)


def _contents(voice: Voice) -> Markup:
    parts = (
        ("counts", voice.say("En bref", "In short")),
        ("findings", voice.say("Constats", "Findings")),
        ("rules", voice.say("Règles", "Rules")),
    )
    items = [tag("li", tag("a", text, href=f"#{name}")) for name, text in parts]
    return tag("nav", tag("ul", items), aria_label=voice.say("Sommaire", "Contents"))
