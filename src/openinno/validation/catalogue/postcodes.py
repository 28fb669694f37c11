"""Postcodes: their shape, the lists of La Poste, and the place that the row tells.

Agreement is judged by the lists, never by the first digits: some communes are served by an office of the
département next door, and a CEDEX belongs to no commune.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from ...cells import Cell
from ...findings import Severity
from ...labels import Label
from ..conditions import AllOf, AnyOf, Check, Matches, Present
from ..rules import Rule
from .areas import DEPARTEMENTS
from .gazetteer import (
    commune_of,
    communes_named,
    communes_of_postcode,
    of_departement,
)
from .making import GROWING, New, filling, graded, mending, text_in
from .spreadsheets import digits, without_separators

__all__ = ["POSTCODES"]

_POST: Final = Label("La Poste, base des codes postaux", "La Poste, list of postcodes")
_DOUBTED: Final = graded(Severity.WARNING, Severity.WARNING, Severity.ERROR)
_MANY: Final = 1 << 16
_AREAS: Final = frozenset({*DEPARTEMENTS, "20"})


def _postcode(text: str) -> New | None:
    bare = without_separators(text).upper().removeprefix("FR").removeprefix("F")
    before, cedex, _ = bare.partition("CEDEX")
    found = digits(5)(before)
    return found and found._replace(lossless=found.lossless and not cedex)


def _has_area(postcode: str) -> bool:
    return postcode[:2] in _AREAS or postcode[:3] in _AREAS


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


def _postcode_of_insee(row: Mapping[str, Cell]) -> str | None:
    commune = commune_of(text_in(row, "insee"))
    return commune.postcodes[0] if commune and len(commune.postcodes) == 1 else None


POSTCODES: Final = (
    Rule(
        code="postcode-shape",
        column="postcode",
        holds=Matches("postcode", "[0-9]{5}"),
        severity=Severity.ERROR,
        title=Label("Code postal à cinq chiffres", "Postcode of five digits"),
        reason=Label("Un code postal français a cinq chiffres.", "A French postcode has five digits."),
        text=Label("« {value} » n'a pas cinq chiffres", "“{value}” is not five digits"),
        fix=Label(
            "écrire cinq chiffres, avec le zéro du début", "write five digits, the leading zero included"
        ),
        source=_POST,
        mend=mending("postcode", _postcode),
    ),
    Rule(
        code="postcode-area",
        column="postcode",
        holds=Check("postcode-area", "postcode", _has_area),
        severity=GROWING,
        title=Label("Code postal de France", "Postcode of France"),
        reason=Label(
            "Un code postal commence par celui d'un département ou d'un territoire.",
            "A postcode begins with that of a département or a territory.",
        ),
        text=Label("aucun code postal ne commence comme « {value} »", "no postcode begins like “{value}”"),
        fix=Label("relire le code postal", "read the postcode again"),
        source=_POST,
        after=["postcode-shape"],
    ),
    Rule(
        code="postcode-known",
        column="postcode",
        holds=AnyOf(
            Check("postcode-known", "postcode", lambda code: bool(communes_of_postcode(code))),
            AllOf(
                Present("address_town"),
                Check("cedex", "address_town", lambda town: "CEDEX" in town.upper()),
            ),
        ),
        severity=graded(Severity.INFO, Severity.WARNING, Severity.WARNING),
        title=Label("Code postal d'une commune", "Postcode of a commune"),
        reason=Label(
            "Un code de CEDEX n'est celui d'aucune commune ; les autres sont dans la liste de La Poste.",
            "The code of a CEDEX is that of no commune; all others are in the list of La Poste.",
        ),
        text=Label(
            "« {value} » n'est le code postal d'aucune commune : un CEDEX ?",
            "“{value}” is the postcode of no commune: a CEDEX?",
        ),
        fix=Label(
            "écrire le code postal de la commune, ou CEDEX dans la ville de l'adresse",
            "write the postcode of the commune, or CEDEX in the town of the address",
        ),
        source=_POST,
        after=["postcode-shape", "postcode-area"],
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
        mend=filling("postcode", _postcode_of_insee, 0.6),
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
)
"""What a postcode holds alone and beside the rest of the place."""
