"""The signs of a value as a reader may see them: whole, short, and none that hides or turns the others.

A value comes from anyone. A control character can steer a terminal, a mark of direction can turn a line
around, half a letter fits in no file: whatever cannot be seen is shown by a mark instead.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final

from ...findings import shortened

__all__ = ["brief", "data_of", "dumped", "text_of", "visible"]

_UNSEEN: Final = (
    "\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
)
_HIDDEN: Final = re.compile(f"\r\n|[\x00-\x1f{_UNSEEN}]")
_USUAL: Final = {"\n": "↵", "\r": "↵", "\r\n": "↵", "\t": "⇥"}
_IN_JSON: Final = re.compile(f"[<{_UNSEEN}]")
"""What JSON need not escape, and ours does: what cannot be seen, and what could end a script in a page."""

_MOST_OF_A_CELL: Final = 32_767
"""Signs that a cell of a spreadsheet holds: what is longer was never meant as a value."""
_BRIEF: Final = 200


def visible(text: str) -> str:
    r"""Return a text in which whatever cannot be seen has a mark.

    Examples:
        >>> print(visible("a\tb\u202ec"))
        a⇥b⟨U+202E⟩c
    """
    return _HIDDEN.sub(_mark, text)


def _mark(found: re.Match[str]) -> str:
    return _USUAL.get(found[0]) or f"⟨U+{ord(found[0]):04X}⟩"


def text_of(value: object) -> str:
    """Return a value as text; nothing for none.

    Examples:
        >>> text_of(None), text_of(69007), text_of("69 007")
        ('', '69007', '69 007')
    """
    try:
        return "" if value is None else str(value)
    except ValueError:  # A number with more digits than Python writes.
        return f"<{type(value).__name__}>"


def brief(value: object, most: int = _BRIEF) -> str:
    """Return a value as a reader sees it: cut where it is long, with marks for what cannot be seen.

    Examples:
        >>> brief("Le Hangar numérique", 9)
        'Le Hangar…'
    """
    return visible(shortened(text_of(value), most))


def data_of(value: object) -> str | int | float | None:
    """Return a value as programs take it: itself, unless no program could, or nobody meant it.

    Examples:
        >>> data_of(45.5), data_of(float("nan"))
        (45.5, 'nan')
    """
    if value is None or (isinstance(value, int) and abs(value) < 2**63):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    return shortened(text_of(value), _MOST_OF_A_CELL)


def dumped(value: Any) -> str:
    r"""Write JSON that can be shown anywhere, with an escape for each sign that could not.

    Examples:
        >>> print(dumped({"name": "</script>\u202e"}), end="")
        {
          "name": "\u003c/script>\u202e"
        }
    """
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _IN_JSON.sub(_escape, text) + "\n"


def _escape(found: re.Match[str]) -> str:
    if found[0] == "<":
        return "\\u003c"
    half = "\ud800" <= found[0] <= "\udfff"
    return "\\ufffd" if half else json.dumps(found[0])[1:-1]
