"""Where a structure stands: postcode, INSEE code, commune, département and région, each alone."""

from __future__ import annotations

from typing import Final

from ...findings import Severity
from ...geography import Reason
from ...labels import Label, plain
from ..conditions import AllOf, AnyOf, Check, Matches, OneOf, Present
from ..rules import Rule
from .gazetteer import (
    commune_of,
    communes_named,
    communes_of_postcode,
    is_code_of_today,
    near_names,
    regions_named,
    the_departement,
)
from .making import GROWING, New, graded, mending
from .spreadsheets import digits, insee_code, without_separators

__all__ = ["DEPARTEMENTS", "PLACES", "REGIONS"]

_OFFICIAL: Final = Label("Insee, code officiel géographique 2026", "INSEE, official geographic code of 2026")
_POST: Final = Label("La Poste, base des codes postaux", "La Poste, list of postcodes")

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


def _postcode(text: str) -> New | None:
    bare = without_separators(text).upper().removeprefix("FR").removeprefix("F")
    before, cedex, _ = bare.partition("CEDEX")
    found = digits(5)(before)
    return found and found._replace(lossless=found.lossless and not cedex)


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
    return New(near[0], 0.6) if near else None


def _is_spelt(name: str) -> bool | None:
    found = communes_named(name)
    return any(one.name == name for one in found) if found else None


def _departement(text: str) -> New | None:
    found = the_departement(text)
    return New(found[0], lossless=found[1]) if found else None


def _region(text: str) -> New | None:
    found = regions_named(text)
    if len(found) != 1:
        return None
    (name, reason) = found[0]
    return New(name, lossless=reason in {Reason.CODE, Reason.NAME, Reason.ABBREVIATION})


def _has_area(postcode: str) -> bool:
    return postcode[:2] in _AREAS or postcode[:3] in _AREAS


_AREAS: Final = frozenset({*DEPARTEMENTS, "20"})


PLACES: Final = (
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
            "chercher le code de la commune : openinno.geography.find_communes() le donne",
            "look the code of the commune up: openinno.geography.find_communes() gives it",
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
        holds=OneOf("region", REGIONS),
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
)
"""What each cell of the place holds by itself."""
