"""What is possible, in a message: all of a short list; of a long one a few, how many more, and where.

Each message that tells what may be written asks here, so that none fills the screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from .labels import Label

__all__ = ["SHORT", "few_of"]

SHORT: Final = 15
"""As many words are read at a glance; of more, those that are near are enough."""
_LONG: Final = 30
"""So many names nobody reads in a message."""
_FEW: Final = 5
"""So many of a long list are told where none is near."""
_LONGEST_GIVEN: Final = 100
"""So long is what was given looked at: nearness is costly."""


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
        told = get_close_matches(given[:_LONGEST_GIVEN], every, n=_FEW) or every[:_FEW]
    listed, more = ", ".join(told), len(every) - len(told)
    if not more:
        return Label(listed, listed)
    fr, en = (f" : {shown_by.text('fr')}", f": {shown_by.text('en')}") if shown_by else ("", "")
    return Label(f"{listed} et {more} autres{fr}", f"{listed} and {more} others{en}")
