"""What can go wrong by a wrong call or a broken world; wrong data is a :class:`~openinno.Finding` instead.

.. code-block:: text

    OpenInnoError
    ├─ VocabularyError (ValueError)    an unknown or ambiguous word: given, candidates, all that exist
    ├─ RecordError (ValueError)        a record that cannot be represented: one finding per fault
    ├─ PlaceError (LookupError)        a code that no place bears: given, nearest places
    ├─ RuleError (ValueError)          a mapping or a rule that is declared wrongly, or whose function fails
    ├─ SourceError                     a file we cannot read at all, and where it broke
    ├─ MissingExtra (ImportError)      an optional library is not installed: names the extra that brings it
    └─ ExploreError                    a portal: its branch is drawn in :mod:`openinno.explore.errors`
       ├─ Unreachable  ├─ Refused  │  ├─ UnknownDataset  └─ BadQuery (ValueError)
       ├─ QuotaSpent  ├─ UnexpectedContent  └─ IncompleteExport

Each message says what was given, what is possible and what to do, and can be had in French or English
by ``error.message("fr")``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from .findings import Finding, Position, shortened
from .labels import Label
from .listing import Named, listed, possible_names, terms_told, words_command

__all__ = [
    "MissingExtra",
    "OpenInnoError",
    "PlaceError",
    "RecordError",
    "RuleError",
    "SourceError",
    "VocabularyError",
]


class OpenInnoError(Exception):
    """The root of every error that openinno raises on purpose.

    Args:
        text: The message in both languages.
        lang: The language of ``str(error)``.
    """

    def __init__(self, text: Label, *, lang: str = "en") -> None:
        super().__init__(text)
        self.text: Label = text
        self.lang: str = lang

    def message(self, lang: str = "en") -> str:
        """Return the message in a language, ``fr`` or ``en``.

        Examples:
            >>> OpenInnoError(Label("rien à lire", "nothing to read")).message("fr")
            'rien à lire'
        """
        return self.text.text(lang)

    def __str__(self) -> str:
        return self.message(self.lang)


class VocabularyError(OpenInnoError, ValueError):
    """A word that names no term of a vocabulary, or more than one.

    Attributes:
        given: The word as given.
        candidates: The terms that may have been meant, nearest first; empty when nothing is near.
        known: Every term of the vocabulary.
        refused: Whether the word is known and refused, because it may mean several things, or too much.

    Examples:
        >>> from openinno import Theme
        >>> named, known, near = Label("Thèmes", "Themes"), list(Theme), [Theme.ENERGY]
        >>> VocabularyError.unknown("enrgie", vocabulary=named, nearest=near, known=known).candidates
        (<Theme.ENERGY>,)
        >>> why = Label("toute l'énergie", "any energy")
        >>> wide = VocabularyError.ambiguous("gaz", vocabulary=named, why=why, candidates=near, known=known)
        >>> wide.refused, str(wide)[:45]
        (True, 'word too wide in “Themes”: “gaz” (any energy)')
    """

    refused: bool = False
    given: str = ""
    candidates: tuple[Named, ...] = ()
    known: tuple[Named, ...] = ()

    @classmethod
    def unknown(
        cls,
        given: str,
        *,
        vocabulary: Label,
        nearest: Sequence[Named],
        known: Sequence[Named],
        shown_by: Label | None = None,
        lang: str = "en",
    ) -> Self:
        """Make the error of a word that no term answers to.

        Args:
            given: The word as given.
            vocabulary: What the vocabulary is called.
            nearest: The terms that may have been meant, nearest first.
            known: Every term.
            shown_by: The command that shows every term; the one for a vocabulary of this name where None.
            lang: The language of the message.
        """
        every = terms_told(known, nearest, shown_by or words_command(vocabulary))
        hint_fr = f" Vouliez-vous dire {listed(nearest, 'fr')} ?" if nearest else ""
        hint_en = f" Did you mean {listed(nearest, 'en')}?" if nearest else ""
        word = shortened(given)
        return cls._made(
            Label(
                f"mot inconnu dans « {vocabulary.text('fr')} » : « {word} ».{hint_fr} {every.text('fr')}.",
                f"unknown word in “{vocabulary.text('en')}”: “{word}”.{hint_en} {every.text('en')}.",
            ),
            given=given,
            candidates=nearest,
            known=known,
            lang=lang,
        )

    @classmethod
    def ambiguous(
        cls,
        given: str,
        *,
        vocabulary: Label,
        why: Label,
        candidates: Sequence[Named],
        known: Sequence[Named],
        lang: str = "en",
    ) -> Self:
        """Make the error of a word that is refused because it may mean several things, or too much.

        Its arguments are those of :meth:`unknown`, but for ``why`` it is refused, and for ``candidates``, the
        terms that may have been meant.
        """
        several = len(candidates) > 1
        every = terms_told(known, candidates, words_command(vocabulary))
        choice_fr = f" Précisez : {listed(candidates, 'fr')}." if candidates else ""
        choice_en = f" Say which: {listed(candidates, 'en')}." if candidates else ""
        word = shortened(given)
        error = cls._made(
            Label(
                f"mot {'ambigu' if several else 'trop large'} dans « {vocabulary.text('fr')} » : « {word} »"
                f" ({why.text('fr')}).{choice_fr} {every.text('fr')}.",
                f"{'ambiguous word' if several else 'word too wide'} in “{vocabulary.text('en')}”: “{word}”"
                f" ({why.text('en')}).{choice_en} {every.text('en')}.",
            ),
            given=given,
            candidates=candidates,
            known=known,
            lang=lang,
        )
        error.refused = True
        return error

    @classmethod
    def _made(
        cls,
        text: Label,
        *,
        given: str,
        candidates: Sequence[Named],
        known: Sequence[Named],
        lang: str,
    ) -> Self:
        error = cls(text, lang=lang)
        error.given = given
        error.candidates = tuple(candidates)
        error.known = tuple(known)
        return error


class RecordError(OpenInnoError, ValueError):
    """A record that cannot be represented: a wrong type, an unknown code, no identifier.

    Attributes:
        faults: One finding per fault, each with its path.
    """

    def __init__(self, faults: Sequence[Finding], *, lang: str = "en") -> None:
        self.faults: tuple[Finding, ...] = tuple(faults)
        super().__init__(
            Label(
                "; ".join(f"{fault.where} : {_told(fault, 'fr')}" for fault in self.faults),
                "; ".join(f"{fault.where}: {_told(fault, 'en')}" for fault in self.faults),
            ),
            lang=lang,
        )

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Finding, ...]], dict[str, object]]:
        # Made again from its faults, not from its text, so that it can cross processes.
        return type(self), (self.faults,), vars(self)


def _told(fault: Finding, lang: str) -> str:
    """Say what is wrong, and what to write or do instead where that is known."""
    advice = fault.advice(lang)
    return fault.message(lang) + (f" ({advice})" if advice else "")


class PlaceError(OpenInnoError, LookupError):
    """A code that no place of the official code bears.

    Attributes:
        given: The code as given.
        nearest: The places that may have been meant, nearest first.

    Examples:
        >>> none, code = Label("aucune commune", "no commune"), Label("cinq caractères", "five characters")
        >>> print(PlaceError.unknown("69", what=none, possible=code))
        no commune has the code “69”; possible: five characters.
    """

    given: str = ""
    nearest: tuple[Named, ...] = ()

    @classmethod
    def unknown(
        cls, given: str, *, what: Label, possible: Label, nearest: Sequence[Named] = (), lang: str = "en"
    ) -> Self:
        """Make the error of a code that no place bears.

        Args:
            given: The code as given.
            what: What was looked for, denied: ``aucune commune``, ``no commune``.
            possible: What a code looks like, and what to call with anything else.
            nearest: The places that may have been meant, nearest first.
            lang: The language of the message.
        """
        hint_fr = f" Les plus proches : {listed(nearest, 'fr')}." if nearest else ""
        hint_en = f" The nearest: {listed(nearest, 'en')}." if nearest else ""
        code = shortened(given)
        error = cls(
            Label(
                f"{what.text('fr')} n'a le code « {code} » ; possible : {possible.text('fr')}.{hint_fr}",
                f"{what.text('en')} has the code “{code}”; possible: {possible.text('en')}.{hint_en}",
            ),
            lang=lang,
        )
        error.given = given
        error.nearest = tuple(nearest)
        return error


class RuleError(OpenInnoError, ValueError):
    """A mapping or a rule that is declared wrongly, or that fails, which whoever wrote it has to mend.

    Attributes:
        given: What was written; the code of a rule whose own function failed.
        possible: What may be written there; empty where that is no list.
        where: The row at which a function of the rule failed; None for what is declared wrongly.
    """

    given: str = ""
    possible: tuple[str, ...] = ()
    where: Position | None = None

    @classmethod
    def unknown(
        cls,
        given: str,
        *,
        what: Label,
        possible: Sequence[str],
        shown_by: Label | None = None,
        lang: str = "en",
    ) -> Self:
        """Make the error of a name that a declaration may not use.

        Args:
            given: The name as written.
            what: What it should name: ``attribut``, ``attribute``.
            possible: The names that may stand there.
            shown_by: What shows them all, where they are too many to be listed.
            lang: The language of the message.

        Examples:
            >>> what = Label("attribut", "attribute")
            >>> print(RuleError.unknown("thems", what=what, possible=["name", "themes"]))
            unknown attribute “thems”. Did you mean “themes”? Possible: name, themes.
        """
        from difflib import get_close_matches

        name = shortened(given)
        near = get_close_matches(name, possible, n=1)
        hint_fr = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
        hint_en = f" Did you mean “{near[0]}”?" if near else ""
        every = possible_names(possible, near, shown_by)
        error = cls(
            Label(
                f"{what.text('fr')} introuvable : « {name} ».{hint_fr} {every.text('fr')}.",
                f"unknown {what.text('en')} “{name}”.{hint_en} {every.text('en')}.",
            ),
            lang=lang,
        )
        error.given = given
        error.possible = tuple(possible)
        return error


class SourceError(OpenInnoError):
    """A file that cannot be read at all; the message says where it broke."""


class MissingExtra(OpenInnoError, ImportError):
    """A library that an extra brings is not installed.

    Attributes:
        extra: The extra of openinno to install.
    """

    extra: str = ""

    @classmethod
    def of(cls, module: str, extra: str) -> Self:
        """Make the error of a module that is not installed.

        Args:
            module: What is to be imported.
            extra: The extra of openinno that brings it.

        Examples:
            >>> print(MissingExtra.of("polars", "tables"))
            this needs polars, which is not installed: pip install 'openinno[tables]'
        """
        command = f"pip install 'openinno[{extra}]'"
        error = cls(
            Label(
                f"il faut {module}, qui n'est pas installé : {command}",
                f"this needs {module}, which is not installed: {command}",
            )
        )
        error.extra = extra
        return error
