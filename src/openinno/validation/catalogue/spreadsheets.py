"""What spreadsheets and hands do to codes of digits, undone: spaces, ``.0``, a leading zero that was lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from .making import New

__all__ = ["digits", "insee_code", "without_separators"]

_SEPARATORS: Final = re.compile(r"[\s.\-']+")
_DECIMALS: Final = re.compile(r"([0-9]+)[.,]0+")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_DIGITS: Final = re.compile(r"[0-9]+")
_INSEE: Final = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}")


def without_separators(text: str) -> str:
    """Return a code without what stands around and between its signs, nor the ``.0`` of a number.

    Examples:
        >>> without_separators("732 829 320 00074"), without_separators("73282932000074.0")
        ('73282932000074', '73282932000074')
    """
    bare = text.strip()
    decimals = _DECIMALS.fullmatch(bare)
    # Dots stand between groups of three digits too, as in 732.829.000.
    if decimals and not _GROUPED.fullmatch(bare):
        return decimals[1]
    return _SEPARATORS.sub("", bare)


def digits(length: int, check: Callable[[str], bool] | None = None) -> Callable[[str], New | None]:
    """Return what mends a code of so many digits.

    Args:
        length: How many digits it has.
        check: Tells whether a code that gets its leading zero back is one; any is where None.

    Examples:
        >>> digits(5)("69 007"), digits(5)("690")
        (New(text='69007', confidence=1, lossless=True), None)
        >>> digits(5)("1000.0")
        New(text='01000', confidence=0.8, lossless=False)
    """

    def mend(text: str) -> New | None:
        bare = without_separators(text)
        if not _DIGITS.fullmatch(bare):
            return None
        if len(bare) == length:
            return New(bare, lossless=True)
        # A code that still begins with a zero was never taken for a number.
        padded = f"0{bare}"
        if len(padded) != length or bare[0] == "0" or (check and not check(padded)):
            return None
        return New(padded, 0.9 if check else 0.8)

    return mend


def insee_code(text: str) -> New | None:
    """Mend an INSEE code, of which two begin with a letter.

    Examples:
        >>> insee_code("2a 004"), insee_code("1053").text
        (New(text='2A004', confidence=1, lossless=True), '01053')
    """
    bare = without_separators(text).upper()
    return New(bare, lossless=True) if _INSEE.fullmatch(bare) else digits(5)(bare)
