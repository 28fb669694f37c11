"""The one table of fields: what each attribute of a record is called, holds and answers to.

The limits of an attribute, its facet and what people call it are read here; its type is read from the class.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from .holds import LIMITS, Holds, Limit
from .labels import Label
from .vocabulary import (
    Activity,
    ActorKind,
    Basis,
    EpciKind,
    Funding,
    LegalForm,
    Level,
    Maturity,
    Ownership,
    PartnerKind,
    Precision,
    Profile,
    Public,
    ResilienceAxis,
    Sector,
    Status,
    StructureType,
    Support,
    Term,
    Theme,
)

__all__ = [
    "ACTOR_FIELDS",
    "ADDRESS_FIELDS",
    "CONTACT_FIELDS",
    "FIELDS",
    "INITIATIVE_FIELDS",
    "LABEL_FIELDS",
    "LOCATION_FIELDS",
    "POINT_FIELDS",
    "SITE_FIELDS",
    "STRUCTURE_FIELDS",
    "Field",
    "fields_of",
]


@attrs.frozen(kw_only=True)
class Field:
    """One attribute of a record.

    Args:
        name: Its name in Python and in JSON.
        label: What people call it.
        holds: What it holds.
        vocabulary: The vocabulary of its words.
        facet: The name under which a census counts and filters by it; None when it does not.
        column: Its name in the flat row, where that is another.
    """

    name: str
    label: Label
    holds: Holds
    vocabulary: type[Term] | None = None
    facet: str | None = None
    column: str | None = None

    @property
    def limit(self) -> Limit | None:
        """What its value must hold beyond its type, or None."""
        return LIMITS.get(self.holds)


def _field(
    name: str,
    fr: str,
    en: str,
    holds: Holds,
    vocabulary: type[Term] | None = None,
    facet: str | None = None,
    column: str | None = None,
) -> Field:
    label = Label(fr, en)
    return Field(name=name, label=label, holds=holds, vocabulary=vocabulary, facet=facet, column=column)


FIELDS: Final = (
    _field("id", "identifiant", "identifier", Holds.NAME),
    _field("name", "nom", "name", Holds.NAME),
    _field("printed_names", "noms imprimés", "printed names", Holds.TEXTS),
    _field("description", "description", "description", Holds.TEXT),
    _field("kind", "acteur", "actor kind", Holds.WORD, ActorKind),
    _field("title", "titre", "title", Holds.LABEL),
    _field("axis", "axe de résilience", "resilience axis", Holds.CLAIM, ResilienceAxis),
    _field("detailed", "récit détaillé", "told in detail", Holds.FLAG),
    _field("profiles", "profil", "profile", Holds.CLAIMS, Profile, "profile"),
    _field("types", "type", "type", Holds.CLAIMS, StructureType, "type"),
    _field("themes", "thème", "theme", Holds.CLAIMS, Theme, "theme"),
    _field(
        "levels",
        "niveau d'innovation ouverte",
        "open-innovation level",
        Holds.CLAIMS,
        Level,
        "level",
    ),
    _field("maturity", "maturité des start-up", "start-up maturity", Holds.CLAIMS, Maturity, "maturity"),
    _field("support", "aide aux start-up", "help to start-ups", Holds.CLAIMS, Support, "support"),
    _field(
        "support_min_months",
        "accompagnement minimal, en mois",
        "shortest support, months",
        Holds.MONTHS,
    ),
    _field(
        "support_max_months",
        "accompagnement maximal, en mois",
        "longest support, months",
        Holds.MONTHS,
    ),
    _field("ownership", "propriété", "ownership", Holds.CLAIM, Ownership, "ownership"),
    _field("initiative", "initiative", "initiative", Holds.CLAIM, Sector, "initiative"),
    _field("legal_form", "forme juridique", "legal form", Holds.CLAIM, LegalForm, "legal_form"),
    _field("funding", "financement", "funding", Holds.CLAIMS, Funding, "funding"),
    _field("activities", "activité", "activity", Holds.CLAIMS, Activity, "activity"),
    _field("publics", "public", "public", Holds.CLAIMS, Public, "public"),
    _field("partners", "partenaire", "partner", Holds.CLAIMS, PartnerKind, "partner"),
    _field("partner_names", "noms des partenaires", "partner names", Holds.TEXTS),
    _field("status", "état", "status", Holds.CLAIM, Status, "status"),
    _field("opened", "ouverture", "opened", Holds.DATE),
    _field("closed", "fermeture", "closed", Holds.DATE),
    _field("siren", "SIREN", "SIREN", Holds.TEXT),
    _field("siret", "SIRET", "SIRET", Holds.TEXT),
    _field("contact", "contact", "contact", Holds.CONTACT),
    _field("sites", "site", "site", Holds.SITES),
    _field("region", "région", "région", Holds.TEXT),
    _field("town", "ville", "town", Holds.TEXT),
    _field("printed", "territoire imprimé", "printed territory", Holds.TEXT),
    _field("structures", "structures", "structures", Holds.TEXTS),
    _field("actors", "acteurs", "actors", Holds.TEXTS),
    _field("part_of", "fait partie de", "part of", Holds.TEXT),
    _field("impacts", "impacts", "impacts", Holds.FIGURES),
    _field("figures", "chiffres", "figures", Holds.FIGURES),
    _field("note", "note", "note", Holds.LABEL),
    _field("sources", "sources", "sources", Holds.SOURCES),
    _field("extra", "autres colonnes", "other columns", Holds.EXTRA),
)
"""Every attribute that some record has."""


def _named(*names: str) -> tuple[Field, ...]:
    return tuple(field for field in FIELDS if field.name in names)


ACTOR_FIELDS: Final = _named(
    *(
        "id",
        "name",
        "printed_names",
        "kind",
        "types",
        "themes",
        "activities",
        "publics",
        "partners",
    ),
    *("partner_names", "support", "initiative", "legal_form", "status", "sites", "figures", "note"),
    "sources",
)
INITIATIVE_FIELDS: Final = _named(
    *("id", "title", "axis", "detailed", "region", "town", "printed", "structures", "actors"),
    *("part_of", "impacts", "note", "sources"),
)
STRUCTURE_FIELDS: Final = tuple(
    field
    for field in FIELDS
    if field.name not in {"kind"} | {one.name for one in INITIATIVE_FIELDS} - {"id", "note", "sources"}
)

LABEL_FIELDS: Final = (
    _field("fr", "français", "French", Holds.TEXT),
    _field("en", "anglais", "English", Holds.TEXT),
)
CONTACT_FIELDS: Final = (
    _field("website", "site web", "website", Holds.TEXT),
    _field("email", "adresse électronique", "e-mail address", Holds.TEXT),
    _field("phone", "téléphone", "telephone", Holds.TEXT),
)
ADDRESS_FIELDS: Final = (
    _field("street", "voie", "street", Holds.TEXT),
    _field(
        "complement", "complément d'adresse", "address complement", Holds.TEXT, column="address_complement"
    ),
    _field("postcode", "code postal", "postcode", Holds.TEXT),
    _field("town", "ville de l'adresse", "town of the address", Holds.TEXT, column="address_town"),
)
POINT_FIELDS: Final = (
    _field("latitude", "latitude", "latitude", Holds.LATITUDE),
    _field("longitude", "longitude", "longitude", Holds.LONGITUDE),
)
LOCATION_FIELDS: Final = (
    _field("point", "point", "point", Holds.POINT),
    _field("precision", "précision du point", "precision of the point", Holds.WORD, Precision),
    _field("basis", "fondement du point", "basis of the point", Holds.WORD, Basis, column="point_basis"),
    _field("sources", "sources du point", "sources of the point", Holds.SOURCES, column="point_sources"),
)
SITE_FIELDS: Final = (
    _field("printed", "ville imprimée", "printed town", Holds.TEXT, column="town_printed"),
    _field("commune", "commune", "commune", Holds.TEXT),
    _field("insee", "code INSEE", "INSEE code", Holds.TEXT),
    _field("departement", "département", "département", Holds.TEXT),
    _field("region", "région", "région", Holds.TEXT),
    _field("epci_kind", "type d'intercommunalité", "kind of grouping of communes", Holds.WORD, EpciKind),
    _field("epci_name", "intercommunalité", "grouping of communes", Holds.TEXT),
    _field("address", "adresse", "address", Holds.ADDRESS),
    _field("location", "position", "location", Holds.LOCATION),
    _field("basis", "fondement de la ville", "basis of the town", Holds.WORD, Basis, column="town_basis"),
    _field("sources", "sources de la ville", "sources of the town", Holds.SOURCES, column="town_sources"),
)
"""What stands inside a site, down to its point."""

_OF_RECORDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "Structure": STRUCTURE_FIELDS,
    "Actor": ACTOR_FIELDS,
    "Initiative": INITIATIVE_FIELDS,
    "Contact": CONTACT_FIELDS,
    "Site": SITE_FIELDS,
    "Address": ADDRESS_FIELDS,
    "Location": LOCATION_FIELDS,
    "Point": POINT_FIELDS,
}


def fields_of(kind: type) -> tuple[Field, ...]:
    """Return the rows of the table for a record of ours, or for the one that a class extends."""
    ours = __name__.rpartition(".")[0] + "."
    for base in kind.__mro__:
        if base.__module__.startswith(ours) and base.__name__ in _OF_RECORDS:
            return _OF_RECORDS[base.__name__]
    return ()
