"""The options that take one of a few words, which are read in French and in English in either language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from ._language import LANGUAGES, both

if TYPE_CHECKING:
    _Choice = click.Choice[str]
else:
    _Choice = click.Choice

__all__ = ["FORMS", "Choice", "lang_option"]

FORMS: Final[Mapping[str, Sequence[str]]] = {"text": ("texte",)}
"""The forms of an output that have a French name; the others have one name for all."""


class Choice(_Choice):
    """One of a few words: a code, the same in scripts of both languages, or what French calls it.

    Args:
        lang: The language in which the words are told; all are read in both.
        codes: The codes.
        french: The French words of a code, the one to be shown first.
    """

    def __init__(
        self, lang: str, codes: Iterable[str], french: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        super().__init__(tuple(codes))
        self.french = french or {}
        self.lang = lang

    def told(self, code: str) -> str:
        """Return a word as it is told: in French, its code and what it is called."""
        first = next(iter(self.french.get(code, ())), code)
        return both(self.lang, code if first == code else f"{code} ({first})", code)

    @property
    def all_told(self) -> str:
        """All words as they are told."""
        return ", ".join(map(self.told, self.choices))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a word, accents, case and plurals aside.

        Raises:
            click.BadParameter: It is none of them; the message lists them.
        """
        if value in self.choices:
            return str(value)
        # The help of a group, which reads no file, has no need of what folds words.
        from ..labels import fold

        for code in self.choices:
            if fold(str(value)) in map(fold, (code, *self.french.get(code, ()))):
                return code
        raise click.BadParameter(f"'{value}'; possible: {self.all_told}.", ctx, param)


def lang_option(lang: str, text: str) -> click.Option:
    """Return the option of the language, which :func:`~openinno.cli._language.language` reads."""
    return click.Option(["--lang"], type=Choice(lang, LANGUAGES, LANGUAGES), expose_value=False, help=text)
