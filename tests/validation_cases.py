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
        also: The rules that cannot but be broken too, since something else is missing for it.
    """

    change: Mapping[str, Cell]
    new: Cell = None
    lossless: bool = False
    also: tuple[str, ...] = ()


_PLACE: Final[Mapping[str, Cell]] = dict.fromkeys(
    ("commune", "insee", "departement", "region", "postcode", "epci_kind", "epci_name"), None
)
"""A row without a place, to which a case gives one of its own; the point stays, which alone tells none."""


def _at(**cells: Cell) -> Mapping[str, Cell]:
    return {**_PLACE, **cells}


def _without(*columns: str) -> Mapping[str, Cell]:
    return dict.fromkeys(columns, None)


def _numbers(column: str) -> list[Case]:
    if column == "departement":
        return [Case({column: 69}, "69", True), Case({column: 7}, "07")]
    return [Case({column: 7}, "7", True), Case({column: 7.0}, "7", True), Case({column: 7.5})]


def _typed() -> Iterator[tuple[str, list[Case]]]:
    for column in FLAT_COLUMNS:
        cases = {
            CellType.NUMBER: [Case({column.name: "45,7 °"}, 45.7, True), Case({column.name: "nord"})],
            CellType.INTEGER: [Case({column.name: "12 mois"}, 12, True), Case({column.name: "un an"})],
        }.get(column.type, _numbers(column.name))
        yield f"{column.name.replace('_', '-')}-type", cases


def _words() -> Iterator[tuple[str, list[Case]]]:
    for column in word_columns():
        term = next(iter(column.vocabulary))
        cases = [
            Case({column.name: f" {term.label('fr').upper()} "}, term.code, True),
            Case({column.name: "qwertyuiop"}),
        ]
        if column.several:
            item = VALID[column.name].split("|")[0]  # type: ignore[union-attr]
            cases.append(Case({column.name: f"{item}|{term.label('fr')}"}, f"{item}|{term.code}", True))
        yield f"{column.name.replace('_', '-')}-words", cases


def _repeated() -> Iterator[tuple[str, list[Case]]]:
    for column in word_columns():
        if column.several and not column.name.endswith("_basis"):
            words = str(VALID[column.name])
            first, _ = words.split("|")
            change = {
                **_without(f"{column.name}_basis", f"{column.name}_sources"),
                column.name: f"{words}|{first}",
            }
            yield f"{column.name.replace('_', '-')}-repeated", [Case(change, words)]
    for name in ("printed_names", "partner_names"):
        yield f"{name.replace('_', '-')}-repeated", [Case({name: "A|B|A"}, "A|B", True)]


def _provenance() -> Iterator[tuple[str, list[Case]]]:
    for column in word_columns():
        if not column.name.endswith("_basis") or column.name in {"point_basis", "town_basis"}:
            continue
        words = column.name.removesuffix("_basis")
        for kind in ("basis", "sources"):
            name = f"{words}_{kind}"
            other = _without(f"{words}_{'sources' if kind == 'basis' else 'basis'}")
            cases = [Case({name: "stated"})] if column.several else []
            cases.append(Case({**other, **_without(words)}))
            yield f"{words.replace('_', '-')}-{kind}-beside-words", cases
        several = "|002:L1" if column.several else ""
        sources = {f"{words}_sources": f"002:60{several}"}
        yield f"{words.replace('_', '-')}-sources-citations", [Case(sources)]
    for name in ("point_sources", "town_sources", "sources"):
        yield f"{name.replace('_', '-')}-citations", [Case({name: "002:L64-60"})]


_JSON: Final = {"other_sites": "{}", "figures": "[1", "extra": "[]", "rest": "1"}


def _spans() -> Iterator[tuple[str, list[Case]]]:
    for profile, least, most in (
        ("accelerator", None, 6),
        ("technopole", 11, 61),
        ("innovation_hub", 2, 37),
        ("incubator", 5, 19),
    ):
        alone = {
            **_ONE_PROFILE,
            **_NO_STAGES,
            **_without("support_min_months", "support_max_months"),
            "profiles": profile,
        }
        name = profile.replace("_", "-")
        yield f"min-months-of-{name}", [Case({**alone, "support_min_months": least or most})]
        yield f"max-months-of-{name}", [Case({**alone, "support_max_months": most})]


_ONE_PROFILE: Final = _without("profiles_basis", "profiles_sources", "types", "types_basis", "types_sources")
_NO_STAGES: Final = _without(
    *("levels", "levels_basis", "levels_sources", "maturity", "maturity_basis", "maturity_sources")
)
_NO_KIND: Final = {**_ONE_PROFILE, "profiles": None}
_NO_SUPPORT: Final = _without("support", "support_basis", "support_sources")
_NO_PARTNERS: Final = _without("partners", "partners_basis", "partners_sources")
_NO_THEMES: Final = _without("themes", "themes_basis", "themes_sources")
_NO_STATUS: Final = _without("status", "status_basis", "status_sources")

CASES: Final[Mapping[str, list[Case]]] = {
    **dict(_typed()),
    **dict(_words()),
    **dict(_repeated()),
    **dict(_provenance()),
    **dict(_spans()),
    **{f"{name.replace('_', '-')}-json": [Case({name: text})] for name, text in _JSON.items()},
    # what must be filled in
    "id-missing": [Case({"id": None}), Case({"id": " \u00a0"})],
    "name-missing": [Case({"name": ""}), Case({"name": "\t"})],
    "kind-missing": [Case(_NO_KIND)],
    "place-missing": [Case(_at(departement="69", region="Auvergne-Rhône-Alpes"))],
    "precision-missing": [Case({"precision": None})],
    "latitude-missing": [Case({"latitude": None})],
    "longitude-missing": [Case({"longitude": None})],
    # what had better be
    "contact-missing": [Case(_without("website", "email", "phone"))],
    "description-missing": [Case({"description": None})],
    "profiles-missing": [
        Case(_without("profiles", "profiles_basis", "profiles_sources"), "innovation_hub|incubator")
    ],
    "themes-missing": [Case(_NO_THEMES)],
    "status-missing": [Case(_NO_STATUS)],
    "opened-missing": [Case({"opened": None})],
    "legal-identity-missing": [
        Case(_without("siret", "siren", "legal_form", "legal_form_basis", "legal_form_sources"))
    ],
    "ownership-missing": [Case(_without("ownership", "ownership_basis", "ownership_sources"))],
    "point-missing": [Case(_without("latitude", "longitude", "precision", "point_basis", "point_sources"))],
    "sources-missing": [Case({"sources": None})],
    # bounds
    "latitude-bounds": [Case({"latitude": 6519000.5}), Case({"latitude": "-91"})],
    "longitude-bounds": [Case({"longitude": 842000})],
    "support-min-months-bounds": [Case({"support_min_months": -1})],
    "support-max-months-bounds": [Case({"support_max_months": -3})],
    "support-months-ordered": [Case({"support_min_months": 24})],
    # identifiers
    "siren-shape": [
        Case({"siren": "732 829 320"}, "732829320", True),
        Case({"siren": "732829320.0"}, "732829320", True),
        Case({"siren": "73282932000074"}, "732829320"),
        Case({"siren": "FR 44 732 829 320"}, "732829320"),
        Case({"siren": "73282932"}),
        Case({"siren": "732829320\n"}, "732829320", True),
        Case({"siren": "٧٣٢٨٢٩٣٢٠"}),
    ],
    "siren-luhn": [Case({"siren": "732829321"}), Case({"siren": "000000000"})],
    "siret-shape": [
        Case({"siret": "732 829 320 00074"}, "73282932000074", True),
        Case({"siret": "73282932000074.0"}, "73282932000074", True),
        Case({"siret": "7328293200007"}),
        Case({"siret": "7,32829E+13"}),
        Case({"siren": None, "siret": "5480119700018"}),
        Case({"siren": None, "siret": "5410115000015"}),
    ],
    "siret-luhn": [Case({"siret": "73282932000075"}), Case({"siren": None, "siret": "0" * 14})],
    "siret-of-siren": [Case({"siren": "443061841"})],
    # places, alone
    "postcode-shape": [
        Case({"postcode": "69 006"}, "69006", True),
        Case({"postcode": "F-69006"}, "69006", True),
        Case({"postcode": "69006 CEDEX 06"}, "69006"),
        Case({"postcode": "6900"}, "06900"),
        Case({"postcode": "75"}),
    ],
    "postcode-area": [Case({"postcode": "99123"})],
    "postcode-known": [Case({"postcode": "69621"})],
    "insee-shape": [
        Case({"insee": "69 123"}, "69123", True),
        Case(_at(commune="Ajaccio", insee="2a004", latitude=41.93, longitude=8.74), "2A004", True),
        Case(_at(commune="Bourg-en-Bresse", insee="1053", latitude=46.2, longitude=5.2), "01053"),
        Case({"insee": "Lyon"}),
    ],
    "insee-known": [Case({"insee": "69000"}), Case({"insee": "35000"}, "35238")],
    "insee-of-today": [
        Case({"insee": "69386"}, "69123"),
        Case(_at(insee="50383", latitude=49.63, longitude=-1.63), "50129"),
    ],
    "commune-known": [
        Case({"commune": "Lyonn", "insee": None}, "Lyon"),
        Case(_at(commune="Theix"), "Theix-Noyalo"),
        Case({"commune": "Poudlard"}),
    ],
    "commune-spelling": [
        Case({"commune": "LYON"}, "Lyon", True),
        Case({"commune": "Lyon 6e"}, "Lyon"),
    ],
    "departement-known": [
        Case({"departement": "Rhône"}, "69", True),
        Case({"departement": "1"}, "01"),
        Case({"departement": "20"}),
        Case({"departement": "Ruhr"}),
    ],
    "region-known": [
        Case({"region": "auvergne rhone alpes"}, "Auvergne-Rhône-Alpes", True),
        Case({"region": "AURA"}, "Auvergne-Rhône-Alpes", True),
        Case({"region": "Rhône-Alpes"}, "Auvergne-Rhône-Alpes"),
        Case({"region": "Wallonie"}),
    ],
    # places, together
    "commune-of-insee": [Case({"commune": "Caen"}, "Lyon")],
    "commune-ambiguous": [Case(_at(commune="Mérignac")), Case(_at(commune="Saint-Denis"))],
    "commune-of-departement": [Case(_at(commune="Caen", departement="69", region="Auvergne-Rhône-Alpes"))],
    "insee-missing": [
        Case(_at(commune="Lyon"), "69123"),
        Case(
            _at(
                commune="Mérignac",
                departement="33",
                region="Nouvelle-Aquitaine",
                latitude=44.8,
                longitude=-0.6,
            ),
            "33281",
        ),
        Case(_at(commune="Saint-Denis", postcode="93200"), "93066"),
    ],
    "departement-of-insee": [Case({"departement": "38"}, "69")],
    "region-of-departement": [Case({"region": "Normandie"}, "Auvergne-Rhône-Alpes")],
    "region-missing": [Case({"region": None}, "Auvergne-Rhône-Alpes")],
    "postcode-of-insee": [Case({"postcode": "14000"}), Case({"postcode": "69100"})],
    "postcode-of-departement": [
        Case(
            _at(commune="Lyon", departement="69", region="Auvergne-Rhône-Alpes", postcode="14000"),
            also=("insee-missing",),
        )
    ],
    "postcode-of-commune": [Case(_at(commune="Villeurbanne", postcode="14000"), also=("insee-missing",))],
    "epci-kind-of-insee": [Case({"epci_kind": "CC"}, "MET69")],
    # points
    "point-zero": [Case({"latitude": 0, "longitude": 0.0}), Case({"latitude": "0", "longitude": "0.0"})],
    "point-swapped": [
        Case({"latitude": 4.857, "longitude": 45.763}),
        Case(_at(insee="97411", commune="Saint-Denis", latitude=55.45, longitude=-20.88, precision="exact")),
    ],
    "point-in-departement": [Case({"latitude": 48.85, "longitude": 2.35})],
    "point-near-commune": [Case({"departement": None, "latitude": 48.85, "longitude": 2.35})],
    # contacts
    "website-shape": [
        Case({"website": "www.tuba-lyon.com"}, "https://www.tuba-lyon.com"),
        Case({"website": "tuba-lyon.com/contact"}, "https://tuba-lyon.com/contact"),
        Case({"website": "http:/tuba-lyon.com"}, "http://tuba-lyon.com"),
        Case({"website": " https://tuba-lyon.com "}, "https://tuba-lyon.com", True),
        Case({"website": "https://a.fr https://b.fr"}),
        Case({"website": "en construction"}),
        Case({"website": "https://tuba-lyon.com\n"}, "https://tuba-lyon.com", True),
    ],
    "email-shape": [
        Case({"email": "mailto:contact@lab.fr"}, "contact@lab.fr", True),
        Case({"email": "contact (at) lab.fr"}, "contact@lab.fr"),
        Case({"email": "contact@lab"}),
        Case({"email": "a@lab.fr, b@lab.fr"}),
    ],
    "phone-shape": [
        Case({"phone": "0033 4 78 00 00 00"}, "04 78 00 00 00", True),
        Case({"phone": "+33 (0)4 78 00 00 00"}, "04 78 00 00 00", True),
        Case({"phone": "Tél. : 04 78 00 00 00"}, "04 78 00 00 00", True),
        Case({"phone": "478000000"}, "04 78 00 00 00"),
        Case({"phone": "0041 22 000 00 00"}, "+41220000000", True),
        Case({"phone": "04 78 00"}),
    ],
    # dates
    "opened-shape": [
        Case({"opened": "25/12/2014"}, "2014-12-25", True),
        Case({"opened": "05/06/2014"}, "2014-06-05"),
        Case({"opened": "05/2014"}, "2014-05", True),
        Case({"opened": "2014-5-3"}, "2014-05-03", True),
        Case({"opened": "2014-05-12T00:00:00"}, "2014-05-12", True),
        Case({"opened": "2014.0"}, "2014", True),
        Case({"opened": "2023-02-29"}),
        Case({"opened": "mai 2014"}),
        Case({"opened": "0000"}),
    ],
    "closed-shape": [Case({"closed": "31/12/2030"}, "2030-12-31", True), Case({"closed": "bientôt"})],
    "opened-doubtful": [Case({"opened": "1515"}), Case({"opened": "1970-01-01"})],
    "closed-doubtful": [Case({"closed": "1900-01-01"})],
    "closed-after-opened": [Case({"closed": "2013", "status": "closed"})],
    "opened-to-come": [
        Case({"opened": "2027"}),
        Case({**_NO_STATUS, "opened": "2026-12"}, also=("status-missing",)),
    ],
    "closed-to-come": [Case({"closed": "2027-01", "status": "closed"})],
    "status-of-closed": [Case({"closed": "2020"}, "closed")],
    "status-of-opened": [Case({"status": "planned"}, "active")],
    "closed-missing": [Case({"status": "closed"})],
    # the typology and the criteria
    "types-of-profiles": [Case({"types": "innovation_hub|living_lab"})],
    "levels-of-profiles": [Case({"profiles": "innovation_hub", "levels": "1|2", **_ONE_PROFILE})],
    "maturity-of-profiles": [Case({"maturity": "seed|new_markets_and_international"})],
    "criterion-support": [Case({"support": "hosting", **_without("support_basis", "support_sources")})],
    "criterion-partners": [Case({"partners": "large_company|sme"})],
    "criteria-unknown": [
        Case(
            {**_NO_THEMES, **_NO_SUPPORT, **_NO_PARTNERS},
            also=("criterion-support", "criterion-partners"),
        )
    ],
    "event-alone": [
        Case({**_ONE_PROFILE, **_NO_STAGES, "profiles": "french_tech_brand_event", "types": "event"})
    ],
}
"""The rules that look at one row: what changes in the valid row, one fault at a time."""


def _pair(**other: Cell) -> tuple[Mapping[str, Cell], Mapping[str, Cell]]:
    """Return two rows that share what one of them has not changed."""
    apart: dict[str, Cell] = {"id": "other", "name": "Autre lieu", "siret": "73282932000017"}
    return VALID, {**VALID, **apart, **other}


PAIRS: Final[Mapping[str, tuple[Mapping[str, Cell], Mapping[str, Cell]]]] = {
    "id-unique": _pair(id="tuba"),
    "name-unique": _pair(name="T.u.b.à"),
    "siret-unique": _pair(siret="73282932000074"),
}
"""The rules that compare rows: two rows that break one together, and nothing else."""


def faulty_rows() -> Iterator[tuple[str, dict[str, Cell], Case]]:
    """Yield each code with a row that breaks it, and the case."""
    for code, cases in CASES.items():
        for case in cases:
            yield code, {**VALID, **case.change}, case
