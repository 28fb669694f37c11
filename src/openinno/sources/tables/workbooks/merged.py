"""Merged cells: a name over several columns, names in two rows, a value that stands for several rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

import attrs

__all__ = ["Area", "FillDown", "Heading", "heading_of"]

Area: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""Merged cells: the first and the last one, row and column from 0."""


class Heading(NamedTuple):
    """The names of the columns, and the rows that they stand in."""

    first: int
    """The first of these rows, from 0."""
    last: int
    """The last of them."""
    names: tuple[Any, ...]


def heading_of(
    rows: Sequence[Sequence[Any]],
    place: int,
    areas: Iterable[Area],
    *,
    left: int,
    top: int,
    given: bool = False,
) -> Heading:
    """Return the names that a row gives the columns, alone or with the row below or above it.

    A name that is merged over several columns names each of them. Where the next row names them more finely,
    both are joined: ``Adresse / Rue``.

    Args:
        rows: The first rows.
        place: The place of the row of the names among them, from 0.
        areas: The merged cells of the sheet.
        left: The column of the first cell of each row, from 0.
        top: The row of the first of the rows, from 0.
        given: Whether the author said which row it is: then the row above is none of it.

    Examples:
        >>> rows = [["Nom", "Adresse", None], [None, "Rue", "Ville"], ["H7", "Quai Perrache", "Lyon"]]
        >>> heading_of(rows, 0, [((0, 1), (0, 2))], left=0, top=0).names
        ('Nom', 'Adresse / Rue', 'Adresse / Ville')
    """
    wide = [area for area in areas if area[0][1] < area[1][1]]
    if place + 1 < len(rows) and _groups(rows[place], rows[place + 1], _in_row(wide, top + place), left):
        return _joined(rows, place, _in_row(wide, top + place), left, top)
    if place and not given:
        above = _in_row(wide, top + place - 1)
        apart = _filled(rows[place - 1]) > 1 or not any(area[0][1] <= left for area in above)
        if apart and _groups(rows[place - 1], rows[place], above, left):
            return _joined(rows, place - 1, above, left, top)
    names = _spread(rows[place], _in_row(wide, top + place), left)
    return Heading(top + place, top + place, tuple(names))


class FillDown:
    """Gives each row the values of the cells that are merged over it and rows above.

    Args:
        areas: The merged cells of the sheet.
        left: The column of the first cell of each row, from 0.
        width: How many cells each row has.
        first: The first row of data, from 0: what is merged from above it is no value.
    """

    def __init__(self, areas: Iterable[Area], *, left: int, width: int, first: int) -> None:
        self._starts: dict[int, list[_Held]] = {}
        self._held: dict[int, _Held] = {}
        for (top, column), (bottom, _) in areas:
            if bottom > top >= first and left <= column < left + width:
                self._starts.setdefault(top, []).append(_Held(column - left, bottom))

    def columns(self) -> dict[int, int]:
        """Return the places of the columns that have such cells, with the first row of each, from 0."""
        found: dict[int, int] = {}
        for row in sorted(self._starts):
            for held in self._starts[row]:
                found.setdefault(held.place, row)
        return found

    def fill(self, row: int, cells: list[Any]) -> None:
        """Give a row its values; rows come in order.

        Args:
            row: Its place in the sheet, from 0.
            cells: Its cells, which are filled where they are blank.
        """
        for place, held in list(self._held.items()):
            if row > held.bottom:
                del self._held[place]
            elif cells[place] is None:
                cells[place] = held.value
        for held in self._starts.get(row, ()):
            self._held[held.place] = attrs.evolve(held, value=cells[held.place])


@attrs.frozen
class _Held:
    place: int
    bottom: int
    value: Any = None


def _groups(upper: Sequence[Any], lower: Sequence[Any], areas: Sequence[Area], left: int) -> bool:
    # The lower row names what the upper one groups: texts only, and no column outside has a name in both.
    if not areas or not all(cell is None or isinstance(cell, str) for cell in lower):
        return False
    under = {column - left for (_, first), (_, last) in areas for column in range(first, last + 1)}
    if not any(cell is not None for place, cell in enumerate(lower) if place in under):
        return False
    named_twice = any(
        above is not None and below is not None
        for place, (above, below) in enumerate(zip(upper, lower, strict=True))
        if place not in under
    )
    # A title that is merged over the whole table groups nothing.
    return not named_twice and (len(areas) > 1 or any(place not in under for place in _places(lower, upper)))


def _places(*rows: Sequence[Any]) -> set[int]:
    return {place for row in rows for place, cell in enumerate(row) if cell is not None}


def _joined(rows: Sequence[Sequence[Any]], place: int, areas: Sequence[Area], left: int, top: int) -> Heading:
    groups = _spread(rows[place], areas, left)
    names = tuple(
        lower if upper is None else upper if lower is None else f"{upper} / {lower}"
        for upper, lower in zip(groups, rows[place + 1], strict=True)
    )
    return Heading(top + place, top + place + 1, names)


def _spread(cells: Sequence[Any], areas: Sequence[Area], left: int) -> list[Any]:
    spread = list(cells)
    for (_, first), (_, last) in areas:
        start = first - left
        if 0 <= start < len(spread):
            for place in range(start, min(last - left + 1, len(spread))):
                spread[place] = spread[start]
    return spread


def _in_row(areas: Iterable[Area], row: int) -> list[Area]:
    return [area for area in areas if area[0][0] == row == area[1][0]]


def _filled(cells: Sequence[Any]) -> int:
    return sum(cell is not None for cell in cells)
