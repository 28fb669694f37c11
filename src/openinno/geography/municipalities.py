"""Communes of today, with what they are made of: arrondissements, former communes, a point."""

from __future__ import annotations

from enum import Enum

import attrs

from ..labels import Label
from ..points import Point
from .areas import Collectivity, Departement, Region
from .groupings import Epci, Ept

__all__ = ["Arrondissement", "Commune", "FormerCommune", "FormerKind", "PointBasis", "area_code"]


class FormerKind(Enum):
    """What a former commune is within the commune of today.

    Examples:
        >>> FormerKind.DELEGATED.label("fr")
        'commune déléguée'
    """

    DELEGATED = "delegated"
    """A delegated commune (commune déléguée) of a new commune."""
    ASSOCIATED = "associated"
    """An associated commune (commune associée)."""
    CODE = "code"
    """A code that is no longer used; its name is not in our data."""

    def label(self, lang: str = "en") -> str:
        """Return what it is called in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return _FORMER_LABELS[self].text(lang)


_FORMER_LABELS = {
    FormerKind.DELEGATED: Label("commune déléguée", "delegated commune"),
    FormerKind.ASSOCIATED: Label("commune associée", "associated commune"),
    FormerKind.CODE: Label("ancien code", "old code"),
}


class PointBasis(Enum):
    """How the coordinates of a commune were found in the gazetteer (GeoNames).

    Examples:
        >>> PointBasis.NAME.label("fr")
        'trouvé par le nom de la commune'
    """

    NAME = "name"
    """By the commune's own name, which only one place of its département bears."""
    FORMER_NAME = "former_name"
    """By the name of a delegated or associated commune, where the point is; the town hall may not be."""

    def label(self, lang: str = "en") -> str:
        """Return what it means in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return _POINT_LABELS[self].text(lang)


_POINT_LABELS = {
    PointBasis.NAME: Label("trouvé par le nom de la commune", "found by the name of the commune"),
    PointBasis.FORMER_NAME: Label(
        "trouvé par le nom d'une commune déléguée ou associée",
        "found by the name of a delegated or associated commune",
    ),
}


@attrs.frozen(kw_only=True)
class FormerCommune:
    """A commune of the past, or a code of the past, that a commune of today took over.

    Args:
        code: Its own INSEE code.
        name: Its name; None where only the code is known.
        kind: What it is today.

    Examples:
        >>> import openinno as oi
        >>> former = oi.geography.commune("74010").former[1]
        >>> former.code, former.name, former.kind.label("fr")
        ('74011', 'Annecy-le-Vieux', 'commune déléguée')
    """

    code: str
    name: str | None = None
    kind: FormerKind


@attrs.frozen(kw_only=True)
class Arrondissement:
    """An arrondissement of Paris, Lyon or Marseille, which addresses use where other towns use a commune.

    Args:
        code: Its INSEE code: ``69387``.
        name: Its name in the official code.
        number: Its number, from 1.
        commune: Code of its commune.
        postcodes: Its postcodes.

    Examples:
        >>> import openinno as oi
        >>> seventh = oi.geography.commune("69123").arrondissements[6]
        >>> seventh.code, seventh.name, seventh.postcodes
        ('69387', 'Lyon 7e Arrondissement', ('69007',))
    """

    code: str
    name: str
    number: int
    commune: str
    postcodes: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Commune:
    """A commune of the official code of 2026.

    Args:
        code: Its INSEE code, five characters: ``69123``, ``2B033``. Never its postcode.
        name: Its name in the official code.
        departement: Its département; None in an overseas collectivity.
        collectivity: Its overseas collectivity; None in a département.
        epci: Its grouping; None for four islands and in the overseas collectivities.
        ept: Its territory, in the Métropole du Grand Paris outside Paris.
        postcodes: Its postcodes, in the order of the official list.
        arrondissements: Those of Paris, Lyon and Marseille; nothing elsewhere.
        former: The former communes and codes that it took over.
        point: Where it is, to about a kilometre; None where it is not known.
        point_basis: How the point was found; None where there is none.

    Examples:
        >>> import openinno as oi
        >>> roubaix = oi.geography.commune("59512")
        >>> roubaix.name, roubaix.departement.name, roubaix.epci.name
        ('Roubaix', 'Nord', 'Métropole Européenne de Lille')
        >>> roubaix.in_metropole, roubaix.in_metropole_core_city
        (True, False)
        >>> roubaix.label(), roubaix.region.name
        ('Roubaix (59512)', 'Hauts-de-France')
    """

    code: str
    name: str
    departement: Departement | None = None
    collectivity: Collectivity | None = None
    epci: Epci | None = None
    ept: Ept | None = None
    postcodes: tuple[str, ...] = ()
    arrondissements: tuple[Arrondissement, ...] = attrs.field(default=(), repr=False)
    former: tuple[FormerCommune, ...] = attrs.field(default=(), repr=False)
    point: Point | None = None
    point_basis: PointBasis | None = None

    def label(self, lang: str = "en") -> str:
        """Return the name, the same in both languages, and the code.

        Args:
            lang: Any language: places have one name.
        """
        return f"{self.name} ({self.code})"

    @property
    def region(self) -> Region | None:
        """Its région; None in an overseas collectivity."""
        return self.departement.region if self.departement else None

    @property
    def in_metropole(self) -> bool:
        """Whether its grouping is a métropole in the legal sense."""
        return self.epci is not None and self.epci.kind.metropole

    @property
    def in_metropole_core_city(self) -> bool:
        """Whether it is the core city of a métropole: the narrower sense in which the study counts.

        The study has Roubaix and Aix-en-Provence outside a métropole (002:L319), although their groupings
        are métropoles. That it means the most populous commune of each is our reading.
        """
        return self.epci is not None and self.epci.core_city == self.code


def area_code(commune: Commune) -> str:
    """Return the code of the département of a commune, or of its overseas collectivity."""
    area = commune.departement or commune.collectivity
    return area.code if area else ""
