"""Finding a structure by words: in its names, its notes, its places and its labels in both languages.

A word must be a word of the structure or begin one: *art* finds artists and not departments.
"""

from __future__ import annotations

import re

from .facet_readings import FacetValue, readings
from .labels import fold, plain
from .structures import Structure
from .vocabulary import Term

__all__ = ["has_words", "searched_text", "searched_words", "words_of"]


def has_words(structure: Structure, words: list[str]) -> bool:
    """Tell whether each word begins a word of the structure, or is one, plurals aside."""
    if not words:
        return True
    searched = searched_words(structure)
    folded = {fold(word) for word in searched}
    return all(fold(word) in folded or any(one.startswith(word) for one in searched) for word in words)


def searched_words(structure: Structure) -> frozenset[str]:
    """Return the words by which a structure is found, without accents and case."""
    return frozenset(words_of(_searched(structure)))


def searched_text(value: FacetValue) -> str:
    """Return the text by which structures with a value are found; yes and no are none."""
    if isinstance(value, bool):
        return ""
    return f"{value.label('fr')} {value.label('en')}" if isinstance(value, Term) else value


def words_of(text: str) -> list[str]:
    """Return the words of a text, without accents and case."""
    return re.findall(r"\w+", plain(text))


def _searched(structure: Structure) -> str:
    values = (value for reading in readings().values() for value in reading.values(structure))
    labels = map(searched_text, values)
    note = f"{structure.note.text('fr')} {structure.note.text('en')}" if structure.note else ""
    names = (structure.name, *structure.printed_names, structure.description or "", note)
    return " ".join([*names, *structure.partner_names, *labels])
