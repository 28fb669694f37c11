"""Lines of text in a picture: SVG does not break them, so their widths are estimated, rather too wide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .svg import Element, element

__all__ = ["FONTS", "lines_of", "written"]

FONTS: Final = "'Liberation Sans', Arial, Helvetica, sans-serif"
"""Of the same widths, so that lines break alike everywhere."""

_CYRILLIC: Final = 0x52F
_NARROW: Final = frozenset("iljtfr.,:;'’!|()[]I ·\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
_WIDE: Final = frozenset("mwMWŒœÆæ@%—…\N{REPLACEMENT CHARACTER}")
_EM: Final = {"narrow": 0.37, "usual": 0.61, "capital": 0.75, "wide": 1.0}
"""Widths for a size of 1: wider than in these fonts, for those who have none of them."""


def _width(text: str, size: float) -> float:
    return size * sum(_EM[_class(sign)] for sign in text)


def _class(sign: str) -> str:
    if sign in _NARROW or sign.isspace():
        return "narrow"
    # What is neither Latin nor Greek nor Cyrillic may be as wide as it is high.
    if sign in _WIDE or ord(sign) > _CYRILLIC:
        return "wide"
    return "capital" if sign.isupper() else "usual"


def lines_of(text: str, size: float, width: float, most: int) -> list[str]:
    """Break a text into lines that fit a width; what does not fit into so many is cut, and shown to be.

    Examples:
        >>> lines_of("Structures d'innovation ouverte", 10, 120, 2)
        ['Structures', "d'innovation ouverte"]
        >>> lines_of("Structures d'innovation ouverte", 10, 120, 1)
        ['Structures…']
    """
    lines = list(_broken(text, size, width))
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and _width(f"{last}…", size) > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,.;:')}…"]


def _broken(text: str, size: float, width: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if _width(longer, size) <= width:
            line = longer
            continue
        if line:
            yield line
        *pieces, line = _pieces(word, size, width)
        yield from pieces
    if line:
        yield line


def _pieces(word: str, size: float, width: float) -> list[str]:
    """Cut a word that is wider than a line."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and _width(pieces[-1] + sign, size) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def written(
    text: str, x: float, y: float, size: float, fill: str, *, bold: bool = False, anchor: str | None = None
) -> Element:
    """Write one line.

    Args:
        text: The line.
        x: Where it begins, or ends, or has its middle, as ``anchor`` says.
        y: Its base line.
        size: The size of the font.
        fill: Its colour.
        bold: Whether it is bold.
        anchor: ``middle`` or ``end``; its beginning where None.
    """
    weight = "bold" if bold else None
    return element("text", text, x=x, y=y, font_size=size, fill=fill, font_weight=weight, text_anchor=anchor)
