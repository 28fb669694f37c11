"""A small writer of SVG in which a text cannot become markup: whatever is not an element is escaped."""

from __future__ import annotations

import re
from typing import Final, TypeAlias
from xml.sax.saxutils import escape, quoteattr

__all__ = ["Child", "Element", "element", "number"]

# XML has no place for these; marks of direction would turn a line around.
_UNFIT: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


class Element(str):
    """A text that is markup already."""

    __slots__ = ()


Child: TypeAlias = str | float | None
"""What an element may hold, or the value of an attribute; None is nothing."""


def element(name: str, /, *children: Child, **attributes: Child) -> Element:
    """Write an element.

    Args:
        name: Its name.
        children: What it holds.
        attributes: Its attributes: ``stroke_width`` for ``stroke-width``, ``class_`` for ``class``; those
            that are None are left out.

    Examples:
        >>> element("title", "a < b")
        '<title>a &lt; b</title>'
        >>> element("circle", cx=1.50, r=3, fill=None)
        '<circle cx="1.5" r="3"/>'
    """
    opened = name + "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_fit(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(map(_written, children))
    return Element(f"<{opened}>{inside}</{name}>" if inside else f"<{opened}/>")


def number(value: float) -> str:
    """Write a number to the hundredth, without zeros that say nothing.

    Examples:
        >>> number(1.50), number(-0.001), number(12)
        ('1.5', '0', '12')
    """
    # Adding zero turns -0 into 0.
    return f"{round(value, 2) + 0:.2f}".rstrip("0").rstrip(".")


def _written(child: Child) -> str:
    return child if isinstance(child, Element) else escape(_fit(child))


def _fit(value: Child) -> str:
    if value is None:
        return ""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else number(value)
