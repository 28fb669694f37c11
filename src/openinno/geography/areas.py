"""Régions, départements and overseas collectivities, with the outlines that maps are drawn from."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TypeAlias

import attrs

from .._data import decoded, read_stream

__all__ = ["Bounds", "Collectivity", "Departement", "Outline", "Region"]

Bounds: TypeAlias = tuple[float, float, float, float]
"""West, south, east and north in degrees, as in GeoJSON."""

Outline: TypeAlias = tuple[tuple[tuple[float, float], ...], ...]
"""Rings of ``(longitude, latitude)`` in degrees, not closed, to be filled by the even-odd rule."""


@attrs.frozen(kw_only=True)
class Region:
    """A région.

    Args:
        code: Two digits: ``84``.
        name: Its name in the official code.
        population: Inhabitants of its communes together.

    Examples:
        >>> import openinno as oi
        >>> oi.geography.region("53").name
        'Bretagne'
        >>> bretagne = oi.geography.region("53")
        >>> bretagne.label(), [round(degrees) for degrees in bretagne.outline[0][0]]
        ('Bretagne (53)', [-4, 49])
    """

    code: str
    name: str
    population: int

    def label(self, lang: str = "en") -> str:
        """Return the name, the same in both languages, and the code.

        Args:
            lang: Any language: places have one name.
        """
        return f"{self.name} ({self.code})"

    @property
    def outline(self) -> Outline:
        """Its outline, the union of those of its départements: rings of degrees, not closed.

        Fill by the even-odd rule. Régions share their borders to the point; it is read on first use.
        """
        return _region_outlines()[self.code]


@attrs.frozen(kw_only=True)
class Departement:
    """A département, or what the official code counts as one, overseas too.

    Args:
        code: Two characters, three overseas: ``69``, ``2A``, ``974``.
        name: Its name in the official code.
        region: Its région.
        population: Inhabitants of its communes together.
        bounds: West, south, east and north of its outline, in degrees.

    Examples:
        >>> import openinno as oi
        >>> gironde = oi.geography.departement("33")
        >>> gironde.name, gironde.region.name
        ('Gironde', 'Nouvelle-Aquitaine')
        >>> gironde.bounds
        (-1.27, 44.193, 0.305, 45.574)
        >>> gironde.label(), len(gironde.outline[0]) > 2
        ('Gironde (33)', True)
    """

    code: str
    name: str
    region: Region
    population: int
    bounds: Bounds

    def label(self, lang: str = "en") -> str:
        """Return the name, the same in both languages, and the code.

        Args:
            lang: Any language: places have one name.
        """
        return f"{self.name} ({self.code})"

    @property
    def outline(self) -> Outline:
        """Its outline: rings of ``(longitude, latitude)`` in degrees, not closed.

        An enclave makes a ring inside another: fill by the even-odd rule. The outline is meant for drawing,
        to about a kilometre; it is read on first use.
        """
        return _outlines()[self.code]


@attrs.frozen(kw_only=True)
class Collectivity:
    """An overseas collectivity, which belongs to no département and no région.

    Args:
        code: Three digits: ``987``.
        name: Its name in the official code.

    Examples:
        >>> import openinno as oi
        >>> oi.geography.commune("98735").collectivity.label()
        'Polynésie française (987)'
    """

    code: str
    name: str

    def label(self, lang: str = "en") -> str:
        """Return the name, the same in both languages, and the code.

        Args:
            lang: Any language: places have one name.
        """
        return f"{self.name} ({self.code})"


@cache
def _outlines() -> dict[str, Outline]:
    return _drawn("geography.json.xz", 1)


@cache
def _region_outlines() -> dict[str, Outline]:
    return _drawn("outlines.json.xz", 0)


def _drawn(name: str, place: int) -> dict[str, Outline]:
    drawn = decoded(read_stream(name, place), dict[str, tuple[tuple[int, ...], ...]])
    return {code: tuple(_ring(steps) for steps in rings) for code, rings in drawn.items()}


def _ring(steps: tuple[int, ...]) -> tuple[tuple[float, float], ...]:
    """Read a ring, written as a point then the steps to the next ones, in thousandths of a degree."""
    longitudes, latitudes = accumulate(steps[0::2]), accumulate(steps[1::2])
    return tuple((x / 1000, y / 1000) for x, y in zip(longitudes, latitudes, strict=True))
