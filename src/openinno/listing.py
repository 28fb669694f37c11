"""What is possible, in a message: all of a short list; of a long one a few, how many more, and where.

Each message that tells what may be written asks here, so that none fills the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from .labels import Label, language_of

__all__ = ["Named", "few_of", "listed", "possible_names", "terms_told", "words_command"]

_SHORT: Final = 15
"""As many words are read at a glance; of more, those that are near are enough."""
_LONG: Final = 30
"""So many names nobody reads in a message."""
_FEW: Final = 5
"""So many of a long list are told where none is near."""
_LONGEST_GIVEN: Final = 100
"""So long is what was given looked at: nearness is costly."""


class Named(Protocol):
    """Anything that has a label in both languages.

    Examples:
        >>> from openinno import Profile
        >>> Profile.LIVING_LAB.label("fr")
        'Living Lab et pépinière ESS'
    """

    def label(self, lang: str = "en", /) -> str:
        """Return the label in a language, ``fr`` or ``en``."""
        ...


def few_of(names: Iterable[str], given: str = "", *, shown_by: Label | None = None) -> Label:
    """Return names as a message lists them: all, or the nearest few, how many others, and where they are.

    Args:
        names: The names, in the order in which they are told.
        given: What was given instead; names near it are told first.
        shown_by: What shows them all: a command, a call.

    Examples:
        >>> few_of(["name", "themes"]).text("en")
        'name, themes'
        >>> many = [f"share_{number}" for number in range(40)]
        >>> few_of(many, "share_12", shown_by=Label("parts()", "shares()")).text("en")
        'share_12, share_2, share_1, share_32, share_31 and 35 others: shares()'
        >>> few_of(many).text("fr")
        'share_0, share_1, share_2, share_3, share_4 et 35 autres'
    """
    every = list(names)
    told = every
    if len(every) > _LONG:
        from difflib import get_close_matches

        told = get_close_matches(given[:_LONGEST_GIVEN], every, n=_FEW) or every[:_FEW]
    listed, more = ", ".join(told), len(every) - len(told)
    if not more:
        return Label(listed, listed)
    fr, en = (f" : {shown_by.text('fr')}", f": {shown_by.text('en')}") if shown_by else ("", "")
    return Label(f"{listed} et {more} autres{fr}", f"{listed} and {more} others{en}")


def possible_names(possible: Sequence[str], near: Sequence[str], shown_by: Label | None) -> Label:
    """Say which names are possible: all of them, or how many others where some are near."""
    if not possible:
        return Label("Il n'y en a pas", "There are none")
    if not near or len(possible) <= _SHORT:
        every = few_of(possible, shown_by=shown_by)
        return Label(f"Possibles : {every.text('fr')}", f"Possible: {every.text('en')}")
    more = len(possible) - len(near)
    fr, en = (f" : {shown_by.text('fr')}", f": {shown_by.text('en')}") if shown_by else ("", "")
    return Label(f"{more} autres sont possibles{fr}", f"{more} others are possible{en}")


def terms_told(known: Sequence[Named], near: Sequence[Named], shown_by: Label) -> Label:
    """Say which terms exist: all of them, or how many others where some are near or they are many."""
    if near and len(known) > _SHORT:
        more = len(known) - len(near)
        return Label(
            f"{more} autres termes : {shown_by.text('fr')}", f"{more} other terms: {shown_by.text('en')}"
        )
    fr, en = (few_of(_quoted(known, lang), shown_by=shown_by).text(lang) for lang in ("fr", "en"))
    return Label(f"Termes connus : {fr}", f"Known terms: {en}")


def words_command(vocabulary: Label) -> Label:
    """Return the command that shows a vocabulary."""
    return Label(
        f'openinno mots "{vocabulary.text("fr").lower()}"',
        f'openinno words "{vocabulary.text("en").lower()}"',
    )


def listed(terms: Sequence[Named], lang: str) -> str:
    """Write the labels of terms, quoted as the language quotes."""
    return ", ".join(_quoted(terms, lang))


def _quoted(terms: Sequence[Named], lang: str) -> list[str]:
    quoted = "« {} »" if language_of(lang) == "fr" else "“{}”"
    return [quoted.format(term.label(lang)) for term in terms]
