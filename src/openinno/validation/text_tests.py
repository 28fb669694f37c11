"""What a condition says of the text of one cell, by plain Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from ..cells import LIST, CellType
from ..flat import FLAT_COLUMNS
from ..luhn import passes_luhn
from .conditions import (
    AllOf,
    Check,
    Condition,
    Matches,
    NoEarlierThan,
    NoLaterThan,
    Not,
    OneOf,
    Siren,
    Siret,
)
from .kleene import every, negated

__all__ = ["LA_POSTE", "TYPES", "Test", "text_test"]

Test: TypeAlias = Callable[[str], "bool | None"]
"""What judges a text that is not empty."""

TYPES: Final[Mapping[str, CellType]] = {column.name: column.type for column in FLAT_COLUMNS}
"""What the columns of the flat row hold; any other column holds texts."""

LA_POSTE: Final = "356000000"
"""The SIREN of La Poste, whose establishments have numbers of another make."""


def text_test(condition: Condition, today: str) -> tuple[str, Test] | None:
    """Return the column and the test of a condition on the text of one cell; None for any other condition.

    Args:
        condition: The condition.
        today: The ISO day of the check.
    """
    match condition:
        case OneOf(column, words):
            is_list = TYPES.get(column) is CellType.LIST
            return column, (_on_items(words.issuperset) if is_list else words.__contains__)
        case Matches(column, pattern):
            shape = re.compile(pattern).fullmatch
            if TYPES.get(column) is CellType.LIST:
                return column, _on_items(lambda items: all(map(shape, items)))
            return column, lambda text: shape(text) is not None
        case NoLaterThan(column, day):
            last = day or today
            return column, lambda text: text <= last or text.startswith(last)
        case NoEarlierThan(column, day):
            first = day or today
            return column, lambda text: first <= text or first.startswith(text)
        case Siren(column):
            return column, _is_siren
        case Siret(column):
            return column, _is_siret
        case Check(_, (column,)):
            return column, condition.test
        case Not(OneOf(column, words)) if TYPES.get(column) is not CellType.LIST:
            return column, lambda text: text not in words
        case Not(one):
            inner = text_test(one, today)
            return inner and (inner[0], negated(inner[1]))
        case AllOf(conditions):
            tests = [test for one in conditions if (test := text_test(one, today))]
            if len(tests) != len(conditions) or len({column for column, _ in tests}) != 1:
                return None
            return tests[0][0], every([test for _, test in tests])
        case _:
            return None


def _on_items(test: Callable[[list[str]], bool]) -> Test:
    """Return what judges the texts of a list."""
    return lambda cell: test(cell.split("|") if "\\" not in cell else LIST.read(cell))


def _is_siren(text: str) -> bool | None:
    return passes_luhn(text) if _are_digits(text, 9) else None


def _is_siret(text: str) -> bool | None:
    if not _are_digits(text, 14):
        return None
    return passes_luhn(text) or (text.startswith(LA_POSTE) and sum(map(int, text)) % 5 == 0)


def _are_digits(text: str, count: int) -> bool:
    return len(text) == count and text.isascii() and text.isdecimal()
