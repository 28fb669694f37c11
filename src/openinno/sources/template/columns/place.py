"""The columns of the place of a structure: its address, its commune, its point."""

from __future__ import annotations

from typing import Final

from ....labels import Label
from ....vocabulary import Precision
from ..parts import CellKind, cell, words

__all__ = ["PLACE_COLUMNS"]

PLACE_COLUMNS: Final = (
    cell(
        "street",
        Label("Voie", "Street"),
        Label("Numéro et voie.", "Number and street."),
        "12 rue des Docks",
        None,
    ),
    cell(
        "address_complement",
        Label("Complément d'adresse", "Address complement"),
        Label("Bâtiment, étage ou boîte postale.", "Building, floor or box."),
        "Bât. C",
        None,
    ),
    cell(
        "postcode",
        Label("Code postal", "Postcode"),
        Label("Cinq chiffres, zéros compris.", "Five digits, noughts included."),
        "01000",
        "76000",
        kind=CellKind.CODE,
    ),
    cell(
        "commune",
        Label("Commune", "Commune"),
        Label("Nom de la commune.", "Name of the commune."),
        "Bourg-en-Bresse",
        "Rouen",
    ),
    cell(
        "insee",
        Label("Code INSEE", "INSEE code"),
        Label("Cinq caractères ; il n'est pas le code postal.", "Five characters; it is not the postcode."),
        "01053",
        "76540",
        kind=CellKind.CODE,
    ),
    cell(
        "departement",
        Label("Département", "Département"),
        Label("Son code : 01, 2A, 974.", "Its code: 01, 2A, 974."),
        "01",
        "76",
        kind=CellKind.CODE,
    ),
    cell(
        "region",
        Label("Région", "Région"),
        Label("Son nom.", "Its name."),
        "Auvergne-Rhône-Alpes",
        "Normandie",
    ),
    cell(
        "latitude",
        Label("Latitude", "Latitude"),
        Label("Degrés WGS 84, comme sur les cartes du web.", "Degrees WGS 84, as on web maps."),
        46.2058,
        None,
        kind=CellKind.LATITUDE,
    ),
    cell(
        "longitude",
        Label("Longitude", "Longitude"),
        Label("Degrés WGS 84, comme sur les cartes du web.", "Degrees WGS 84, as on web maps."),
        5.2255,
        None,
        kind=CellKind.LONGITUDE,
    ),
    words(
        "precision",
        Precision,
        Label("Précision du point", "Precision of the point"),
        Label("Ce que le point désigne.", "What the point stands for."),
        (Precision.STREET,),
        (None,),
    ),
)
"""The address, then the commune and what it lies in, then the point."""
