"""Indicators as one page that needs no other file and no network: read, printed, quoted with its limits."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Final

from ..._version import __version__
from ...citations import documents
from ...labels import Label
from ...typography import capital
from ...validation.writing.markup import Child, Markup, joined, policy_of, tag
from ...validation.writing.page.voice import Voice
from ..against import Against
from ..changes import IndicatorChange, cautions_of, changes_by_id
from ..drawing import UNDRAWN, drawn
from ..figured import Figured
from ..indicator import Indicator, IndicatorGroup, IndicatorUnit

__all__ = ["as_page"]

_KIND: Final = Label("Les chiffres de l'étude, recalculés", "The figures of the study, recomputed")


def as_page(figures: Figured, lang: str, before: Figured | None = None, *, charts: bool = False) -> str:
    """Write indicators as a page: a table a group, with what in the study is comparable and what is not.

    Args:
        figures: The indicators.
        lang: The language.
        before: The indicators of another census or an earlier date.
        charts: Whether to draw each group too.

    Raises:
        MissingExtra: Charts are asked for, and what draws them is not installed.
    """
    voice = Voice(lang)
    style = Markup(files(__package__).joinpath("page.css").read_text(encoding="utf-8").strip())
    policy = f"default-src 'none'; style-src {policy_of(style)}; img-src data:; base-uri 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", voice.say("Indicateurs", "Indicators"), voice.colon, figures.title.text(voice.lang)),
        tag("style", style),
    )
    changed = changes_by_id(before, figures)
    sections = [_section(figures, before, group, changed, voice, charts=charts) for group in IndicatorGroup]
    body = tag("body", _header(figures, changed, voice), tag("main", sections), _footer(figures, voice))
    return "<!DOCTYPE html>\n" + tag("html", head, body, lang=voice.lang) + "\n"


def _header(figures: Figured, changed: Mapping[str, IndicatorChange], voice: Voice) -> Markup:
    made = tag("p", voice.typeset(figures.made), class_="small") if figures.made else None
    scope = tag("p", voice.label(figures.scope), class_="scope") if figures.scope else None
    told = (*figures.cautions, *cautions_of(changed.values()))
    cautions = [tag("li", voice.label(one)) for one in told]
    return tag(
        "header",
        tag("p", voice.label(_KIND), class_="small"),
        tag("h1", voice.label(figures.title)),
        made,
        scope,
        tag("ul", cautions, class_="cautions"),
    )


def _section(
    figures: Figured,
    before: Figured | None,
    group: IndicatorGroup,
    changed: Mapping[str, IndicatorChange],
    voice: Voice,
    *,
    charts: bool,
) -> Markup | None:
    shown = figures.of(group)
    if not shown:
        return None
    heads = [tag("th", _sentence(voice, one), scope="col") for one in _heads(shown, before)]
    rows = [_row(one, changed.get(one.id), voice) for one in shown]
    caption = voice.typeset(group.label.text(voice.lang))
    return tag(
        "section",
        tag("h2", caption, id=group.value),
        _drawing(figures, before, group, voice) if charts and group not in UNDRAWN else None,
        tag(
            "div",
            voice.table(caption, heads, rows),
            class_="wide",
            tabindex=0,
            role="region",
            aria_label=caption,
        ),
        _remarks(shown, voice),
    )


def _heads(shown: Iterable[Indicator], before: Figured | None) -> Iterator[Label]:
    yield Label("indicateur", "indicator")
    yield Label("valeur", "value")
    yield Label("compté", "counted")
    yield _interval_head(shown)
    yield Label("inconnus", "unknown")
    yield Label("étude de 2020", "study of 2020")
    if before:
        yield Label(f"depuis : {before.title.text('fr')}", f"since: {before.title.text('en')}")


def _interval_head(shown: Iterable[Indicator]) -> Label:
    """Name the column of the intervals by their own confidence, which need not be the usual one."""
    level = next((100 * one.confidence for one in shown if one.interval), None)
    if level is None:
        return Label("intervalle", "interval")
    told = f"{level:.10g}"
    return Label(f"intervalle à {told.replace('.', ',')} %", f"{told}% interval")


def _drawing(figures: Figured, before: Figured | None, group: IndicatorGroup, voice: Voice) -> Markup:
    svg = drawn(figures, group, before=before, lang=voice.lang)
    told = voice.say("dessin du tableau ci-dessous", "a drawing of the table below")
    alt = f"{voice.typeset(group.label.text(voice.lang))}{voice.colon}{told}"
    return tag("img", src=f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}", alt=alt)


def _row(one: Indicator, change: IndicatorChange | None, voice: Voice) -> Markup:
    lang = voice.lang
    notes = [*([one.refused] if one.refused else []), *one.cautions]
    label = [_sentence(voice, one.label), *(tag("span", voice.label(note), class_="small") for note in notes)]
    interval = voice.typeset(one.span(one.interval, lang)) if one.interval else ""
    return tag(
        "tr",
        tag("th", label, scope="row"),
        tag("td", voice.typeset(one.told(lang)), class_="number"),
        tag("td", voice.typeset(one.counted(lang)), class_="number"),
        tag("td", interval, class_="span"),
        tag("td", _unknown(one, voice), class_="span"),
        tag("td", [_study(against, voice) for against in one.study]),
        tag("td", voice.typeset(change.told(lang))) if change else None,
    )


def _sentence(voice: Voice, label: Label) -> str:
    return capital(voice.typeset(label.text(voice.lang)))


def _unknown(one: Indicator, voice: Voice) -> Child:
    if one.doubt is None:
        return voice.number(one.unknown) if one.unit is not IndicatorUnit.COUNT else ""
    span = voice.typeset(one.span(one.doubt, voice.lang))
    return [voice.number(one.unknown), tag("span", span, class_="small")]


def _study(against: Against, voice: Voice) -> Markup:
    cited = ", ".join(map(str, against.figure.sources))
    stands = against.stands
    told = voice.typeset(f"{against.printed.text(voice.lang)} ({cited})")
    return tag("p", told, tag("span", voice.label(stands), class_="small") if stands else None)


def _remarks(shown: Iterable[Indicator], voice: Voice) -> Markup | None:
    studies = [against for one in shown for against in one.study]
    if not studies:
        return None
    return joined(
        _listed(voice.say("Comparable", "Comparable"), (text for one in studies for text in one.same), voice),
        _listed(
            voice.say("Non comparable, ou non dit", "Not comparable, or not told"),
            (text for one in studies for text in one.differs),
            voice,
        ),
    )


def _listed(heading: str, texts: Iterator[Label], voice: Voice) -> Markup:
    items = [tag("li", voice.label(text)) for text in dict.fromkeys(texts)]
    return joined(tag("h3", heading), tag("ul", items, class_="small"))


def _footer(figures: Figured, voice: Voice) -> Markup:
    cited = {source.document for one in figures for source in one.sources}
    named = [
        tag("li", f"{one.code}{voice.colon}{one.title}, {one.publisher}, {one.date}")
        for one in documents()
        if one.code in cited
    ]
    return tag(
        "footer",
        tag("p", voice.say("Documents cités, par ligne", "Documents cited, by line")),
        tag("ul", named),
        tag("p", voice.say(f"Écrit par openinno {__version__}.", f"Written by openinno {__version__}.")),
    )
