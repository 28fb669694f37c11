"""The shape of ``_data/geography.json.xz``: the official code, stored by columns so that it packs well.

Plain dictionaries, because looking up one commune should not pay for the making of ten classes.
"""

from __future__ import annotations

from typing import TypedDict

from ..vocabulary import EpciKind
from .areas import Bounds
from .municipalities import FormerKind

__all__ = [
    "Arrondissements",
    "Collectivities",
    "Columns",
    "Communes",
    "Departements",
    "Epcis",
    "Epts",
    "Former",
    "Regions",
]


class Regions(TypedDict):
    """Régions."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    populations: tuple[int, ...]


class Departements(TypedDict):
    """Départements; each says the code of its région."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    regions: tuple[str, ...]
    populations: tuple[int, ...]
    bounds: tuple[Bounds, ...]


class Collectivities(TypedDict):
    """Overseas collectivities."""

    codes: tuple[str, ...]
    names: tuple[str, ...]


class Epcis(TypedDict):
    """Groupings; ``cores`` are the core cities of the métropoles."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[EpciKind, ...]
    populations: tuple[int, ...]
    cores: tuple[str | None, ...]


class Epts(TypedDict):
    """Territories of Grand Paris, with the codes of their communes."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    populations: tuple[int, ...]
    members: tuple[tuple[str, ...], ...]


class Arrondissements(TypedDict):
    """Arrondissements of Paris, Lyon and Marseille, with the codes of their communes."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    communes: tuple[str, ...]
    postcodes: tuple[tuple[str, ...], ...]


class Former(TypedDict):
    """Former communes; ``steps`` lead from the place of one commune of today to the next."""

    codes: tuple[str, ...]
    names: str
    kinds: tuple[FormerKind, ...]
    steps: tuple[int, ...]


class Communes(TypedDict):
    """Communes in the order of their codes, area after area (département or collectivity).

    ``steps`` lead from one number to the next inside an area; ``epcis`` and ``postcodes`` are places in the
    lists of the area, or -1; ``more_postcodes`` are a place, then the other postcodes of that commune.
    Points are given for some: ``located`` leads from one to the next, degrees are steps of a thousandth.
    """

    areas: tuple[str, ...]
    counts: tuple[int, ...]
    steps: tuple[int, ...]
    names: str
    area_epcis: tuple[tuple[int, ...], ...]
    epcis: tuple[int, ...]
    area_postcodes: tuple[tuple[str, ...], ...]
    postcodes: tuple[int, ...]
    more_postcodes: tuple[tuple[int, ...], ...]
    located: tuple[int, ...]
    bases: str
    latitudes: tuple[int, ...]
    longitudes: tuple[int, ...]


class Columns(TypedDict):
    """The shape of the first stream of the file."""

    edition: int
    regions: Regions
    departements: Departements
    collectivities: Collectivities
    epcis: Epcis
    epts: Epts
    communes: Communes
    former: Former
    arrondissements: Arrondissements
