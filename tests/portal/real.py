"""Real data: the communes of the official code, and the structures of the study."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import openinno as oi

from .data import Dataset, Field, Row


def _point(point: oi.Point | None) -> dict[str, float] | None:
    return {"lon": point.longitude, "lat": point.latitude} if point else None


def _communes() -> Iterator[Row]:
    for one in oi.geography.communes():
        yield {
            "code": one.code,
            "name": one.name,
            "departement": one.departement.name if one.departement else None,
            "region": one.region.name if one.region else None,
            "epci": one.epci.name if one.epci else None,
            "epci_population": one.epci.population if one.epci else None,
            "postcodes": one.postcodes or None,
            "in_metropole": one.in_metropole,
            "geo_point": _point(one.point),
        }


def _structures() -> Iterator[Row]:
    for one in oi.embedded_census().structures:
        site = one.sites[0] if one.sites else None
        yield {
            "id": one.id,
            "name": one.name,
            "profile": one.profiles[0].value.label("fr") if one.profiles else None,
            "themes": [claim.value.label("fr") for claim in one.themes] or None,
            "commune": site.commune if site else None,
            "region": site.region if site else None,
            "opened": one.opened,
            "coordinates": _point(site.location.point) if site and site.location else None,
        }


def _none() -> Iterator[Row]:
    yield {"nom": "à ne pas lire"}


_FACET: dict[str, Any] = {"facet": True}
_SHARED: dict[str, Any] = {"facet": True, "disjunctive": True}
_SORTED: dict[str, Any] = {"sortable": True}

COMMUNES = Dataset(
    id="communes",
    title="Communes de France",
    description="<p>Les communes du code officiel géographique de 2026.</p>",
    theme=("Territoires",),
    keyword=("communes", "géographie"),
    fields=(
        Field("code", label="Code INSEE", description="Cinq caractères.", annotations={"id": True}),
        Field("name", label="Nom", annotations=_SORTED),
        Field("departement", label="Département", annotations={**_FACET, "facetsort": "alphanum"}),
        Field("region", label="Région", annotations=_FACET),
        Field("epci", label="EPCI", annotations=_SHARED),
        Field("epci_population", "int", label="Population de l'EPCI", annotations={"unit": "habitant"}),
        Field("postcodes", label="Codes postaux", annotations={"multivalued": ","}),
        Field("in_metropole", "boolean", label="En métropole", annotations=_FACET),
        Field("geo_point", "geo_point_2d", label="Point"),
    ),
    rows=_communes,
    attachments=(
        {"id": "notice_txt", "title": "notice.txt", "mimetype": "text/plain", "url": "odsfile://notice.txt"},
    ),
)

# Its annotations are lists, as in older answers.
STRUCTURES = Dataset(
    id="structures",
    title="Structures d'innovation ouverte",
    description="<p>Les structures que l'étude nomme.</p>",
    theme=("Économie", "Innovation"),
    keyword=("innovation ouverte",),
    publisher="Caisse des Dépôts",
    modified="2026-11-02T17:05:09.125000+00:00",
    fields=(
        Field("id", label="Identifiant", annotations={"id": []}),
        Field("name", label="Nom", annotations={"sortable": []}),
        Field("profile", label="Profil", annotations={"facet": [], "facetsort": ["-count"]}),
        Field("themes", label="Thèmes", annotations={"facet": [], "multivalued": [","], "disjunctive": []}),
        Field("commune", label="Commune"),
        Field("region", label="Région", annotations={"facet": [], "disjunctive": []}),
        Field("opened", label="Ouverture"),
        Field("coordinates", "geo_point_2d", label="Coordonnées"),
    ),
    rows=_structures,
)

RESTRICTED = Dataset(
    id="reserve",
    title="Jeu réservé",
    fields=(Field("nom", label="Nom"),),
    rows=_none,
    licence=None,
    modified=None,
    restricted=True,
)
