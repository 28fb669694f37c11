"""Communes: codes of the INSEE and names, each alone."""

from __future__ import annotations

from typing import Final

from ...findings import Severity
from ...labels import Label, plain
from ..conditions import Check, Matches
from ..rules import Rule
from .gazetteer import (
    commune_of,
    communes_named,
    communes_of_postcode,
    is_code_of_today,
    longer_names,
    near_names,
)
from .making import GROWING, New, graded, mending
from .spreadsheets import insee_code

__all__ = ["COMMUNES"]

_OFFICIAL: Final = Label("Insee, code officiel géographique 2026", "INSEE, official geographic code of 2026")


def _of_today(text: str) -> New | None:
    commune = commune_of(text)
    return New(commune.code) if commune else None


def _from_postcode(text: str) -> New | None:
    """Tell which code was meant where a postcode was written instead."""
    communes = communes_of_postcode(text)
    return New(communes[0].code, 0.7) if len(communes) == 1 else None


def _official_name(text: str) -> New | None:
    """Tell the official spelling of a name; without the number of an arrondissement, something is lost."""
    names = {one.name for one in communes_named(text)}
    same = {name for name in names if plain(name) == plain(text)}
    if len(same or names) != 1:
        return None
    (name,) = same or names
    return New(name, lossless=bool(same))


def _near_name(text: str) -> New | None:
    near = near_names(text)
    if near:
        return New(near[0], 0.6)
    # Communes that united often bear the names of both, the first of which is still in use alone.
    longer = longer_names(text)
    return New(longer[0], 0.5) if len(longer) == 1 else None


def _is_spelt(name: str) -> bool | None:
    found = communes_named(name)
    return any(one.name == name for one in found) if found else None


COMMUNES: Final = (
    Rule(
        code="insee-shape",
        column="insee",
        holds=Matches("insee", "(?:[0-9]{2}|2[AB])[0-9]{3}"),
        severity=Severity.ERROR,
        title=Label("Code INSEE à cinq caractères", "INSEE code of five characters"),
        reason=Label(
            "Le code INSEE d'une commune a cinq caractères, tels que 35238 ou 2A004.",
            "The INSEE code of a commune has five characters, such as 35238 or 2A004.",
        ),
        text=Label("« {value} » n'est pas un code INSEE", "“{value}” is no INSEE code"),
        fix=Label(
            "écrire cinq caractères, avec le zéro du début",
            "write five characters, the leading zero included",
        ),
        source=_OFFICIAL,
        mend=mending("insee", insee_code),
    ),
    Rule(
        code="insee-known",
        column="insee",
        holds=Check("insee-known", "insee", lambda code: is_code_of_today(code) is not None),
        severity=GROWING,
        title=Label("Code INSEE d'une commune", "INSEE code of a commune"),
        reason=Label(
            "Un code postal n'est pas un code INSEE, et se lit souvent à sa place.",
            "A postcode is no INSEE code, and often stands in its place.",
        ),
        text=Label(
            "« {value} » n'est le code INSEE d'aucune commune", "“{value}” is the INSEE code of no commune"
        ),
        fix=Label(
            "chercher le code de la commune dans le code officiel géographique (insee.fr)",
            "look the code of the commune up in the official geographic code (insee.fr)",
        ),
        source=_OFFICIAL,
        after=["insee-shape"],
        mend=mending("insee", _from_postcode),
    ),
    Rule(
        code="insee-of-today",
        column="insee",
        holds=Check("insee-of-today", "insee", is_code_of_today),
        severity=graded(Severity.INFO, Severity.WARNING, Severity.WARNING),
        title=Label("Code INSEE d'aujourd'hui", "INSEE code of today"),
        reason=Label(
            "Les comptes par commune se font avec le code d'aujourd'hui, et d'un bloc pour Paris, Lyon et"
            " Marseille.",
            "Counts by commune use the code of today, and take Paris, Lyon and Marseille as one.",
        ),
        text=Label(
            "« {value} » est un ancien code ou celui d'un arrondissement",
            "“{value}” is a code of the past or that of an arrondissement",
        ),
        fix=Label("écrire le code de la commune d'aujourd'hui", "write the code of the commune of today"),
        source=_OFFICIAL,
        after=["insee-known"],
        mend=mending("insee", _of_today),
    ),
    Rule(
        code="commune-known",
        column="commune",
        holds=Check("commune-known", "commune", lambda name: bool(communes_named(name))),
        severity=graded(Severity.INFO, Severity.WARNING, Severity.WARNING),
        title=Label("Nom d'une commune", "Name of a commune"),
        reason=Label(
            "Un lieu-dit ou une faute ne se place pas sur la carte.",
            "A locality or a slip cannot be set on the map.",
        ),
        text=Label("aucune commune ne s'appelle « {value} »", "no commune is called “{value}”"),
        fix=Label(
            "écrire le nom officiel de la commune, et le lieu-dit dans l'adresse",
            "write the official name of the commune, and the locality in the address",
        ),
        source=_OFFICIAL,
        mend=mending("commune", _near_name),
    ),
    Rule(
        code="commune-spelling",
        column="commune",
        holds=Check("commune-spelling", "commune", _is_spelt),
        severity=graded(Severity.INFO, Severity.INFO, Severity.WARNING),
        title=Label("Nom officiel de la commune", "Official name of the commune"),
        reason=Label(
            "Deux orthographes d'un nom font deux communes dans un décompte.",
            "Two spellings of a name make two communes in a count.",
        ),
        text=Label(
            "« {value} » n'est pas l'orthographe officielle", "“{value}” is not the official spelling"
        ),
        fix=Label("écrire le nom officiel", "write the official name"),
        source=_OFFICIAL,
        after=["commune-known"],
        mend=mending("commune", _official_name),
    ),
)
"""What the code and the name of a commune hold by themselves."""
