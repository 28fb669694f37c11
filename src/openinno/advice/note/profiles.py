"""The part of a note about the profiles: how they rank, and what speaks for and against each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...labels import Label
from ...typology import sheet
from ...validation.writing.page.voice import Voice
from ...vocabulary import LegalForm, Ownership, Public, Term
from ..outcomes import Fit, Point, Ranking
from ..questions import QUESTIONS
from ..sentences import POINT
from .blocks import Block, Heading, Items, Line, Paragraph, Table
from .citing import cited
from .saying import in_a_row, label_of, term_of

__all__ = ["profiles"]

_BARE: Final[dict[type[Term], Label]] = {
    one.answers: one.heading for one in QUESTIONS if one.answers in {Ownership, LegalForm, Public}
}
"""What the words are about that do not tell it themselves, such as *public*."""
_SENTENCES: Final = 24
"""How many points two sheets of paper hold in sentences."""


def profiles(found: Ranking, voice: Voice) -> Iterator[Block]:
    """Yield the ranking, then the points and the reservations of each profile."""
    yield Heading(
        2, voice.say("Les profils, du plus proche au moins proche", "The profiles, the closest first")
    )
    yield Table(
        voice.say(
            "Points de chaque profil ; à points égaux, le rang est partagé",
            "Points of each profile; equal points share a rank",
        ),
        (
            voice.say("Profil", "Profile"),
            voice.say("Rang", "Rank"),
            voice.say("Points", "Points"),
            voice.say("Réserves", "Reservations"),
            voice.say("Fiche de l'étude", "Sheet of the study"),
        ),
        tuple(
            (
                term_of(one.profile, voice),
                str(one.rank),
                str(one.score),
                str(len(one.reservations)),
                cited([sheet(one.profile).source], voice),
            )
            for one in found.ranked
        ),
    )
    for fit in found.ranked:
        if fit.points or fit.reservations:
            yield from _profile(fit, voice, whole=fit.rank <= _last_in_full(found))


def _last_in_full(found: Ranking) -> int:
    """Return the last rank whose points are told in sentences: down to the one behind, if there is room."""
    for last in (found.ranked[1].rank, 1):
        if sum(fit.score for fit in found.ranked if fit.rank <= last) <= _SENTENCES:
            return last
    return 0


def _profile(fit: Fit, voice: Voice, *, whole: bool) -> Iterator[Block]:
    name = f"{fit.rank}. {term_of(fit.profile, voice)}"
    yield Heading(3, f"{name}{voice.colon}{voice.counted(fit.score, POINT)}")
    if whole and fit.points:
        yield Items(tuple(_point(one, voice) for one in fit.points))
    elif fit.points:
        # The citations of every point stand here too; the sentences are in the table of the bridges.
        lead = voice.say("Notre lecture", "Our reading")
        yield Paragraph(Line(in_a_row((_in_short(one, voice) for one in fit.points), voice), lead))
    if fit.reservations:
        lead = voice.say(
            "Réserves, notre lecture aussi, sans effet sur les points",
            "Reservations, our reading too, which take no point away",
        )
        yield Paragraph(Line(in_a_row((_reservation(one, voice) for one in fit.reservations), voice), lead))


def _point(point: Point, voice: Voice) -> Line:
    return Line(label_of(point.text, voice), _answers(point, voice), _read(point, voice))


def _answers(point: Point, voice: Voice) -> str:
    return ", ".join(_answer(one, voice) for one in point.answers)


def _answer(term: Term, voice: Voice) -> str:
    subject = _BARE.get(type(term))
    return f"{term_of(term, voice)} ({label_of(subject, voice).lower()})" if subject else term_of(term, voice)


def _in_short(point: Point, voice: Voice) -> str:
    return f"{_answers(point, voice)} ({cited(point.sources, voice)})"


def _reservation(point: Point, voice: Voice) -> str:
    sentence = label_of(point.text, voice).rstrip(".")
    return f"{sentence[:1].lower()}{sentence[1:]} ({cited(point.sources, voice)})"


def _read(point: Point, voice: Voice) -> str:
    return voice.say("notre lecture de ", "our reading of ") + cited(point.sources, voice)
