"""Indicators as lines of text: each figure, what it rests on, and the study beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..figures import Indicator, IndicatorChange, IndicatorGroup, Indicators, IndicatorUnit
from ..figures.changes import cautions_of, changes_by_id
from ..labels import Label
from ..nouns import Noun, count
from ..typography import capital
from ._language import both
from ._layout import wrapped
from ._output import cited

__all__ = ["indicator_lines"]

_UNKNOWN: Final = Noun(Label("inconnu", "unknown"), Label("inconnus", "unknown"))


def indicator_lines(figures: Indicators, before: Indicators | None, lang: str) -> Iterator[str]:
    """Yield indicators as lines, by group.

    Args:
        figures: The indicators.
        before: Those of another census or an earlier date, to be compared with.
        lang: The language.
    """
    yield from wrapped(figures.title.text(lang).upper())
    if figures.made:
        yield from wrapped(figures.made)
    changed = changes_by_id(before, figures)
    for told in filter(None, (figures.scope, *figures.cautions, *cautions_of(changed.values()))):
        yield from wrapped(told.text(lang))
    for group in IndicatorGroup:
        shown = figures.of(group)
        if shown:
            yield ""
            yield from wrapped(group.label.text(lang).upper())
            for one in shown:
                yield from _indicator(one, changed.get(one.id), lang)
            yield from _differences(shown, lang)


def _indicator(one: Indicator, change: IndicatorChange | None, lang: str) -> Iterator[str]:
    colon = both(lang, " : ", ": ")
    label = one.label.text(lang)
    if one.refused:
        told = both(lang, "non calculable, ", "not computable, ") + one.refused.text(lang)
    else:
        told = one.told(lang) + ("" if one.unit is IndicatorUnit.COUNT else f" ({one.counted(lang)})")
    yield from wrapped(f"{capital(label)}{colon}{told}", indent="  ", hanging=2)
    for line in _details(one, lang):
        yield from wrapped(line, indent="      ")
    if change is not None and change.told(lang):
        yield from wrapped(both(lang, "depuis : ", "since: ") + change.told(lang), indent="      ")


def _details(one: Indicator, lang: str) -> Iterator[str]:
    semicolon = both(lang, " ; ", "; ")
    parts = []
    if one.interval:
        parts.append(both(lang, "intervalle ", "interval ") + one.span(one.interval, lang))
    if one.unknown:
        bounds = both(lang, ", donc ", ", hence ") + one.span(one.doubt, lang) if one.doubt else ""
        parts.append(count(one.unknown, _UNKNOWN, lang) + bounds)
    if parts:
        yield semicolon.join(parts)
    for against in one.study:
        stands = f", {against.stands.text(lang)}" if against.stands else ""
        yield (
            both(lang, "étude : ", "study: ")
            + f"{against.printed.text(lang)} ({cited(against.figure.sources)}){stands}"
        )
    if one.cautions and one.unit is not IndicatorUnit.PER_MILLION:
        yield both(lang, "réserve : ", "caution: ") + semicolon.join(text.text(lang) for text in one.cautions)


def _differences(shown: Sequence[Indicator], lang: str) -> Iterator[str]:
    texts = dict.fromkeys(text for one in shown for against in one.study for text in against.differs)
    if texts:
        yield from wrapped(
            both(lang, "Non comparable, ou non dit :", "Not comparable, or not told:"), indent="  "
        )
        for text in texts:
            yield from wrapped(text.text(lang), indent="    ", bullet="- ")
