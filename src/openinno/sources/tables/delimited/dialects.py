"""How cells are written on a line of text: what separates them, stands around one, and escapes that."""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property
from typing import Any, Final, NamedTuple

import attrs

__all__ = ["Dialect", "End", "Parts"]

_MOST_CELLS: Final = 1 << 16
"""More cells than a row of any table has: those behind are not told apart."""


class End(Enum):
    """How the cells of a line end."""

    CLOSED = "closed"
    """With the line."""
    OPEN = "open"
    """Inside quotes, which a later line may close."""
    BROKEN = "broken"
    """Behind a quote that closes a cell and is followed by more of it."""


class Parts(NamedTuple):
    """The cells of a line."""

    cells: list[str]
    end: End


@attrs.frozen(kw_only=True)
class Dialect:
    """How cells are written on a line.

    Args:
        separator: The letter between cells.
        quote: The letter around a cell that holds separators or line ends; empty for none.
        escapes: Whether a backslash stands before a quote in a cell, where others double it.
        padded: Whether blanks stand between a separator and the quote that opens a cell.
    """

    separator: str
    quote: str = '"'
    escapes: bool = False
    padded: bool = False

    def split(self, line: str, *, inside: bool = False, loosely: bool = False) -> Parts:
        """Return the cells of a line.

        Args:
            line: The line, without its end.
            inside: Whether it begins inside a quoted cell.
            loosely: Whether a quote closes a cell only where a separator or the end of the line follows, so
                that any other is part of its text.

        Examples:
            >>> dialect = Dialect(separator=";")
            >>> dialect.split('1;"a;b";c').cells, dialect.split('1;"a').end.value
            (['1', 'a;b', 'c'], 'open')
            >>> dialect.split('1;"Le "Tuba""').end.value, dialect.split('1;"Le "Tuba""', loosely=True).cells
            ('broken', ['1', 'Le "Tuba"'])
        """
        if not inside and (not self.quote or self.quote not in line):
            return Parts(self._split_plain(line), End.CLOSED)
        cells: list[str] = []
        place, size = 0, len(self.separator)
        while True:
            if len(cells) > _MOST_CELLS:
                return Parts([*cells, line[place:]], End.CLOSED)
            start = place if inside else self._opened(line, place)
            if start is None:
                stop = line.find(self.separator, place)
                cell = line[place:] if stop < 0 else line[place:stop]
                cells.append(cell.lstrip(" ") if self.padded else cell)
                if stop < 0:
                    return Parts(cells, End.CLOSED)
                place = stop + size
                continue
            body = self._loose_body if loosely else self._body
            stop = body.match(line, start).end()  # type: ignore[union-attr]  # it matches nothing, too
            cells.append(self._bare(line[start:stop]))
            if stop == len(line):
                return Parts(cells, End.OPEN)
            place, inside = self._blanks.match(line, stop + 1).end(), False  # type: ignore[union-attr]
            if place == len(line):
                return Parts(cells, End.CLOSED)
            if not line.startswith(self.separator, place):
                return Parts(cells, End.BROKEN)
            place += size

    def as_text(self, line: str) -> list[str] | None:
        """Return the cells of a line whose quotes are part of the texts; None where one has no counterpart.

        Examples:
            >>> Dialect(separator=";").as_text('"Le Tuba" Lyon;69;"x"')
            ['"Le Tuba" Lyon', '69', 'x']
        """
        pieces = line.split(self.separator)
        if any(piece.count(self.quote) % 2 for piece in pieces):
            return None
        parts = [self.split(piece) for piece in pieces]
        return [
            part.cells[0] if part.end is End.CLOSED else piece
            for part, piece in zip(parts, pieces, strict=True)
        ]

    def format(self) -> dict[str, Any]:
        """Return the dialect as the csv module of Python names it, which does not know our escapes."""
        plain: Final = {"delimiter": self.separator, "strict": True, "skipinitialspace": self.padded}
        # QUOTE_NONE is 3, QUOTE_MINIMAL is 0.
        return plain | ({"quotechar": self.quote, "quoting": 0} if self.quote else {"quoting": 3})

    def _split_plain(self, line: str) -> list[str]:
        cells = line.split(self.separator)
        return [cell.lstrip(" ") for cell in cells] if self.padded else cells

    def _opened(self, line: str, place: int) -> int | None:
        """Return where the text of a quoted cell begins, or None where no quote opens one."""
        if self.padded:
            place = self._blanks.match(line, place).end()  # type: ignore[union-attr]
        return place + 1 if line.startswith(self.quote, place) else None

    def _bare(self, text: str) -> str:
        if self.escapes:
            text = text.replace("\\" + self.quote, self.quote)
        return text.replace(self.quote * 2, self.quote)

    @cached_property
    def _body(self) -> re.Pattern[str]:
        quote = re.escape(self.quote)
        plain = rf"[^{quote}\\]*+" if self.escapes else rf"[^{quote}]*+"
        escaped = rf"{quote}{quote}|\\(?:.|\Z)" if self.escapes else quote * 2
        return re.compile(rf"{plain}(?:(?:{escaped}){plain})*+", re.DOTALL)

    @cached_property
    def _loose_body(self) -> re.Pattern[str]:
        quote, separator = re.escape(self.quote), re.escape(self.separator)
        text = rf"{quote}(?!\s*(?:{separator}|\Z))"
        return re.compile(rf"[^{quote}]*+(?:{text}[^{quote}]*+)*+")

    @cached_property
    def _blanks(self) -> re.Pattern[str]:
        return re.compile("[ ]*" if self.separator == "\t" else "[ \t]*")
