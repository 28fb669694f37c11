"""A census as a notebook shows it: a small map, and the counts under it."""

from __future__ import annotations

from typing import Final

from ...census import Census
from ...labels import Label
from ...nouns import number
from ..kinds import KINDS
from .drawing import drawn_map
from .forms import LIGHT, mark
from .frames import frames_of
from .places import Placed, placed
from .svg import Element, element
from .text import FONTS
from .words import counted, outside, summary, unlocated

__all__ = ["as_html"]

_WIDTH: Final = 480.0
_MOST: Final = 2_000
"""Structures beyond which a notebook would become heavy, and a small map unreadable."""


def as_html(census: Census, lang: str = "en") -> str:
    """Write a census as a map, unless it is too large for one, and counts: HTML that needs no other file.

    Args:
        census: The census.
        lang: The language.
    """
    laid = placed(census, frames_of(_WIDTH))
    small = len(census) <= _MOST
    told = (counted(laid, lang), unlocated(laid, lang), outside(laid, lang))
    return element(
        "div",
        element("p", element("strong", census.source.title.text(lang))),
        _map(laid, census, lang) if small else None,
        element("p", *_kinds(laid, lang)),
        *(element("p", text) for text in told if text),
        lang=Label("fr", "en").text(lang),
    )


def _map(laid: Placed, census: Census, lang: str) -> Element:
    height = max(frame.box.y + frame.box.height for frame in laid.marks) + 1
    title = census.source.title.text(lang)
    return element(
        "svg",
        element("title", title),
        element("desc", summary(laid, lang)),
        element("rect", width=_WIDTH, height=height, fill=LIGHT.ground),
        element("g", drawn_map(laid.marks, LIGHT, lang, fine=False), font_family=FONTS),
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_label=title,
        width=_WIDTH,
        height=height,
        viewBox=f"0 0 {_WIDTH:g} {height:g}",
    )


def _kinds(laid: Placed, lang: str) -> list[Element]:
    """Write each kind that occurs, with its mark and how many structures there are of it."""
    return [
        element(
            "span",
            element(
                "svg",
                mark(kind, 7, 7, 5.5, LIGHT),
                width=14,
                height=14,
                style="vertical-align:-2px",
                aria_hidden="true",
            ),
            f" {one.label.text(lang)} ",
            element("strong", number(count, lang)),
            style="display:inline-block;margin-right:1em",
        )
        for kind, (one, count) in enumerate(zip(KINDS, laid.totals, strict=True))
        if count
    ]
