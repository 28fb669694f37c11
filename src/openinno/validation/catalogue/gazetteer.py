"""What rules ask the official code: each question about a text is asked once, and nothing is read before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from ...geography import Commune, Departement, Reason, departements, find_communes, find_departements
from ...geography import find_regions as _find_regions
from ...geography.municipalities import area_code
from ...labels import plain

__all__ = [
    "commune_of",
    "communes_named",
    "communes_of_postcode",
    "is_code_of_today",
    "likely_communes",
    "longer_names",
    "near_names",
    "of_departement",
    "region_of",
    "regions_named",
    "the_departement",
]

_MANY: Final = 1 << 16
"""More than there are communes."""
_BY_CODE: Final = {Reason.CODE, Reason.ARRONDISSEMENT_CODE, Reason.FORMER_CODE}
_BY_NAME: Final = {Reason.NAME, Reason.ARRONDISSEMENT, Reason.CEDEX, Reason.FORMER_NAME}


@lru_cache(maxsize=_MANY)
def _by_code(insee: str) -> tuple[tuple[Commune, Reason], ...]:
    return tuple((one.place, one.reason) for one in find_communes(insee) if one.reason in _BY_CODE)


@lru_cache(maxsize=_MANY)
def commune_of(insee: str) -> Commune | None:
    """Return the commune that a code means today: its own, that of an arrondissement or of the past.

    Examples:
        >>> commune_of("69123").name, commune_of("69387").name, commune_of("99999")
        ('Lyon', 'Lyon', None)
    """
    found = _by_code(insee)
    # The surest reason comes first; several communes by a code of the past are none.
    return found[0][0] if len(found) == 1 or (found and found[0][1] is Reason.CODE) else None


@lru_cache(maxsize=_MANY)
def is_code_of_today(insee: str) -> bool | None:
    """Tell whether a code is that of a commune of today; None where it never was one of any."""
    found = _by_code(insee)
    return found[0][1] is Reason.CODE if found else None


@lru_cache(maxsize=_MANY)
def communes_named(name: str) -> tuple[Commune, ...]:
    """Return the communes that a name may mean, those of the past and arrondissements included.

    Examples:
        >>> [one.code for one in communes_named("Lyon 7e")], len(communes_named("Saint-Denis")) > 3
        (['69123'], True)
    """
    return tuple(one.place for one in find_communes(name) if one.reason in _BY_NAME)


@lru_cache(maxsize=_MANY)
def likely_communes(name: str) -> tuple[Commune, ...]:
    """Return those of the communes that a name may mean which bear it today, or all where none does.

    Examples:
        >>> len(likely_communes("Mérignac"))
        3
    """
    found = [one for one in find_communes(name) if one.reason in _BY_NAME]
    today = [one for one in found if one.reason is not Reason.FORMER_NAME]
    return tuple(one.place for one in today or found)


@lru_cache(maxsize=_MANY)
def communes_of_postcode(postcode: str) -> tuple[Commune, ...]:
    """Return the communes of a postcode; none for that of a CEDEX.

    Examples:
        >>> [one.name for one in communes_of_postcode("69007")], communes_of_postcode("69621")
        (['Lyon'], ())
    """
    return tuple(one.place for one in find_communes(postcode) if postcode in one.place.postcodes)


def of_departement(communes: Sequence[Commune], departement: str) -> list[Commune]:
    """Return those of some communes that lie in a département."""
    return [one for one in communes if area_code(one) == departement]


@lru_cache(maxsize=1 << 12)
def the_departement(text: str) -> tuple[str, bool] | None:
    """Return the code of the one département that a text names, and whether by its name or code of today."""
    found = find_departements(text)
    if len(found) != 1:
        return None
    (match,) = found
    padded = text.strip().isdigit() and len(text.strip()) < len(match.place.code)
    return match.place.code, match.reason in {Reason.CODE, Reason.NAME} and not padded


@lru_cache(maxsize=1 << 12)
def regions_named(text: str) -> tuple[tuple[str, Reason], ...]:
    """Return the names of the régions that a text may mean, each with the reason."""
    return tuple((one.place.name, one.reason) for one in _find_regions(text))


def region_of(departement: str) -> str | None:
    """Return the name of the région of a département."""
    known = _departements().get(departement)
    return known.region.name if known else None


@lru_cache(maxsize=1)
def _departements() -> Mapping[str, Departement]:
    return {one.code: one for one in departements()}


@lru_cache(maxsize=1 << 12)
def near_names(name: str) -> tuple[str, ...]:
    """Return the official names of communes nearest to a name with slips: same first letter, like length.

    Examples:
        >>> near_names("Villeurbane")
        ('Villeurbanne',)
    """
    from difflib import get_close_matches

    folded = plain(name)
    lengths = range(len(folded) - 2, len(folded) + 3)
    names = [one for size in lengths for one in _by_start().get((folded[:1], size), ())]
    found = get_close_matches(folded, [one for one, _ in names], n=3, cutoff=0.85)
    official = dict(names)
    return tuple(official[one] for one in found)


@lru_cache(maxsize=1 << 12)
def longer_names(name: str) -> tuple[str, ...]:
    """Return the official names of communes that begin with a name.

    Examples:
        >>> longer_names("Theix")
        ('Theix-Noyalo',)
    """
    folded = f"{plain(name)} "
    names = (one for (start, _), some in _by_start().items() if start == folded[:1] for one in some)
    return tuple(official for one, official in names if one.startswith(folded))


@lru_cache(maxsize=1)
def _by_start() -> Mapping[tuple[str, int], Sequence[tuple[str, str]]]:
    from ...geography import communes
    from ...labels import plain_all

    names = list(dict.fromkeys(one.name for one in communes()))
    found: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for folded, name in zip(plain_all(names), names, strict=True):
        found.setdefault((folded[:1], len(folded)), []).append((folded, name))
    return found
