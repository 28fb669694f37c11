"""The catalogue of indicators: what each counts, of what, and the published figure beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase

from openinno import Against, Indicator, IndicatorGroup, Indicators, Label, embedded_census, indicators
from openinno.typography import capital

from .markdown import Writer

__all__ = ["indicators_page"]

_REGION = "region_"


def indicators_page(w: Writer) -> Iterator[str]:
    """Write every indicator by group, those of the régions as one."""
    figures = indicators(embedded_census())
    yield w.both("# Le catalogue des indicateurs", "# The catalogue of indicators")
    yield ""
    yield w.both(
        f"Les {len(figures)} indicateurs qu’`indicators()` calcule. Sous chacun se trouvent les chiffres"
        " publiés qui lui répondent, ce qui y est comparable et ce qui ne l'est pas.",
        f"The {len(figures)} indicators that `indicators()` computes. Under each stand the published figures"
        " that answer it, what in them is comparable and what is not.",
    )
    often = _said_often(figures)
    yield from ("", *_said_once(w, often))
    for group in IndicatorGroup:
        yield from ("", f"## {w.plain(group.label)}", "", f"`{group.value}`")
        for one in figures.of(group):
            if not one.id.startswith(_REGION):
                yield from _indicator(w, one, often)
            elif one.id == "region_01":
                yield from _regions(w, one)


def _said_often(figures: Indicators) -> dict[Label, str]:
    """Return what differs in most of the published figures, each with a letter that stands for it."""
    against = [one for figure in figures for one in figure.study]
    counts = Counter(text for one in against for text in one.differs)
    often = [text for text, times in counts.items() if 2 * times > len(against)]
    return dict(zip(often, ascii_lowercase, strict=False))


def _said_once(w: Writer, often: Mapping[Label, str]) -> Iterator[str]:
    yield w.both(
        "Ce qui vaut de la plupart des chiffres de l'étude n'est écrit qu'ici, et rappelé par sa lettre.",
        "What holds for most figures of the study is written here alone, and recalled by its letter.",
    )
    yield ""
    for text, letter in often.items():
        yield f"- ({letter}) {w.plain(text)}"


def _indicator(w: Writer, one: Indicator, often: Mapping[Label, str]) -> Iterator[str]:
    label = w.plain(one.label)
    yield from ("", f"### {capital(label)}", "", f"`{one.id}` · {w.cited(one.sources)}")
    if one.study:
        yield ""
    for against in one.study:
        yield from _against(w, against, often)


def _against(w: Writer, against: Against, often: Mapping[Label, str]) -> Iterator[str]:
    colon = w.both("\N{NO-BREAK SPACE}: ", ": ")
    yield f"- {w.both('Étude', 'Study')}{colon}{w.plain(against.printed)} {w.cited(against.figure.sources)}"
    yield from _texts(w, w.both("Comparable", "Comparable"), map(w.plain, against.same))
    heading = w.both("Non comparable, ou non dit", "Not comparable, or not told")
    own = [w.plain(text) for text in against.differs if text not in often]
    letters = ", ".join(f"({letter})" for text, letter in often.items() if text in against.differs)
    yield from _texts(w, heading, [*own, letters] if letters else own)
    if not against.comparable:
        yield "  - " + w.both("Aucun accord n'en est dit.", "No agreement is told.")


def _texts(w: Writer, heading: str, texts: Iterable[str]) -> Iterator[str]:
    colon = w.both("\N{NO-BREAK SPACE}: ", ": ")
    yield f"  - {heading}{colon}" + w.both("\N{NO-BREAK SPACE}; ", "; ").join(texts)


def _regions(w: Writer, one: Indicator) -> Iterator[str]:
    title = w.both("Chaque région, par million d'habitants", "Each région, for a million inhabitants")
    yield from ("", f"### {title}", "")
    yield w.both("`region_` et le code, comme `region_53`", "`region_` and the code, such as `region_53`")
    yield from ("", f"{w.plain(one.cautions[0])}. {w.cited(one.sources)}")
