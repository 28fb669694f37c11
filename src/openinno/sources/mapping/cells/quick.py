"""What nearly all cells of a column hold, read at a glance; any other goes to the reader of the column.

A quick reader gives the same value as the reader behind it, for cells of which there is nothing to say, and
nothing for all others: blank cells, words of absence, damage, doubts.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

from ....cells import Cell
from .results import Reader
from .texts import given_in, words_of_absence

__all__ = ["Quick", "never_quick", "quick_shape", "quick_text", "remembering"]

Quick: TypeAlias = Callable[[Any], Cell]
"""Reads a cell, or returns None where the reader of its column must look at it."""

_MOST_REMEMBERED: Final = 20_000
_LONGEST_REMEMBERED: Final = 200


def never_quick(_: Any) -> Cell:
    """Leave every cell to its reader."""
    return None


def quick_text(absent: Iterable[str]) -> Quick:
    """Return the quick reader of texts, which takes what is clean.

    Args:
        absent: What stands for no answer.

    Examples:
        >>> quick = quick_text(["n/a"])
        >>> quick(" Café "), quick("N/A"), quick("  "), quick("a<br>b"), quick(3)
        ('Café', None, None, None, None)
    """
    words = words_of_absence(absent)
    longest = max(map(len, words))

    def read(cell: Any) -> Cell:
        # As is_clean() has it; texts are most of what a table holds.
        if type(cell) is not str or not cell.isprintable() or "<" in cell:
            return None
        text = cell.strip()
        return None if len(text) <= longest and text.casefold() in words else text

    return read


def quick_shape(shape: re.Pattern[str], absent: Iterable[str]) -> Quick:
    """Return the quick reader of texts of one shape.

    Args:
        shape: What the whole of a text looks like.
        absent: What stands for no answer.

    Examples:
        >>> quick = quick_shape(re.compile("[0-9]{5}"), ["00000"])
        >>> quick("35000"), quick("00000"), quick("3500"), quick(35000)
        ('35000', None, None, None)
    """
    words, fits = words_of_absence(absent), shape.fullmatch

    def read(cell: Any) -> Cell:
        return cell if type(cell) is str and fits(cell) and cell.casefold() not in words else None

    return read


def remembering(reader: Reader, absent: Iterable[str]) -> Quick:
    """Return the quick reader of what columns say again and again: each text or date is looked at once.

    Args:
        reader: What looks at it.
        absent: What stands for no answer.

    Examples:
        >>> from openinno.sources.mapping.cells.results import Read
        >>> quick = remembering(lambda cell: Read(cell.upper()), ["-"])
        >>> quick("a"), quick("a"), quick("-"), quick(["a"])
        ('A', 'A', None, None)
    """
    given = given_in(absent)
    known: dict[Any, Cell] = {}

    def read(cell: Any) -> Cell:
        if type(cell) is not str and type(cell) is not datetime.date:
            return None
        value = known.get(cell)
        if value is None and given(cell) is not None:
            found = reader(cell)
            if found.value is None or found.doubts or found.kept or found.also:
                return None
            value = found.value
            if type(cell) is not str or len(cell) <= _LONGEST_REMEMBERED:
                if len(known) >= _MOST_REMEMBERED:
                    known.clear()
                known[cell] = value
        return value

    return read
