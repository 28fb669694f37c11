"""The numbers by which the administration knows a structure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ...cells import Cell
from ...findings import Repair, Severity
from ...labels import Label
from ..conditions import Matches, Siret, StartsWith
from ..rules import Grade, Mend, Rule

__all__ = ["IDENTIFIERS"]

_SEPARATORS: Final = re.compile(r"[ .\-\u00a0\u202f]+")
_INSEE: Final = Label("Insee, répertoire Sirene", "INSEE, Sirene register")


def _without_separators(column: str, length: int) -> Mend:
    """Return what takes spaces, dots and hyphens out of a number, where that makes it whole."""

    def mend(row: Mapping[str, Cell]) -> Repair | None:
        old = row.get(column)
        new = _SEPARATORS.sub("", str(old))
        if new == old or len(new) != length or not (new.isascii() and new.isdigit()):
            return None
        return Repair(column=column, old=old, new=new, confidence=1, lossless=True)

    return mend


IDENTIFIERS: Final = (
    Rule(
        code="siret-shape",
        column="siret",
        holds=Matches("siret", "[0-9]{14}"),
        severity=Severity.ERROR,
        title=Label("SIRET à quatorze chiffres", "SIRET of fourteen digits"),
        reason=Label(
            "Un établissement a un numéro de quatorze chiffres.",
            "An establishment has a number of fourteen digits.",
        ),
        text=Label("« {value} » n'a pas quatorze chiffres", "“{value}” is not fourteen digits"),
        fix=Label("écrire les quatorze chiffres, sans espace", "write the fourteen digits, without spaces"),
        source=_INSEE,
        mend=_without_separators("siret", 14),
    ),
    Rule(
        code="siret-luhn",
        column="siret",
        holds=Siret("siret"),
        severity={
            Grade.DRAFT: Severity.WARNING,
            Grade.PUBLISHABLE: Severity.ERROR,
            Grade.RESEARCH: Severity.ERROR,
        },
        title=Label("Clé du SIRET", "Check digit of the SIRET"),
        reason=Label("La clé trahit les fautes de frappe.", "The check digit betrays slips of the key."),
        text=Label(
            "la clé de « {value} » est fausse : un chiffre est faux",
            "“{value}” fails its check: a digit is wrong",
        ),
        fix=Label(
            "relire le numéro dans l'annuaire des entreprises",
            "look the number up in the register of companies",
        ),
        source=_INSEE,
        after=["siret-shape"],
    ),
    Rule(
        code="siret-of-siren",
        column="siret",
        holds=StartsWith("siret", "siren"),
        severity=Severity.WARNING,
        title=Label("SIRET de ce SIREN", "SIRET of that SIREN"),
        reason=Label(
            "Un SIRET commence par le SIREN de son entreprise.",
            "A SIRET begins with the SIREN of its company.",
        ),
        text=Label(
            "« {siret} » ne commence pas par le SIREN « {siren} »",
            "“{siret}” does not begin with the SIREN “{siren}”",
        ),
        fix=Label("corriger l'un des deux numéros", "mend one of the two numbers"),
        source=_INSEE,
        after=["siret-luhn"],
    ),
)
