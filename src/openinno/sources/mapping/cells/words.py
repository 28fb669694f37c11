"""Cells that hold words of a vocabulary: what a mapping says of them first, then the vocabulary itself.

A column says the same few things again and again: each text is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ....errors import RuleError, VocabularyError
from ....findings import Severity
from ....labels import Label, fold
from ....listing import listed, words_command
from ....vocabulary import Term
from .lists import items_of_cell, joined
from .meanings import Meaning, Understand, understander, unknown_word
from .results import NOTHING, Doubt, Read, Reader, unread
from .texts import as_text, given_in

__all__ = ["declared_words", "words_reader"]

_DECIMALS: Final = re.compile(r"([0-9]+)[.,]0+")
_FINER: Final = (",", "/")
"""What may stand between words too, but also inside one."""
_MOST_PIECES: Final = 40
_MOST_NEAR: Final = 200
"""Unknown words of a column for which what is near is looked for, which takes milliseconds."""
_LONGEST: Final = 1000
_MOST_WORDS: Final = 200
"""A longer list is none of words, and would be told word by word."""


class _Piece(NamedTuple):
    """A part of a cell, with its meaning if it has one."""

    text: str
    meaning: Meaning | None


def words_reader(
    vocabulary: type[Term],
    *,
    several: bool,
    separator: str | None = None,
    words: Mapping[str, Meaning] | None = None,
    absent: Iterable[str] = (),
) -> Reader:
    """Return the reader of words of a vocabulary.

    Args:
        vocabulary: The vocabulary.
        several: Whether a cell may hold several.
        separator: What stands between them; where None, see :func:`~.lists.items_of_cell`, and ``,`` or ``/``
            where what they part is no word by itself.
        words: What words of this census mean, by their folded form.
        absent: What stands for no answer.

    Examples:
        >>> from openinno import Theme
        >>> read = words_reader(Theme, several=True)
        >>> read("Énergie, mobilités").value, read("Tourisme et culture").value
        ('energy|mobility', 'tourism_and_culture')
        >>> found = read("énergie; mobilitté")
        >>> found.value, found.kept, found.doubts[0].fix.text("en")[:47]
        ('energy', True, 'perhaps “mobility” or “housing and real estate”')
    """
    understand = _declared_first(understander(vocabulary), words or {})
    given = given_in(absent)
    unknown: set[str] = set()
    codes = frozenset(term.code for term in vocabulary)

    def read_words(cell: Any) -> Read:
        if separator == "|" and isinstance(cell, str) and codes.issuperset(cell.split("|")):
            # As openinno writes it: what each word rests on may stand in the column beside, in this order.
            return Read(cell)
        texts = list(dict.fromkeys(_texts(cell, separator, several, understand)))
        if len(texts) > _MOST_WORDS:
            return unread("quelques mots", "a few words", cell, code="unread-words")
        pieces = [piece for text in texts if given(text) for piece in _pieces(text, separator, understand)]
        if not several and len(pieces) > 1:
            pieces = [_Piece(as_text(cell), None)]
        return _read(vocabulary, pieces, unknown)

    return read_words


def declared_words(words: Mapping[str, Sequence[str]], vocabulary: type[Term]) -> dict[str, Meaning]:
    """Return what a mapping says of words, by their folded form.

    Args:
        words: Words of a census, each with words of ours.
        vocabulary: Ours.

    Raises:
        RuleError: One of ours is none.

    Examples:
        >>> from openinno import StructureType
        >>> declared_words({"fablabMIT": ["fab lab"], "usages": []}, StructureType)["fablabmit"].codes
        ('fab_lab',)
    """
    understand = understander(vocabulary)
    return {fold(word): _declared(ours, understand, vocabulary) for word, ours in words.items()}


def _declared(ours: Sequence[str], understand: Understand, vocabulary: type[Term]) -> Meaning:
    found = []
    for word in ours:
        meaning = understand(word)
        if meaning is None:
            told, known = vocabulary.vocabulary(), [term.code for term in vocabulary]
            shown_by = words_command(told.label)
            raise RuleError.unknown(word, what=told.singular, possible=known, shown_by=shown_by)
        found.append(meaning)
    codes = tuple(code for meaning in found for code in meaning.codes)
    return Meaning(codes, tuple(other for meaning in found for other in meaning.also))


def _declared_first(understand: Understand, words: Mapping[str, Meaning]) -> Understand:
    if not words:
        return understand

    def understood(text: str) -> Meaning | None:
        meaning = words.get(fold(text)) if len(text) <= _LONGEST else None
        return understand(text) if meaning is None else meaning

    return understood


def _texts(cell: Any, separator: str | None, several: bool, understand: Understand) -> Sequence[str]:
    whole = as_text(cell)
    decimals = _DECIMALS.fullmatch(whole)
    if decimals is not None:
        whole = decimals[1]
    if not several or understand(whole) is not None:
        one = items_of_cell(cell) if isinstance(cell, list | tuple) else [whole]
        return one if one != [""] else []
    return items_of_cell(cell, separator)


def _pieces(text: str, separator: str | None, understand: Understand) -> Iterator[_Piece]:
    meaning = understand(text)
    finer = next((one for one in _FINER if one in text), None) if separator is None else None
    if meaning is not None or finer is None:
        yield _Piece(text, meaning)
        return
    parts = [part.strip() for part in text.split(finer)]
    tried = _runs(parts, finer, understand) if len(parts) <= _MOST_PIECES else ()
    found = [piece for piece in tried if piece.text]
    if not any(piece.meaning for piece in found):
        yield _Piece(text, None)
        return
    for piece in found:
        yield from (piece,) if piece.meaning else _pieces(piece.text, separator, understand)


def _runs(parts: Sequence[str], mark: str, understand: Understand) -> Iterator[_Piece]:
    """Yield the words of a text taken apart, the longest first: some words have a comma of their own."""
    place = 0
    while place < len(parts):
        for end in range(min(len(parts), place + 4), place, -1):
            text = f"{mark} ".join(parts[place:end])
            meaning = understand(text)
            if meaning is not None or end == place + 1:
                yield _Piece(text, meaning)
                place = end
                break


def _read(vocabulary: type[Term], pieces: Sequence[_Piece], unknown: set[str]) -> Read:
    if not pieces:
        return NOTHING
    meanings = [piece.meaning for piece in pieces if piece.meaning]
    told = [doubt for meaning in meanings for doubt in meaning.doubts]
    missed = [piece.text for piece in pieces if piece.meaning is None]
    for text in missed:
        told.append(_unknown(vocabulary, text, look_near=len(unknown) < _MOST_NEAR))
        if len(unknown) < _MOST_NEAR:
            unknown.add(text)
    return Read(
        joined(code for meaning in meanings for code in meaning.codes),
        tuple(told),
        # A word that is declared to mean nothing of ours is not told, and not lost either.
        kept=bool(missed) or Meaning() in meanings,
        also=tuple(other for meaning in meanings for other in meaning.also),
    )


def _unknown(vocabulary: type[Term], text: str, *, look_near: bool) -> Doubt:
    error = unknown_word(vocabulary, text, look_near=look_near)
    code = "ambiguous-word" if error.refused else "unknown-word"
    return Doubt(code, Severity.WARNING, error.text, _to_write(error))


def _to_write(error: VocabularyError) -> Label:
    tell = Label(
        "écrire un mot connu, ou dire dans la correspondance, sous « words », ce que celui-ci veut dire",
        "write a known word, or tell in the mapping, under “words”, what this one means",
    )
    if not error.candidates:
        return tell
    fr = " ou ".join(listed([term], "fr") for term in error.candidates)
    en = " or ".join(listed([term], "en") for term in error.candidates)
    if error.refused:
        return Label(f"écrire {fr}", f"write {en}")
    # That a word looks like another is a guess.
    return Label(f"peut-être {fr} ; sinon, {tell.text('fr')}", f"perhaps {en}; if not, {tell.text('en')}")
