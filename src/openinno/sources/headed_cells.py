"""Cells of a table of openinno as those of a flat row: labels become codes, spreadsheets' manners go."""

from __future__ import annotations

import datetime
import re
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from ..cells import LIST, Cell, CellType
from ..columns import FlatColumn
from ..findings import Finding, Position, Severity
from ..formulas import unguarded
from ..headings import unlisted
from ..vocabulary import Basis, Term
from .mapping.cells.meanings import term_of, unknown_word
from .mapping.cells.readers import reader_of_column
from .mapping.cells.results import Read, Reader
from .mapping.cells.texts import as_text
from .mapping.declared import ColumnMapping
from .tables.table import TableColumn

__all__ = ["CodedCell", "coded", "flat_cell", "number_for_text", "unknown_in"]

_DECIMAL_COMMA: Final = re.compile(r"(-?[0-9]+),([0-9]+(?:[eE][-+]?[0-9]+)?)")
_NUMBERS: Final = frozenset({CellType.NUMBER, CellType.INTEGER})
_LONGEST: Final = 300
"""A longer text is no word, and is not kept in memory."""


def flat_cell(cell: Any, kind: CellType | None, column: TableColumn) -> Any:
    """Return the cell of a flat row, where a kind of file or a spreadsheet has written it in its own way.

    Args:
        cell: The cell as it stands.
        kind: What the flat row holds there, where it is one of its columns.
        column: The column in which it stands.
    """
    if isinstance(cell, str):
        # Only where spreadsheets show letters are texts kept from them.
        text = unguarded(cell) if column.letter else cell
        return _as_number(text) if kind in _NUMBERS else text
    if isinstance(cell, list) and kind is CellType.LIST and all(isinstance(one, str) for one in cell):
        return LIST.write(cell)
    if isinstance(cell, float) and kind is CellType.INTEGER and cell.is_integer():
        return int(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat() if cell.time() != datetime.time() else cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, datetime.date) else cell


def _as_number(text: str) -> str:
    """Return a number as JSON writes it; what is none is told as it was typed."""
    typed = text.strip()
    found = _DECIMAL_COMMA.fullmatch(typed)
    return f"{found[1]}.{found[2]}" if found else typed


def number_for_text(cell: float, column: FlatColumn) -> Read:
    """Return the text that a spreadsheet took for a number, where it can be told, and what to tell of it.

    Args:
        cell: The number.
        column: The column of the flat row, which holds texts.

    Examples:
        >>> from openinno.headings import CODED
        >>> found = number_for_text(1000, CODED["postcode"])
        >>> found.value, [doubt.code for doubt in found.doubts]
        ('01000', ['lost-zero'])
    """
    return Read(as_text(cell)) if column.vocabulary is not None else _reader(column.name)(cell)


@cache
def _reader(name: str) -> Reader:
    return reader_of_column(ColumnMapping(columns=name, to=name))


class CodedCell(NamedTuple):
    """A cell of labels as the flat row has it.

    Args:
        cell: The codes; None for none.
        unknown: The words that nobody knows, which stay in it.
    """

    cell: Cell
    unknown: tuple[str, ...] = ()


def coded(cell: str, column: FlatColumn) -> CodedCell:
    """Return a cell as :func:`~openinno.headings.labelled` writes it, or somebody after it, in codes again.

    Args:
        cell: The cell.
        column: Its column of the flat row.

    Examples:
        >>> from openinno.headings import CODED
        >>> coded("Énergies | transports", CODED["themes"]), coded("énergie | ", CODED["themes"]).cell
        (CodedCell(cell='energy|mobility', unknown=()), 'energy')
        >>> coded("énergie | enregie", CODED["themes"]).unknown
        ('enregie',)
    """
    items = unlisted(cell) if column.type is CellType.LIST else [cell]
    if column.vocabulary is None:
        return CodedCell(LIST.write(items) if column.type is CellType.LIST else cell)
    words = [item.strip() for item in items]
    if column.vocabulary is not Basis:
        # What is blank between bars is no word; what one rests on stays in line with it, said or not.
        words = [word for word in words if word]
    codes = {word: _code(column.vocabulary, word) for word in words if word}
    unknown = tuple(word for word, code in codes.items() if code is None)
    return CodedCell(LIST.write([codes.get(word) or word for word in words]) or None, unknown)


def unknown_in(vocabulary: type[Term], word: str, where: Position) -> Finding:
    """Return the finding of a word that nobody knows, or that means too much.

    Args:
        vocabulary: Where it was looked for.
        word: The word.
        where: Where it stands.
    """
    error = unknown_word(vocabulary, word, look_near=True)
    code = "ambiguous-word" if error.refused else "unknown-word"
    return Finding(code=code, severity=Severity.ERROR, where=where, text=error.text)


def _code(vocabulary: type[Term], word: str) -> str | None:
    return _known_code(vocabulary, word) if len(word) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _known_code(vocabulary: type[Term], word: str) -> str | None:
    term = term_of(vocabulary, word)
    return None if term is None else str(term.value)
