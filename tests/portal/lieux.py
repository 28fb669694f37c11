"""Sixty rows written by hand, so that every type of field and every trap of a portal is met."""

from __future__ import annotations

from typing import Any, Final

from .data import Dataset, Field, Row


def _square(lon: float, lat: float, half: float) -> dict[str, Any]:
    west, east, south, north = lon - half, lon + half, lat - half, lat + half
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {}}


_PHOTO: Final = {
    "id": "photo-atelier",
    "filename": "atelier.jpg",
    "format": "JPEG",
    "mimetype": "image/jpeg",
    "url": "/api/explore/v2.1/catalog/datasets/lieux/files/photo-atelier",
    "width": 640,
    "height": 480,
    "thumbnail": True,
}

_TOLD: Final[tuple[Row, ...]] = (
    {
        "id": "atelier",
        "nom": 'L\'Atelier "du" Canal',
        "description": "Ligne une\nLigne deux\u2028Ligne trois ; fin",
        "tags": ["bois", "métal"],
        "scores": [12, 15],
        "places": 101,
        "grand": 9007199254740993,
        "surface": 101830.0,
        "ouvert": True,
        "ouverture": "2014-05-12",
        "mois": "2014-05-01",
        "year": "2014-01-01",
        "2024": 7,
        "maj": "2026-07-27 19:39:00",
        "point": {"lon": 2.3488, "lat": 48.8534},
        "contour": _square(2.3488, 48.8534, 0.01),
        "photo": _PHOTO,
        "fiche": {"horaires": {"lundi": [9, 18]}, "wifi": True},
        "secteur": "Fabrication/Bois",
        "texte_json": '{"a": [1, 2]}',
    },
    {
        "id": "fabrique",
        "nom": "La Fabrique d'Été",
        "description": "Un antislash \\ et une tabulation\tici",
        "tags": ["métal"],
        "scores": [15],
        "places": 40,
        "grand": 9223372036854775806,
        "surface": 20.5,
        "ouvert": False,
        "ouverture": "2014-12-31",
        "mois": "2014-12-01",
        "year": "2014-01-01",
        "2024": 0,
        "maj": "2026-07-27 19:39:00.995000",
        "point": {"lon": 4.8479, "lat": 45.7491},
        "contour": _square(4.8479, 45.7491, 0.02),
        "fiche": ["liste", 1, None],
        "secteur": "Fabrication/Métal",
        "texte_json": "pas du JSON",
    },
    {
        "id": "incubateur",
        "nom": "Incubateur de l'Estuaire",
        "tags": ["santé"],
        "places": 14,
        "grand": -9007199254740993,
        "surface": 0.1,
        "ouvert": True,
        "ouverture": "2018-01-01",
        "mois": "2018-01-01",
        "year": "2018-01-01",
        "maj": "2026-01-01 00:30:00",
        "point": {"lon": -1.5534, "lat": 47.2173},
        "secteur": "Incubation/Santé",
    },
    {
        "id": "pepiniere",
        "nom": "pépinière des Écoles",
        "places": 15,
        "surface": -3.0,
        "ouvert": False,
        "ouverture": "2018-06-30",
        "mois": "2018-06-01",
        "year": "2018-01-01",
        "maj": "2025-12-31 23:30:00",
        # Null coordinates that were projected: they look valid.
        "point": {"lon": -1.363, "lat": -5.984},
        "secteur": "Incubation",
    },
    {"id": "vide"},
    {"id": "vide"},
)
"""The last two are the same row twice, with nothing but an id."""


def _rows() -> list[Row]:
    """Return the rows told one by one, then 54 whose places run from 200 to 253."""
    plain = [
        {"id": f"bureau-{n:02}", "nom": f"Bureau {n}", "places": 200 + n, "secteur": "Bureaux"}
        for n in range(54)
    ]
    return [*_TOLD, *plain]


_FACET: Final[dict[str, Any]] = {"facet": True}

LIEUX: Final = Dataset(
    id="lieux",
    title="Lieux d'exemple",
    description="<p>Tous les types de champ.</p>",
    theme=("Innovation",),
    keyword=("exemple", "types"),
    fields=(
        Field("id", label="Identifiant", annotations={"id": True}),
        Field("nom", label="Nom", annotations={"sortable": True}),
        Field("description", label="Description"),
        Field(
            "tags", label="Étiquettes", annotations={"multivalued": ",", "facet": True, "disjunctive": True}
        ),
        Field("scores", "int", label="Notes", annotations={"multivalued": ","}),
        Field("places", "int", label="Places"),
        Field("grand", "int", label="Grand nombre"),
        Field("surface", "double", label="Surface", annotations={"unit": "m²", "decimals": "1"}),
        Field("ouvert", "boolean", label="Ouvert", annotations=_FACET),
        Field("ouverture", "date", label="Ouverture", annotations={**_FACET, "facetsort": "-alphanum"}),
        Field("mois", "date", label="Mois", annotations={"timeserie_precision": "month"}),
        Field("year", "date", label="Année", annotations={"timeserie_precision": "year", **_FACET}),
        Field("2024", "int", label="2024"),
        Field("maj", "datetime", label="Mise à jour", annotations={"timerangeFilter": True}),
        Field("point", "geo_point_2d", label="Point"),
        Field("contour", "geo_shape", label="Contour"),
        Field("photo", "file", label="Photo"),
        Field("fiche", "json_blob", label="Fiche"),
        Field("secteur", label="Secteur", annotations={**_FACET, "hierarchical": "/"}),
        Field("texte_json", label="Texte JSON"),
    ),
    rows=_rows,
)
