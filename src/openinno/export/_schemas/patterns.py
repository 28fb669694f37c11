"""Regular expressions as schemas want them: alike in ECMAScript, Python and XML Schema."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["PARTIAL_DATE", "VISIBLE", "joined", "one_of", "portable", "whole", "whole_or_blank"]

_YEAR: Final = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_LEAP_YEAR: Final = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_DAY: Final = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
PARTIAL_DATE: Final = f"{_YEAR}(?:-(?:0[1-9]|1[0-2]))?|{_YEAR}-{_DAY}|{_LEAP_YEAR}-02-29"
"""A year, a month or a day that exists."""

VISIBLE: Final = (
    "[^\\u0009-\\u000d\\u001c-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"
)
"""A sign that is no blank, to be found anywhere in a text."""

_SPECIAL: Final = re.compile(r"([\\^$.|?*+()\[\]{}])")
_TOKEN: Final = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\.", re.DOTALL)


def portable(pattern: str) -> str:
    r"""Return a pattern of the rules in which the dot means the same everywhere: all but the end of a line.

    Examples:
        >>> portable("a.[.]")
        'a[^\\n][.]'
    """
    return _TOKEN.sub(lambda found: "[^\\n]" if found[0] == "." else found[0], pattern)


def whole(pattern: str) -> str:
    """Return the pattern of a text that fits a pattern of the rules as a whole.

    Examples:
        >>> whole("[0-9]{5}|CEDEX")
        '^(?:[0-9]{5}|CEDEX)$'
    """
    return f"^(?:{portable(pattern)})$"


def whole_or_blank(pattern: str) -> str:
    """Return the pattern of a text that fits as a whole, or is empty, which is no value."""
    return f"^(?:{portable(pattern)})?$"


def one_of(words: Iterable[str]) -> str:
    r"""Return the pattern of some words.

    Examples:
        >>> one_of(["c++", "rust"])
        'c\\+\\+|rust'
    """
    return "|".join(_SPECIAL.sub(r"\\\1", word) for word in words)


def joined(pattern: str) -> str:
    r"""Return the pattern of texts with bars between them, each of which fits a pattern.

    Examples:
        >>> joined("a|b")
        '(?:a|b)(?:\\|(?:a|b))*'
    """
    return f"(?:{pattern})(?:\\|(?:{pattern}))*"
