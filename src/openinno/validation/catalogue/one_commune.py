"""One commune: what code, name, département and grouping tell together, and the code that they give away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from ...cells import Cell
from ...findings import Severity
from ...geography import Commune
from ...labels import Label
from ..conditions import AllOf, AnyOf, Check, Not, Present
from ..rules import Rule
from .gazetteer import (
    commune_of,
    communes_named,
    likely_communes,
    of_departement,
)
from .making import GROWING, filling, graded, study, text_in

__all__ = ["ONE_COMMUNE"]

_OFFICIAL: Final = Label("Insee, code officiel géographique 2026", "INSEE, official geographic code of 2026")
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
def _is_kind_of_epci(kind: str, insee: str) -> bool | None:
    commune = commune_of(insee)
    if commune is None or commune.epci is None:
        return None
    return commune.epci.kind.value == kind


def _name_of_insee(row: Mapping[str, Cell]) -> str | None:
    commune = commune_of(text_in(row, "insee"))
    return commune.name if commune else None


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

ONE_COMMUNE: Final = (
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
        mend=filling("commune", _name_of_insee, 0.6),
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
        mend=filling("insee", _insee, 0.9),
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
        mend=filling("epci_kind", _kind_of_epci, 0.9),
    ),
)
"""What tells which commune is meant."""
