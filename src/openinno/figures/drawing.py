"""A group of indicators as a chart of altair: a point for the census, a line, and a diamond for the study.

Forms tell them apart, not colours, so that a chart is read in grey and by those who see no colour.
"""

from __future__ import annotations

from textwrap import wrap
from typing import Any, Final

from .._optional import need
from ..labels import Label
from ..typography import capital, unbroken
from .figured import Figured
from .indicator import Indicator, IndicatorGroup, IndicatorUnit, group_of

__all__ = ["UNDRAWN", "altair_chart", "drawn", "png"]

_WIDTH: Final = 330
_LINE: Final = 38
_PADDING: Final = {"left": 48, "right": 48, "top": 16, "bottom": 16}
"""Where the fonts that texts are measured with are missing, others are wider."""
_HEAD: Final = 96
"""How many signs a line of a label or of the head has at most."""
_FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
_INKS: Final = {
    False: {"ink": "#1f2937", "mark": "#1d4ed8", "faint": "#6b7280", "grid": "#e5e7eb", "paper": "#ffffff"},
    True: {"ink": "#e5e7eb", "mark": "#93c5fd", "faint": "#9ca3af", "grid": "#374151", "paper": "#111827"},
}
_PER_MILLION: Final = Label("structures par million d'habitants", "structures per million inhabitants")
UNDRAWN: Final = frozenset({IndicatorGroup.SIZES})
"""What has no common scale with anything."""


def altair_chart(
    figures: Figured,
    of: IndicatorGroup | str = "profiles",
    *,
    before: Figured | None = None,
    lang: str = "en",
    dark: bool = False,
) -> Any:
    """Return a group of indicators as a chart of altair, for whoever goes on with it.

    Args:
        figures: The indicators.
        of: The group.
        before: The indicators of another census or an earlier date.
        lang: The language.
        dark: Whether it is for a dark page.

    Raises:
        MissingExtra: altair is not installed: the extra ``charts``.
        ValueError: The group is not drawn; the message lists those that are.

    Examples:
        >>> import openinno as oi
        >>> altair_chart(oi.indicators(oi.embedded_census()), "levels").to_dict()["title"]["text"]
        'Levels of open innovation'
    """
    alt: Any = need("altair", extra="charts")
    group = _drawn(of)
    shown = _ordered(figures.of(group))
    inks, share = _INKS[dark], shown[0].unit is IndicatorUnit.SHARE
    rows = [_row(one, lang) for one in shown]
    printed = [
        {"label": _label(one, lang), "value": float(against.figure.value)}
        for one in shown
        for against in one.study[:1]
        if against.comparable
    ]
    then = _earlier(shown, before, lang)
    y = alt.Y("label:N", sort=[row["label"] for row in rows], title=None, axis=None)
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[0, 1]) if share else alt.Scale(domainMin=0),
        title=None if share else _PER_MILLION.text(lang),
        axis=alt.Axis(format="~%" if share else "~g", tickCount=6),
    )
    data = alt.Data(values=rows)
    lines = max(row["lines"] for row in rows)
    layers = [
        alt.Chart(data).mark_rule(color=inks["faint"], strokeWidth=2).encode(y=y, x="low:Q", x2="high:Q"),
        alt.Chart(data).mark_point(filled=True, size=90, color=inks["mark"], opacity=1).encode(y=y, x=x),
        _texts(alt, rows, y, inks, field="text", at=_WIDTH + 14, align="left", lines=1),
        *(
            _texts(alt, [row for row in rows if row["lines"] == count], y, inks, lines=count)
            for count in range(1, lines + 1)
        ),
        _hollow(alt, printed, y, x, inks, "diamond", 130),
        _hollow(alt, then, y, x, inks, "circle", 90),
    ]
    title = alt.TitleParams(
        capital(group.label.text(lang)),
        subtitle=_subtitle(figures, before, printed=bool(printed), lang=lang),
        anchor="start",
        frame="bounds",
        subtitleColor=inks["faint"],
        offset=16,
    )
    return (
        alt.layer(*layers)
        .properties(width=_WIDTH, height=alt.Step(max(32, 16 * lines + 6)), title=title, padding=_PADDING)
        .configure(font=_FONT, background=inks["paper"])
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=inks["grid"],
            labelColor=inks["ink"],
            titleColor=inks["faint"],
            labelFontSize=12,
            domain=False,
        )
        .configure_title(color=inks["ink"], fontSize=16, subtitleFontSize=12, subtitleLineHeight=16)
    )


