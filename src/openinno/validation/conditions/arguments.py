"""What conditions are given, checked where it is written: patterns, words, columns and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ...dates import is_partial_date
from ...errors import RuleError
from ...labels import Label

__all__ = ["day_of", "pattern", "several", "words_of"]

_NOT_EVERYWHERE: Final = re.compile(r"\\[dDwWsSbBAZ1-9]|\(\?(?!:)|(?<!\\)[$^](?![^\[]*\])|\(\?P")
"""What the regular expressions of Python, Rust, C++ and Java do not mean alike."""


def pattern(text: str) -> str:
    """Return a pattern that every engine reads alike.

    Raises:
        RuleError: Engines would not.
    """
    found = _NOT_EVERYWHERE.search(text)
    try:
        re.compile(text)
    except re.error as error:
        raise _wrong_pattern(text, str(error), str(error)) from None
    if found:
        odd = found.group()
        raise _wrong_pattern(
            text,
            f"« {odd} » n'a pas partout le même sens",
            f"“{odd}” does not mean the same everywhere",
        )
    return text


def _wrong_pattern(text: str, fr: str, en: str) -> RuleError:
    return RuleError(
        Label(
            f"motif {text!r} : {fr} ; écrire des classes comme [0-9], sans \\d, \\w, ^ ni $ : il vaut pour"
            " la cellule entière",
            f"pattern {text!r}: {en}; write classes such as [0-9], without \\d, \\w, ^ or $: it is"
            " matched against the whole cell",
        )
    )


def day_of(day: str | None) -> str | None:
    """Return an ISO date of any precision.

    Raises:
        RuleError: It is none.
    """
    # Texts are compared: any other text would be before or after everything.
    if day is not None and not is_partial_date(day):
        raise RuleError(
            Label(
                f"{day!r} n'est pas une date ISO, telle que 2026-05-12",
                f"{day!r} is no ISO date, such as 2026-05-12",
            )
        )
    return day


def words_of(words: Iterable[str]) -> frozenset[str]:
    """Return words as a set.

    Raises:
        RuleError: There is none.
    """
    # A bare text would be read letter by letter.
    found = frozenset([words] if isinstance(words, str) else words)
    if not found:
        raise RuleError(Label("OneOf sans aucun mot", "OneOf without any word"))
    return found


def several(columns: Iterable[str]) -> tuple[str, ...]:
    """Return the names of columns, one given alone as well."""
    return (columns,) if isinstance(columns, str) else tuple(columns)
