"""What is said to whoever uses a word that a vocabulary refuses: why, and which words to choose from."""

from __future__ import annotations

from ..labels import language_of
from ..listing import listed
from .entries import Refusal
from .term import Term

__all__ = ["refusal_told"]


def refusal_told(refusal: Refusal, vocabulary: type[Term], lang: str) -> str:
    """Say in a language that a word is refused, why, and which terms may be meant.

    Examples:
        >>> from openinno.vocabulary import Role
        >>> print(refusal_told(Role.vocabulary().refused[0], Role, "fr"))  # doctest: +ELLIPSIS
        « facilitateur » est refusé : le mot est donné à ... Précisez : « coordinateur », « animateur ».
    """
    word, why = refusal.word, refusal.why.text(lang)
    french = language_of(lang) == "fr"
    said = f"« {word} » est refusé : {why}." if french else f"“{word}” is refused: {why}."
    if not refusal.candidates:
        return said
    meant = listed([vocabulary(code) for code in refusal.candidates], lang)
    return f"{said} {'Précisez :' if french else 'Say which:'} {meant}."
