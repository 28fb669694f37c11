"""How the data of the geography are written small: whole numbers, steps between them, lines of JSON in xz."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable
from typing import Any, Final

__all__ = ["THOUSANDTHS", "numbered", "packed", "steps"]

THOUSANDTHS: Final = 1000
"""Coordinates are kept to a thousandth of a degree, some hundred metres."""

_FILTERS: Final = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "pb": 0}]


def packed(value: Any) -> bytes:
    """Write a value as one line of JSON, compressed: the same value gives the same bytes."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    return lzma.compress(line.encode(), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, filters=_FILTERS)


def steps(numbers: Iterable[int]) -> list[int]:
    """Return the first number, then the steps from one to the next."""
    listed = list(numbers)
    return [after - before for before, after in zip([0, *listed], listed, strict=False)]


def numbered(lists: Iterable[list[Any]]) -> tuple[list[Any], list[list[int]]]:
    """Number values by their first appearance; return the values, and each list as numbers."""
    numbers: dict[Any, int] = {}
    places = [[numbers.setdefault(value, len(numbers)) for value in values] for values in lists]
    return list(numbers), places
