"""Drop-downs for the columns in which words of a vocabulary are wrong: the words that may stand there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from ...cells import CellType
from ...flat import FLAT_COLUMNS
from ...labels import Label
from ...sources.tables.table import letter_of
from ...validation.conditions import OneOf, parts_of
from ...validation.report import Report
from ...validation.rules import Rule
from ...vocabulary import VOCABULARIES
from .colouring import Choices
from .marks import Mark
from .markup import MAIN, in_markup
from .notes import Cell
from .summary import quoted

__all__ = ["LISTS_NAME", "choices_of", "lists_sheet", "words_asked"]

LISTS_NAME: Final = Label("Listes openinno", "openinno lists")
_LISTS: Final = frozenset(column.name for column in FLAT_COLUMNS if column.type is CellType.LIST)
_FURTHEST: Final = 1000
"""How many rows below the last marked one have a drop-down too, for those to come."""


def words_asked(
    report: Report, marks: Mapping[Cell, Mark], lang: str
) -> dict[int, tuple[str, Sequence[str]]]:
    """Return the words that the columns of a sheet may hold, by column, each with the name of its rule.

    Columns whose cells hold several words are left out: a drop-down gives one.

    Args:
        report: The report.
        marks: What is told of the cells of the sheet.
        lang: The language of the words.
    """
    asked = {
        outcome.rule.code: (outcome.rule.title.text(lang), words)
        for outcome in report.outcomes
        if outcome.broken and (words := _words_of(outcome.rule, lang))
    }
    return {
        cell.column: asked[finding.code]
        for cell, mark in marks.items()
        for finding in mark.findings
        if finding.code in asked and finding.where.column is not None
    }


def _words_of(rule: Rule, lang: str) -> Sequence[str]:
    if rule.column in _LISTS:
        return ()
    codes = [
        one.words for one in parts_of(rule.holds) if isinstance(one, OneOf) and one.column == rule.column
    ]
    return _as_said(codes[0], lang) if len(codes) == 1 else ()


def _as_said(codes: Collection[str], lang: str) -> Sequence[str]:
    """Return the words that are said for codes, if these are those of a vocabulary."""
    for vocabulary in VOCABULARIES:
        if {term.code for term in vocabulary} == set(codes):
            return [term.label(lang) for term in vocabulary]
    return sorted(codes)


def choices_of(
    asked: Mapping[int, tuple[str, Sequence[str]]], lists: str, *, first: int, last: int, start: int
) -> Iterator[Choices]:
    """Yield the drop-downs of a sheet.

    Args:
        asked: The words that its columns may hold.
        lists: Name of the sheet that holds the words.
        first: The first row that has them.
        last: The last row that is marked.
        start: The place, from 0, of the column in which the first list stands there.
    """
    for place, (column, (_, words)) in enumerate(asked.items(), start):
        letters = letter_of(place)
        yield Choices(
            column=letter_of(column - 1),
            first=first,
            last=last + _FURTHEST,
            values=f"{quoted(lists)}!${letters}$2:${letters}${len(words) + 1}",
        )


def lists_sheet(lists: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return the sheet that holds the words of drop-downs, a list a column."""
    columns = [(name, *words) for name, words in lists]
    rows = []
    for row in range(max(map(len, columns), default=0)):
        cells = "".join(
            f'<c r="{letter_of(place)}{row + 1}" t="inlineStr"><is><t>{in_markup(column[row])}</t></is></c>'
            for place, column in enumerate(columns)
            if row < len(column)
        )
        rows.append(f'<row r="{row + 1}">{cells}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
