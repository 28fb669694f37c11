"""How a recommendation is worded, for people who read no code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..citations import Source
from ..labels import Label, language_of
from ..nouns import Noun, count
from ..typology import Passage, statements
from ..vocabulary import Profile
from .outcomes import Fit, Ranking

__all__ = [
    "CHARACTERISTICS",
    "NOTHING",
    "OURS",
    "POINT",
    "answer",
    "elsewhere",
    "named",
    "tied",
    "too_little",
    "warnings",
]

POINT: Final = Noun(Label("point", "point"), Label("points", "points"))

CHARACTERISTICS: Final = 2
"""How many of the four characteristics must speak before a profile is named: one alone would be a guess."""

NOTHING: Final = Label(
    "rien de ce qui est connu du territoire ne parle pour un profil",
    "nothing that is known of the territory speaks for a profile",
)

OURS: Final = Passage(
    text=Label(
        "L'étude donne quatre caractéristiques à regarder et n'en rattache aucune à un profil : chaque point"
        " est une lecture d'openinno, non un avis de la Banque des Territoires.",
        "The study gives four characteristics to look at and attaches none of them to a profile: each point"
        " is a reading of openinno's, not an opinion of the Banque des Territoires.",
    ),
    sources=Source.parse("002:L182-187"),
)
_CAUTIONS: Final = ("transposition", "typology_not_enclosing")
"""What the study says itself of copying a model, and of its profiles."""


def warnings() -> tuple[Passage, ...]:
    """Return what to keep in mind of any recommendation."""
    said = {one.id: one for one in statements()}
    told = (Passage(text=said[name].text, sources=said[name].sources) for name in _CAUTIONS)
    return (*told, OURS)


def too_little(heard: int) -> Label:
    """Say that too few of the four characteristics speak for a profile."""
    if heard == 0:
        return Label(
            "aucune des quatre caractéristiques de l'étude ne parle pour un profil, et il en faut deux",
            "none of the study's four characteristics speaks for a profile, and two are needed",
        )
    return Label(
        "une seule des quatre caractéristiques de l'étude parle pour un profil, et il en faut deux",
        "only one of the study's four characteristics speaks for a profile, and two are needed",
    )


def tied(leaders: Iterable[Fit]) -> Label:
    """Say that several profiles come first together."""
    names = [one.profile for one in leaders]
    return Label(
        f"ces profils sont à égalité : {named(names, 'fr')}", f"these profiles are tied: {named(names, 'en')}"
    )


def elsewhere(leader: Fit) -> Label:
    """Say that the profile in front owes nothing to what the study looks at first."""
    fr, en = (named([leader.profile], lang) for lang in ("fr", "en"))
    return Label(
        f"rien de ce qui parle pour {fr} ne tient aux quatre caractéristiques de l'étude",
        f"nothing of what speaks for {en} is one of the study's four characteristics",
    )


def named(profiles: Iterable[Profile], lang: str) -> str:
    """Return profiles in quotes, in a row: the name of one may hold a comma."""
    quoted = Label("« {} »", "“{}”").text(lang)
    return ", ".join(quoted.format(profile.label(lang)) for profile in profiles)


def answer(found: Ranking) -> Label:
    """Say what is recommended, or that not enough is known."""
    return Label(_answer(found, "fr"), _answer(found, "en"))


def _answer(found: Ranking, lang: str) -> str:
    if found.undecided is not None:
        why = found.undecided.text(lang)
        if language_of(lang) == "fr":
            return f"On n'en sait pas assez pour conclure : {why}."
        return f"Not enough is known to conclude: {why}."
    first = found.leaders[0]
    name, points = named([first.profile], lang), count(first.score, POINT, lang)
    second = found.ranked[1]
    after = count(second.score, POINT, lang)
    if language_of(lang) == "fr":
        return f"Le profil qui convient le mieux est {name}, avec {points} ; le suivant en a {second.score}."
    return f"The profile that fits best is {name}, with {points}; the next one has {after}."
