"""The picture of a census: a sheet with a title, the map, the legend and the credits."""

from __future__ import annotations

from pathlib import Path
from typing import Final, overload

from ...census import Census
from ...drafts import write_whole
from ...labels import Label
from .drawing import drawn_map
from .forms import DARK, LIGHT, Colours
from .frames import Box, frames_of
from .legend import legend
from .places import Placed, placed
from .png import as_png
from .svg import Element, element
from .text import FONTS, lines_of, written
from .words import NOTE, about, outline_credits, outside, summary, unlocated

__all__ = ["picture"]

_WIDTH: Final = 960.0
"""All lengths are for a sheet of this width, which is then drawn as large as asked."""
_EDGE: Final = 24.0
_ACROSS: Final = _WIDTH - 2 * _EDGE
_MAP: Final = 620.0
_COLUMN_GAP: Final = 24.0
_SIDE: Final = _ACROSS - _MAP - _COLUMN_GAP
_TITLE: Final = 24.0
_BOLD: Final = 1.15
"""How much wider bold signs are."""
_SCOPE: Final = 13.0
_NOTE: Final = 12.0
_CREDIT: Final = 11.0
_LEADING: Final = 1.35
_CROWD: Final = 12
"""More places around Paris than this are drawn larger, beside the map."""


@overload
def picture(
    census: Census,
    path: None = None,
    *,
    lang: str = "fr",
    width: int = 960,
    title: str | Label | None = None,
    dark: bool = False,
) -> str: ...


@overload
def picture(
    census: Census,
    path: str | Path,
    *,
    lang: str = "fr",
    width: int = 960,
    title: str | Label | None = None,
    dark: bool = False,
) -> Path: ...


def picture(
    census: Census,
    path: str | Path | None = None,
    *,
    lang: str = "fr",
    width: int = 960,
    title: str | Label | None = None,
    dark: bool = False,
) -> str | Path:
    """Draw a census as a map, for a report, a site or a slide: SVG, or PNG where the name says so.

    A mark is a place; its form and its colour tell the main profile. Places that would hide each other are
    spread, and those around Paris are drawn larger beside the map where they are many. What has no known
    place is counted, by région. Overseas départements stand in frames, each with its own scale. The same
    census gives the same picture; it holds no script and asks for no other file.

    Args:
        census: The census.
        path: The file, which gets its name once it is whole; ``.png`` makes a PNG. None for the SVG as text.
        lang: The language of all that is written on it.
        width: Its width in pixels; below 700, small texts are hard to read. Take 2 400 for print.
        title: Its title, that of the census where None.
        dark: Whether to draw it for a dark page.

    Returns:
        The text, or the path of the file.

    Raises:
        MissingExtra: A PNG needs ``openinno[picture]``.
        OSError: The file cannot be written.
        TypeError: This is no census.
        ValueError: The file would be neither SVG nor PNG, or the width is less than 1 pixel.

    Examples:
        >>> import openinno as oi
        >>> drawn = picture(oi.embedded_census(), lang="en")
        >>> drawn[:4], "TUBA · Innovation hub · Lyon (69)" in drawn
        ('<svg', True)
    """
    if not isinstance(census, Census):
        raise TypeError(f"a picture is drawn of a census, such as embedded_census(), not of {census!r}")
    if width < 1:
        raise ValueError(f"a picture is at least 1 pixel wide, not {width}")
    name = Path(path) if path is not None else None
    if name and name.suffix.lower() not in {".svg", ".png"}:
        raise ValueError(f"a picture is written as .svg or .png, not as {name.name!r}")
    heading = title or census.source.title
    text = heading.text(lang) if isinstance(heading, Label) else heading
    svg = _sheet(census, text, lang, width, DARK if dark else LIGHT)
    if name is None:
        return svg
    write_whole(name, as_png(svg) if name.suffix.lower() == ".png" else svg.encode())
    return name


def _sheet(census: Census, title: str, lang: str, width: int, colours: Colours) -> str:
    laid = _laid(census)
    head, top = _head(title, census.source.scope, colours, lang)
    height = max(frame.box.y + frame.box.height for frame in laid.marks)
    body = element(
        "g",
        drawn_map(laid.marks, colours, lang),
        legend(laid, _MAP + _COLUMN_GAP, _SIDE, colours, lang),
        transform=f"translate({_EDGE:g} {top:g})",
    )
    foot, bottom = _foot(census, laid, top + height, colours, lang)
    return element(
        "svg",
        element("title", title),
        element("desc", summary(laid, lang)),
        element("rect", width=_WIDTH, height=bottom, fill=colours.ground),
        element("g", head, body, foot, font_family=FONTS),
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_label=title,
        lang=Label("fr", "en").text(lang),
        width=width,
        height=round(width * bottom / _WIDTH),
        viewBox=f"0 0 {_WIDTH:g} {bottom:g}",
    )


def _laid(census: Census) -> Placed:
    """Lay a census out, with a lens over Paris only where its surroundings are crowded."""
    plain = frames_of(_MAP)
    height = max(frame.box.y + frame.box.height for frame in plain)
    lens, *_ = frames = frames_of(_MAP, Box(_MAP + _COLUMN_GAP, 0, _SIDE, height))
    laid = placed(census, frames)
    return laid if len(laid.marks[lens]) > _CROWD else placed(census, plain)


def _head(title: str, scope: Label | None, colours: Colours, lang: str) -> tuple[Element, float]:
    """Write the title and the scope; return where the map begins."""
    lines = [(line, _TITLE, colours.ink) for line in lines_of(title, _TITLE * _BOLD, _ACROSS, 3)]
    if scope:
        lines += [(line, _SCOPE, colours.soft) for line in lines_of(scope.text(lang), _SCOPE, _ACROSS, 3)]
    written_lines, y = _stacked(lines, _EDGE)
    return element("g", *written_lines), y + 12


def _foot(census: Census, laid: Placed, y: float, colours: Colours, lang: str) -> tuple[Element, float]:
    """Write what is not on the map, and the credits; return where the sheet ends."""
    paragraphs = (
        (unlocated(laid, lang), _NOTE, colours.ink, 4),
        (outside(laid, lang), _NOTE, colours.ink, 1),
        (NOTE.text(lang), _NOTE, colours.soft, 2),
        (about(census, lang), _CREDIT, colours.soft, 2),
    )
    lines = [
        (line, size, fill)
        for text, size, fill, most in paragraphs
        for line in lines_of(text or "", size, _ACROSS, most)
    ]
    drawn, y = _stacked(lines, y + 10)
    y += _CREDIT * _LEADING
    owed = written(outline_credits(lang), _EDGE, y - _CREDIT * 0.25, _CREDIT, colours.soft)
    return element("g", *drawn, owed), y + _EDGE / 2


def _stacked(lines: list[tuple[str, float, str]], y: float) -> tuple[list[Element], float]:
    """Write lines under one another; return them, and where they end."""
    drawn = []
    for line, size, fill in lines:
        y += size * _LEADING
        drawn.append(written(line, _EDGE, y - size * 0.25, size, fill, bold=size == _TITLE))
    return drawn, y
