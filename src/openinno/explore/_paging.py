"""Rows page by page, below the wall: each exactly once, even where the portal repeats or moves them.

A row that an earlier page held too ends the pages: either the dataset holds it twice, or rows moved while
they were read. So does another count than that of the page before. An export, which comes in one go, then
tells which, and gives what the pages left out.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeAlias

import attrs
import msgspec

from ._asked import Asked
from ._core import PAGE, WALL
from ._lines import Lines
from ._steps import Plan
from .answers import Page
from .cursor import Cursor
from .errors import IncompleteExport

__all__ = ["Pages", "Row"]

Row: TypeAlias = dict[str, Any]


class Pages:
    """Reads the rows of a query page by page.

    Args:
        asked: The question, its rows in a stable order.
        first: The first page, where it came already.
        after: Where an earlier reading stood.
    """

    def __init__(self, asked: Asked, *, first: Page | None = None, after: Cursor | None = None) -> None:
        self.total: int | None = None
        self._asked = asked
        self._first = first
        self._after = after
        self._offset = after.rows if after else asked.query.start
        self._last_row = after.digest if after else ""
        self._counted = after.total if after else None
        self._given: Counter[int] = Counter()
        self._doubtful = self._came = self._ended = False
        # The last page that was given: where it begins, the digest of the row before, and its rows.
        self._page: tuple[int, str, Sequence[Row]] | None = (self._offset, self._last_row, ())

    def next(self) -> Plan[list[Row] | None]:
        """Return the new rows of the next page, or None once all have come."""
        if self._ended:
            return None
        if self._came:
            return (yield from self._last())
        page, ends = yield from self._next_page()
        marks = [_mark(row) for row in page.rows]
        self._doubtful = self.total not in {None, page.total} or any(self._given[mark] for mark in marks)
        self.total = page.total
        rows = [] if self._doubtful else list(page.rows)
        if not self._doubtful:
            self._counted = page.total
        self._take(rows, marks)
        self._came = self._doubtful or ends or self._wanted() <= 0
        return rows

    def cursor(self, rows: int) -> Cursor | None:
        """Return where the reading stands after some rows of the last page; None past the pages."""
        if self._page is None:
            return None
        offset, last, page = self._page
        return Cursor(
            dataset=self._asked.dataset,
            query=str(self._asked.query),
            way="pages",
            rows=offset + rows,
            digest=_digest(page[rows - 1]) if rows else last,
            total=self._counted,
        )

    def close(self) -> Plan[None]:
        """Do nothing: no page stays open."""
        yield from ()

    def _wanted(self) -> int:
        """Return how many rows to ask for next: as many as a page holds, are wanted, and the wall allows."""
        size, start = self._asked.query.size, self._asked.query.start
        left = PAGE if size is None else start + size - self._offset
        return min(PAGE, left, WALL - self._offset)

    def _next_page(self) -> Plan[tuple[Page, bool]]:
        """Return the next page, and whether the rows end with it.

        The first page behind a cursor is asked for with the row before, which must still be the same,
        and so must the count.
        """
        after = self._after if self._after and self._after.rows == self._offset else None
        last = after.digest if after else ""
        before = 1 if last else 0
        limit = min(PAGE, before + self._wanted())
        page = self._first or (yield from self._asked.page(limit=limit, offset=self._offset - before))
        self._first = None
        same = not last or (bool(page.rows) and _digest(page.rows[0]) == last)
        if after and (not same or after.total not in {None, page.total}):
            raise self._moved("depuis la première lecture", "since the first reading")
        return attrs.evolve(page, rows=page.rows[before:]), len(page.rows) < limit

    def _take(self, rows: list[Row], marks: list[int]) -> None:
        """Take the rows of a page for given."""
        self._given.update(marks[: len(rows)])
        self._page = (self._offset, self._last_row, rows)
        self._offset += len(rows)
        self._last_row = _digest(rows[-1]) if rows else self._last_row

    def _last(self) -> Plan[list[Row] | None]:
        """Return what the pages left out, once all have come."""
        received = self._offset - self._asked.query.start
        expected = self._asked.expected(self.total)
        counted = received == expected or (expected is None and self._offset < WALL)
        left_out = [] if counted and not self._doubtful else (yield from self._left_out())
        self._ended = True
        if left_out:
            self._page = None
        return left_out or None

    def _left_out(self) -> Plan[list[Row]]:
        """Return the rows of an export that the pages did not give."""
        lines = Lines(self._asked, total=self.total)
        passed = self._after.rows - self._asked.query.start if self._after else 0
        given, missing = self._given.copy(), []
        while (rows := (yield from lines.rows())) is not None:
            before, rows = rows[:passed], rows[passed:]
            passed -= len(before)
            if before and not passed and self._after and _digest(before[-1]) != self._after.digest:
                raise self._moved("depuis la première lecture", "since the first reading")
            for row in rows:
                mark = _mark(row)
                if given[mark]:
                    given[mark] -= 1
                else:
                    missing.append(row)
        if passed or given.total():
            raise self._moved("pendant la lecture", "while they were read")
        return missing

    def _moved(self, fr: str, en: str) -> IncompleteExport:
        received = self._given.total()
        return self._asked.incomplete(
            f"des lignes ont changé ou changé de place {fr} ; recommencez (lignes reçues : {received})",
            f"rows changed or moved {en}; start again (rows received: {received})",
            expected=self._asked.expected(self.total),
            received=received,
        )


def _canonical(row: Row) -> bytes:
    try:
        return msgspec.json.encode(row, order="sorted")
    except (OverflowError, ValueError):
        # Whole numbers of more than 64 bits.
        return json.dumps(row, sort_keys=True).encode("utf-8", "surrogatepass")


def _mark(row: Row) -> int:
    return hash(_canonical(row))


def _digest(row: Row) -> str:
    return hashlib.sha256(_canonical(row)).hexdigest()
