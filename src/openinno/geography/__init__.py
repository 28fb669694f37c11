"""The official code of 2026: régions, départements, groupings and communes, and finding them.

Look-ups take a code of today and raise an error for any other; finders take what people write, give every
place that it may mean with the reason, and never guess. Nothing is read before a function is called.
"""

from __future__ import annotations

from ._find_areas import find_departements, find_epcis, find_regions
from ._find_communes import find_communes
from ._lookups import (
    collectivities,
    commune,
    communes,
    departement,
    departements,
    epci,
    epcis,
    epts,
    region,
    regions,
)
from .areas import Bounds, Collectivity, Departement, Outline, Region
from .groupings import Epci, Ept
from .matches import Match, Place, Reason
from .municipalities import Arrondissement, Commune, FormerCommune, FormerKind, PointBasis

__all__ = [
    "Arrondissement",
    "Bounds",
    "Collectivity",
    "Commune",
    "Departement",
    "Epci",
    "Ept",
    "FormerCommune",
    "FormerKind",
    "Match",
    "Outline",
    "Place",
    "PointBasis",
    "Reason",
    "Region",
    "collectivities",
    "commune",
    "communes",
    "departement",
    "departements",
    "epci",
    "epcis",
    "epts",
    "find_communes",
    "find_departements",
    "find_epcis",
    "find_regions",
    "region",
    "regions",
]


def __dir__() -> list[str]:
    return list(__all__)
