"""What surely holds of a cell, told as quickly as Python can: nearly every cell of a census is sound.

A cell that is not surely sound may still be: then its conditions are read as :mod:`.verdicts` reads them, and
that alone counts. So what is here must never be true where a condition is False, and may be false anywhere.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias

import attrs

from ..cells import CellType
from ..luhn import passes_luhn
from .conditions import (
    AllOf,
    Between,
    Condition,
    Implies,
    Matches,
    NoLaterThan,
    NoMoreThan,
    Not,
    OneOf,
    Ordered,
    Present,
    Siren,
    Siret,
    StartsWith,
    Typed,
)
from .text_tests import TYPES, text_test

__all__ = [
    "Sound",
    "SoundCell",
    "SoundPair",
    "kind_of",
    "sound_cell",
    "sound_pair",
    "sound_together",
]

Sound: TypeAlias = Callable[..., Any]
"""Tells of cells of the right type whether they are surely sound, by what counts as true."""

_KINDS: Final = {CellType.NUMBER: float, CellType.INTEGER: int}
"""The types of Python that columns of numbers nearly always have."""

_MOST_KEPT: Final = 1024
"""So many texts of a column are remembered,"""
_LONGEST_KEPT: Final = 200
"""and none longer than this."""


@attrs.frozen
class SoundCell:
    """What tells that a cell is sound.

    Args:
        column: Its column.
        sound: Tells it of a cell of the type of its column; false of an empty text where that matters.
        filled: Whether a blank cell is not sound.
        costly: Whether it had better be asked only once of the same text.
    """

    column: str
    sound: Sound
    filled: bool = False
    costly: bool = False


@attrs.frozen
class SoundPair:
    """What tells that two cells are sound together, which they are where one is blank.

    Args:
        column: The column of the first.
        other: The column of the second.
        sound: Tells it of two cells of the types of their columns.
    """

    column: str
    other: str
    sound: Sound


def kind_of(column: str) -> type:
    """Return the type of Python of nearly all cells of a column."""
    return _KINDS.get(TYPES.get(column, CellType.TEXT), str)


def sound_cell(condition: Condition, today: str) -> SoundCell | None:
    """Return what tells that a condition holds of one cell; None for a condition on more, or on less sure.

    Args:
        condition: The condition.
        today: The ISO day of the check.
    """
    match condition:
        case Present(column):
            return SoundCell(column, bool, filled=True)
        case Typed(column):
            return SoundCell(column, _TYPED[kind_of(column)])
        case Between(column, least, most) if kind_of(column) is not str:
            return SoundCell(column, _between(least, most))
        case AllOf((Present(column), *others)) if others:
            rest = sound_cell(AllOf(*others), today)
            if rest is None or rest.column != column:
                return None
            return SoundCell(column, _all([bool, rest.sound]), filled=True, costly=rest.costly)
        case Implies(one, _):
            # Where what is supposed does not hold, nothing is asked; of a blank cell nothing is supposed.
            return _of_text(Not(one), today)
        case _:
            return _of_text(condition, today)


def _of_text(condition: Condition, today: str) -> SoundCell | None:
    column, test = text_test(condition, today) or ("", None)
    if test is None or kind_of(column) is not str:
        return None
    match condition:
        case Matches(pattern=pattern) if TYPES.get(column) is not CellType.LIST:
            return SoundCell(column, re.compile(pattern).fullmatch)
        case NoLaterThan(day=day):
            return SoundCell(column, (day or today).__ge__)
        case Siren() | Siret():
            # What is not digits is not judged, whatever its sum.
            return SoundCell(column, lambda text: text.isascii() and passes_luhn(text))
        case OneOf():
            return SoundCell(column, test)
        case _:
            return SoundCell(column, lambda text: text and test(text) in _NOT_FALSE, costly=True)


_NOT_FALSE: Final = (True, None)
"""What a sound cell may be told; whatever else is told of it has to be looked at."""


def sound_pair(condition: Condition) -> SoundPair | None:
    """Return what tells that a condition holds of two cells together; None for any other."""
    match condition:
        case StartsWith(column, other) if kind_of(column) is kind_of(other) is str:
            return SoundPair(column, other, str.startswith)
        case Ordered(column, other) if kind_of(column) is kind_of(other) is str:
            return SoundPair(column, other, operator.le)
        case NoMoreThan(column, other) if str not in {kind_of(column), kind_of(other)}:
            return SoundPair(column, other, operator.le)
        case _:
            return None


def sound_together(cells: Sequence[SoundCell]) -> Sound:
    """Return what tells that a cell is sound by all that tells it of its column.

    They are asked in order until one does not tell it.
    """
    sound = _all([cell.sound for cell in cells])
    return _remembering(sound) if any(cell.costly for cell in cells) else sound


def _all(tests: Sequence[Sound]) -> Sound:
    if len(tests) == 1:
        return tests[0]
    if len(tests) == 2:
        first, second = tests
        return lambda cell: first(cell) and second(cell)
    return lambda cell: all(test(cell) for test in tests)


def _always(cell: object) -> bool:
    return True


_TYPED: Final = {str: bool, float: math.isfinite, int: _always}


def _between(least: float | None, most: float | None) -> Sound:
    low = -math.inf if least is None else least
    high = math.inf if most is None else most
    return lambda number: low <= number <= high


def _remembering(sound: Sound) -> Sound:
    """Return what says the same of a text; what a census says again and again is looked at once."""
    remembered = lru_cache(maxsize=_MOST_KEPT)(sound)
    return lambda text: remembered(text) if len(text) <= _LONGEST_KEPT else sound(text)
