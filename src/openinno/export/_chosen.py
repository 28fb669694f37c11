"""Which vocabularies are written, and in which form: what every form of the words asks first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from ..errors import RuleError
from ..labels import Label
from ..typology import Crosswalk, crosswalk
from ..vocabulary import VOCABULARIES, Term

__all__ = ["Asked", "Scheme", "chosen", "form_of"]

Scheme: TypeAlias = type[Term] | Crosswalk
"""A vocabulary, or a list of types of the portal."""

Asked: TypeAlias = Scheme | Iterable[Scheme] | None
"""One of them, several, or all."""

_FORM: Final = Label("forme", "form")
_FORM_OF_FILE: Final = Label("forme de fichier", "form of file")


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


def form_of(form: str | None, path: str | Path | None, forms: Mapping[str, tuple[str, ...]]) -> str:
    """Return the form that is asked for, or that the name of the file tells, or else the first.

    Args:
        form: The form, if it is asked for.
        path: The file, if there is one.
        forms: Those that are possible, with how the names of their files end.

    Raises:
        RuleError: There is no such form, or the name of the file tells none.
    """
    if form is not None:
        if form not in forms:
            raise RuleError.unknown(form, what=_FORM, possible=tuple(forms))
        return form
    if path is None:
        return next(iter(forms))
    end = Path(path).suffix.lower()
    for one, ends in forms.items():
        if end in ends:
            return one
    every = tuple(end for ends in forms.values() for end in ends)
    raise RuleError.unknown(end or Path(path).name, what=_FORM_OF_FILE, possible=every)
