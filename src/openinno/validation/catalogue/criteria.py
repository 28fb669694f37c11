"""The three criteria of selection and what lasts: told where a row lacks what they need.

They say what :func:`openinno.assess` says, on the flat row: a theme (002:L153), hosting and support of
start-ups (002:L154), a partner that the study names (002:L155). The first is asked by ``themes-missing``.
"""

from __future__ import annotations

from typing import Final

from ...cells import LIST
from ...findings import Severity
from ...labels import Label
from ...vocabulary import PartnerKind, Support
from ..conditions import AllOf, AnyOf, Check, Not, OneOf, Present
from ..rules import Rule
from ..worded import either, with_code
from .making import beside, graded, study

__all__ = ["CRITERIA"]

_PARTNERS: Final = (PartnerKind.LOCAL_AUTHORITY, PartnerKind.SOCIAL_LANDLORD, PartnerKind.LEGAL_PROFESSION)
_TERRITORIAL: Final = frozenset(one.value for one in _PARTNERS)
_ONE_OF_THEM: Final = either(_PARTNERS)
_BOTH: Final = frozenset(one.value for one in Support)
_HOSTING, _SUPPORT = with_code(Support.HOSTING), with_code(Support.SUPPORT)
_COUNTED: Final = graded(None, None, Severity.INFO)


def _hosts_and_supports(support: str) -> bool:
    return _BOTH.issubset(LIST.read(support))


def _is_territorial(partners: str) -> bool:
    return not _TERRITORIAL.isdisjoint(LIST.read(partners))


_SUPPORTED: Final = AllOf(Present("support"), Check("hosting-and-support", "support", _hosts_and_supports))
_PARTNERED: Final = AllOf(Present("partners"), Check("territorial-partner", "partners", _is_territorial))

CRITERIA: Final = (
    Rule(
        code="criteria-unknown",
        column="themes",
        holds=AnyOf(Present("themes"), _SUPPORTED, _PARTNERED),
        severity=graded(None, Severity.INFO, None),
        title=Label("Un critère de sélection", "One criterion of selection"),
        reason=Label(
            "Les structures du recensement répondent à trois critères : thème, accueil et accompagnement,"
            " partenaires.",
            "The structures of the census meet three criteria: theme, hosting and support, partners.",
        ),
        text=Label(
            "rien ne dit qu'un des trois critères du recensement est rempli",
            "nothing says that one of the three criteria of the census is met",
        ),
        fix=Label(
            "remplir les thèmes, l'aide aux start-up ou les partenaires",
            "fill in the themes, the help to start-ups or the partners",
        ),
        source=study(151, 155),
        after=["support-words", "partners-words"],
    ),
    Rule(
        code="criterion-support",
        column="support",
        holds=_SUPPORTED,
        severity=_COUNTED,
        title=Label("Accueil et accompagnement de start-up", "Hosting and support of start-ups"),
        reason=Label(
            "C'est le deuxième critère du recensement ; il demande les deux.",
            "It is the second criterion of the census; it asks for both.",
        ),
        text=Label(
            "rien ne dit que la structure accueille et accompagne des start-up",
            "nothing says that the structure hosts and supports start-ups",
        ),
        fix=Label(
            f"écrire {_HOSTING.fr} et {_SUPPORT.fr}, soit hosting|support, si elle fait les deux",
            f"write {_HOSTING.text('en')} and {_SUPPORT.text('en')}, as hosting|support, if it does both",
        ),
        source=study(154),
        after=["support-words", *beside("support")],
    ),
    Rule(
        code="criterion-partners",
        column="partners",
        holds=_PARTNERED,
        severity=_COUNTED,
        title=Label("Partenaires du territoire", "Partners of the territory"),
        reason=Label(
            "C'est le troisième critère : collectivités, bailleurs sociaux ou professions juridiques.",
            "It is the third criterion: local authorities, social landlords or legal professions.",
        ),
        text=Label(
            "rien ne dit que la structure travaille avec un de ces partenaires",
            "nothing says that the structure works with one of these partners",
        ),
        fix=Label(f"écrire {_ONE_OF_THEM.fr}", f"write {_ONE_OF_THEM.text('en')}"),
        source=study(155),
        after=["partners-words", *beside("partners")],
    ),
    Rule(
        code="event-alone",
        column="types",
        holds=Not(OneOf("types", ["event"])),
        severity=_COUNTED,
        title=Label("Plus qu'un événement", "More than an event"),
        reason=Label(
            "Une structure dure par son statut et par une activité qui ne s'arrête pas dans l'année.",
            "A structure lasts by its status, and by activities that never stop in the year.",
        ),
        text=Label("un événement seul ne dure pas toute l'année", "an event alone does not last all year"),
        fix=Label("ajouter le type de qui l'organise", "add the type of who organises it"),
        source=study(60),
        after=["types-words"],
    ),
)
"""What the criteria and durability need."""
