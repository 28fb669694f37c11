"""Which form is written: the one that is asked for, or the one that the name of the file tells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ..errors import RuleError
from ..labels import Label

__all__ = ["form_of"]

_FORM: Final = Label("forme", "form")
_FORM_OF_FILE: Final = Label("forme de fichier", "form of file")


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
