"""What every word of the study has in common: a code, a label, a definition, a source, a forgiving reader.

A vocabulary is an enumeration: its members are the codes, written in Python so that a misspelt one is a
type error. What is said of each member lies in ``_data/vocabulary.json`` and is read on first use.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Self

from ..citations import Source
from ..errors import VocabularyError
from ..labels import fold
from .entries import Entry, Vocabulary, index_of

__all__ = ["Term"]


class Term(Enum):
    """The base of every vocabulary.

    The order of the members is that of the documents. Calling the class takes a code and nothing else;
    :meth:`parse` takes what people write.

    Examples:
        >>> from openinno import Status
        >>> term = Status.parse("Fermée")
        >>> term.code, term.order, term.label("fr"), term.aliases, term.external_aliases
        ('closed', 3, 'fermé', ('fermée',), ())
        >>> term.definition()
        'State of a structure that has ended its activities and no longer receives anyone.'
        >>> term.note()
        'The counterpart of the durability test: no document names a closed structure.'
        >>> term.basis, term.external, str(term.source), len(term.sources)
        ('ours', False, '002:L60', 1)
    """

    def label(self, lang: str = "en") -> str:
        """Return the name of the term in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return self._entry.label.text(lang)

    def definition(self, lang: str = "en") -> str:
        """Return what the term means in a language, written anew for this library.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return self._entry.definition.text(lang)

    def note(self, lang: str = "en") -> str | None:
        """Return a caution about the term, or None.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return self._entry.note.text(lang) if self._entry.note else None

    @property
    def code(self) -> str:
        """The stable code, as text."""
        return str(self.value)

    @property
    def order(self) -> int:
        """The place of the term in its vocabulary, from 1, as in the documents."""
        return list(type(self)).index(self) + 1

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other words that :meth:`parse` takes for this term."""
        return self._entry.aliases

    @property
    def external_aliases(self) -> tuple[str, ...]:
        """Those of the aliases that the documents do not use."""
        return self._entry.external_aliases

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the term was read."""
        return self._entry.sources

    @property
    def source(self) -> Source:
        """The first of :attr:`sources`."""
        return self.sources[0]

    @property
    def external(self) -> bool:
        """Whether the term is absent from the documents."""
        return self._entry.external

    @property
    def basis(self) -> str:
        """What the definition rests on, one of ``stated``, ``inferred``, ``external`` and ``ours``."""
        return self._entry.basis

    @classmethod
    def parse(cls, text: str, lang: str = "en") -> Self:
        """Read a term from what people write.

        An exact label, alias or code wins. Otherwise accents, case, hyphens, typographic quotes, ``&`` for
        *et* and the plural of words of four letters or more are forgiven, and nothing else: a word inside a
        phrase never counts.

        Args:
            text: The word, alone.
            lang: The language of the error message.

        Raises:
            VocabularyError: The word names no term, or may name several; the error tells which.
            TypeError: What is given is no text.
        """
        if not isinstance(text, str):
            raise TypeError(f"{cls.__name__}.parse() takes a text, not {type(text).__name__}")
        index = index_of(cls.__name__)
        word = text.strip()
        if word in index.exact:
            return cls(index.exact[word])
        folded = fold(word)
        for refusal in index.vocabulary.refused:
            if fold(refusal.word) == folded:
                raise VocabularyError.ambiguous(
                    text,
                    vocabulary=index.vocabulary.label,
                    why=refusal.why,
                    candidates=[cls(code) for code in refusal.candidates],
                    known=list(cls),
                    lang=lang,
                )
        if folded in index.folded:
            return cls(index.folded[folded])
        raise VocabularyError.unknown(
            text,
            vocabulary=index.vocabulary.label,
            nearest=list(cls._near(folded)),
            known=list(cls),
            lang=lang,
        )

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """Return the whole vocabulary: its name, what it holds, its terms and the words it refuses.

        Examples:
            >>> from openinno import Theme
            >>> Theme.vocabulary().label.text("fr"), len(Theme.vocabulary().terms)
            ('Thèmes', 11)
        """
        return index_of(cls.__name__).vocabulary

    @classmethod
    def _near(cls, folded: str) -> Iterator[Self]:
        from difflib import get_close_matches

        forms = index_of(cls.__name__).folded
        seen: set[str | int] = set()
        for form in get_close_matches(folded, forms, n=6, cutoff=0.6):
            if forms[form] not in seen and len(seen) < 3:
                seen.add(forms[form])
                yield cls(forms[form])

    @property
    def _entry(self) -> Entry:
        return index_of(type(self).__name__).entries[self.value]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self.name}>"
