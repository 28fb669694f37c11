"""What must be filled in: without it a structure cannot be cited, found, or told from another."""

from __future__ import annotations

from typing import Final

from ...findings import Severity
from ...labels import Label
from ...vocabulary import Precision
from ..conditions import AllOf, AnyOf, Implies, Matches, Not, Present, Unique
from ..rules import Rule
from ..worded import either
from .making import GROWING, graded, study

__all__ = ["REQUIRED"]

_PRECISIONS: Final = either(Precision)
_BLANKS: Final = "[ \t\r\n\u00a0\u2009\u200b\u202f\ufeff]+"
"""A text of which nothing is seen."""

REQUIRED: Final = (
    Rule(
        code="id-missing",
        column="id",
        holds=AllOf(Present("id"), Not(Matches("id", _BLANKS))),
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
        holds=AllOf(Present("name"), Not(Matches("name", _BLANKS))),
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
        code="kind-missing",
        column="profiles",
        holds=AnyOf(Present("profiles"), Present("types")),
        severity=graded(None, Severity.ERROR, Severity.ERROR),
        title=Label("Profil ou type", "Profile or type"),
        reason=Label(
            "Le public filtre la carte par profil ; l'étude compte les structures ainsi.",
            "People filter the map by profile; the study counts structures so.",
        ),
        text=Label("ni profil ni type", "neither profile nor type"),
        fix=Label(
            "écrire l'un des six profils, ou un type plus fin",
            "write one of the six profiles, or a finer type",
        ),
        source=study(196, 203),
    ),
    Rule(
        code="place-missing",
        column="commune",
        holds=AnyOf(Present("commune"), Present("insee")),
        severity=graded(None, Severity.ERROR, Severity.ERROR),
        title=Label("Commune", "Commune"),
        reason=Label(
            "Sans commune, la structure n'est ni sur la carte ni dans les comptes d'un territoire.",
            "Without a commune the structure is neither on the map nor counted in a territory.",
        ),
        text=Label("ni commune ni code INSEE", "neither commune nor INSEE code"),
        fix=Label(
            "écrire la commune, ou mieux son code INSEE", "write the commune, or better its INSEE code"
        ),
        source=study(142),
    ),
    Rule(
        code="precision-missing",
        column="precision",
        holds=Implies(Present("latitude"), Present("precision")),
        severity=GROWING,
        title=Label("Précision du point", "Precision of the point"),
        reason=Label(
            "La moitié des points d'un recensement sont le centre d'une commune : sans le dire, la carte"
            " montrerait un lieu où il n'y en a pas.",
            "Half of the points of a census are the centre of a commune: without saying so, a map would show"
            " a place where there is none.",
        ),
        text=Label("un point sans précision", "a point without its precision"),
        fix=Label(f"écrire {_PRECISIONS.fr}", f"write {_PRECISIONS.text('en')}"),
        after=["latitude-missing", "longitude-missing"],
    ),
)
"""What the records and the maps cannot do without."""
