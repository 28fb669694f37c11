"""Where a structure stands, told by several cells: they must speak of the same place.

Agreement is judged by the official code, never by the first digits of a postcode: some communes are served
by an office of the département next door, and a CEDEX belongs to no commune.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from ...cells import Cell
from ...findings import Repair, Severity
from ...geography import Commune
from ...labels import Label
from ..conditions import AllOf, AnyOf, Check, Not, Present, StartsWith
from ..rules import Mend, Rule
from .gazetteer import (
    commune_of,
    communes_named,
    communes_of_postcode,
    departement_of,
    likely_communes,
    of_departement,
    region_of,
)
from .making import GROWING, graded, study, text_in

__all__ = ["COHERENCE"]

_OFFICIAL: Final = Label("Insee, code officiel géographique 2026", "INSEE, official geographic code of 2026")
_POST: Final = Label("La Poste, base des codes postaux", "La Poste, list of postcodes")
_DOUBTED: Final = graded(Severity.WARNING, Severity.WARNING, Severity.ERROR)
_MANY: Final = 1 << 16


@lru_cache(maxsize=_MANY)
def _is_of_insee(name: str, insee: str) -> bool | None:
    commune = commune_of(insee)
    if commune is None:
        return None
    return any(one.code == commune.code for one in communes_named(name))


@lru_cache(maxsize=_MANY)
def _is_in_departement(name: str, departement: str) -> bool:
    return bool(of_departement(communes_named(name), departement))


@lru_cache(maxsize=_MANY)
def _is_one(name: str) -> bool:
    return len(likely_communes(name)) == 1


@lru_cache(maxsize=_MANY)
def _is_one_of_departement(name: str, departement: str) -> bool:
    return len(of_departement(likely_communes(name), departement)) == 1


@lru_cache(maxsize=_MANY)
def _is_one_of_postcode(name: str, postcode: str) -> bool:
    return sum(postcode in one.postcodes for one in likely_communes(name)) == 1


@lru_cache(maxsize=_MANY)
def _has_postcode(insee: str, postcode: str) -> bool | None:
    commune = commune_of(insee)
    if commune is None or not communes_of_postcode(postcode):
        return None
    return postcode in commune.postcodes


@lru_cache(maxsize=_MANY)
def _serves_departement(postcode: str, departement: str) -> bool:
    communes = communes_of_postcode(postcode)
    if communes:
        return bool(of_departement(communes, departement))
    # A CEDEX is an office of the département itself.
    return postcode.startswith("20" if departement in {"2A", "2B"} else departement)


@lru_cache(maxsize=_MANY)
def _serves_commune(postcode: str, name: str) -> bool | None:
    if not communes_of_postcode(postcode):
        return None
    return any(postcode in one.postcodes for one in communes_named(name))


@lru_cache(maxsize=_MANY)
def _is_region_of(region: str, departement: str) -> bool | None:
    known = region_of(departement)
    return None if known is None else known == region


def _has_region(departement: str) -> bool:
    return region_of(departement) is not None


@lru_cache(maxsize=_MANY)
def _is_kind_of_epci(kind: str, insee: str) -> bool | None:
    commune = commune_of(insee)
    if commune is None or commune.epci is None:
        return None
    return commune.epci.kind.value == kind


def _filling(column: str, tell: Callable[[Mapping[str, Cell]], str | None], confidence: float) -> Mend:
    """Return what writes in a cell what the others tell; never unseen, since one of them may be wrong."""

    def mend(row: Mapping[str, Cell]) -> Repair | None:
        new = tell(row)
        old = row.get(column)
        if not new or new == old:
            return None
        return Repair(column=column, old=old or None, new=new, confidence=confidence)

    return mend


def _name_of_insee(row: Mapping[str, Cell]) -> str | None:
    commune = commune_of(text_in(row, "insee"))
    return commune.name if commune else None


def _postcode_of_insee(row: Mapping[str, Cell]) -> str | None:
    commune = commune_of(text_in(row, "insee"))
    return commune.postcodes[0] if commune and len(commune.postcodes) == 1 else None


def _departement_of_insee(row: Mapping[str, Cell]) -> str | None:
    commune = commune_of(text_in(row, "insee"))
    return departement_of(commune) if commune else None


def _region_of_departement(row: Mapping[str, Cell]) -> str | None:
    return region_of(text_in(row, "departement"))


def _kind_of_epci(row: Mapping[str, Cell]) -> str | None:
    commune = commune_of(text_in(row, "insee"))
    return commune.epci.kind.value if commune and commune.epci else None


def _insee(row: Mapping[str, Cell]) -> str | None:
    """Tell the code of a commune by its name, and where that is not enough by what stands beside it."""
    name, departement = text_in(row, "commune"), text_in(row, "departement")
    found: Sequence[Commune] = likely_communes(name) if name else ()
    if len(found) > 1 and departement:
        found = of_departement(found, departement)
    if len(found) > 1:
        found = [one for one in found if text_in(row, "postcode") in one.postcodes]
    return found[0].code if len(found) == 1 else None


_TELLS_ONE: Final = AnyOf(
    Check("one-commune", "commune", _is_one),
    AllOf(
        Present("departement"),
        Check("one-commune-of-departement", ("commune", "departement"), _is_one_of_departement),
    ),
    AllOf(
        Present("postcode"), Check("one-commune-of-postcode", ("commune", "postcode"), _is_one_of_postcode)
    ),
)
"""A name tells one commune, alone or with what stands beside it."""

COHERENCE: Final = (
    Rule(
        code="commune-of-insee",
        column="commune",
        holds=Check("commune-of-insee", ("commune", "insee"), _is_of_insee),
        severity=GROWING,
        title=Label("Commune de ce code INSEE", "Commune of that INSEE code"),
        reason=Label(
            "Le nom et le code doivent dire la même commune : on compte par le code et on lit le nom.",
            "Name and code must tell the same commune: the code is counted by, and the name is read.",
        ),
        text=Label(
            "« {commune} » n'est pas la commune du code INSEE {insee}",
            "“{commune}” is not the commune of the INSEE code {insee}",
        ),
        fix=Label("corriger le nom ou le code", "mend the name or the code"),
        source=_OFFICIAL,
        after=["commune-known", "insee-shape", "insee-known"],
        mend=_filling("commune", _name_of_insee, 0.6),
    ),
    Rule(
        code="commune-of-departement",
        column="commune",
        holds=AnyOf(
            Present("insee"), Check("commune-of-departement", ("commune", "departement"), _is_in_departement)
        ),
        severity=GROWING,
        title=Label("Commune de ce département", "Commune of that département"),
        reason=Label("Une commune est dans un seul département.", "A commune lies in one département."),
        text=Label(
            "aucune commune « {commune} » dans le département {departement}",
            "no commune “{commune}” in the département {departement}",
        ),
        fix=Label("corriger la commune ou le département", "mend the commune or the département"),
        source=_OFFICIAL,
        after=["commune-known", "departement-known"],
    ),
    Rule(
        code="commune-ambiguous",
        column="insee",
        holds=AnyOf(Present("insee"), _TELLS_ONE),
        severity=graded(Severity.INFO, Severity.WARNING, Severity.ERROR),
        title=Label("Une seule commune de ce nom", "One commune of that name"),
        reason=Label(
            "1 441 noms sont ceux de plusieurs communes : sans code, on ne sait laquelle.",
            "1,441 names are those of several communes: without a code nobody knows which.",
        ),
        text=Label("plusieurs communes s'appellent « {commune} »", "several communes are called “{commune}”"),
        fix=Label(
            "écrire le code INSEE, ou le département ou le code postal",
            "write the INSEE code, or the département or the postcode",
        ),
        source=_OFFICIAL,
        after=["commune-known", "commune-of-departement", "departement-known", "postcode-shape"],
    ),
    Rule(
        code="insee-missing",
        column="insee",
        holds=AnyOf(Present("insee"), Not(Present("commune")), Not(_TELLS_ONE)),
        severity=graded(None, Severity.INFO, Severity.ERROR),
        title=Label("Code INSEE de la commune", "INSEE code of the commune"),
        reason=Label(
            "Le code dit si la commune est dans une métropole, ce que l'étude compte.",
            "The code tells whether the commune is in a métropole, which the study counts.",
        ),
        text=Label("pas de code INSEE pour « {commune} »", "no INSEE code for “{commune}”"),
        fix=Label("écrire le code INSEE de la commune", "write the INSEE code of the commune"),
        source=study(314, 316),
        after=["commune-known", "commune-of-departement", "departement-known", "postcode-shape"],
        mend=_filling("insee", _insee, 0.9),
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
        mend=_filling("departement", _departement_of_insee, 0.8),
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
        mend=_filling("region", _region_of_departement, 0.8),
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
        mend=_filling("region", _region_of_departement, 0.9),
    ),
    Rule(
        code="postcode-of-insee",
        column="postcode",
        holds=Check("postcode-of-insee", ("insee", "postcode"), _has_postcode),
        severity=_DOUBTED,
        title=Label("Code postal de cette commune", "Postcode of that commune"),
        reason=Label(
            "L'adresse et la commune doivent dire le même lieu.",
            "Address and commune must tell the same place.",
        ),
        text=Label(
            "{postcode} n'est pas un code postal de la commune {insee}",
            "{postcode} is no postcode of the commune {insee}",
        ),
        fix=Label("corriger le code postal ou le code INSEE", "mend the postcode or the INSEE code"),
        source=_POST,
        after=["insee-shape", "insee-known", "postcode-shape", "postcode-area", "commune-of-insee"],
        mend=_filling("postcode", _postcode_of_insee, 0.6),
    ),
    Rule(
        code="postcode-of-departement",
        column="postcode",
        holds=Check("postcode-of-departement", ("postcode", "departement"), _serves_departement),
        severity=_DOUBTED,
        title=Label("Code postal de ce département", "Postcode of that département"),
        reason=Label(
            "Un bureau sert parfois des communes du département voisin : seules les listes le disent.",
            "An office sometimes serves communes of the département next door: only the lists tell.",
        ),
        text=Label(
            "{postcode} n'est le code postal d'aucune commune du département {departement}",
            "{postcode} is the postcode of no commune of the département {departement}",
        ),
        fix=Label("corriger le code postal ou le département", "mend the postcode or the département"),
        source=_POST,
        after=[
            "postcode-shape",
            "postcode-area",
            "departement-known",
            "postcode-of-insee",
            "departement-of-insee",
        ],
    ),
    Rule(
        code="postcode-of-commune",
        column="postcode",
        holds=AnyOf(Present("insee"), Check("postcode-of-commune", ("postcode", "commune"), _serves_commune)),
        severity=_DOUBTED,
        title=Label("Code postal de cette commune", "Postcode of that commune"),
        reason=Label(
            "L'adresse et la commune doivent dire le même lieu.",
            "Address and commune must tell the same place.",
        ),
        text=Label(
            "{postcode} n'est pas un code postal de « {commune} »", "{postcode} is no postcode of “{commune}”"
        ),
        fix=Label("corriger le code postal ou la commune", "mend the postcode or the commune"),
        source=_POST,
        after=[
            "commune-known",
            "commune-of-departement",
            "postcode-shape",
            "postcode-area",
            "postcode-of-departement",
        ],
    ),
    Rule(
        code="epci-kind-of-insee",
        column="epci_kind",
        holds=Check("epci-kind-of-insee", ("epci_kind", "insee"), _is_kind_of_epci),
        severity=_DOUBTED,
        title=Label("Intercommunalité de cette commune", "Grouping of that commune"),
        reason=Label(
            "La part des structures en métropole se compte par là.",
            "The share of structures in a métropole is counted by it.",
        ),
        text=Label(
            "la commune {insee} n'est pas membre d'un groupement de type {epci_kind}",
            "the commune {insee} is no member of a grouping of the kind {epci_kind}",
        ),
        fix=Label("corriger le type ou le code INSEE", "mend the kind or the INSEE code"),
        source=_OFFICIAL,
        after=["epci-kind-words", "insee-shape", "insee-known"],
        mend=_filling("epci_kind", _kind_of_epci, 0.9),
    ),
)
"""What the cells of the place hold together."""
