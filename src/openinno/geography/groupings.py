"""Groupings of communes: those that levy taxes of their own, and the territories of Grand Paris."""

from __future__ import annotations

import attrs

from ..vocabulary import EpciKind

__all__ = ["Epci", "Ept"]


@attrs.frozen(kw_only=True)
class Epci:
    """A grouping of communes with taxes of its own (EPCI à fiscalité propre).

    Args:
        code: Its SIREN, nine digits: ``200046977``.
        name: Its name in the official list.
        kind: Its kind, which tells whether it is a métropole in the legal sense.
        population: Inhabitants of its communes together.
        core_city: Code of its most populous commune where it is a métropole; None elsewhere. That it is what
            the study means by a métropole (002:L319) is our reading.

    Examples:
        >>> import openinno as oi
        >>> lyon = oi.geography.epci("200046977")
        >>> lyon.name, lyon.kind, lyon.core_city
        ('Métropole de Lyon', <EpciKind.MET69>, '69123')
        >>> lyon.label()
        'Métropole de Lyon (200046977)'
    """

    code: str
    name: str
    kind: EpciKind
    population: int
    core_city: str | None = None

    def label(self, lang: str = "en") -> str:
        """Return the name, the same in both languages, and the code.

        Args:
            lang: Any language: places have one name.
        """
        return f"{self.name} ({self.code})"


@attrs.frozen(kw_only=True)
class Ept:
    """A territory of the Métropole du Grand Paris (établissement public territorial); Paris is in none.

    Args:
        code: Its SIREN, nine digits: ``200057875``.
        name: Its name in the official list.
        population: Inhabitants of its communes together.

    Examples:
        >>> import openinno as oi
        >>> oi.geography.commune("93066").ept.label()
        'Plaine Commune (200057867)'
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
