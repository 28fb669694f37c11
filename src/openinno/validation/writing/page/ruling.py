"""The section of a page that tells what became of each rule: broken, not checked and why, or held."""

from __future__ import annotations

from collections.abc import Sequence

from ...outcomes import Outcome, State
from ..groups import Group
from ..judged import Judged
from ..markup import Child, Markup, tag
from ..places import column_label
from ..words import RULES
from .counting import anchor
from .voice import Voice

__all__ = ["rules_section"]


def rules_section(report: Judged, groups: Sequence[Group], voice: Voice) -> Markup:
    """Write the section."""
    places = {group.code: anchor(place) for place, group in enumerate(groups) if group.outcome}
    parts: list[Child] = [tag("h2", voice.say("Règles", "Rules"), id="h-rules")]
    for state in RULES:
        outcomes = [one for one in report.outcomes if one.state is state]
        if outcomes:
            parts.append(_table(outcomes, state, places, voice))
    return tag("section", parts, id="rules", aria_labelledby="h-rules")


def _table(outcomes: Sequence[Outcome], state: State, places: dict[str, str], voice: Voice) -> Markup:
    names = [voice.say("Règle", "Rule"), voice.say("Gravité", "Severity"), voice.say("Colonne", "Column")]
    heads = [tag("th", name, scope="col") for name in names]
    if state is State.BROKEN:
        heads.append(tag("th", voice.say("Lignes", "Rows"), scope="col", class_="number"))
    elif state is State.NOT_CHECKED:
        heads.append(tag("th", voice.say("Pourquoi", "Why"), scope="col"))
    rows = [_row(one, state, places, voice) for one in outcomes]
    caption = voice.counted(len(outcomes), RULES[state])
    return voice.table(caption, heads, rows, class_="rules")


def _row(one: Outcome, state: State, places: dict[str, str], voice: Voice) -> Markup:
    title = voice.label(one.rule.title)
    place = places.get(one.rule.code)
    link = tag("a", title, href=f"#{place}") if place else title
    last = None
    if state is State.BROKEN:
        last = tag("td", voice.number(one.broken), class_="number")
    elif one.why is not None:
        last = tag("td", voice.label(one.why))
    return tag(
        "tr",
        tag("th", link, " ", tag("code", one.rule.code, class_="code", translate="no"), scope="row"),
        tag("td", voice.badge(one.severity)),
        tag("td", column_label(one.rule.column, voice.lang)),
        last,
    )
