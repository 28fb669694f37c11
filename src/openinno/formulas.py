"""Texts that a spreadsheet would run as formulas, kept as the texts they are.

A cell of a CSV file that begins with a sign such as ``=`` is run by the spreadsheet that opens it. Such a
text gets an apostrophe before it, which no spreadsheet runs. So that nothing is lost, a text that already
begins with apostrophes and then such a sign gets one more, and reading takes one away: any other apostrophe
stays what it is.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["guarded", "starts_a_formula", "unguarded"]

_SIGNS: Final = r"=+\-@\t\r\n＝＋－＠"
"""What begins a formula: its signs, those of full width too, and blanks that may be dropped before them."""
_BARE: Final = re.compile(f"[{_SIGNS}]")
_GUARDED: Final = re.compile(f"'+[{_SIGNS}]")
_EITHER: Final = re.compile(f"'*[{_SIGNS}]")


def starts_a_formula(text: str) -> bool:
    """Tell whether a spreadsheet might run a text.

    Examples:
        >>> starts_a_formula("=1+1"), starts_a_formula("+33 4 72 00 00 00"), starts_a_formula("TUBA")
        (True, True, False)
    """
    return _BARE.match(text) is not None


def guarded(text: str) -> str:
    """Write a text so that no spreadsheet runs it.

    Examples:
        >>> guarded("=1+1"), guarded("'=1+1"), guarded("'t Lab")
        ("'=1+1", "''=1+1", "'t Lab")
    """
    return f"'{text}" if _EITHER.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that :func:`guarded` wrote; one that was never guarded stays as it is.

    Examples:
        >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'t Lab"), unguarded("=1+1")
        ('=1+1', "'=1+1", "'t Lab", '=1+1')
    """
    return text[1:] if _GUARDED.match(text) else text
