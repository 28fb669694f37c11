"""The numbers by which the administration knows a structure: SIREN, SIRET."""

from __future__ import annotations

import re
from typing import Final

from ...findings import Severity
from ...labels import Label
from ..conditions import AllOf, Matches, Not, OneOf, Siren, Siret, StartsWith, Unique
from ..rules import Rule
from ..verdicts import judge_of
from .making import GROWING, New, graded, mending
from .spreadsheets import digits, without_separators

__all__ = ["IDENTIFIERS"]

_INSEE: Final = Label("Insee, répertoire Sirene", "INSEE, Sirene register")
_VAT: Final = re.compile(r"FR[0-9A-Z]{2}([0-9]{9})")
_is_siren: Final = judge_of(Siren("siren"), "")
_is_siret: Final = judge_of(Siret("siret"), "")


def _holds_siren(text: str) -> bool:
    return _is_siren({"siren": text}) is True


def _holds_siret(text: str) -> bool:
    return _is_siret({"siret": text}) is True


_mended_siren: Final = digits(9, _holds_siren)


def _siren(text: str) -> New | None:
    """Mend a SIREN, for which people give the number of an establishment or that of the VAT."""
    bare = without_separators(text).upper()
    if len(bare) == 14 and _holds_siret(bare):
        return New(bare[:9], 0.9)
    vat = _VAT.fullmatch(bare)
    return New(vat[1], 0.9) if vat and _holds_siren(vat[1]) else _mended_siren(text)


IDENTIFIERS: Final = (
    Rule(
        code="siren-shape",
        column="siren",
        holds=Matches("siren", "[0-9]{9}"),
        severity=Severity.ERROR,
        title=Label("SIREN à neuf chiffres", "SIREN of nine digits"),
        reason=Label(
            "Une entreprise ou une association a un numéro de neuf chiffres.",
            "A company or an association has a number of nine digits.",
        ),
        text=Label("« {value} » n'a pas neuf chiffres", "“{value}” is not nine digits"),
        fix=Label("écrire les neuf chiffres, sans espace", "write the nine digits, without spaces"),
        source=_INSEE,
        mend=mending("siren", _siren),
    ),
    Rule(
        code="siren-luhn",
        column="siren",
        holds=AllOf(Siren("siren"), Not(OneOf("siren", ["000000000"]))),
        severity=GROWING,
        title=Label("Clé du SIREN", "Check digit of the SIREN"),
        reason=Label("La clé trahit les fautes de frappe.", "The check digit betrays slips of the key."),
        text=Label(
            "la clé de « {value} » est fausse : ce n'est le SIREN de personne",
            "“{value}” fails its check: it is nobody's SIREN",
        ),
        fix=Label(
            "relire le numéro dans l'annuaire des entreprises",
            "look the number up in the register of companies",
        ),
        source=_INSEE,
        after=["siren-shape"],
    ),
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
        mend=mending("siret", digits(14, _holds_siret)),
    ),
    Rule(
        code="siret-luhn",
        column="siret",
        holds=AllOf(Siret("siret"), Not(OneOf("siret", ["0" * 14]))),
        severity=GROWING,
        title=Label("Clé du SIRET", "Check digit of the SIRET"),
        reason=Label(
            "La clé trahit les fautes de frappe ; La Poste a la sienne.",
            "The check digit betrays slips of the key; La Poste has one of its own.",
        ),
        text=Label(
            "la clé de « {value} » est fausse : ce n'est le SIRET de personne",
            "“{value}” fails its check: it is nobody's SIRET",
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
        severity=GROWING,
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
        after=["siren-shape", "siren-luhn", "siret-shape", "siret-luhn"],
    ),
    Rule(
        code="siret-unique",
        column="siret",
        holds=Unique("siret"),
        severity=graded(Severity.INFO, Severity.WARNING, Severity.WARNING),
        title=Label("Un SIRET par structure", "One SIRET a structure"),
        reason=Label(
            "Deux lignes d'un même établissement sont souvent la même structure ; deux structures peuvent"
            " aussi le partager.",
            "Two rows of one establishment are often one structure; two structures may share it too.",
        ),
        text=Label("plusieurs lignes portent le SIRET « {value} »", "several rows bear the SIRET “{value}”"),
        fix=Label(
            "ne garder qu'une ligne si c'est la même structure",
            "keep one row if it is the same structure",
        ),
        source=_INSEE,
        after=["siret-shape", "siret-luhn"],
    ),
)
"""What the register of the INSEE says of its numbers."""