def drawn(
    figures: Figured,
    of: IndicatorGroup | str,
    *,
    before: Figured | None = None,
    lang: str = "en",
    dark: bool = False,
) -> str:
    """Return a group of indicators as SVG, drawn without a browser and without asking the network."""
    spec = altair_chart(figures, of, before=before, lang=lang, dark=dark).to_dict()
    locale = Label("fr-FR", "en-US").text(lang)
    convert: Any = need("vl_convert", extra="charts")
    svg: str = convert.vegalite_to_svg(spec, format_locale=locale, allowed_base_urls=[])
    return svg


def png(svg: str) -> bytes:
    """Return an SVG as PNG, twice as fine as a screen."""
    made: bytes = need("vl_convert", extra="charts").svg_to_png(svg, scale=2.0)
    return made


def _ordered(shown: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    if shown[0].unit is IndicatorUnit.SHARE:
        return shown
    return tuple(sorted(shown, key=lambda one: (one.id == "regions", -(one.value or 0), one.id)))


def _texts(
    alt: Any,
    rows: list[dict[str, Any]],
    y: Any,
    inks: dict[str, str],
    *,
    lines: int,
    field: str = "label",
    at: int = -14,
    align: str = "right",
) -> Any:
    # A text of several lines hangs from its first one: it is raised by half of the others.
    mark = {"align": align, "baseline": "middle", "lineBreak": "\n", "lineHeight": 15, "fontSize": 12}
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_text(color=inks["ink"], dy=-7.5 * (lines - 1), **mark)
        .encode(y=y, x=alt.value(at), text=f"{field}:N")
    )


def _earlier(shown: tuple[Indicator, ...], before: Figured | None, lang: str) -> list[dict[str, Any]]:
    values = {one.id: one.value for one in before or ()}
    return [
        {"label": _label(one, lang), "value": values[one.id]}
        for one in shown
        if values.get(one.id) is not None
    ]


def _hollow(
    alt: Any, values: list[dict[str, Any]], y: Any, x: Any, inks: dict[str, str], shape: str, size: int
) -> Any:
    return (
        alt.Chart(alt.Data(values=values))
        .mark_point(shape=shape, filled=False, size=size, color=inks["ink"], strokeWidth=1.6, opacity=1)
        .encode(y=y, x=x)
    )


def _drawn(of: IndicatorGroup | str) -> IndicatorGroup:
    group = group_of(of)
    if group in UNDRAWN:
        possible = ", ".join(one.value for one in IndicatorGroup if one not in UNDRAWN)
        raise ValueError(f"{group.value} are not drawn; possible: {possible}")
    return group


def _row(one: Indicator, lang: str) -> dict[str, Any]:
    told = one.told(lang) if one.value is not None else Label("non calculable", "not computable").text(lang)
    base = "" if one.value is None else f" ({one.counted(lang)})"
    return {
        "label": _label(one, lang),
        "value": one.value,
        "low": one.interval and one.interval.low,
        "high": one.interval and one.interval.high,
        "text": unbroken(told + base),
        "lines": _label(one, lang).count("\n") + 1,
    }


def _label(one: Indicator, lang: str) -> str:
    return "\n".join(wrap(unbroken(capital(one.label.text(lang))), _LINE))


def _subtitle(figures: Figured, before: Figured | None, *, printed: bool, lang: str) -> list[str]:
    told = f"{figures.title.text(lang)}{f' ({figures.made})' if figures.made else ''}"
    key = [Label("point : ce recensement ; trait : intervalle", "point: this census; line: its interval")]
    if printed:
        key.append(Label("losange : l'étude de 2020", "diamond: the study of 2020"))
    if before:
        key.append(_other(figures, before))
    return [
        *wrap(told, _HEAD),
        *wrap(Label(" ; ", "; ").text(lang).join(one.text(lang) for one in key), _HEAD),
    ]


def _other(figures: Figured, before: Figured) -> Label:
    if before.title == figures.title:
        return Label("rond vide : état antérieur", "hollow circle: earlier state")
    return Label(f"rond vide : {before.title.text('fr')}", f"hollow circle: {before.title.text('en')}")
