"""Looking places up by their code of today, and listing them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from ..errors import PlaceError
from ..labels import Label
from ..listing import Named
from ._find_areas import find_departements, find_regions
from ._find_communes import find_communes
from ._tables import tables
from .areas import Collectivity, Departement, Region
from .groupings import Epci, Ept
from .municipalities import Commune

__all__ = [
    "collectivities",
    "commune",
    "communes",
    "departement",
    "departements",
    "epci",
    "epcis",
    "epts",
    "region",
    "regions",
]

_FEW: Final = 3
"""An error suggests no more places than that."""


def regions() -> tuple[Region, ...]:
    """Return the 18 régions, in the order of their codes.

    Examples:
        >>> [region.name for region in regions()][:3]
        ['Guadeloupe', 'Martinique', 'Guyane']
    """
    return tuple(tables().regions.values())


def departements() -> tuple[Departement, ...]:
    """Return the 101 départements, in the order of their codes; the overseas collectivities are apart.

    Examples:
        >>> len(departements()), departements()[-1].name
        (101, 'Mayotte')
    """
    return tuple(tables().departements.values())


def collectivities() -> tuple[Collectivity, ...]:
    """Return the 8 overseas collectivities and territories that the official code lists, by code.

    Examples:
        >>> collectivities()[0].name
        'Saint-Pierre-et-Miquelon'
    """
    return tuple(tables().collectivities.values())


def epcis() -> tuple[Epci, ...]:
    """Return the 1 255 groupings of communes with taxes of their own, in the order of their codes.

    Examples:
        >>> sum(epci.kind.metropole for epci in epcis())
        22
    """
    return tuple(tables().epcis)


def epts() -> tuple[Ept, ...]:
    """Return the 11 territories of the Métropole du Grand Paris, in the order of their codes.

    Examples:
        >>> [ept.name for ept in epts()][:2]
        ['Plaine Commune', 'Est Ensemble']
    """
    return tuple(tables().epts.values())


def communes() -> tuple[Commune, ...]:
    """Return the 34 969 communes, in the order of their codes.

    Examples:
        >>> len(communes())
        34969
    """
    return tuple(map(tables().commune, range(len(tables().codes))))


def region(code: str) -> Region:
    """Return the région whose code of today is ``code``.

    Raises:
        PlaceError: No région has that code.
        TypeError: The code is no text.

    Examples:
        >>> region("84").name
        'Auvergne-Rhône-Alpes'
    """
    known = tables().regions
    if _text("region", code, "84") not in known:
        codes = ", ".join(known)
        raise PlaceError.unknown(
            code,
            what=Label("aucune région", "no région"),
            possible=Label(
                f"{codes} ; find_regions() lit les noms et les anciens codes",
                f"{codes}; find_regions() reads names and codes of the past",
            ),
            nearest=[match.place for match in find_regions(code)],
        )
    return known[code]


def departement(code: str) -> Departement:
    """Return the département whose code of today is ``code``.

    Raises:
        PlaceError: No département has that code.
        TypeError: The code is no text.

    Examples:
        >>> departement("2A").name
        'Corse-du-Sud'
    """
    known = tables().departements
    if _text("departement", code, "69") not in known:
        raise PlaceError.unknown(
            code,
            what=Label("aucun département", "no département"),
            possible=Label(
                "01 à 95, 2A et 2B au lieu de 20, 971 à 974 et 976 ; find_departements() lit les noms",
                "01 to 95, 2A and 2B instead of 20, 971 to 974 and 976; find_departements() reads names",
            ),
            nearest=[match.place for match in find_departements(code)],
        )
    return known[code]


def epci(code: str) -> Epci:
    """Return the grouping of communes whose SIREN is ``code``.

    Raises:
        PlaceError: No grouping with taxes of its own has that SIREN.
        TypeError: The code is no text.

    Examples:
        >>> epci("243500139").name
        'Rennes Métropole'
    """
    known = _epcis_by_code()
    if _text("epci", code, "200046977") not in known:
        from difflib import get_close_matches

        raise PlaceError.unknown(
            code,
            what=Label("aucun groupement à fiscalité propre", "no grouping with taxes of its own"),
            possible=Label(
                "un SIREN à neuf chiffres, tel que 200046977 ; find_epcis() lit les noms",
                "a SIREN of nine digits, such as 200046977; find_epcis() reads names",
            ),
            nearest=[known[one] for one in get_close_matches(code[:20], known, n=_FEW, cutoff=0.8)],
        )
    return known[code]


def commune(code: str) -> Commune:
    """Return the commune whose INSEE code of today is ``code``.

    Raises:
        PlaceError: No commune has that code today; the error tells which communes may have been meant.
        TypeError: The code is no text.

    Examples:
        >>> commune("69123").name
        'Lyon'
        >>> commune("69387")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        openinno.errors.PlaceError: no commune has the code “69387”; ... The nearest: “Lyon (69123)”.
    """
    place = tables().place(_text("commune", code, "69123"))
    if place is None:
        raise PlaceError.unknown(
            code,
            what=Label("aucune commune", "no commune"),
            possible=Label(
                "un code INSEE de 2026 à cinq caractères, tel que 69123 ; find_communes() lit aussi les codes"
                " des arrondissements, les anciens codes, les codes postaux et les noms",
                "an INSEE code of 2026, five characters such as 69123; find_communes() also reads codes of"
                " arrondissements, codes of the past, postcodes and names",
            ),
            nearest=_near(code),
        )
    return tables().commune(place)


@cache
def _epcis_by_code() -> Mapping[str, Epci]:
    return {one.code: one for one in tables().epcis}


def _near(code: str) -> Sequence[Named]:
    """Return the communes that a code leads to by another way, or those whose codes stand around it."""
    found = find_communes(code)
    if found:
        return [match.place for match in found[:_FEW]]
    codes = tables().codes
    after = bisect_left(codes, code)
    around = [place for place in (after - 1, after) if 0 <= place < len(codes)]
    return [tables().commune(place) for place in around if codes[place][:2] == code[:2]]


def _text(function: str, code: str, example: str) -> str:
    if not isinstance(code, str):
        raise TypeError(f"{function}() takes a code as a text such as {example!r}, not {code!r}")
    return code
