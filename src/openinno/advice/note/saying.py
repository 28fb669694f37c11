"""Words of the library as a note writes them: typeset, and in a row."""

from __future__ import annotations

from collections.abc import Iterable

from ...labels import Label
from ...validation.writing.page.voice import Voice
from ...vocabulary import Term

__all__ = ["in_a_row", "label_of", "term_of"]


def in_a_row(texts: Iterable[str], voice: Voice) -> str:
    r"""Return texts in a row, each of which may hold a comma.

    Examples:
        >>> in_a_row(["oui", "non"], Voice("fr"))
        'oui\u202f; non'
    """
    return voice.say(" ; ", "; ").join(texts)


def label_of(label: Label, voice: Voice) -> str:
    """Return a label in the language of the note."""
    return voice.typeset(label.text(voice.lang), label.language(voice.lang))


def term_of(term: Term, voice: Voice) -> str:
    """Return the name of a term in the language of the note."""
    return voice.typeset(term.label(voice.lang))
