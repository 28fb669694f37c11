"""Every bridge from an answer to a profile, and every reservation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openinno import Profile, Term
from openinno.advice import QUESTIONS, Bridge, bridges, reservations

from .markdown import Writer

__all__ = ["bridges_page"]


def bridges_page(w: Writer) -> Iterator[str]:
    """Write what speaks for and against each profile, then the answers that speak for none."""
    yield w.both("# Des réponses aux profils", "# From answers to profiles")
    yield ""
    yield w.both(
        "Chaque ligne est une lecture d'openinno, non un avis de la Banque des Territoires : l'étude ne"
        " rattache aucune caractéristique à un profil. Plusieurs réponses d'une case ne font qu'un point.",
        "Each line is a reading of openinno's, not an opinion of the Banque des Territoires: the study"
        " attaches no characteristic to a profile. Several answers in one cell make one point.",
    )
    for profile in Profile:
        yield from ("", f"## {w.plain(profile.label(w.lang))}")
        yield from _table(w, w.both("Un point si…", "A point if…"), bridges(), profile)
        yield from _table(w, w.both("Une réserve si…", "A reservation if…"), reservations(), profile)
    spoken = {answer for one in bridges() for answer in one.answers}
    silent = [answer for question in QUESTIONS for answer in question.possible if answer not in spoken]
    yield from w.listed(
        w.both("Ce qui ne parle pour aucun profil", "What speaks for no profile"),
        (
            *(_answer(w, one) for one in silent),
            w.both("le montant du budget", "the amount of the budget"),
        ),
    )


def _table(w: Writer, head: str, table: Sequence[Bridge], profile: Profile) -> Iterator[str]:
    said = w.both("Ce qui est dit du profil", "What is said of the profile")
    either = w.both(" *ou* ", " *or* ")
    yield ""
    yield from w.table(
        f"{head} | {said} | Sources",
        "lll",
        (
            (
                either.join(_answer(w, answer) for answer in one.answers),
                w.plain(one.text),
                w.cited(one.sources),
            )
            for one in table
            if one.profile is profile
        ),
    )


def _answer(w: Writer, term: Term) -> str:
    heading = next(one.heading for one in QUESTIONS if isinstance(term, one.answers))
    return f"{w.plain(heading)}{w.both(chr(160), '')}: {w.plain(term.label(w.lang))}"
