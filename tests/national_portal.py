"""The national census as a portal might serve it: only `themes` is known, the other columns are invented."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from portal import Dataset, Field, Portal

from openinno import Census
from openinno.explore import Client, RetryPolicy
from openinno.sources.portal.fetching import fetch_census
from openinno.sources.portal.national import DATASET
from openinno.sources.snapshots.snapshot import Snapshot
from openinno.sources.snapshots.taking import take_snapshot

__all__ = ["COLUMNS", "LIST_2020", "LIST_2021", "ROWS", "dataset_of", "fetched", "kept", "serving"]

_TRUST: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts nobody, and is made once: to read all that is trusted takes longer than most tests."""

LIST_2020: Final = (
    "Accélérateurs",
    "Technopoles, pôles de compétitivité, clusters",
    "Hubs d'innovation",
    "Incubateurs et pépinières universitaires",
    "Capitales French Tech, marques territoriales et événements",
    "Living Labs et pépinières ESS",
)
LIST_2021: Final = (
    "Accélérateurs",
    "Technopoles, pôles de compétitivité",
    "Hubs d'innovation",
    "Incubateurs, pépinières d'entreprises",
    "Capitales ou communautés French Tech, marques territoriales",
    "Tiers-lieux",
)
"""The types of both lists of the portal, in the same order of profiles."""

COLUMNS: Final = (
    Field("nom_struct", label="Nom de la structure"),
    Field("type", label="Type de structure", annotations={"facet": True}),
    Field("themes", label="Thèmes", annotations={"facet": True, "multivalued": ",", "disjunctive": True}),
    Field("nom_commune", label="Commune"),
    Field("siret", label="SIRET"),
    Field("nb_projets", "int", label="Projets accompagnés"),
    Field("geo_point_2d", "geo_point_2d", label="Geo Point"),
)
"""Columns such as the dataset may have had."""

ROWS: Final[tuple[Mapping[str, Any], ...]] = (
    {
        "nom_struct": "TUBA",
        "type": LIST_2020[2],
        "themes": ["Énergie", "Mobilité"],
        "nom_commune": "Lyon",
        "siret": "79486480700018",
        "nb_projets": 12,
        "geo_point_2d": {"lon": 4.8479, "lat": 45.7491},
    },
    {"nom_struct": "Waoup", "type": LIST_2020[0], "themes": ["Santé"], "nom_commune": "Lyon"},
    {"nom_struct": "Bliiida", "type": LIST_2020[5], "themes": ["Énergie"], "nom_commune": "Metz"},
)


def dataset_of(
    rows: Iterable[Mapping[str, Any]] = ROWS,
    *,
    columns: Iterable[Field] = COLUMNS,
    id: str = DATASET,  # noqa: A002
) -> Dataset:
    """Return a dataset of rows, as the portal on this machine takes it."""
    held = [dict(row) for row in rows]
    rows_of: Callable[[], Iterable[dict[str, Any]]] = partial(list, held)
    return Dataset(
        id=id,
        title="Structures innovantes sur le territoire",
        fields=tuple(columns),
        rows=rows_of,
        publisher="Caisse des Dépôts",
    )


def serving(*rows: Mapping[str, Any], **settings: Any) -> Portal:
    """Return a portal that serves rows as the national census; those of every day without any."""
    return Portal([dataset_of(rows or ROWS, **settings)])


def fetched(portal: Portal, *asked: str, **settings: Any) -> Census:
    """Fetch a census with a client that gives up at once."""
    with _client(portal) as client:
        return fetch_census(*asked, client=client, **settings)


def kept(portal: Portal, folder: Path, *asked: str, **settings: Any) -> Snapshot:
    """Take a snapshot with a client that gives up at once."""
    with _client(portal) as client:
        return take_snapshot(folder, *asked, client=client, **settings)


def _client(portal: Portal) -> Client:
    return Client(portal.url, retry=RetryPolicy(attempts=1), verify=_TRUST)
