"""Where structures are shown: at their points, else at their région, which says that the town is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from ...geography import departements, find_departements, find_regions
from ...geography import regions as all_regions
from ...labels import Label, plain
from ...places import Site
from ...structures import Structure
from .texts import Text, text

__all__ = ["points_of", "region_of", "region_place", "regions", "where"]

_UNKNOWN = Label("lieu inconnu", "place unknown")


def points_of(structure: Structure) -> list[list[Any]]:
    """Return the points of a structure, each with what it stands for."""
    return [
        [site.location.point.latitude, site.location.point.longitude, site.location.precision.value]
        for site in structure.sites
        if site.location
    ]


def where(structure: Structure) -> Text:
    """Return on one line where a structure is: its towns, else what is known of its surroundings.

    Examples:
        >>> import openinno as oi
        >>> where(oi.embedded_census()["tuba"]), where(oi.embedded_census()["wilco"])
        ('Lyon (69)', ['commune non précisée, Île-de-France', 'commune not given, Île-de-France'])
    """
    towns = list(dict.fromkeys(filter(None, map(_town, structure.sites))))
    if towns:
        return ", ".join(towns)
    area = next(filter(None, map(_area, structure.sites)), None)
    if area is None:
        return text(_UNKNOWN)
    return [f"commune non précisée, {area}", f"commune not given, {area}"]


def _town(site: Site) -> str | None:
    if site.commune:
        return f"{site.commune} ({site.departement})" if site.departement else site.commune
    # What is printed may name an area only.
    areas = {plain(area) for area in (site.region, site.epci_name) if area}
    return site.printed if site.printed and plain(site.printed) not in areas else None


def _area(site: Site) -> str | None:
    found = [one.place.name for one in find_departements(site.departement)] if site.departement else []
    return site.epci_name or next(iter(found), site.departement) or site.region


def region_of(structure: Structure) -> int | None:
    """Return the place of the région at which a structure without a point is shown; None where it has one."""
    if points_of(structure):
        return None
    found = (region_place(site.region) for site in structure.sites)
    return next((place for place in found if place is not None), None)


def region_place(name: str | None) -> int | None:
    """Return the place of a région among all of them, by any name of its own.

    Examples:
        >>> region_place("PACA") == region_place("Provence-Alpes-Côte d'Azur"), region_place("Bavière")
        (True, None)
    """
    found = find_regions(name) if name else ()
    return all_regions().index(found[0].place) if len(found) == 1 else None


@cache
def regions() -> Sequence[dict[str, Any]]:
    """Return the eighteen régions, each with the middle of the box around it."""
    found = []
    for region in all_regions():
        bounds = [one.bounds for one in departements() if one.region == region]
        west, south, east, north = (
            choose(side) for choose, side in zip((min, min, max, max), zip(*bounds, strict=True), strict=True)
        )
        middle = [round((south + north) / 2, 2), round((west + east) / 2, 2)]
        found.append({"code": region.code, "name": region.name, "at": middle})
    return found
