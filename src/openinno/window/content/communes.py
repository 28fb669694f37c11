"""The communes around which one may search, packed: as plain lists they would weigh half of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from ...geography import communes
from ...geography.municipalities import area_code
from ...points import Point

__all__ = ["communes_around"]

_SIGNS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST: Final = len(_SIGNS) ** 2 - 1
"""The greatest number that two signs write."""
_THOUSAND: Final = 1000


@cache
def communes_around() -> Sequence[list[Any]]:
    """Return the communes whose place is known, by département or overseas collectivity.

    Each group is its code, the south and the west of it in thousandths of a degree, how many of these a step
    has, the names, and for each name two signs north and two signs east, in base 36.

    Examples:
        >>> code, south, west, step, names, signs = communes_around()[0]
        >>> code, names.split("|")[0], len(signs) == 4 * len(names.split("|"))
        ('01', 'Ambérieu-en-Bugey', True)
    """
    groups: dict[str, list[tuple[str, Point]]] = {}
    for commune in communes():
        if commune.point:
            groups.setdefault(area_code(commune), []).append((commune.name, commune.point))
    return [_packed(code, group) for code, group in sorted(groups.items())]


def _packed(code: str, group: Iterable[tuple[str, Point]]) -> list[Any]:
    named = [(name, _thousandths(at.latitude), _thousandths(at.longitude)) for name, at in group]
    south, west = min(north for _, north, _ in named), min(east for _, _, east in named)
    far = max(max(north - south, east - west) for _, north, east in named)
    step = max(1, -(-far // _MOST))
    signs = (_two((north - south) // step) + _two((east - west) // step) for _, north, east in named)
    return [code, south, west, step, "|".join(name for name, _, _ in named), "".join(signs)]


def _thousandths(degrees: float) -> int:
    return round(degrees * _THOUSAND)


def _two(number: int) -> str:
    high, low = divmod(number, len(_SIGNS))
    return _SIGNS[high] + _SIGNS[low]
