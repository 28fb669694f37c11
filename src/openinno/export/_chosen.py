"""Which vocabularies are written, and in which form: what every form of the words asks first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from ..typology import Crosswalk, crosswalk
from ..vocabulary import VOCABULARIES, Term

__all__ = ["Asked", "Scheme", "chosen"]

Scheme: TypeAlias = type[Term] | Crosswalk
"""A vocabulary, or a list of types of the portal."""

Asked: TypeAlias = Scheme | Iterable[Scheme] | None
"""One of them, several, or all."""


def chosen(given: Asked, *, of: str) -> tuple[Scheme, ...]:
    """Return the vocabularies and lists of the portal that are asked for, in their own order; all for None.

    Args:
        given: What is asked for.
        of: The function that was called.

    Raises:
        TypeError: This is neither a vocabulary nor a list of the portal.
        ValueError: Nothing is asked for.
    """
    every: tuple[Scheme, ...] = (*VOCABULARIES, crosswalk(2020), crosswalk(2021))
    if given is None:
        return every
    if isinstance(given, Crosswalk | str | type) or not isinstance(given, Iterable):
        given = (given,)
    asked = list(given)
    for one in asked:
        if one not in every:
            raise TypeError(
                f"{of}() takes vocabularies, such as Profile, or lists of the portal, such as"
                f" typology.crosswalk(2021), not {one!r}"
            )
    if not asked:
        raise ValueError(f"{of}() of no vocabulary; name one, or leave vocabularies out for all of them")
    return tuple(one for one in every if one in asked)
