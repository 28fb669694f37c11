"""The columns of the life of a structure, of its numbers in the register, and of how to reach it."""

from __future__ import annotations

from typing import Final

from ....labels import Label
from ....vocabulary import Status
from ..parts import CellKind, cell, words

__all__ = ["ORGANISATION_COLUMNS"]

_DATE_HELP: Final = Label(
    "Aussi précise que connue : 2014, 2014-05 ou 2014-05-12 ; 12/05/2014 est lu aussi.",
    "As precise as known: 2014, 2014-05 or 2014-05-12.",
)

ORGANISATION_COLUMNS: Final = (
    words(
        "status",
        Status,
        Label("État", "Status"),
        Label("En projet, en activité ou fermé.", "Planned, active or closed."),
        tuple(Status)[1:2],
        tuple(Status)[2:3],
    ),
    cell("opened", Label("Ouverture", "Opened"), _DATE_HELP, "2014-05", "2009", kind=CellKind.DATE),
    cell("closed", Label("Fermeture", "Closed"), _DATE_HELP, None, "2021-12-31", kind=CellKind.DATE),
    cell(
        "siren",
        Label("SIREN", "SIREN"),
        Label("Neuf chiffres : l'organisme.", "Nine digits: the organisation."),
        "732829320",
        None,
        kind=CellKind.CODE,
    ),
    cell(
        "siret",
        Label("SIRET", "SIRET"),
        Label("Quatorze chiffres : l'établissement.", "Fourteen digits: the establishment."),
        "73282932000074",
        None,
        kind=CellKind.CODE,
    ),
    cell(
        "website",
        Label("Site web", "Website"),
        Label("Adresse complète.", "Whole address."),
        "https://hangar.example",
        None,
    ),
    cell(
        "email",
        Label("Adresse électronique de l'organisme", "E-mail address of the organisation"),
        Label(
            "Une adresse partagée, telle que contact@… ; jamais celle d'une personne.",
            "A shared address, such as contact@…; never that of a person.",
        ),
        "contact@hangar.example",
        None,
    ),
    cell(
        "phone",
        Label("Téléphone de l'organisme", "Telephone of the organisation"),
        Label("Un standard ; jamais le numéro d'une personne.", "A switchboard; never a person's number."),
        "01 99 00 00 00",
        None,
        kind=CellKind.CODE,
    ),
)
"""Its state and its dates, then its numbers, then its site, address and telephone."""
