"""The one table of fields: what each attribute of a record is called, holds and answers to.

The limits of an attribute, its facet and what people call it are read here; its type is read from the class.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

import attrs

from .dates import is_partial_date
from .labels import Label
from .vocabulary import (
    Activity,
    ActorKind,
    Funding,
    LegalForm,
    Level,
    Maturity,
    Ownership,
    PartnerKind,
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
    "FIELDS",
    "INITIATIVE_FIELDS",
    "STRUCTURE_FIELDS",
    "Field",
    "Holds",
    "Limit",
    "fields_of",
]


class Holds(Enum):
    """What an attribute holds."""

    NAME = "name"
    """A text that must not be empty."""
    TEXT = "text"
    TEXTS = "texts"
    DATE = "date"
    MONTHS = "months"
    FLAG = "flag"
    WORD = "word"
    """A word of a vocabulary, bare."""
    CLAIM = "claim"
    """One claim, or None."""
    CLAIMS = "claims"
    """Any number of claims, in order."""
    LABEL = "label"
    CONTACT = "contact"
    SITES = "sites"
    FIGURES = "figures"
    SOURCES = "sources"
    EXTRA = "extra"
    """What no attribute takes, by column name."""


@attrs.frozen
class Limit:
    """What a value of the right type, if there is one, must hold to mean something.

    Args:
        holds: Tells whether a value does.
        fr: What is expected, in French.
        en: What is expected, in English.
    """

    holds: Callable[[Any], object]
    fr: str
    en: str


def _is_months(value: int) -> bool:
    # Tables hold whole numbers of 64 bits.
    return 0 <= value < 2**63


_LIMITS: Final[Mapping[Holds, Limit]] = {
    Holds.NAME: Limit(str.strip, "un texte non vide", "a text that is not empty"),
    Holds.DATE: Limit(is_partial_date, "une date ISO", "an ISO date"),
    Holds.MONTHS: Limit(_is_months, "un nombre de mois", "a number of months"),
}


@attrs.frozen(kw_only=True)
class Field:
    """One attribute of a record.

    Args:
        name: Its name in Python and in JSON.
        label: What people call it.
        holds: What it holds.
        vocabulary: The vocabulary of its words.
        facet: The name under which a census counts and filters by it; None when it does not.
    """

    name: str
    label: Label
    holds: Holds
    vocabulary: type[Term] | None = None
    facet: str | None = None

    @property
    def limit(self) -> Limit | None:
        """What its value must hold beyond its type, or None."""
        return _LIMITS.get(self.holds)


def _field(
    name: str,
    fr: str,
    en: str,
    holds: Holds,
    vocabulary: type[Term] | None = None,
    facet: str | None = None,
) -> Field:
    return Field(name=name, label=Label(fr, en), holds=holds, vocabulary=vocabulary, facet=facet)


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

_OF_RECORDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "Structure": STRUCTURE_FIELDS,
    "Actor": ACTOR_FIELDS,
    "Initiative": INITIATIVE_FIELDS,
}


def fields_of(kind: type) -> tuple[Field, ...]:
    """Return the rows of the table for a record of ours, or for the one that a class extends."""
    ours = __name__.rpartition(".")[0] + "."
    for base in kind.__mro__:
        if base.__module__.startswith(ours) and base.__name__ in _OF_RECORDS:
            return _OF_RECORDS[base.__name__]
    return ()
