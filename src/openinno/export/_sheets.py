"""The one sheet of a form that people open: flat rows under headings, in codes, in labels, or in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, TypeAlias, get_args

import attrs

from ..cells import Cell
from ..columns import FlatColumn
from ..errors import RuleError
from ..headings import heading, heading_beside, labelled
from ..labels import Label
from ._rows import FlatRows

__all__ = ["WORDS", "Sheet", "Words", "checked_words", "sheet_of"]

Words: TypeAlias = Literal["codes", "labels", "both"]
"""What stands for a word: its code, its label in a language, or its label beside its code."""

WORDS: Final[tuple[str, ...]] = get_args(Words)


@attrs.frozen(kw_only=True)
class Sheet:
    """A sheet.

    Args:
        header: What stands above its columns.
        rows: The cells of each row, the identifier first.
    """

    header: tuple[str, ...]
    rows: tuple[Sequence[Cell], ...]


def checked_words(words: str) -> str:
    """Return how words are to be written.

    Raises:
        RuleError: There is no such way; the message lists those that exist.
    """
    if words not in WORDS:
        what = Label("façon d'écrire les mots", "way to write words")
        raise RuleError.unknown(str(words), what=what, possible=WORDS)
    return words


def sheet_of(flat: FlatRows, words: str, lang: str | None) -> Sheet:
    """Return flat rows as a sheet.

    Args:
        flat: The rows.
        words: What stands for a word.
        lang: The language of the labels; English where None.

    Raises:
        RuleError: There is no such way to write words.
    """
    checked_words(words)
    shown = list(_columns(flat.columns, words))
    spoken = lang or "en"
    return Sheet(
        header=tuple(_heading(column, words, spoken, labels=labels) for column, labels in shown),
        rows=tuple(
            [labelled(row[one.name], one, spoken) if labels else row[one.name] for one, labels in shown]
            for row in flat.rows
        ),
    )


def _columns(columns: Sequence[FlatColumn], words: str) -> Iterator[tuple[FlatColumn, bool]]:
    """Yield the columns of a sheet, and whether they hold labels."""
    for column in columns:
        yield column, words == "labels"
        if words == "both" and column.vocabulary is not None:
            yield column, True


def _heading(column: FlatColumn, words: str, lang: str, *, labels: bool) -> str:
    if not labels:
        return column.name
    return heading(column, lang) if words == "labels" else heading_beside(column, lang)
