"""The section of a page that lists the findings, rule by rule, and the filter above them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from ....findings import Finding, Repair
from ....labels import Label
from ..groups import Group, field_of, room_for
from ..judged import Judged
from ..markup import Child, Markup, joined, tag
from ..places import column_label, place, several_files
from ..signs import brief
from ..words import FINDING
from .counting import anchor
from .voice import Voice

__all__ = ["findings_section"]


def findings_section(report: Judged, groups: Sequence[Group], voice: Voice, most: int) -> Markup:
    """Write the section."""
    title = tag("h2", voice.say("Constats", "Findings"), id="h-findings")
    listing = _Listing(voice, field_of(report), several_files(report))
    room = room_for(groups, most)
    shown = [listing.group(*one) for one in zip(range(len(groups)), groups, room, strict=True)]
    body: Child = [_filter(report, groups, voice), shown]
    if not groups:
        body = tag("p", voice.say("Aucun constat.", "No finding."))
    return tag("section", title, body, id="findings", aria_labelledby="h-findings", tabindex=-1)


def _filter(report: Judged, groups: Sequence[Group], voice: Voice) -> Markup:
    """Write the filter, which a script shows: without one it could do nothing."""
    every = voice.say("Toutes", "All")
    severities = dict.fromkeys(group.severity for group in groups)
    rules = {group.code: group.title.text(voice.lang) for group in groups}
    columns = {name: column_label(name, voice.lang) for name in report.counts("column") if name}
    selects = (
        (
            "severity",
            voice.say("Gravité", "Severity"),
            [(one.value, voice.heading(one)) for one in severities],
        ),
        ("rule", voice.say("Règle", "Rule"), [(code, f"{text} ({code})") for code, text in rules.items()]),
        ("column", voice.say("Colonne", "Column"), list(columns.items())),
    )
    shown = voice.say("{shown} constats affichés sur {all}", "{shown} of {all} findings shown")
    return tag(
        "form",
        [_select(name, label, every, options) for name, label, options in selects],
        tag("button", voice.say("Tout afficher", "Show all"), type="reset"),
        tag("p", "", role="status", data_text=shown),
        id="filter",
        hidden=True,
        aria_label=voice.say("Filtrer les constats", "Filter the findings"),
    )


def _select(name: str, label: str, every: str, options: Iterable[tuple[str, str]]) -> Markup:
    chosen = [
        tag("option", every, value=""),
        *(tag("option", brief(text), value=value) for value, text in options),
    ]
    return tag("label", label, tag("select", chosen, name=name))


@attrs.frozen
class _Listing:
    """Lists groups of findings."""

    voice: Voice
    field: Callable[[Finding], str | None]
    file: bool

    def group(self, number: int, group: Group, share: int) -> Markup:
        """Write the findings of a rule, as many as there is room for."""
        name = anchor(number)
        return tag(
            "section",
            tag("h3", self.voice.label(group.title), " ", self.voice.badge(group.severity), id=f"h-{name}"),
            self._about(group),
            self._table(group, share) if share else None,
            self._more(group, share),
            class_="group",
            id=name,
            aria_labelledby=f"h-{name}",
            data_severity=group.severity.value,
            data_rule=group.code,
            data_column=None if group.outcome is None else group.outcome.rule.column,
        )

    def _about(self, group: Group) -> Markup:
        """Say what a rule is for and what to do."""
        voice, outcome = self.voice, group.outcome
        code = tag("code", brief(group.code), class_="code", translate="no")
        parts: list[Child] = [tag("p", voice.counted(group.count, FINDING), " · ", code, class_="small")]
        if outcome is not None:
            parts.append(tag("p", voice.label(outcome.rule.reason)))
        advice = self._shared_advice(group)
        if advice is not None:
            todo = tag("strong", voice.say("À faire : ", "To do: "))
            parts.append(tag("p", todo, advice, class_="todo"))
        if outcome is not None and outcome.rule.source is not None:
            source = outcome.rule.source
            cited = voice.label(source if isinstance(source, Label) else Label(str(source)))
            parts.append(tag("p", voice.say("Source : ", "Source: "), cited, class_="small"))
        if outcome is not None and outcome.why is not None:
            partly = voice.say(
                "Toutes les lignes n'ont pas pu être vérifiées : ", "Not every row could be checked: "
            )
            parts.append(tag("p", partly, voice.label(outcome.why), class_="notice"))
        return joined(*parts)

    def _shared_advice(self, group: Group) -> Markup | None:
        if group.advice(self.voice.lang) is None:
            return None
        if group.findings:
            return self.voice.advice(group.findings[0])
        return self.voice.label(group.outcome.rule.fix) if group.outcome else None

    def _table(self, group: Group, share: int) -> Markup:
        voice, findings = self.voice, group.findings[:share]
        values = group.outcome is not None or any(one.value is not None for one in findings)
        alike = self._shared_advice(group) is not None
        repairs = any(one.repair for one in findings) or (not alike and any(one.fix for one in findings))
        names = {
            "value": voice.say("Valeur", "Value") if values else None,
            "message": voice.say("Constat", "Finding"),
            "write": voice.say("À écrire", "What to write") if repairs else None,
        }
        heads = [
            tag("th", text, scope="col", role="columnheader")
            for text in (voice.say("Où", "Where"), *names.values())
            if text
        ]
        rows = [self._row(one, names, empty=group.outcome is not None, alike=alike) for one in findings]
        caption = tag("span", voice.label(group.title), class_="unseen")
        return voice.table(caption, heads, rows, class_="findings", role="table")

    def _row(self, finding: Finding, names: dict[str, str | None], *, empty: bool, alike: bool) -> Markup:
        cells = {
            "value": self._value(finding.value, empty=empty),
            "message": self.voice.message(finding),
            "write": joined(self._repair(finding.repair), None if alike else self.voice.advice(finding)),
        }
        told = [
            tag("td", text, role="cell", data_name=names[name]) for name, text in cells.items() if names[name]
        ]
        return tag("tr", self._where(finding), told, role="row", data_column=self.field(finding))

    def _where(self, finding: Finding) -> Markup:
        first, *others = place(finding.where, self.voice.lang, file=self.file) or ("",)
        rest = [tag("span", one, class_="small") for one in others]
        return tag("th", tag("span", self.voice.typeset(first)), rest, scope="row", role="rowheader")

    def _value(self, value: object, *, empty: bool) -> Markup:
        if value is None or value == "":
            return tag("span", self.voice.say("(vide)", "(empty)") if empty else "", class_="small")
        return tag("code", brief(value), translate="no")

    def _repair(self, repair: Repair | None) -> Markup | None:
        if repair is None:
            return None
        if repair.new is None:
            new = tag("span", self.voice.say("vider la cellule", "empty the cell"))
        else:
            new = tag("code", brief(repair.new), translate="no")
        sure = self.voice.say(" (à confirmer)", " (to be confirmed)")
        return tag("p", new, None if repair.lossless else tag("span", sure, class_="small"))

    def _more(self, group: Group, share: int) -> Markup | None:
        others = group.count - share
        if not others:
            return None
        told = self.voice.counted(others, FINDING)
        text = self.voice.say(
            f"{told} de plus : comptés, non énumérés ici.", f"{told} more: counted, not listed here."
        )
        return tag("p", text, class_="notice")
