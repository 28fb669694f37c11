"""The faults of rules on what a structure is: identity, contacts, dates, typology and criteria."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from .fault import Fault, without

__all__ = ["OWN_FAULTS"]

_ONE_PROFILE: Final = without("profiles_basis", "profiles_sources", "types", "types_basis", "types_sources")
_NO_STAGES: Final = without(
    *("levels", "levels_basis", "levels_sources", "maturity", "maturity_basis", "maturity_sources")
)
_NO_KIND: Final = {**_ONE_PROFILE, "profiles": None}
_NO_SUPPORT: Final = without("support", "support_basis", "support_sources")
_NO_PARTNERS: Final = without("partners", "partners_basis", "partners_sources")
_NO_THEMES: Final = without("themes", "themes_basis", "themes_sources")
_NO_STATUS: Final = without("status", "status_basis", "status_sources")


def _spans() -> Iterator[tuple[str, list[Fault]]]:
    for profile, least, most in (
        ("accelerator", None, 6),
        ("technopole", 11, 61),
        ("innovation_hub", 2, 37),
        ("incubator", 5, 19),
    ):
        alone = {
            **_ONE_PROFILE,
            **_NO_STAGES,
            **without("support_min_months", "support_max_months"),
            "profiles": profile,
        }
        name = profile.replace("_", "-")
        yield f"min-months-of-{name}", [Fault({**alone, "support_min_months": least or most})]
        yield f"max-months-of-{name}", [Fault({**alone, "support_max_months": most})]


OWN_FAULTS: Final[Mapping[str, list[Fault]]] = {
    **dict(_spans()),
    # what must be filled in
    "id-missing": [Fault({"id": None}), Fault({"id": " \u00a0"})],
    "name-missing": [Fault({"name": ""}), Fault({"name": "\t"})],
    "kind-missing": [Fault(_NO_KIND)],
    # what had better be
    "contact-missing": [Fault(without("website", "email", "phone"))],
    "description-missing": [Fault({"description": None})],
    "profiles-missing": [
        Fault(without("profiles", "profiles_basis", "profiles_sources"), "innovation_hub|incubator")
    ],
    "themes-missing": [Fault(_NO_THEMES)],
    "status-missing": [Fault(_NO_STATUS)],
    "opened-missing": [Fault({"opened": None})],
    "legal-identity-missing": [
        Fault(without("siret", "siren", "legal_form", "legal_form_basis", "legal_form_sources"))
    ],
    "ownership-missing": [Fault(without("ownership", "ownership_basis", "ownership_sources"))],
    "sources-missing": [Fault({"sources": None})],
    # bounds
    "support-min-months-bounds": [Fault({"support_min_months": -1})],
    "support-max-months-bounds": [Fault({"support_max_months": -3})],
    "support-months-ordered": [Fault({"support_min_months": 24})],
    # identifiers
    "siren-shape": [
        Fault({"siren": "732 829 320"}, "732829320", True),
        Fault({"siren": "732829320.0"}, "732829320", True),
        Fault({"siren": "73282932000074"}, "732829320"),
        Fault({"siren": "FR 44 732 829 320"}, "732829320"),
        Fault({"siren": "73282932"}),
        Fault({"siren": "732829320\n"}, "732829320", True),
        Fault({"siren": "٧٣٢٨٢٩٣٢٠"}),
    ],
    "siren-luhn": [Fault({"siren": "732829321"}), Fault({"siren": "000000000"})],
    "siret-shape": [
        Fault({"siret": "732 829 320 00074"}, "73282932000074", True),
        Fault({"siret": "73282932000074.0"}, "73282932000074", True),
        Fault({"siret": "7328293200007"}),
        Fault({"siret": "7,32829E+13"}),
        Fault({"siren": None, "siret": "5480119700018"}),
        Fault({"siren": None, "siret": "5410115000015"}),
    ],
    "siret-luhn": [Fault({"siret": "73282932000075"}), Fault({"siren": None, "siret": "0" * 14})],
    "siret-of-siren": [Fault({"siren": "443061841"})],
    # contacts
    "website-shape": [
        Fault({"website": "www.tuba-lyon.com"}, "https://www.tuba-lyon.com"),
        Fault({"website": "tuba-lyon.com/contact"}, "https://tuba-lyon.com/contact"),
        Fault({"website": "http:/tuba-lyon.com"}, "http://tuba-lyon.com"),
        Fault({"website": " https://tuba-lyon.com "}, "https://tuba-lyon.com", True),
        Fault({"website": "https://a.fr https://b.fr"}),
        Fault({"website": "en construction"}),
        Fault({"website": "https://tuba-lyon.com\n"}, "https://tuba-lyon.com", True),
    ],
    "email-shape": [
        Fault({"email": "mailto:contact@lab.fr"}, "contact@lab.fr", True),
        Fault({"email": "contact (at) lab.fr"}, "contact@lab.fr"),
        Fault({"email": "contact@lab"}),
        Fault({"email": "a@lab.fr, b@lab.fr"}),
    ],
    "phone-shape": [
        Fault({"phone": "0033 4 78 00 00 00"}, "04 78 00 00 00", True),
        Fault({"phone": "+33 (0)4 78 00 00 00"}, "04 78 00 00 00", True),
        Fault({"phone": "Tél. : 04 78 00 00 00"}, "04 78 00 00 00", True),
        Fault({"phone": "478000000"}, "04 78 00 00 00"),
        Fault({"phone": "0041 22 000 00 00"}, "+41220000000", True),
        Fault({"phone": "04 78 00"}),
    ],
    # dates
    "opened-shape": [
        Fault({"opened": "25/12/2014"}, "2014-12-25", True),
        Fault({"opened": "05/06/2014"}, "2014-06-05"),
        Fault({"opened": "05/2014"}, "2014-05", True),
        Fault({"opened": "2014-5-3"}, "2014-05-03", True),
        Fault({"opened": "2014-05-12T00:00:00"}, "2014-05-12", True),
        Fault({"opened": "2014.0"}, "2014", True),
        Fault({"opened": "2023-02-29"}),
        Fault({"opened": "mai 2014"}),
        Fault({"opened": "0000"}),
    ],
    "closed-shape": [Fault({"closed": "31/12/2030"}, "2030-12-31", True), Fault({"closed": "bientôt"})],
    "opened-doubtful": [Fault({"opened": "1515"}), Fault({"opened": "1970-01-01"})],
    "closed-doubtful": [Fault({"closed": "1900-01-01"})],
    "closed-after-opened": [Fault({"closed": "2013", "status": "closed"})],
    "opened-to-come": [
        Fault({"opened": "2999"}),
        Fault({**_NO_STATUS, "opened": "2999-12"}, also=("status-missing",)),
    ],
    "closed-to-come": [Fault({"closed": "2999-01", "status": "closed"})],
    "status-of-closed": [Fault({"closed": "2020"}, "closed")],
    "status-of-opened": [Fault({"status": "planned"}, "active")],
    "closed-missing": [Fault({"status": "closed"})],
    # the typology and the criteria
    "types-of-profiles": [Fault({"types": "innovation_hub|living_lab"})],
    "levels-of-profiles": [Fault({"profiles": "innovation_hub", "levels": "1|2", **_ONE_PROFILE})],
    "maturity-of-profiles": [Fault({"maturity": "seed|new_markets_and_international"})],
    "criterion-support": [Fault({"support": "hosting", **without("support_basis", "support_sources")})],
    "criterion-partners": [Fault({"partners": "large_company|sme"})],
    "criteria-unknown": [
        Fault(
            {**_NO_THEMES, **_NO_SUPPORT, **_NO_PARTNERS},
            also=("criterion-support", "criterion-partners"),
        )
    ],
    "event-alone": [
        Fault({**_ONE_PROFILE, **_NO_STAGES, "profiles": "french_tech_brand_event", "types": "event"})
    ],
}
"""The faults of rules on a structure itself, each of one row."""
