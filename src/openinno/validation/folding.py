"""Names as every engine folds them alike: letters without accents and digits, in small letters.

The folding of :mod:`openinno.labels` knows more of languages than engines of tables do. Here a name must
become the same text in Python, in Rust, in SQL and in Java, so that the rows found alike are the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

__all__ = ["FOLDED", "LEFT_OUT", "folded"]

_ALIKE: Final[Mapping[str, str]] = {
    "a": "àâäáãåÀÂÄÁÃÅ",
    "c": "çÇ",
    "e": "éèêëÉÈÊË",
    "i": "îïíìÎÏÍÌ",
    "n": "ñÑ",
    "o": "ôöóòõÔÖÓÒÕ",
    "u": "ùûüúÙÛÜÚ",
    "y": "ÿýŸÝ",
    "ae": "æÆ",
    "oe": "œŒ",
}
FOLDED: Final[Mapping[str, str]] = {letter: plain for plain, letters in _ALIKE.items() for letter in letters}
"""What stands for each letter with an accent."""

LEFT_OUT: Final = "[^0-9A-Za-z]+"
"""What is left out once accents are gone, before capitals become small: all but digits and plain letters."""

_LEFT_OUT: Final = re.compile(LEFT_OUT)
_TABLE: Final = str.maketrans(dict(FOLDED))


def folded(text: str) -> str:
    """Fold a name.

    Examples:
        >>> folded("Le Quai des Possibles"), folded("L'Œuf (Saint-Étienne)")
        ('lequaidespossibles', 'loeufsaintetienne')
    """
    return _LEFT_OUT.sub("", text.translate(_TABLE)).lower()
