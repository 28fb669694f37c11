"""Columns that stand for a word each: an X under every theme, for example."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from ....errors import RuleError
from ....labels import Label
from ....listing import words_command
from ..declared import MarkedColumns
from ..targets import TARGETS
from .lists import joined
from .meanings import Meaning, understander
from .results import NOTHING, Read, Reader, unread
from .texts import as_text

__all__ = ["marked_reader"]

_NO: Final = frozenset({"", "0", "non", "n", "no", "false", "faux"})


def marked_reader(marked: MarkedColumns, word: str) -> Reader:
    """Return the reader of the column that stands for a word.

    Args:
        marked: The columns, of which it is one.
        word: The word.

    Raises:
        RuleError: The attribute has no such word.

    Examples:
        >>> marked = MarkedColumns(to="themes", columns={"Énergie": "énergie"})
        >>> read = marked_reader(marked, "énergie")
        >>> read("X").value, read(True).value, read("non").value, read("peut-être").doubts[0].code
        ('energy', 'energy', None, 'unread-mark')
    """
    meaning = _meaning(marked, word)
    yes = Read(joined(meaning.codes), also=meaning.also, doubts=meaning.doubts)
    marks = _folded(marked.marks)

    def read_mark(cell: Any) -> Read:
        if isinstance(cell, bool):
            return yes if cell else NOTHING
        text = as_text(cell).casefold()
        if text in marks:
            return yes
        if text in _NO:
            return NOTHING
        return unread(
            f"une marque ({', '.join(marked.marks[:4])}…) ou rien",
            f"a mark ({', '.join(marked.marks[:4])}…) or nothing",
            cell,
            code="unread-mark",
        )

    return read_mark


def _meaning(marked: MarkedColumns, word: str) -> Meaning:
    target = TARGETS[marked.to]
    if target.vocabulary is None:
        return Meaning((word,))
    meaning = understander(target.vocabulary)(word)
    if meaning is None:
        told = target.vocabulary.vocabulary()
        label, shown_by = told.singular, words_command(told.label)
        what = Label(f"mot de {marked.to} ({label.text('fr')})", f"word of {marked.to} ({label.text('en')})")
        codes = [term.code for term in target.vocabulary]
        raise RuleError.unknown(word, what=what, possible=codes, shown_by=shown_by)
    return meaning


def _folded(marks: Iterable[str]) -> frozenset[str]:
    return frozenset(mark.strip().casefold() for mark in marks)
