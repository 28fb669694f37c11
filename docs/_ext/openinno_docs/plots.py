"""The plots of the page of benchmarks, as SVG: ratios of a chapter, growth of a contest."""

from __future__ import annotations

import json
from typing import Any, Final

import altair
import vl_convert

from openinno import Label

from .results import Chapter, Contest, chapters

__all__ = ["plot"]

alt: Any = altair  # some of its calls have no types
_INK: Final = "#1f2937"
_MARK: Final = "#1d4ed8"
_FAINT: Final = "#6b7280"
_LOSS: Final = "#b45309"
_AGAINST: Final = Label("fois le nôtre (échelle logarithmique)", "times ours (logarithmic scale)")


def plot(name: str, lang: str) -> str:
    """Return a plot by its name: ``ratios-reading`` or ``growth-reading-csv``."""
    kind, code, *contest = name.split("-", 2)
    (chapter,) = [one for one in chapters() if one.code == code]
    if kind == "ratios":
        chart = _ratios(chapter, lang)
    else:
        (one,) = [one for one in chapter.contests if one.code == contest[0]]
        chart = _growth(chapter, one, lang)
    locale = Label("fr-FR", "en-US").text(lang)
    convert: Any = vl_convert
    svg: str = convert.vegalite_to_svg(
        json.dumps(_styled(chart).to_dict()), format_locale=locale, allowed_base_urls=[]
    )
    return svg


def _ratios(chapter: Chapter, lang: str) -> Any:
    """Draw a point a contender, its extremes as a line, its aim as a tick; 1 is a rule."""
    rows = []
    for contest in chapter.contests:
        for other, cost, found in contest.ratios():
            if cost == contest.compared[0]:
                title = f"{contest.title.text(lang)} · {other.name.text(lang)}"
                aim = other.aims.get(cost)
                rows.append(
                    {
                        "who": title,
                        "median": found.median,
                        "least": found.least,
                        "most": found.most,
                        "aim": aim,
                    }
                )
    order = [row["who"] for row in rows]
    y = alt.Y("who:N", sort=order, title=None, axis=alt.Axis(labelLimit=430))
    x = alt.X("median:Q", scale=alt.Scale(type="log"), title=_AGAINST.text(lang))
    lost = alt.condition("datum.median < 1", alt.value(_LOSS), alt.value(_MARK))
    shape = alt.condition("datum.median < 1", alt.value("square"), alt.value("circle"))
    base = alt.Chart(alt.Data(values=rows))
    even = alt.Chart(alt.Data(values=[{"one": 1}])).mark_rule(color=_INK, strokeDash=[4, 3])
    aims = alt.Chart(alt.Data(values=[row for row in rows if row["aim"]]))
    return alt.layer(
        even.encode(x="one:Q"),
        base.mark_rule(color=_FAINT, strokeWidth=2).encode(y=y, x="least:Q", x2="most:Q"),
        aims.mark_tick(color=_INK, thickness=2, size=14).encode(y=y, x="aim:Q"),
        base.mark_point(filled=True, size=70, opacity=1).encode(y=y, x=x, color=lost, shape=shape),
    ).properties(width=330, height=alt.Step(24))


def _growth(chapter: Chapter, contest: Contest, lang: str) -> Any:
    """Draw seconds and megabytes by size, a line a contender, told apart by its marks too."""
    charts = []
    for cost, title in (
        ("wall", Label("horloge, s", "clock, s")),
        ("memory", Label("mémoire, Mo", "memory, MB")),
    ):
        rows = [
            # A logarithm has no nought.
            {"who": one.name.text(lang), "size": size, "value": max(found, 0.001)}
            for one in contest.contenders
            for size in contest.sizes
            if (found := one.cost(cost, size)) is not None
        ]
        order = [one.name.text(lang) for one in contest.contenders]
        legend = alt.Legend(orient="bottom", columns=1, labelLimit=400)
        chart = alt.Chart(alt.Data(values=rows)).mark_line(point={"size": 60, "opacity": 1})
        encoded = chart.encode(
            x=alt.X(
                "size:Q",
                scale=alt.Scale(type="log"),
                title=chapter.unit.text(lang),
                axis=alt.Axis(values=contest.sizes, format="~s"),
            ),
            y=alt.Y(
                "value:Q", scale=alt.Scale(type="log"), title=title.text(lang), axis=alt.Axis(format="~g")
            ),
            color=alt.Color("who:N", scale=alt.Scale(domain=order), title=None, legend=legend),
            shape=alt.Shape("who:N", scale=alt.Scale(domain=order), title=None, legend=legend),
        )
        charts.append(encoded.properties(width=260, height=220))
    return alt.hconcat(*charts)


def _styled(chart: Any) -> Any:
    font = "Liberation Sans, Arial, Helvetica, sans-serif"
    return (
        # Where the fonts that texts are measured with are missing, others are wider.
        chart.properties(padding={"left": 48, "right": 24, "top": 12, "bottom": 12})
        .configure(font=font, background="#ffffff")
        .configure_view(stroke=None)
        .configure_axis(labelColor=_INK, titleColor=_FAINT, gridColor="#e5e7eb", labelFontSize=11)
        .configure_legend(labelColor=_INK, labelFontSize=11)
    )
