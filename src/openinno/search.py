"""Finding a structure by words: in its names, its notes, its places and its labels in both languages.

A word must be a word of the structure or begin one: *art* finds artists and not departments.
"""

from __future__ import annotations

import re

from .facets import readings
from .labels import fold, plain
from .structures import Structure
from .vocabulary import Term

__all__ = ["has_words", "words_of"]


def has_words(structure: Structure, words: list[str]) -> bool:
    """Tell whether each word begins a word of the structure, or is one, plurals aside."""
    if not words:
        return True
    searched = set(words_of(_searched(structure)))
    folded = {fold(word) for word in searched}
    return all(fold(word) in folded or any(one.startswith(word) for one in searched) for word in words)


def words_of(text: str) -> list[str]:
    """Return the words of a text, without accents and case."""
    return re.findall(r"\w+", plain(text))


def _searched(structure: Structure) -> str:
    values = (value for reading in readings().values() for value in reading.values(structure))
    labels = (
        f"{value.label('fr')} {value.label('en')}" if isinstance(value, Term) else value
        for value in values
        if not isinstance(value, bool)
    )
    note = f"{structure.note.text('fr')} {structure.note.text('en')}" if structure.note else ""
    names = (structure.name, *structure.printed_names, structure.description or "", note)
    return " ".join([*names, *structure.partner_names, *labels])
