"""Lines that are broken as French wants them: no sign parted from the word it follows."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import Final

__all__ = ["breakable", "capital", "folded_at", "unbroken"]

_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


def unbroken(text: str) -> str:
    """Return a text in which no French sign, such as a colon, can be parted from the word it follows."""
    return re.sub(r" (?=[:;?!%»])|(?<=«) ", _NO_BREAK, text)


def breakable(text: str) -> str:
    """Return a text that was wrapped, with plain spaces again."""
    return text.replace(_NO_BREAK, " ")


def capital(text: str) -> str:
    """Return a text that begins with a capital, the rest as it is.

    Examples:
        >>> capital("écoles et EPCI")
        'Écoles et EPCI'
    """
    return text[:1].upper() + text[1:]


def folded_at(width: int, text: str) -> list[str]:
    """Return the lines of a text of which none is wider than told, long words aside.

    Examples:
        >>> folded_at(14, "à vérifier : « Nom »")
        ['à vérifier :', '« Nom »']
    """
    lines = wrap(unbroken(text), width, break_long_words=False, break_on_hyphens=False)
    return [breakable(line) for line in lines]
