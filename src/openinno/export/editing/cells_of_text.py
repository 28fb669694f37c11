"""The cells of one row of a text file, each where it stands, so that one can be written anew and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ...formulas import guarded, starts_a_formula
from ...sources.tables.delimited.dialects import Dialect, End

__all__ = ["TextCell", "cells_in", "dialects_of", "harmless", "rewritten"]

_PLAIN_NUMBER: Final = re.compile(r"[+-][0-9][0-9 .,]*")
"""Begins as a formula may, and runs nothing: a phone number, a negative number."""


def harmless(text: str, *, raw: bool = False) -> str:
    """Return a text as a file of text may hold it: with an apostrophe before what would run.

    Args:
        text: The text.
        raw: Whether it stood in a file, so that an apostrophe before it is the guard itself.

    Examples:
        >>> harmless("=1+1"), harmless("+33 4 72"), harmless("'=1"), harmless("'=1", raw=True)
        ("'=1+1", '+33 4 72', "''=1", "'=1")
    """
    if _PLAIN_NUMBER.fullmatch(text) or (raw and not starts_a_formula(text)):
        return text
    return guarded(text)


class TextCell(NamedTuple):
    """A cell in the text of a row."""

    start: int
    stop: int
    """Where its text ends, quotes and the blanks around them not counted."""
    quoted: bool


def dialects_of(separator: str, quote: str) -> Iterator[Dialect]:
    """Yield the dialects that a separator and a quote may belong to, the commonest first."""
    for padded in (False, True):
        for escapes in (False, True):
            yield Dialect(separator=separator, quote=quote, escapes=escapes, padded=padded)


def cells_in(body: str, dialect: Dialect) -> list[TextCell] | None:
    """Return the cells of a row, or None where they cannot be told apart.

    Args:
        body: The row, without the end of its last line.
        dialect: How its cells are written.

    Examples:
        >>> [(cell.start, cell.stop, cell.quoted) for cell in cells_in('a;"b""c";', Dialect(separator=";"))]
        [(0, 1, False), (3, 7, True), (9, 9, False)]
    """
    cells: list[TextCell] = []
    place = 0
    while True:
        start = place + len(body[place:]) - len(body[place:].lstrip(" ")) if dialect.padded else place
        if dialect.quote and body.startswith(dialect.quote, start):
            stop = _end_of_quotes(body, start + 1, dialect)
            if stop is None:
                return None
            cells.append(TextCell(start + 1, stop, quoted=True))
            place = body.find(dialect.separator, stop + 1)
            place = len(body) if place < 0 else place
            if body[stop + 1 : place].strip(" \t"):
                return None
        else:
            place = body.find(dialect.separator, place)
            place = len(body) if place < 0 else place
            cells.append(TextCell(start, place, quoted=False))
        if place >= len(body):
            return cells
        place += len(dialect.separator)


def _end_of_quotes(body: str, place: int, dialect: Dialect) -> int | None:
    while (stop := body.find(dialect.quote, place)) >= 0:
        before = body[place:stop]
        if dialect.escapes and (len(before) - len(before.rstrip("\\"))) % 2:
            place = stop + 1
        elif body.startswith(dialect.quote, stop + 1):
            place = stop + 2
        else:
            return stop
    return None


def rewritten(
    body: str, place: int, new: str, dialect: Dialect, before: Sequence[str], *, quoted: bool | None = None
) -> str | None:
    """Return a row with another text in one cell; None where it could not be read back so.

    Args:
        body: The row, without the end of its last line.
        place: The place of the cell, from 0.
        new: The text.
        dialect: How cells are written.
        before: The cells as they are read.
        quoted: Whether quotes stand around it; None for as it is now, if that can hold the text.

    Examples:
        >>> rewritten('a;"b c";d', 1, "bc", Dialect(separator=";"), ["a", "b c", "d"])
        'a;"bc";d'
    """
    cells = cells_in(body, dialect)
    if cells is None or place >= len(cells):
        return None
    cell = cells[place]
    quote = dialect.quote
    inside = new.replace(quote, quote * 2) if quote else new
    needs = bool(quote) and any(sign in new for sign in (dialect.separator, quote, "\n", "\r"))
    if cell.quoted == (quoted if quoted is not None else cell.quoted or needs):
        row = body[: cell.start] + (inside if cell.quoted else new) + body[cell.stop :]
    elif cell.quoted:
        row = body[: cell.start - 1] + new + body[cell.stop + 1 :]
    else:
        row = body[: cell.start] + quote + inside + quote + body[cell.stop :]
    wanted = [*before[:place], new, *before[place + 1 :]]
    parts = dialect.split(row)
    return row if parts.end is End.CLOSED and parts.cells == wanted else None
