"""What the rows of a text file look like, and how far the row that begins on a line reaches.

A quote that nothing closes would swallow every line up to the next quote. So a row of several lines is held
against what lines look like: where its lines have, one after the other, as many cells as a row, of the shapes
that its columns have, they are rows, and the quote is a stray one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

import attrs

from ..limits import LONGEST_LINE
from .dialects import Dialect, End
from .text_lines import CUT

__all__ = ["MOST_LINES", "Found", "Layout", "find_row", "layout_of"]

MOST_LINES: Final = 2000
"""How many lines a row may have."""
_MOST_SURPLUS: Final = 8
"""How many cells too many a row of several lines may have before its quotes are in doubt."""
_SAMPLE: Final = 400
_SEEN: Final = 0.1
"""In what share of rows a column must have had cells of a shape for that to be one of its own."""
_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9 .,\u00a0\u202f]*")
_DATE: Final = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[T ].*)?")
_PROOF: Final = 3
"""How many lines must look like rows before a quote that is closed again is taken for a stray one."""


@attrs.frozen(kw_only=True)
class Layout:
    """What the rows of a file look like.

    Args:
        dialect: How cells are written.
        width: How many cells a row has.
        shapes: The shapes that cells of each column have; empty where nothing is known.
    """

    dialect: Dialect
    width: int
    shapes: tuple[frozenset[str], ...] = ()

    def is_row(self, line: str) -> bool:
        """Tell whether a line looks like a row by itself."""
        if line.count(self.dialect.separator) < self.width - 1:
            return False
        parts = self.dialect.split(_body_of(line))
        if parts.end is not End.CLOSED or len(parts.cells) != self.width:
            return False
        odd = sum(_shape(cell) not in known for cell, known in zip(parts.cells, self.shapes, strict=False))
        return odd * 4 <= self.width

    def closes(self, line: str) -> bool:
        """Tell whether a line reads as the rest of a cell that a quote above it opens."""
        quote = self.dialect.quote
        return bool(quote) and quote in line and self.dialect.split(line, inside=True).end is End.CLOSED

    def swallows(self, lines: Sequence[str]) -> bool:
        """Tell whether the lines between the first and the last look like rows that a stray quote swallows.

        The last line closes the quote, as the end of a text does: behind it stand the other cells of its row,
        so that it proves nothing. Nor do one or two lines, which may have the commas of a row by chance.
        """
        between = lines[1:-1]
        rows = sum(map(self.is_row, between))
        return self.width > 1 and rows >= _PROOF and rows * 5 >= len(between) * 4


class Found(NamedTuple):
    """The row that begins on a line."""

    lines: int
    """How many lines it takes."""
    cells: list[str] | None
    """Its cells; None where its quotes do not tell where they end."""
    loose: bool = False
    """Whether quotes in it are read as text, since they are not doubled."""


def layout_of(lines: Sequence[str], dialect: Dialect, width: int) -> Layout:
    """Return what the rows among some lines look like.

    Args:
        lines: The first lines of a file, with their ends.
        dialect: How cells are written.
        width: How many cells a row has.
    """
    bare = Layout(dialect=dialect, width=width)
    # The first is the row of the names, which are not shaped like what stands below them.
    rows = [dialect.split(_body_of(line)).cells for line in lines[:_SAMPLE] if bare.is_row(line)][1:]
    if not rows:
        return bare
    counts = [Counter(map(_shape, column)) for column in zip(*rows, strict=True)]
    shapes = (frozenset(one for one, n in count.items() if n >= _SEEN * len(rows)) for count in counts)
    return attrs.evolve(bare, shapes=tuple(shapes))


def find_row(
    lines: Sequence[str], at: int, layout: Layout, *, last: bool, most: int = MOST_LINES
) -> Found | None:
    """Return the row that begins on a line, which holds something.

    Args:
        lines: Lines, with their ends.
        at: The place of the line.
        layout: What rows look like.
        last: Whether no lines follow these.
        most: How many lines a row may have.

    Returns:
        The row, or None where more lines are needed to tell.
    """
    dialect = layout.dialect
    body = _body_of(lines[at])
    parts = dialect.split(body)
    if parts.end is End.CLOSED:
        return Found(1, parts.cells)
    if parts.end is End.BROKEN or CUT in body:
        return _loosely(body, layout)
    return _spanning(lines, at, layout, parts.cells, last=last, most=most)


def _spanning(
    lines: Sequence[str], at: int, layout: Layout, cells: list[str], *, last: bool, most: int
) -> Found | None:
    """Follow a cell that its line leaves open, through the lines behind it."""
    cells, open_cell = cells[:-1], [cells[-1]]
    size, upto, end = 0, at, End.OPEN
    while end is End.OPEN:
        open_cell.append(_end_of(lines[upto]))
        size, upto = size + len(lines[upto]), upto + 1
        lost = upto - at >= most or size > LONGEST_LINE or len(cells) > layout.width + _MOST_SURPLUS
        if upto == len(lines) and not last and not lost:
            return None
        if upto == len(lines) or lost or CUT in lines[upto]:
            return _loosely(_body_of(lines[at]), layout)
        (first, *others), end = layout.dialect.split(_body_of(lines[upto]), inside=True)
        open_cell.append(first)
        if others or end is not End.OPEN:
            cells += ["".join(open_cell), *others]
            open_cell = [cells.pop()] if end is End.OPEN else []
    spanned = lines[at : upto + 1]
    if end is End.BROKEN or _are_rows(spanned, layout, len(cells)):
        return _loosely(_body_of(lines[at]), layout)
    return Found(len(spanned), cells)


def _are_rows(lines: Sequence[str], layout: Layout, cells: int) -> bool:
    """Tell whether lines are rows rather than one; if that one is not as wide as rows are, one proves it.

    Unless it is the last line of the cell, behind which may stand as many cells as a row has.
    """
    if cells == layout.width or layout.width < 2:
        return layout.swallows(lines)
    return any(layout.is_row(line) and not layout.closes(_body_of(line)) for line in lines[1:])


def _loosely(body: str, layout: Layout) -> Found:
    """Read a line whose quotes are not in order, where only one reading has as many cells as a row."""
    parts = layout.dialect.split(body, loosely=True)
    if parts.end is End.CLOSED and len(parts.cells) == layout.width:
        return Found(1, parts.cells, loose=True)
    cells = layout.dialect.as_text(body)
    if cells is not None and len(cells) == layout.width:
        return Found(1, cells, loose=True)
    return Found(1, None)


def _body_of(line: str) -> str:
    return line.rstrip("\r\n")


def _end_of(line: str) -> str:
    return line[len(_body_of(line)) :]


def _shape(cell: str) -> str:
    cell = cell.strip()
    if not cell:
        return "blank"
    if _NUMBER.fullmatch(cell):
        return "number"
    return "date" if _DATE.fullmatch(cell) else "text"
