"""Questions asked one by one, on a terminal or down a pipe: numbers, words, or nothing for the unknown.

They go to standard error, since standard output is for the answer. A word that is misread is told with what
is possible, and the question is asked again; where the answers end, the rest is unknown.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from io import TextIOWrapper
from typing import Any, Final

from ..advice import QUESTIONS, Question, Territory
from ..advice.answers import to_commune, to_region
from ..errors import OpenInnoError
from ..vocabulary import Term
from ._language import both
from ._layout import wrapped
from ._output import counted_noun, harmless, write_error

__all__ = ["ask_territory"]

_NUMBER: Final = re.compile(r"[0-9]{1,2}")
_AMOUNT: Final = re.compile(r"([0-9]+)(?:€|EUR|euros?)?", re.IGNORECASE)


class _Ended(Exception):
    """There is nobody left to answer."""


def ask_territory(lang: str) -> Territory:
    """Ask every question about a territory, and return what was answered."""
    _say(
        both(
            lang,
            "Répondez par des numéros ou des mots, séparés par des virgules s'il y en a plusieurs. Entrée :"
            " on ne sait pas.",
            "Answer with numbers or words, separated by commas where there are several. Enter: not known.",
        )
    )
    given: dict[str, Any] = {}
    # What is no text in the encoding of the terminal is an answer that nobody understands, and no crash.
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    try:
        _ask(given, lang)
    except _Ended:
        write_error("")
    return Territory(**given)


def _ask(given: dict[str, Any], lang: str) -> None:
    """Ask every question, and keep each answer as soon as it is given."""
    name = both(lang, "Nom du territoire", "Name of the territory")
    given["name"] = _asked(name, str, lang)
    town = both(lang, "Sa commune principale, nom ou code INSEE", "Its main commune, name or INSEE code")
    given["commune"] = _asked(town, to_commune, lang)
    if given["commune"] is None:
        given["region"] = _asked(both(lang, "Sa région", "Its région"), to_region, lang)
    for place, question in enumerate(QUESTIONS, 1):
        _tell(question, place, lang)
        given[question.attribute] = _asked("", partial(_words, question, lang=lang), lang)
        if question.attribute == "public_budget":
            much = both(
                lang,
                "Combien par an, en euros (montré, sans effet sur les points)",
                "How much a year, in euros (shown, without effect on the points)",
            )
            given["public_budget_euros"] = _asked(much, partial(_amount, lang=lang), lang)


def _tell(question: Question, place: int, lang: str) -> None:
    _say("")
    _say(f"{place}/{len(QUESTIONS)} {question.text.text(lang)}")
    for number, term in enumerate(question.possible, 1):
        _say(term.label(lang), bullet=f"{number:>4}. ")


def _say(text: str, *, bullet: str = "") -> None:
    for line in wrapped(text, bullet=bullet):
        write_error(line)


def _asked(text: str, read: Callable[[str], Any], lang: str) -> Any:
    """Ask until something can be read, and return it; None where nothing is answered."""
    while True:
        answer = _line(f"{text} > " if text else "> ")
        if not answer:
            return None
        try:
            return read(answer)
        except OpenInnoError as error:
            _say(harmless(error.message(lang)))
        except _Misread as error:
            _say(harmless(str(error)))


def _line(prompt: str) -> str:
    import click

    click.echo(prompt, nl=False, err=True)
    if sys.stdin is None:
        raise _Ended
    try:
        return input().strip()
    except EOFError:
        raise _Ended from None


class _Misread(Exception):
    """An answer that cannot be read; its text says why, in the language spoken."""


def _words(question: Question, text: str, lang: str) -> tuple[Term, ...] | Term:
    try:
        # A word may hold commas itself.
        found: Sequence[Term] = [question.answers.parse(text)]
    except OpenInnoError:
        parts = [part.strip() for part in re.split("[,;]", text) if part.strip()]
        found = [_word(question, part, lang) for part in parts]
    if question.several:
        return tuple(found)
    if len(found) != 1:
        raise _Misread(both(lang, "Une seule réponse, s'il vous plaît.", "One answer only, please."))
    return found[0]


def _word(question: Question, text: str, lang: str) -> Term:
    if not _NUMBER.fullmatch(text):
        return question.answers.parse(text, lang)
    if not 1 <= int(text) <= len(question.possible):
        most = counted_noun(len(question.possible), lang, "réponse", "answer")
        raise _Misread(both(lang, f"{text} : il y a {most}.", f"{text}: there are {most}."))
    return question.possible[int(text) - 1]


def _amount(text: str, lang: str) -> int:
    found = _AMOUNT.fullmatch("".join(text.split()))
    if found is None:
        raise _Misread(
            both(
                lang,
                f"« {text} » : un nombre entier d'euros, comme 200 000",
                f"“{text}”: a whole number of euros, such as 200000",
            )
        )
    return int(found[1])
