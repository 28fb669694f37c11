"""Who is to be named below the map: makers of the data, of the outlines and of the programs."""

from __future__ import annotations

from typing import Any, Final

from ...census import Census
from ...labels import Label
from ..outlines import OUTLINE_CREDITS
from .texts import Text, joined, text

__all__ = ["credits_of", "scope_of"]

_PAGE: Final = (
    *OUTLINE_CREDITS,
    (
        Label(
            "Communes : code officiel géographique et La Poste (Licence Ouverte 2.0) ; leurs positions :"
            " GeoNames (CC-BY-4.0)",
            "Communes: the official geographic code and La Poste (Licence Ouverte 2.0); where they are:"
            " GeoNames (CC-BY-4.0)",
        ),
        "https://www.geonames.org",
    ),
    (Label("Carte : Leaflet (BSD-2-Clause)", "Map: Leaflet (BSD-2-Clause)"), "https://leafletjs.com"),
    (Label("Regroupements : supercluster (ISC)", "Clusters: supercluster (ISC)"), None),
)


def credits_of(census: Census) -> list[dict[str, Any]]:
    """Return the credits of a page, the data first."""
    source = census.source
    told = [text(source.title), *filter(None, [source.made])]
    return [
        {"text": joined(told, " — "), "url": source.address},
        *({"text": text(label), "url": url} for label, url in _PAGE),
    ]


def scope_of(census: Census) -> Text | None:
    """Return what a census covers, and how many rows of it could not be read; None where nothing is said."""
    parts = [text(census.source.scope)] if census.source.scope else []
    if census.refused:
        count = len(census.refused)
        parts.append(
            text(
                Label(
                    f"Lignes qui n'ont pu être lues, et manquent ici : {count}.",
                    f"Rows that could not be read, and are missing here: {count}.",
                )
            )
        )
    return joined(parts, " ") if parts else None
