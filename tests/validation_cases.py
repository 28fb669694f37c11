"""A row without a fault, and for each rule rows with one fault: what a rule must tell and nothing else.

A case is what changes in the valid row. A rule that compares rows has pairs of rows instead.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from openinno.cells import Cell, CellType
from openinno.flat import FLAT_COLUMNS
from openinno.validation.catalogue.words import word_columns

__all__ = ["CASES", "PAIRS", "TODAY", "VALID", "Case", "faulty_rows"]

TODAY: Final = datetime.date(2026, 11, 28)

VALID: Final[Mapping[str, Cell]] = {
    "id": "tuba",
    "name": "TUBA",
    "printed_names": "TUBA|Tuba Lyon",
    "description": "Un lieu où essayer les services de la ville.",
    "profiles": "innovation_hub|incubator",
    "profiles_basis": "stated|inferred",
    "profiles_sources": "002:L264|002:L138",
    "types": "innovation_hub|incubator",
    "types_basis": "stated|inferred",
    "types_sources": "002:L264|002:L138; 002:L264",
    "themes": "energy|mobility",
    "themes_basis": "stated|inferred",
    "themes_sources": "002:L138|",
    "levels": "3|2",
    "levels_basis": "stated|inferred",
    "levels_sources": "002:L261|002:L261",
    "maturity": "seed|first_fundraising",
    "maturity_basis": "stated|inferred",
    "maturity_sources": "002:L262|002:L262",
    "support": "hosting|support",
    "support_basis": "stated|inferred",
    "support_sources": "002:L138|002:L138",
    "support_min_months": 6,
    "support_max_months": 18,
    "ownership": "mixed",
    "ownership_basis": "inferred",
    "ownership_sources": "002:L138",
    "initiative": "public",
    "initiative_basis": "inferred",
    "initiative_sources": "002:L138",
    "legal_form": "association",
    "legal_form_basis": "inferred",
    "legal_form_sources": "002:L138",
    "funding": "municipal_grant|own_revenue",
    "funding_basis": "stated|inferred",
    "funding_sources": "002:L127|002:L127",
    "activities": "advice|event",
    "activities_basis": "stated|inferred",
    "activities_sources": "002:L138|002:L138",
    "publics": "startup|citizen",
    "publics_basis": "stated|inferred",
    "publics_sources": "002:L138|002:L138",
    "partners": "local_authority|large_company",
    "partners_basis": "stated|inferred",
    "partners_sources": "002:L138|002:L138",
    "partner_names": "Mulhouse|La Possession",
    "status": "active",
    "status_basis": "inferred",
    "status_sources": "002:L138",
    "opened": "2014-05",
    "closed": None,
    "siren": "732829320",
    "siret": "73282932000074",
    "website": "https://www.tuba-lyon.com/lieu?x=1",
    "email": "contact@tuba-lyon.com",
    "phone": "04 78 00 00 00",
    "town_printed": "Lyon",
    "commune": "Lyon",
    "insee": "69123",
    "departement": "69",
    "region": "Auvergne-Rhône-Alpes",
    "epci_kind": "MET69",
    "epci_name": "Métropole de Lyon",
    "street": "145 cours Lafayette",
    "address_complement": "Bâtiment B",
    "postcode": "69006",
    "address_town": "Lyon",
    "latitude": 45.763,
    "longitude": 4.857,
    "precision": "housenumber",
    "point_basis": "external",
    "point_sources": "https://geo.api.gouv.fr",
    "town_basis": "inferred",
    "town_sources": "002:L138; 002:L264",
    "other_sites": '[{"commune":"Caen"}]',
    "figures": '[{"id":"tuba_countries"}]',
    "note_fr": "Hub ou startup collider : non précisé.",
    "note_en": "Hub or startup collider: not said.",
    "sources": "002:L138; 002:L264",
    "extra": '{"Surface":120}',
    "rest": '{"sites":[]}',
}
"""A row that fills in everything and breaks no rule at any grade."""


class Case(NamedTuple):
    """What changes in the valid row, and what to write instead where that can be told.

    Args:
        change: The cells.
        new: What the finding should say to write; None where nothing can be told.
        lossless: Whether nothing is lost or guessed by it.
    """

    change: Mapping[str, Cell]
    new: Cell = None
    lossless: bool = False


_PLACE: Final = dict.fromkeys(
    ("commune", "insee", "departement", "region", "postcode", "latitude", "longitude", "precision"), None
)
"""A row without a place, to which a case gives one of its own."""
_PLACE.update(dict.fromkeys(("point_basis", "point_sources", "epci_kind", "epci_name"), None))


def _at(**cells: Cell) -> Mapping[str, Cell]:
    return {**_PLACE, **cells}


def _without(*columns: str) -> Mapping[str, Cell]:
    return dict.fromkeys(columns, None)


def _typed() -> Iterator[tuple[str, list[Case]]]:
    for column in FLAT_COLUMNS:
        cases = {
            CellType.NUMBER: [Case({column.name: "45,7 °"}, 45.7, True), Case({column.name: "nord"})],
            CellType.INTEGER: [Case({column.name: "12 mois"}, 12, True), Case({column.name: "un an"})],
        }.get(column.type, [Case({column.name: 7}, "7", True), Case({column.name: 7.5})])
        yield f"{column.name.replace('_', '-')}-type", cases


def _words() -> Iterator[tuple[str, list[Case]]]:
    for column in word_columns():
        term = list(column.vocabulary)[0]
        cases = [
            Case({column.name: f" {term.label('fr').upper()} "}, term.code, True),
            Case({column.name: "qwertyuiop"}),
        ]
        if column.several:
            item = VALID[column.name].split("|")[0]  # type: ignore[union-attr]
            cases.append(Case({column.name: f"{item}|{term.label('fr')}"}, f"{item}|{term.code}", True))
        yield f"{column.name.replace('_', '-')}-words", cases
