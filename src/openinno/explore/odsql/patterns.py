"""The patterns that dates are written by: the letters that mean something, and those of Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ...labels import Label
from .literals import Text
from .nodes import Node

__all__ = ["pattern_faults"]

_SYMBOLS: Final = frozenset("yYxXweEDMdHms")
_KNOWN: Final = "yyyy, yy, MM, MMMM, dd, EEEE, HH, mm, ss, ww, DDD"
_QUOTED: Final = re.compile(r"'[^']*(?:'|\Z)")
_OF_PYTHON: Final = {
    "Y": "yyyy",
    "y": "yy",
    "m": "MM",
    "B": "MMMM",
    "d": "dd",
    "j": "DDD",
    "A": "EEEE",
    "H": "HH",
    "M": "mm",
    "S": "ss",
    "F": "yyyy-MM-dd",
    "T": "HH:mm:ss",
}


def pattern_faults(arguments: tuple[Node, ...]) -> Iterator[Label]:
    """Yield why a pattern of a date is none: letters without a meaning, or the per cent signs of Python.

    Examples:
        >>> print(*pattern_faults((Text("maj"), Text("%d/%m/%Y"))))
        "%d/%m/%Y" is written as in Python: write "dd/MM/yyyy"
    """
    pattern = arguments[1]
    free = _QUOTED.sub("", pattern.value) if isinstance(pattern, Text) else ""
    unknown = sorted({letter for letter in free if letter.isalpha()} - _SYMBOLS)
    if re.search(r"%[A-Za-z]", free):
        ours = Text(re.sub(r"%([A-Za-z])", lambda one: _OF_PYTHON.get(one[1], "…"), str(pattern)[1:-1]))
        yield Label(
            f"{pattern} s'écrit ainsi en Python : écrivez {ours}",
            f"{pattern} is written as in Python: write {ours}",
        )
    elif unknown:
        letters = ", ".join(unknown)
        yield Label(
            f"date_format() ne connaît pas {letters} dans {pattern} ; possibles : {_KNOWN} ; un texte libre"
            " s'écrit entre apostrophes",
            f"date_format() does not know {letters} in {pattern}; possible: {_KNOWN}; free text goes between"
            " apostrophes",
        )
