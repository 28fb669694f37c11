"""Indicators drawn to a file, or to a text that a page can hold."""

from __future__ import annotations

from pathlib import Path
from typing import Final, overload

from ..drafts import write_whole
from .collection import Indicators
from .drawing import drawn, png
from .indicator import IndicatorGroup

__all__ = ["chart"]

_ENDS: Final = (".svg", ".png")


@overload
def chart(
    figures: Indicators,
    path: None = None,
    *,
    of: IndicatorGroup | str = "profiles",
    before: Indicators | None = None,
    lang: str = "en",
    dark: bool = False,
) -> str: ...


@overload
def chart(
    figures: Indicators,
    path: str | Path,
    *,
    of: IndicatorGroup | str = "profiles",
    before: Indicators | None = None,
    lang: str = "en",
    dark: bool = False,
) -> Path: ...


def chart(
    figures: Indicators,
    path: str | Path | None = None,
    *,
    of: IndicatorGroup | str = "profiles",
    before: Indicators | None = None,
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
    svg = drawn(figures, of, before=before, lang=lang, dark=dark)
    if path is None:
        return svg
    is_png = Path(path).suffix.lower() == ".png"
    write_whole(Path(path), png(svg) if is_png else svg.encode())
    return Path(path)
