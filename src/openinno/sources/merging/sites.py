"""Where structures stand: the commune of a site, whatever its spelling, and the sites that are one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias

from ...labels import plain
from ...locating import communes_of
from ...places import Address, Site
from ...points import Point
from ...vocabulary import Precision
from .origins import Origin

__all__ = ["alike_sites", "commune_key", "commune_keys", "fine_point", "postcode_of"]

_COARSE: Final = {Precision.COMMUNE, Precision.AREA}
_SAME_PLACE_KM: Final = 0.3

_Said: TypeAlias = tuple[Origin, Any]


def commune_keys(sites: Iterable[Site]) -> frozenset[str]:
    """Return the communes of sites, each in the form in which its spellings are equal.

    Examples:
        >>> sorted(commune_keys([Site(commune="LYON 7e"), Site(insee="69123"), Site(commune="Bruxelles")]))
        ['69123', 'bruxelles']
    """
    return frozenset(key for site in sites if (key := commune_key(site)) is not None)


def commune_key(site: Site) -> str | None:
    """Return the code of the commune of a site; of a town that has none, the name.

    None where nothing is said of a commune, or where the name may mean several.
    """
    address = site.address
    bare = Site(
        commune=site.commune,
        insee=site.insee,
        departement=site.departement,
        region=site.region,
        address=Address(postcode=address.postcode, town=address.town) if address else None,
    )
    return _key(bare)


# A census names the same communes again and again.
@lru_cache(maxsize=2**16)
def _key(site: Site) -> str | None:
    found = communes_of(site)
    if found:
        return found[0].code if len(found) == 1 else None
    address = site.address or Address()
    said = (site.insee or site.commune or address.town, site.departement or site.region, address.postcode)
    return " ".join(plain(text) for text in said if text) if said[0] else None


def postcode_of(site: Site) -> str | None:
    """Return the five digits of the postcode of a site, or None."""
    digits = re.sub(r"\s", "", (site.address and site.address.postcode) or "")
    return digits if re.fullmatch(r"[0-9]{5}", digits) else None


def fine_point(site: Site) -> Point | None:
    """Return the point of a site where it stands for more than a commune, or None."""
    where = site.location
    return where.point if where and where.precision not in _COARSE else None


def alike_sites(lists: Sequence[Sequence[_Said]]) -> list[list[_Said]]:
    """Put the sites that are one place together, of several records of one structure.

    Args:
        lists: The sites of each record, each with who gives it.

    Returns:
        The places, in the order in which they come, each with its sites.
    """
    places: list[list[_Said]] = [[said] for said in lists[0]]
    for sites in lists[1:]:
        # Two sites of one record are never one place, so each place takes one of them at most.
        free = list(places)
        for said in sites:
            same = _place_of(said[1], sites, free)
            if same is None:
                places.append([said])
            else:
                same.append(said)
                free = [place for place in free if place is not same]
    return places


def _place_of(site: Site, sites: Sequence[_Said], free: Sequence[list[_Said]]) -> list[_Said] | None:
    equal = [place for place in free if any(site == other for _, other in place)]
    if equal:
        return equal[0]
    if len(sites) == len(free) == 1 and _may_be(site, free[0][0][1]):
        return free[0]
    key = commune_key(site)
    near = [place for place in free if any(_one_place(site, other) for _, other in place)]
    if near:
        return near[0]
    there = [place for place in free if key is not None and commune_key(place[0][1]) == key]
    beside = [other for _, other in sites if commune_key(other) == key]
    return there[0] if len(there) == len(beside) == 1 else None


def _may_be(site: Site, other: Site) -> bool:
    """Tell whether two sites, of which one says no commune, contradict each other in nothing wider."""
    if commune_key(site) is not None and commune_key(other) is not None:
        return False
    pairs = ((site.departement, other.departement), (site.region, other.region))
    return all(one is None or two is None or plain(one) == plain(two) for one, two in pairs)


def _one_place(site: Site, other: Site) -> bool:
    """Tell whether two sites have one street in one commune, or two points near each other."""
    point, there = fine_point(site), fine_point(other)
    if point and there and point.distance_to(there) <= _SAME_PLACE_KM:
        return True
    street, its = (plain((one.address and one.address.street) or "") for one in (site, other))
    return bool(street) and street == its and commune_key(site) == commune_key(other)
