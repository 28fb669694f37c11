"""How judgements are worded, for people who read no code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..fields import STRUCTURE_FIELDS
from ..labels import Label
from ..vocabulary import Term, Verdict

__all__ = [
    "CLOSED",
    "CONCLUSIONS",
    "DURABILITY",
    "EVENT",
    "LACKING_DURABILITY",
    "LACKING_THEME",
    "LASTING",
    "PLANNED",
    "SUPPORTED",
    "attribute_label",
    "lacking_partner",
    "lacking_support",
    "partnered",
    "said_complete",
    "themed",
    "to_fill_in",
]

CONCLUSIONS: Final = {
    Verdict.MET: Label("Les trois critères sont remplis.", "All three criteria are met."),
    Verdict.NOT_MET: Label("Un critère au moins n'est pas rempli.", "At least one criterion is not met."),
    Verdict.UNKNOWN: Label(
        "On ne peut pas conclure : un critère au moins est inconnu.",
        "Nobody can tell: at least one criterion is unknown.",
    ),
}

LACKING_THEME: Final = Label(
    "Rien ne dit que la structure travaille sur l'un des onze thèmes de l'étude",
    "Nothing says that the structure works on one of the eleven themes of the study",
)
SUPPORTED: Final = Label(
    "Des start-up sont accueillies et accompagnées.", "Start-ups are hosted and supported."
)

DURABILITY: Final = Label("pérennité", "durability")
LASTING: Final = Label(
    "La structure a une forme juridique et exerce ses activités en continu.",
    "The structure has a legal form and carries on its activities continuously.",
)
CLOSED: Final = Label("La structure a fermé.", "The structure has closed.")
PLANNED: Final = Label("La structure n'a pas encore ouvert.", "The structure has not opened yet.")
EVENT: Final = Label(
    "La structure est un événement : son activité ne dure pas toute l'année.",
    "The structure is an event: its activity does not last all year.",
)
LACKING_DURABILITY: Final = Label(
    "Rien n'établit encore que la structure soit pérenne", "Nothing establishes yet that the structure lasts"
)

_LABELS: Final = {field.name: field.label for field in STRUCTURE_FIELDS}


def attribute_label(name: str) -> Label:
    """Return what people call an attribute of a structure."""
    return _LABELS[name]


def themed(words: Iterable[Term]) -> Label:
    """Say which themes meet the first criterion."""
    fr, en, several = _listed(words)
    if several:
        return Label(
            f"La structure travaille sur des sujets à fort impact territorial : {fr}.",
            f"The structure works on subjects of strong territorial impact: {en}.",
        )
    return Label(
        f"La structure travaille sur un sujet à fort impact territorial : {fr}.",
        f"The structure works on a subject of strong territorial impact: {en}.",
    )


def lacking_support(*, hosted: bool, supported: bool) -> Label:
    """Say which half of the second criterion is missing, or that both are."""
    if hosted:
        return Label(
            "Des start-up sont accueillies, mais rien ne dit qu'elles soient accompagnées",
            "Start-ups are hosted, but nothing says that they are supported",
        )
    if supported:
        return Label(
            "Des start-up sont accompagnées, mais rien ne dit qu'elles soient accueillies",
            "Start-ups are supported, but nothing says that they are hosted",
        )
    return Label(
        "Rien ne dit que des start-up soient accueillies ou accompagnées",
        "Nothing says that start-ups are hosted or supported",
    )


def partnered(words: Iterable[Term]) -> Label:
    """Say which partners meet the third criterion."""
    fr, en, several = _listed(words)
    if several:
        return Label(
            f"La structure a pour partenaires des acteurs des territoires : {fr}.",
            f"The structure has territorial actors as partners: {en}.",
        )
    return Label(
        f"La structure a pour partenaire un acteur des territoires : {fr}.",
        f"The structure has a territorial actor as partner: {en}.",
    )


def lacking_partner(*, large_company: bool) -> Label:
    """Say that no partner is known to qualify, or that a large company may."""
    if large_company:
        return Label(
            "Une grande entreprise est partenaire, mais rien ne dit qu'elle œuvre pour des collectivités,"
            " des bailleurs sociaux ou des professions juridiques",
            "A large company is a partner, but nothing says that it works for local authorities,"
            " social landlords or legal professions",
        )
    return Label(
        "Rien ne dit que la structure ait pour partenaire une collectivité, un bailleur social ou une"
        " profession juridique",
        "Nothing says that a local authority, a social landlord or a legal profession is a partner",
    )


def to_fill_in(lacking: Label, *attributes: str) -> Label:
    """End a sentence with the attributes that would settle it."""
    fr, en = _attributes(attributes)
    return Label(f"{lacking.text('fr')} : compléter {fr}.", f"{lacking.text('en')}: fill in {en}.")


def said_complete(lacking: Label, attribute: str) -> Label:
    """End a sentence with what the caller says of a list."""
    fr, en = _attributes([attribute])
    return Label(
        f"{lacking.text('fr')}, et la liste {fr} est dite complète.",
        f"{lacking.text('en')}, and the list {en} is said to be complete.",
    )


def _listed(words: Iterable[Term]) -> tuple[str, str, bool]:
    """List words in French and in English, and tell whether there are several."""
    told = tuple(dict.fromkeys(words))
    fr, en = (", ".join(word.label(lang) for word in told) for lang in ("fr", "en"))
    return fr, en, len(told) > 1


def _attributes(names: Iterable[str]) -> tuple[str, str]:
    labels = [(name, attribute_label(name)) for name in names]
    return (
        " et ".join(f"« {label.text('fr')} » ({name})" for name, label in labels),
        " and ".join(f"“{label.text('en')}” ({name})" for name, label in labels),
    )
