"""The rows of a text file, one after the other, whose structure is in doubt nowhere or told where it is.

What the csv module reads strictly, and finds as wide as a row should be, is taken from it. Any other row is
looked at by itself, by :func:`~.layouts.find_row`.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ....findings import Finding, Position
from ..table import TableRow, Tell
from .layouts import MOST_LINES, Found, Layout, find_row
from .row_doubts import blank_too_many, flawed, loose_quotes, rest_of_row, too_few, too_many, unbalanced
from .text_lines import FLAW, Block, shown

__all__ = ["Records"]

_PACE: Final = 16
"""How many lines are given to the csv module at once behind a doubtful row: more each time they are not."""
_new: Final = tuple.__new__


class Records:
    """Reads the rows of a text file.

    Args:
        blocks: Its lines.
        layout: What its rows look like.
        where: Where findings stand, the row aside.
        tell: What takes down the doubts about rows.
    """

    def __init__(self, blocks: Iterator[Block], layout: Layout, *, where: Position, tell: Tell) -> None:
        self._blocks: Iterator[Block] = blocks
        self._layout: Layout = layout
        self._file: str | None = where.file
        self._tell: Tell = tell
        self._lines: list[str] = []
        self._first: int = 1
        self._at: int = 0
        self._flawed: list[int] = []
        self._broken: int | None = None
        self._pace: int = _PACE
        self._patience: int = MOST_LINES

    def skip(self, lines: int) -> str:
        """Pass over some lines and return them."""
        while len(self._lines) - self._at < lines and self._more():
            pass
        passed = self._lines[self._at : self._at + lines]
        self._at += len(passed)
        return "".join(passed)

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows that hold something."""
        goes_on = True
        yield from self._looked_at(last=False)
        while goes_on:
            goes_on = self._more()
            yield from self._looked_at(last=not goes_on)

    def narrowed(self, columns: int) -> Iterator[TableRow]:
        """Yield the rows without the cells behind some columns, which are blank in rows without a fault."""
        for row in self.rows():
            if row.faults or not any(row.cells[columns:]):
                yield row._replace(cells=row.cells[:columns])
            else:
                where = Position(file=self._file, row=row.number)
                raw = self._layout.dialect.separator.join(cell or "" for cell in row.cells)
                fault = too_many(where, self._layout.width, columns)
                yield row._replace(cells=[None] * columns, faults=(fault,), content=raw)

    def _more(self) -> bool:
        block = next(self._blocks, None)
        if block is None:
            return False
        rest = self._lines[self._at :]
        self._flawed = [place - self._at for place in self._flawed if place >= self._at]
        if block.flawed:
            places = enumerate(block.lines, len(rest))
            self._flawed += [place for place, line in places if FLAW.search(line)]
        self._first, self._at = block.first - len(rest), 0
        self._lines = rest + block.lines
        return True

    def _looked_at(self, *, last: bool) -> Iterator[TableRow]:
        while self._at < len(self._lines):
            place = bisect_left(self._flawed, self._at)
            flaw = self._flawed[place] if place < len(self._flawed) else len(self._lines)
            stop = min(flaw, self._at + self._pace)
            if self._broken is not None:
                # Blank lines may stand in the cell that is broken: the next that is none tells where it ends.
                self._at = self._behind_blanks()
                if self._at == len(self._lines):
                    return
            elif stop > self._at and not self._layout.dialect.escapes:
                yield from self._clean(stop)
                if self._at == stop:
                    self._pace *= 2
                    self._patience = min(MOST_LINES, self._patience * 2)
                    continue
            self._pace = _PACE
            found = find_row(self._lines, self._at, self._layout, last=last, most=self._patience)
            if found is None:
                return
            row = self._judged(found)
            if row is not None:
                yield row

    def _clean(self, stop: int) -> Iterator[TableRow]:
        """Yield rows as long as nothing about them is in doubt."""
        at, layout = self._at, self._layout
        width = layout.width
        lines = self._lines[at:stop]
        reader = csv.reader(lines, **layout.dialect.format())
        first, done = self._first + at, 0
        try:
            for cells in reader:
                upto = reader.line_num
                if len(cells) != width:
                    if cells:
                        break
                    done = upto
                    continue
                if upto - done > 1 and layout.swallows(lines[done:upto]):
                    break
                number = first + done
                done = upto
                if "" in cells:
                    if not any(cells):
                        continue
                    yield _new(TableRow, (number, [cell or None for cell in cells], None, (), None))
                else:
                    yield _new(TableRow, (number, cells, None, (), None))
        except csv.Error:
            # Quotes out of order, a row that goes on in the next block, or a cell beyond the module's limit.
            pass
        finally:
            self._at = at + done

    def _behind_blanks(self) -> int:
        filled = (place for place in range(self._at, len(self._lines)) if self._lines[place].strip(" \r\n"))
        return next(filled, len(self._lines))

    def _judged(self, found: Found) -> TableRow | None:
        """Return a row with what is wrong with it told, or None where it is blank."""
        number, upto = self._first + self._at, self._at + found.lines
        raw = "".join(self._lines[self._at : upto])
        self._at = upto
        where = Position(file=self._file, row=number)
        width, cells = self._layout.width, found.cells
        flaw = FLAW.search(raw)
        if cells is None:
            self._broken = number
            # A file full of stray quotes must not be read over and over behind each of them.
            self._patience = max(_PACE, self._patience // 2)
            return self._refused(number, raw, unbalanced(where, self._layout.dialect.quote))
        if flaw:
            return self._refused(number, raw, flawed(flaw.group(), where))
        if not any(cells) or not raw.strip(" \r\n"):
            return None
        if self._broken is not None and (len(cells) < width or self._layout.closes(raw.rstrip("\r\n"))):
            return self._refused(number, raw, rest_of_row(where, self._broken))
        self._broken = None
        if any(cell.strip() for cell in cells[width:]):
            return self._refused(number, raw, too_many(where, len(cells), width))
        if found.loose:
            self._tell(loose_quotes(where))
        if len(cells) < width:
            self._tell(too_few(where, len(cells), width))
        if len(cells) > width:
            self._tell(blank_too_many(where, len(cells), width))
        kept: list[str | None] = [cell or None for cell in cells[:width]]
        return TableRow(number, kept + [None] * (width - len(kept)))

    def _refused(self, number: int, raw: str, fault: Finding) -> TableRow:
        blank = [None] * self._layout.width
        return TableRow(number, blank, faults=(fault,), content=shown(raw.rstrip("\r\n")))
