"""Where structures are shown: at their points, else at their région, which says that the town is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from ... import geography
from ...census import Census
from ...labels import Label, plain
from ...structures import Structure
from ...vocabulary import EpciKind
from .texts import Text, text

__all__ = ["communes_around", "points_of", "region_of", "region_place", "regions", "where"]

_UNKNOWN = Label("lieu inconnu", "place unknown")


def points_of(structure: Structure) -> list[list[Any]]:
    """Return the points of a structure, each with what it stands for."""
    return [
        [site.location.point.latitude, site.location.point.longitude, site.location.precision.value]
        for site in structure.sites
        if site.location
    ]


def where(structure: Structure) -> Text:
    """Return on one line where a structure is.

    Examples:
        >>> import openinno as oi
        >>> where(oi.embedded_census()["tuba"]), where(oi.embedded_census()["wilco"])
        ('Lyon (69)', ['commune non précisée, Île-de-France', 'commune not given, Île-de-France'])
    """
    towns = list(dict.fromkeys(_towns(structure)))
    if towns:
        return ", ".join(towns)
    area = next((site.region for site in structure.sites if site.region), None)
    if area is None:
        return text(_UNKNOWN)
    return [f"commune non précisée, {area}", f"commune not given, {area}"]


def _towns(structure: Structure) -> Iterator[str]:
    for site in structure.sites:
        if site.commune:
            yield f"{site.commune} ({site.departement})" if site.departement else site.commune


def region_of(structure: Structure) -> int | None:
    """Return the place of the région at which a structure without a point is shown; None where it has one."""
    if points_of(structure):
        return None
    return next(
        filter(lambda found: found is not None, (region_place(s.region) for s in structure.sites)), None
    )


def region_place(name: str | None) -> int | None:
    """Return the place of a région among all of them, by its name or its code."""
    return _region_places().get(plain(name)) if name else None


@cache
def _region_places() -> dict[str, int]:
    named = {plain(one.name): place for place, one in enumerate(geography.regions())}
    return named | {one.code: place for place, one in enumerate(geography.regions())}


@cache
def regions() -> Sequence[dict[str, Any]]:
    """Return the eighteen régions, each with the middle of the box around it."""
    found = []
    for region in geography.regions():
        bounds = [one.bounds for one in geography.departements() if one.region == region]
        west, south, east, north = (
            choose(side) for choose, side in zip((min, min, max, max), zip(*bounds, strict=True), strict=True)
        )
        middle = [round((south + north) / 2, 2), round((west + east) / 2, 2)]
        found.append({"code": region.code, "name": region.name, "at": middle})
    return found


def communes_around(census: Census) -> list[list[Any]]:
    """Return the communes around which one may search: those of the cities, and those of the census.

    All of France would be more than the rest of the page together.
    """
    here = {site.insee for structure in census for site in structure.sites}
    return [*_listed(frozenset(filter(None, here)))]


def _listed(here: frozenset[str]) -> Iterator[list[Any]]:
    for commune in sorted(geography.communes(), key=lambda one: plain(one.name)):
        in_city = commune.epci is not None and commune.epci.kind is not EpciKind.CC
        if commune.point and (in_city or commune.code in here):
            area = commune.departement or commune.collectivity
            at = commune.point
            yield [commune.name, area.code if area else "", round(at.latitude, 2), round(at.longitude, 2)]
