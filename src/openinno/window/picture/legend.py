"""The column beside the map: what the marks mean, and how many there are."""

from __future__ import annotations

from typing import Final

from ...nouns import number
from ..kinds import KINDS
from .forms import Colours, mark
from .places import Placed
from .svg import Element, element
from .text import lines_of, written
from .words import HEADINGS, counted

__all__ = ["legend"]

_ROW: Final = 23.0
_RADIUS: Final = 6.5
_TEXT: Final = 14.0
_KIND: Final = 13.0
_TIGHT: Final = 1.2
_INDENT: Final = 22.0
_NUMBER: Final = 34.0
"""The width of a number of the legend."""
_SMALL: Final = 12.0
_LEADING: Final = 1.35
_COLUMNS: Final = (48.0, 0.0)
"""How far from the right the two columns of numbers end."""


def legend(laid: Placed, x: float, width: float, colours: Colours, lang: str) -> Element:
    """Write the legend, from the top of the map downwards."""
    lines, y = _rows(laid, x, width, colours, lang)
    y += _ROW + 6
    for line in lines_of(counted(laid, lang), _TEXT, width, 3):
        lines.append(written(line, x, y, _TEXT, colours.ink))
        y += _TEXT * _LEADING
    return element("g", *lines)


def _rows(laid: Placed, x: float, width: float, colours: Colours, lang: str) -> tuple[list[Element], float]:
    """Write the kinds under one another, each with its numbers; return them, and the last base line."""
    y, right = _TEXT, x + width
    heading, *columns = (label.text(lang) for label in HEADINGS)
    rows = [written(heading, x, y, _TEXT, colours.ink, bold=True)]
    for name, back in zip(columns, _COLUMNS, strict=True):
        rows.append(written(name, right - back, y, _SMALL, colours.soft, anchor="end"))
    for kind, (one, *counts) in enumerate(zip(KINDS, laid.shown, laid.totals, strict=True)):
        y += _ROW
        rows.append(mark(kind, x + _RADIUS + 1, y - 4.5, _RADIUS, colours))
        for count, back in zip(counts, _COLUMNS, strict=True):
            rows.append(written(number(count, lang), right - back, y, _TEXT, colours.ink, anchor="end"))
        first, *others = lines_of(one.label.text(lang), _KIND, width - _COLUMNS[0] - _NUMBER - _INDENT, 3)
        rows.append(written(first, x + _INDENT, y, _KIND, colours.ink))
        for line in others:
            y += _KIND * _TIGHT
            rows.append(written(line, x + _INDENT, y, _KIND, colours.ink))
    return rows, y
