"""The section of a page that counts: by rule, by column, by région."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..groups import Group
from ..judged import Judged
from ..markup import Markup, tag
from ..places import column_label
from ..signs import brief
from .voice import Voice

__all__ = ["anchor", "counts_section"]


def anchor(place: int) -> str:
    """Return the name of the place of a group in the page."""
    return f"g{place + 1}"


def counts_section(report: Judged, groups: Sequence[Group], voice: Voice) -> Markup:
    """Write the section."""
    title = tag("h2", voice.say("En bref", "In short"), id="h-counts")
    if groups:
        body = tag(
            "div",
            _by_rule(groups, voice),
            _by_column(report, voice),
            _by_territory(report, voice),
            class_="counts",
        )
    else:
        body = tag("p", voice.say("Rien à signaler.", "Nothing to report."))
    return tag("section", title, body, id="counts", aria_labelledby="h-counts")


def _by_rule(groups: Sequence[Group], voice: Voice) -> Markup:
    rows = [
        tag(
            "tr",
            tag(
                "th",
                tag("a", voice.label(group.title), href=f"#{anchor(place)}"),
                " ",
                _code(group),
                scope="row",
            ),
            tag("td", voice.badge(group.severity)),
            tag("td", voice.number(group.count), class_="number"),
        )
        for place, group in enumerate(groups)
    ]
    heads = [
        tag("th", voice.say("Règle", "Rule"), scope="col"),
        tag("th", voice.say("Gravité", "Severity"), scope="col"),
        tag("th", voice.say("Constats", "Findings"), scope="col", class_="number"),
    ]
    return voice.table(voice.say("Par règle", "By rule"), heads, rows)


def _code(group: Group) -> Markup:
    return tag("code", brief(group.code), class_="code", translate="no")


def _by_column(report: Judged, voice: Voice) -> Markup | None:
    none = voice.say("(aucune)", "(none)")
    counts = report.counts("column").items()
    named = [(column_label(name, voice.lang) if name else none, count) for name, count in counts]
    return _counts(named, voice.say("Par colonne", "By column"), voice.say("Colonne", "Column"), voice)


def _by_territory(report: Judged, voice: Voice) -> Markup | None:
    none = voice.say("(non renseignée)", "(not given)")
    counts = report.counts("territory").items()
    named = [(brief(name) if name else none, count) for name, count in counts]
    return _counts(named, voice.say("Par région", "By région"), voice.say("Région", "Région"), voice)


def _counts(counts: Iterable[tuple[str, int]], caption: str, head: str, voice: Voice) -> Markup | None:
    rows = [
        tag("tr", tag("th", name, scope="row"), tag("td", voice.number(count), class_="number"))
        for name, count in counts
    ]
    heads = [
        tag("th", head, scope="col"),
        tag("th", voice.say("Constats", "Findings"), scope="col", class_="number"),
    ]
    return voice.table(caption, heads, rows) if rows else None
