"""What a note says, in order: answer, territory, profiles, what is missing, what to keep in mind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ...citations import Source
from ...labels import Label
from ...nouns import Noun, number
from ...typology import sheet
from ...validation.writing.page.voice import Voice
from ...vocabulary import Basis
from ..outcomes import Comparable, Fit, Missing, Ranking
from ..questions import QUESTIONS
from ..sentences import OURS, answer
from .blocks import Block, Heading, Items, Line, Paragraph, Table
from .citing import cited, described
from .profiles import profiles
from .saying import in_a_row, label_of, term_of

__all__ = ["blocks_of"]

_OTHERS: Final = Noun(
    Label("autre structure de ce profil", "other structure of this profile"),
    Label("autres structures de ce profil", "other structures of this profile"),
)
_SHOWN: Final = {1: 5, 2: 3, 3: 2}
"""How many comparable structures each leader shows, by the number of leaders: the note has two pages."""


def blocks_of(found: Ranking, lang: str) -> tuple[Block, ...]:
    """Return the note, piece by piece, in a language."""
    voice = Voice(lang)
    return (
        Heading(1, _title(found, voice)),
        Paragraph(Line(voice.typeset(answer(found).text(voice.lang))), strong=True),
        *_territory(found, voice),
        *profiles(found, voice),
        *_missing(found.missing, voice),
        *_comparable(found, voice),
        *_warnings(found, voice),
        *_sources(found, voice),
    )


def _title(found: Ranking, voice: Voice) -> str:
    name = found.territory.name
    if name is None:
        return voice.say(
            "Quel profil de structure d'innovation pour le territoire ?",
            "Which profile of innovation structure for the territory?",
        )
    asked = voice.say("quel profil de structure d'innovation ?", "which profile of innovation structure?")
    return f"{name}{voice.colon}{asked}"


def _territory(found: Ranking, voice: Voice) -> Iterator[Block]:
    yield Heading(2, voice.say("Le territoire tel qu'il est décrit", "The territory as it is described"))
    rows = tuple(_described(found, voice))
    if rows:
        caption = voice.say("Ce qui est connu du territoire", "What is known of the territory")
        yield Table(
            caption, (voice.say("Sujet", "Subject"), voice.say("Ce qui en est dit", "What is said")), rows
        )
    else:
        yield Paragraph(Line(voice.say("Rien n'en est dit.", "Nothing is said of it.")))
    silent = [term_of(term, voice) for term in found.silent]
    if found.territory.public_budget_euros is not None:
        silent.append(voice.say("le montant du budget", "the amount of the budget"))
    if silent:
        lead = voice.say("Dit sans parler pour un profil", "Said without speaking for a profile")
        yield Paragraph(Line(", ".join(silent), lead))


def _described(found: Ranking, voice: Voice) -> Iterator[tuple[str, str]]:
    territory = found.territory
    for question in QUESTIONS:
        said = [term_of(term, voice) for term in territory.told(question.attribute)]
        if question.attribute == "public_budget" and territory.public_budget_euros is not None:
            amount = number(territory.public_budget_euros, voice.lang)
            said.append(
                voice.say(f"{amount} € par an", f"€{amount} a year").replace(" €", "\N{NO-BREAK SPACE}€")
            )
        if said:
            yield label_of(question.heading, voice), in_a_row(said, voice)
    places = [*filter(None, (_commune(territory.commune), territory.area))]
    if places:
        yield voice.say("Lieu", "Place"), ", ".join(places)


def _commune(code: str | None) -> str | None:
    from ...geography import commune

    return commune(code).label() if code else None


def _missing(missing: tuple[Missing, ...], voice: Voice) -> Iterator[Block]:
    yield Heading(2, voice.say("Ce qui manque pour décider", "What is missing to decide"))
    if not missing:
        yield Paragraph(Line(voice.say("Chaque question a sa réponse.", "Every question is answered.")))
        return
    groups = (
        (
            True,
            voice.say(
                "Ces réponses peuvent changer l'ordre des premiers",
                "These answers may change the order of the first",
            ),
        ),
        (False, voice.say("Reste à préciser", "Left to tell")),
    )
    for decisive, lead in groups:
        asked = [label_of(one.question.text, voice) for one in missing if one.decisive is decisive]
        if asked:
            yield Paragraph(Line(" ".join(asked), lead))


def _comparable(found: Ranking, voice: Voice) -> Iterator[Block]:
    if found.census is None or not found.leaders:
        return
    yield Heading(2, voice.say("Des structures comparables", "Comparable structures"))
    title = label_of(found.census.title, voice)
    rows = [(fit, one) for fit in found.leaders for one in _shown(found, fit)]
    several = len(found.leaders) > 1
    if rows:
        heads = (
            voice.say("Structure", "Structure"),
            *([voice.say("Profil", "Profile")] if several else []),
            voice.say("Ce qu'elle partage avec le territoire", "What it shares with the territory"),
            voice.say("Source", "Source"),
        )
        yield Table(
            voice.say(f"Recensement : {title}", f"Census: {title}"),
            heads,
            tuple(_compared(fit, one, voice, several=several) for fit, one in rows),
        )
    for fit in found.leaders:
        more = len(fit.comparable) - len(_shown(found, fit)) + fit.others
        if not fit.comparable:
            none = voice.say(
                "aucune structure de ce profil dans ce recensement", "no structure of this profile"
            )
            yield Paragraph(Line(none, term_of(fit.profile, voice)))
        elif more:
            yield Paragraph(Line(voice.counted(more, _OTHERS), term_of(fit.profile, voice)))
    if found.census.scope:
        yield Paragraph(Line(label_of(found.census.scope, voice)))


def _shown(found: Ranking, leader: Fit) -> tuple[Comparable, ...]:
    return leader.comparable[: _SHOWN.get(len(found.leaders), 1)]


def _compared(fit: Fit, one: Comparable, voice: Voice, *, several: bool) -> tuple[str, ...]:
    marks = [*filter(None, [one.town]), *([] if one.basis is Basis.STATED else [term_of(one.basis, voice)])]
    name = f"{one.name} ({', '.join(marks)})" if marks else one.name
    shared = in_a_row((label_of(label, voice) for label in one.shared), voice)
    return (
        name,
        *([term_of(fit.profile, voice)] if several else []),
        shared or voice.say("son profil seul", "its profile alone"),
        cited(one.sources[:2], voice) or "–",
    )


def _warnings(found: Ranking, voice: Voice) -> Iterator[Block]:
    yield Heading(2, voice.say("À garder en tête", "To keep in mind"))
    said = voice.say("L'étude", "The study")
    yield Items(
        tuple(
            Line(label_of(one.text, voice), "" if one is OURS else said, cited(one.sources, voice))
            for one in found.warnings
        )
    )


def _sources(found: Ranking, voice: Voice) -> Iterator[Block]:
    yield Heading(2, voice.say("Sources", "Sources"))
    points = [point for fit in found.ranked for point in (*fit.points, *fit.reservations)]
    used: Iterable[Source] = (
        *(source for one in points for source in one.sources),
        *(source for one in found.warnings for source in one.sources),
        *(one.source for one in map(sheet, (fit.profile for fit in found.ranked))),
        *(source for fit in found.leaders for one in _shown(found, fit) for source in one.sources[:2]),
    )
    yield Items(tuple(described(used, voice)))
