"""Figured drawn to a file, or to a text that a page can hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, overload

from .._optional import need
from ..drafts import write_whole
from ..labels import Label
from .drawing import altair_chart
from .figured import Figured
from .indicator import IndicatorGroup

__all__ = ["chart"]

_ENDS: Final = (".svg", ".png")


@overload
def chart(
    figures: Figured,
    path: None = None,
    *,
    of: IndicatorGroup | str = "profiles",
    before: Figured | None = None,
    lang: str = "en",
    dark: bool = False,
) -> str: ...


@overload
def chart(
    figures: Figured,
    path: str | Path,
    *,
    of: IndicatorGroup | str = "profiles",
    before: Figured | None = None,
    lang: str = "en",
    dark: bool = False,
) -> Path: ...


def chart(
    figures: Figured,
    path: str | Path | None = None,
    *,
    of: IndicatorGroup | str = "profiles",
    before: Figured | None = None,
    lang: str = "en",
    dark: bool = False,
) -> str | Path:
    """Draw a group of indicators as SVG or PNG: values, intervals, and what the study printed.

    Args:
        figures: The indicators.
        path: The file, which ends with ``.svg`` or ``.png`` and gets its name once it is whole; None for the
            SVG itself.
        of: The group, such as ``profiles``, ``metropoles``, ``themes`` or ``regions``.
        before: The indicators of another census or an earlier date, to be shown beside them.
        lang: The language, ``fr`` or ``en``.
        dark: Whether it is for a dark page.

    Returns:
        The SVG, or the path of the file that was written.

    Raises:
        MissingExtra: altair or vl-convert is not installed: the extra ``charts``.
        OSError: The file cannot be written.
        ValueError: The group is not drawn, or the name of the file tells no form.

    Examples:
        >>> import openinno as oi
        >>> svg = oi.chart(oi.indicators(oi.embedded_census()), of="profiles", lang="fr")
        >>> svg.startswith("<svg"), "Living Lab" in svg
        (True, True)
    """
    if path is not None and Path(path).suffix.lower() not in _ENDS:
        raise ValueError(f"a chart ends with {' or '.join(_ENDS)}, not {str(path)!r}")
    spec = altair_chart(figures, of, before=before, lang=lang, dark=dark).to_dict()
    convert: Any = need("vl_convert", extra="charts")
    french = Label("fr", "en").text(lang) == "fr"
    svg: str = convert.vegalite_to_svg(
        spec, format_locale="fr-FR" if french else "en-US", allowed_base_urls=[]
    )
    if path is None:
        return svg
    png = Path(path).suffix.lower() == ".png"
    write_whole(Path(path), convert.svg_to_png(svg, scale=2.0) if png else svg.encode())
    return Path(path)
