"""The catalogue of indicators: what each counts, of what, and the published figure beside it."""

from __future__ import annotations

from collections.abc import Iterator

from openinno import Against, Indicator, IndicatorGroup, Label, embedded_census, indicators
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
    for group in IndicatorGroup:
        yield from ("", f"## {w.plain(group.label)}", "", f"`{group.value}`")
        for one in figures.of(group):
            if not one.id.startswith(_REGION):
                yield from _indicator(w, one)
            elif one.id == "region_01":
                yield from _regions(w, one)


def _indicator(w: Writer, one: Indicator) -> Iterator[str]:
    label = w.plain(one.label)
    yield from ("", f"### {capital(label)}", "", f"`{one.id}` · {w.cited(one.sources)}")
    if one.study:
        yield ""
    for against in one.study:
        yield from _against(w, against)


def _against(w: Writer, against: Against) -> Iterator[str]:
    colon = w.both("\N{NO-BREAK SPACE}: ", ": ")
    yield f"- {w.both('Étude', 'Study')}{colon}{w.plain(against.printed)} {w.cited(against.figure.sources)}"
    yield from _texts(w, w.both("Comparable", "Comparable"), against.same)
    heading = w.both("Non comparable, ou non dit", "Not comparable, or not told")
    yield from _texts(w, heading, against.differs)
    if not against.comparable:
        yield "  - " + w.both("Aucun accord n'en est dit.", "No agreement is told.")


def _texts(w: Writer, heading: str, texts: tuple[Label, ...]) -> Iterator[str]:
    colon = w.both("\N{NO-BREAK SPACE}: ", ": ")
    yield f"  - {heading}{colon}" + w.both("\N{NO-BREAK SPACE}; ", "; ").join(map(w.plain, texts))


def _regions(w: Writer, one: Indicator) -> Iterator[str]:
    title = w.both("Chaque région, par million d'habitants", "Each région, for a million inhabitants")
    yield from ("", f"### {title}", "")
    yield w.both("`region_` et le code, comme `region_53`", "`region_` and the code, such as `region_53`")
    yield from ("", f"{w.plain(one.cautions[0])}. {w.cited(one.sources)}")
