"""A small writer of HTML in which a text cannot become markup: whatever is not marked as such is escaped.

Everything is closed and quoted as XML wants it too, so that a page can be checked as XML.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from typing import Final, TypeAlias

from .signs import visible

__all__ = ["Child", "Markup", "joined", "policy_of", "tag"]

_VOID: Final = frozenset({"br", "link", "meta"})


class Markup(str):
    """A text that is markup already."""

    __slots__ = ()


Child: TypeAlias = str | Iterable["Child"] | None
"""What an element may hold; None is nothing."""


def joined(*children: Child) -> Markup:
    """Put children after one another, each text escaped and made visible."""
    parts: list[str] = []
    for child in children:
        if isinstance(child, Markup):
            parts.append(child)
        elif isinstance(child, str):
            parts.append(escape(visible(child), quote=False))
        elif child is not None:
            parts.append(joined(*child))
    return Markup("".join(parts))


def tag(name: str, /, *children: Child, **attributes: str | bool | int | None) -> Markup:
    """Write an element.

    Args:
        name: Its name.
        children: What it holds.
        attributes: Its attributes: ``data_x`` for ``data-x``, ``class_`` for ``class``; those that are None
            or False are left out.

    Examples:
        >>> tag("td", "a < b", class_="value", hidden=False)
        '<td class="value">a &lt; b</td>'
    """
    opened = name + "".join(map(_attribute, attributes.items()))
    return Markup(f"<{opened}/>" if name in _VOID else f"<{opened}>{joined(*children)}</{name}>")


def _attribute(given: tuple[str, str | bool | int | None]) -> str:
    name, value = given
    if value is None or value is False:
        return ""
    text = "" if value is True else visible(str(value))
    return f' {name.rstrip("_").replace("_", "-")}="{escape(text)}"'


def policy_of(text: str) -> str:
    """Return how the policy of a page names a style or a script that stands in it, so as to allow no other.

    Examples:
        >>> policy_of("p { margin: 0 }")[:12]
        "'sha256-7IWh"
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
