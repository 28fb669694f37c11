"""A regular expression so that Python, Rust, C++ and Java match the same texts by it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["anchored"]

_PIECES: Final = re.compile(r"\\(?s:.)|\[\^?\]?(?:\\(?s:.)|[^\]\\])*\]|(?s:.)")
"""The pieces of a pattern: what is escaped, a class as a whole, or one sign."""
_SETS: Final = re.compile(r"\\(?s:.)|[\[&~]")
"""In a class, what is escaped, and the signs by which some engines combine classes."""


def anchored(pattern: str) -> str:
    r"""Return a pattern that matches whole texts wherever it is searched for.

    ``$`` lets a newline pass in some engines and ``.`` stops at other signs than a newline in Java, so
    neither is used; ``[``, ``&`` and ``~`` combine classes in some.

    Examples:
        >>> anchored("[0-9]{5}"), anchored("a.|b")
        ('\\A(?:[0-9]{5})\\z', '\\A(?:a[^\\n]|b)\\z')
    """
    return rf"\A(?:{_PIECES.sub(_alike, pattern)})\z"


def _alike(found: re.Match[str]) -> str:
    piece = found.group()
    if piece == ".":
        return r"[^\n]"
    if not piece.startswith("["):
        return piece
    start = 2 if piece.startswith("[^") else 1
    inside = _SETS.sub(lambda sign: sign[0] if len(sign[0]) > 1 else f"\\{sign[0]}", piece[start:-1])
    if inside.startswith("]"):
        inside = f"\\{inside}"
    return f"{piece[:start]}{inside}]"
