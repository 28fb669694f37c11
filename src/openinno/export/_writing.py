"""What every form shares: it takes a census, gives its text or writes a file, and tells what it left out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import attrs

from ..census import Census
from ..drafts import write_whole
from ..envelope import ABOUT, to_json
from ..findings import shortened
from ..labels import Label
from ._left import Left, left_of
from ._rows import without_extra

__all__ = ["ABOUT", "MARK", "about", "asked_of", "is_french", "written_to"]

MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The byte order mark, by which the spreadsheets of France tell UTF-8."""
_LANGUAGE: Final = Label("fr", "en")


def is_french(lang: str | None) -> bool:
    """Tell whether a table is for the spreadsheets of France: where its labels would be in French.

    Examples:
        >>> is_french("fr-BE"), is_french("french"), is_french(None)
        (True, False, False)
    """
    return lang is not None and _LANGUAGE.text(lang) == "fr"


def asked_of(census: Census, *, extra: bool) -> Census:
    """Return what is to be written of a census.

    Raises:
        TypeError: This is no census.
    """
    if not isinstance(census, Census):
        raise TypeError(
            f"a form is written of a census, such as embedded_census(), not of {shortened(repr(census))}"
        )
    return census if extra else without_extra(census)


def about(census: Census) -> str:
    """Return all that is no structure in a census, as the JSON document of a census without any."""
    return to_json(attrs.evolve(census, structures=()))


def written_to(path: str | Path, data: str | bytes, census: Census, *, whole: bool, extra: bool) -> Left:
    """Write a file that gets its name once it is whole, and return what it does not hold of a census.

    Raises:
        OSError: It cannot be written there.
    """
    write_whole(Path(path), data.encode() if isinstance(data, str) else data)
    return left_of(census, whole=whole, extra=extra)
