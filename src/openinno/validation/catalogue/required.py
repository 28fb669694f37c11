"""What must be filled in, and what had better be."""

from __future__ import annotations

from typing import Final

from ...findings import Severity
from ...labels import Label
from ..conditions import AllOf, Matches, Present, Unique
from ..rules import Grade, Rule

__all__ = ["REQUIRED"]

_VISIBLE: Final = "(?:.|\n)*[^ \t\r\n\u00a0\u202f](?:.|\n)*"
"""A text that holds more than spaces."""

REQUIRED: Final = (
    Rule(
        code="id-missing",
        column="id",
        holds=AllOf(Present("id"), Matches("id", _VISIBLE)),
        severity=Severity.ERROR,
        title=Label("Identifiant", "Identifier"),
        reason=Label(
            "Sans identifiant, rien ne peut citer la structure ni la retrouver d'une édition à l'autre.",
            "Without an identifier nothing can cite the structure, nor find it again in the next edition.",
        ),
        text=Label("pas d'identifiant", "no identifier"),
        fix=Label(
            "donner un identifiant, tel que le nom en minuscules",
            "give one, such as its name in small letters",
        ),
    ),
    Rule(
        code="id-unique",
        column="id",
        holds=Unique("id"),
        severity=Severity.ERROR,
        title=Label("Identifiant unique", "Unique identifier"),
        reason=Label(
            "Deux structures ne portent pas le même identifiant.", "No two structures share an identifier."
        ),
        text=Label(
            "plusieurs lignes portent l'identifiant « {value} »", "several rows bear the identifier “{value}”"
        ),
        fix=Label(
            "ne garder qu'une ligne par structure, ou distinguer les identifiants",
            "keep one row a structure, or tell the identifiers apart",
        ),
        after=["id-missing"],
    ),
    Rule(
        code="name-missing",
        column="name",
        holds=AllOf(Present("name"), Matches("name", _VISIBLE)),
        severity=Severity.ERROR,
        title=Label("Nom", "Name"),
        reason=Label(
            "Une structure sans nom ne dit rien à personne.",
            "A structure without a name tells nobody anything.",
        ),
        text=Label("pas de nom", "no name"),
        fix=Label("écrire le nom de la structure", "write the name of the structure"),
    ),
    Rule(
        code="website-missing",
        column="website",
        holds=Present("website"),
        severity={Grade.RESEARCH: Severity.INFO},
        title=Label("Site web", "Website"),
        reason=Label("C'est là que le public ira voir.", "It is where people will look."),
        text=Label("pas de site web", "no website"),
        fix=Label(
            "ajouter l'adresse du site, si la structure en a un", "add its address, if the structure has one"
        ),
    ),
)
