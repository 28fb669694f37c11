"""What had better be filled in: for who looks a structure up, and for the figures of the study."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from ...cells import LIST, Cell
from ...findings import Repair, Severity
from ...labels import Label
from ...vocabulary import Ownership, Status, StructureType
from ..conditions import AnyOf, Check, Not, Present
from ..rules import Rule
from ..worded import either, with_code
from .making import beside, graded, study, text_in

__all__ = ["RECOMMENDED"]

_TOLD: Final = graded(None, Severity.INFO, Severity.WARNING)
_COUNTED: Final = graded(None, None, Severity.WARNING)
_STATUSES: Final = either(Status)
_OWNERS: Final = either(one for one in Ownership if one is not Ownership.UNKNOWN)
_NOBODY_KNOWS: Final = with_code(Ownership.UNKNOWN)
_TYPES: Final = frozenset(one.value for one in StructureType)


@lru_cache(maxsize=1 << 12)
def _profiles_of(types: str) -> tuple[str, ...]:
    """Return the profiles under which types fall."""
    known = [StructureType(code) for code in LIST.read(types) if code in _TYPES]
    return tuple(dict.fromkeys(one.profile.value for one in known if one.profile))


def _mend_profiles(row: Mapping[str, Cell]) -> Repair | None:
    types = text_in(row, "types")
    found = _profiles_of(types) if types else ()
    if not found:
        return None
    return Repair(column="profiles", new=LIST.write(found), confidence=0.8)


RECOMMENDED: Final = (
    Rule(
        code="contact-missing",
        column="website",
        holds=AnyOf(Present("website"), Present("email"), Present("phone")),
        severity=graded(None, Severity.WARNING, Severity.WARNING),
        title=Label("Un moyen de contact", "A way to get in touch"),
        reason=Label(
            "Qui trouve la structure sur la carte veut la joindre.",
            "Who finds the structure on the map wants to get in touch.",
        ),
        text=Label("ni site web, ni adresse, ni téléphone", "no website, no address, no telephone"),
        fix=Label(
            "ajouter le site de la structure ; jamais les coordonnées d'une personne",
            "add the website of the structure; never how to reach a person",
        ),
    ),
    Rule(
        code="description-missing",
        column="description",
        holds=Present("description"),
        severity=graded(None, Severity.INFO, Severity.INFO),
        title=Label("Description", "Description"),
        reason=Label(
            "Que proposent ces structures ? C'est la première question que l'étude pose.",
            "What do these structures offer? It is the first thing that the study asks.",
        ),
        text=Label("pas de description", "no description"),
        fix=Label("dire en une phrase ce que la structure propose", "say in a sentence what it offers"),
        source=study(79),
    ),
    Rule(
        code="profiles-missing",
        column="profiles",
        holds=AnyOf(
            Present("profiles"),
            Not(Present("types")),
            Check("types-without-profile", "types", lambda types: not _profiles_of(types)),
        ),
        severity=graded(None, Severity.INFO, Severity.WARNING),
        title=Label("Profil de ce type", "Profile of that type"),
        reason=Label(
            "Les parts de l'étude (61 %, 42 %) se calculent par profil.",
            "The shares of the study (61 %, 42 %) are counted by profile.",
        ),
        text=Label("le type « {types} » sans son profil", "the type “{types}” without its profile"),
        fix=Label("ajouter le profil", "add the profile"),
        source=study(303, 305),
        after=["types-words", *beside("profiles")],
        mend=_mend_profiles,
    ),
    Rule(
        code="themes-missing",
        column="themes",
        holds=Present("themes"),
        severity=graded(None, Severity.INFO, Severity.ERROR),
        title=Label("Thème", "Theme"),
        reason=Label(
            "C'est le premier critère du recensement, et le filtre de la carte.",
            "It is the first criterion of the census, and the filter of the map.",
        ),
        text=Label("pas de thème", "no theme"),
        fix=Label("écrire l'un des onze thèmes, ou plusieurs", "write one of the eleven themes, or several"),
        source=study(153),
        after=[*beside("themes"), "criteria-unknown"],
    ),
    Rule(
        code="status-missing",
        column="status",
        holds=Present("status"),
        severity=_TOLD,
        title=Label("État", "Status"),
        reason=Label(
            "Une structure dure : on compte celles qui sont en activité.",
            "A structure lasts: those that are active are counted.",
        ),
        text=Label(
            "rien ne dit si elle est en projet, active ou fermée",
            "nothing says if it is planned, active or closed",
        ),
        fix=Label(f"écrire {_STATUSES.fr}", f"write {_STATUSES.text('en')}"),
        source=study(60),
        after=beside("status"),
    ),
    Rule(
        code="opened-missing",
        column="opened",
        holds=Present("opened"),
        severity=_COUNTED,
        title=Label("Date d'ouverture", "Date of opening"),
        reason=Label(
            "Sans date, on ne mesure ni l'ancienneté ni la croissance.",
            "Without a date neither age nor growth can be measured.",
        ),
        text=Label("pas de date d'ouverture", "no date of opening"),
        fix=Label("écrire au moins l'année, telle que 2014", "write at least the year, such as 2014"),
        source=study(60),
    ),
    Rule(
        code="legal-identity-missing",
        column="siret",
        holds=AnyOf(Present("siret"), Present("siren"), Present("legal_form")),
        severity=_TOLD,
        title=Label("Identité juridique", "Legal identity"),
        reason=Label(
            "Le statut juridique dit si une structure dure, et un numéro la relie aux autres bases.",
            "The legal status tells whether a structure lasts, and a number links it to other data.",
        ),
        text=Label("ni SIRET, ni SIREN, ni forme juridique", "no SIRET, no SIREN, no legal form"),
        fix=Label(
            "chercher le SIRET dans l'annuaire des entreprises",
            "look its SIRET up in the register of companies",
        ),
        source=study(60),
    ),
    Rule(
        code="ownership-missing",
        column="ownership",
        holds=Present("ownership"),
        severity=_COUNTED,
        title=Label("Propriété", "Ownership"),
        reason=Label(
            "L'étude compare structures privées et publiques : 80 % et 60 % dans une métropole.",
            "The study sets private and public structures side by side: 80 % and 60 % in a métropole.",
        ),
        text=Label("rien ne dit si elle est publique ou privée", "nothing says if it is public or private"),
        fix=Label(
            f"écrire {_OWNERS.fr}, ou {_NOBODY_KNOWS.fr} si personne ne le sait",
            f"write {_OWNERS.text('en')}, or {_NOBODY_KNOWS.text('en')} if nobody knows",
        ),
        source=study(316),
        after=beside("ownership"),
    ),
    Rule(
        code="point-missing",
        column="latitude",
        holds=AnyOf(Present("latitude"), Present("longitude")),
        severity=_TOLD,
        title=Label("Point sur la carte", "Point on the map"),
        reason=Label("La carte le montre.", "The map shows it."),
        text=Label("pas de coordonnées", "no coordinates"),
        fix=Label(
            "ajouter latitude, longitude et précision : un géocodeur les donne avec l'adresse",
            "add latitude, longitude and precision: a geocoder gives them with the address",
        ),
        source=study(142),
    ),
    Rule(
        code="sources-missing",
        column="sources",
        holds=Present("sources"),
        severity=graded(None, None, Severity.INFO),
        title=Label("Sources", "Sources"),
        reason=Label(
            "Une donnée que l'on peut vérifier dit d'où elle vient.",
            "What can be checked says where it comes from.",
        ),
        text=Label("rien ne dit d'où vient la ligne", "nothing says where the row comes from"),
        fix=Label("citer un document ou une adresse web", "cite a document or a web address"),
    ),
)
"""What is missed by who reads a census, or counts with it."""
