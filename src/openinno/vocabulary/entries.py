"""What ``_data/vocabulary.json`` says of the terms of each vocabulary, and the index that finds them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from .._data import load
from ..citations import Source
from ..labels import Label, fold

__all__ = ["Entry", "Index", "Refusal", "Vocabulary", "index_of"]


@attrs.frozen(kw_only=True)
class Entry:
    """What is known of one term.

    Args:
        code: Its stable code.
        label: Its name.
        definition: What it means, in our own words.
        basis: What the meaning rests on: ``stated``, ``inferred``, ``external`` or ``ours``.
        aliases: Other words that name it.
        external_aliases: Those of the aliases that the documents do not use.
        sources: Where the term was read.
        external: Whether the term is absent from the documents.
        note: A caution, or None.
        facts: What only this vocabulary says of its terms, such as the role of a level.

    Examples:
        >>> from openinno import Profile
        >>> Profile.vocabulary().terms[0].forms()[:3]
        ('accelerator', 'Accélérateur', 'Accelerator')
    """

    code: str | int
    label: Label
    definition: Label
    basis: str
    aliases: tuple[str, ...] = ()
    external_aliases: tuple[str, ...] = ()
    sources: tuple[Source, ...]
    external: bool = False
    note: Label | None = None
    facts: Mapping[str, Any] = {}

    def forms(self) -> tuple[str, ...]:
        """Return every text that names the term."""
        return (str(self.code), self.label.fr, self.label.text(), *self.aliases)


@attrs.frozen(kw_only=True)
class Refusal:
    """A word that is never taken for a term, because it may mean several things or too much.

    Args:
        word: The word.
        candidates: Codes of the terms that may be meant.
        why: The reason.
        sources: Where the word is used so.
        external: Whether the word is absent from the documents.
    """

    word: str
    candidates: tuple[str | int, ...]
    why: Label
    sources: tuple[Source, ...]
    external: bool = False


@attrs.frozen(kw_only=True)
class Vocabulary:
    """All that the data file says of one vocabulary.

    Args:
        label: Its name, in the plural.
        singular: The name of one of its terms.
        description: What it holds, in a sentence.
        terms: What is known of each term.
        refused: The words it refuses.
    """

    label: Label
    singular: Label
    description: Label
    terms: tuple[Entry, ...]
    refused: tuple[Refusal, ...] = ()


@attrs.frozen(kw_only=True)
class _Words:
    """The shape of ``_data/vocabulary.json``."""

    vocabularies: Mapping[str, Vocabulary]


@attrs.frozen(kw_only=True)
class Index:
    """A vocabulary with its terms by code, by exact form and by folded form."""

    vocabulary: Vocabulary
    entries: Mapping[str | int, Entry]
    exact: Mapping[str, str | int]
    folded: Mapping[str, str | int]


@cache
def _words() -> _Words:
    return load("vocabulary.json", _Words)


@cache
def index_of(name: str) -> Index:
    """Return the index of a vocabulary, read on first use.

    Args:
        name: The name of its class.
    """
    vocabulary = _words().vocabularies[name]
    exact: dict[str, str | int] = {}
    for entry in vocabulary.terms:
        for form in entry.forms():
            exact.setdefault(form, entry.code)
    return Index(
        vocabulary=vocabulary,
        entries={entry.code: entry for entry in vocabulary.terms},
        exact=exact,
        folded={fold(form): code for form, code in exact.items()},
    )
