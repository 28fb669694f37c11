"""Départements and régions: known by their code and name of today, and each in the other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from ...cells import Cell
from ...findings import Severity
from ...geography import Reason
from ...geography.municipalities import area_code
from ...labels import Label
from ..conditions import AnyOf, Check, Not, OneOf, Present, StartsWith
from ..rules import Rule
from .gazetteer import (
    commune_of,
    region_of,
    regions_named,
    the_departement,
)
from .making import GROWING, New, filling, graded, mending, text_in

__all__ = ["AREAS", "COLLECTIVITIES", "DEPARTEMENTS", "REGIONS"]

_OFFICIAL: Final = Label("Insee, code officiel géographique 2026", "INSEE, official geographic code of 2026")
_MANY: Final = 1 << 16

DEPARTEMENTS: Final = (
    *(f"{number:02d}" for number in range(1, 96) if number != 20),
    *("2A", "2B", "971", "972", "973", "974", "975", "976", "977", "978"),
    *("984", "986", "987", "988", "989"),
)
"""The codes of the départements and of the overseas collectivities."""

REGIONS: Final = (
    *("Auvergne-Rhône-Alpes", "Bourgogne-Franche-Comté", "Bretagne", "Centre-Val de Loire", "Corse"),
    *("Grand Est", "Guadeloupe", "Guyane", "Hauts-de-France", "Île-de-France", "La Réunion", "Martinique"),
    *("Mayotte", "Normandie", "Nouvelle-Aquitaine", "Occitanie", "Pays de la Loire"),
    "Provence-Alpes-Côte d'Azur",
)
"""The names of the régions."""

COLLECTIVITIES: Final = (
    *("Nouvelle-Calédonie", "Polynésie française", "Saint-Barthélemy", "Saint-Martin"),
    *("Saint-Pierre-et-Miquelon", "Terres australes et antarctiques françaises", "Wallis et Futuna"),
    "Île de Clipperton",
)
"""The names of the overseas collectivities, which stand in the place of a région."""


def _departement(text: str) -> New | None:
    found = the_departement(text)
    return New(found[0], lossless=found[1]) if found else None


def _region(text: str) -> New | None:
    found = regions_named(text)
    if len(found) != 1:
        return None
    (name, reason) = found[0]
    return New(name, lossless=reason in {Reason.CODE, Reason.NAME, Reason.ABBREVIATION})


@lru_cache(maxsize=_MANY)
def _is_region_of(region: str, departement: str) -> bool | None:
    known = region_of(departement)
    return None if known is None else known == region


def _has_region(departement: str) -> bool:
    return region_of(departement) is not None


def _departement_of_insee(row: Mapping[str, Cell]) -> str | None:
    commune = commune_of(text_in(row, "insee"))
    return area_code(commune) if commune else None


def _region_of_departement(row: Mapping[str, Cell]) -> str | None:
    return region_of(text_in(row, "departement"))


AREAS: Final = (
    Rule(
        code="departement-known",
        column="departement",
        holds=OneOf("departement", DEPARTEMENTS),
        severity=GROWING,
        title=Label("Code d'un département", "Code of a département"),
        reason=Label("La colonne tient un code : 69, 2A, 974.", "The column holds a code: 69, 2A, 974."),
        text=Label(
            "« {value} » n'est le code d'aucun département", "“{value}” is the code of no département"
        ),
        fix=Label("écrire deux caractères, trois outre-mer", "write two characters, three overseas"),
        source=_OFFICIAL,
        mend=mending("departement", _departement),
    ),
    Rule(
        code="region-known",
        column="region",
        holds=OneOf("region", (*REGIONS, *COLLECTIVITIES)),
        severity=GROWING,
        title=Label("Nom d'une région", "Name of a région"),
        reason=Label(
            "Le décompte par région demande un seul nom pour chacune, celui d'aujourd'hui.",
            "Counting by région needs one name for each, that of today.",
        ),
        text=Label("aucune région ne s'appelle « {value} »", "no région is called “{value}”"),
        fix=Label(
            "écrire le nom officiel, tel que Bretagne ou Grand Est",
            "write the official name, such as Bretagne or Grand Est",
        ),
        source=_OFFICIAL,
        mend=mending("region", _region),
    ),
    Rule(
        code="departement-of-insee",
        column="departement",
        holds=StartsWith("insee", "departement"),
        severity=GROWING,
        title=Label("Département de ce code INSEE", "Département of that INSEE code"),
        reason=Label(
            "Un code INSEE commence par celui du département.", "An INSEE code begins with the département's."
        ),
        text=Label(
            "le code INSEE {insee} n'est pas du département {departement}",
            "the INSEE code {insee} is not of the département {departement}",
        ),
        fix=Label("corriger le département ou le code INSEE", "mend the département or the INSEE code"),
        source=_OFFICIAL,
        after=["insee-shape", "insee-known", "departement-known"],
        mend=filling("departement", _departement_of_insee, 0.8),
    ),
    Rule(
        code="region-of-departement",
        column="region",
        holds=Check("region-of-departement", ("region", "departement"), _is_region_of),
        severity=GROWING,
        title=Label("Région de ce département", "Région of that département"),
        reason=Label(
            "Un département est dans une seule région, celle d'aujourd'hui.",
            "A département lies in one région, that of today.",
        ),
        text=Label(
            "le département {departement} n'est pas en « {region} »",
            "the département {departement} is not in “{region}”",
        ),
        fix=Label("corriger la région ou le département", "mend the région or the département"),
        source=_OFFICIAL,
        after=["region-known", "departement-known", "departement-of-insee"],
        mend=filling("region", _region_of_departement, 0.8),
    ),
    Rule(
        code="region-missing",
        column="region",
        holds=AnyOf(
            Present("region"),
            Not(Present("departement")),
            Not(Check("has-region", "departement", _has_region)),
        ),
        severity=graded(None, Severity.INFO, Severity.WARNING),
        title=Label("Région", "Région"),
        reason=Label("La carte et les comptes se lisent par région.", "Map and counts are read by région."),
        text=Label(
            "pas de région pour le département {departement}", "no région for the département {departement}"
        ),
        fix=Label("écrire la région", "write the région"),
        source=_OFFICIAL,
        after=["departement-known", "departement-of-insee"],
        mend=filling("region", _region_of_departement, 0.9),
    ),
)
"""What département and région hold alone and together."""
