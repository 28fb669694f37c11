"""Rows page by page, below the wall, as long as pages can be trusted; else as an export.

Every page but the first is asked for with the row before it, which must be the last that was given: where it
is another one, rows moved while they were read. Pages are in doubt too where a row comes that an earlier page
held, which either the dataset holds twice or which moved; where the portal counts otherwise than before; and
where fewer rows came than it counts. An export, which comes in one go, then tells: where it begins with the
rows given, the reading goes on in it, and where it does not, it gives what the pages left out.

A portal whose count agrees with the rows that came is believed, unless the last page was full: then the count
may be too small, and only a further page tells. One that does not count is asked until a page has no further
row, since a page that is short may be as long as it ever gives.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from .._asked import Asked
from .._core import PAGE, WALL
from .._steps import Plan
from ..answers import Page
from ..errors import IncompleteExport
from .cursor import Cursor
from .given import Given, Rest, Row, digest_of
from .lines import Lines

__all__ = ["Pages"]


class Pages:
    """Reads the rows of a query page by page.

    Args:
        asked: The question, its rows in a stable order.
        after: Where an earlier reading stood.
    """

    def __init__(self, asked: Asked, *, after: Cursor | None = None) -> None:
        start = asked.query.start
        self.total: int | None = None
        # What was counted before the reading went on, and is counted at what was given last.
        self._counted_before = self._counted = after.total if after else None
        self._asked = asked
        self._given = Given(after.rows - start, after.digest) if after else Given()
        self._first: Page | None = None
        self._full = True
        # The last page that was given: where it begins, the digest of the row before, and its rows.
        self._page: tuple[int, str, Sequence[Row]] = (self._offset, self._given.digest, ())
        # The export that the reading went on in, and how many rows of its last block the pages gave.
        self._export: Lines | None = None
        self._skipped = 0
        self._ended = False

    def begin(self) -> Plan[None]:
        """Ask for the first page, to learn whether the portal bears the question."""
        self._first = yield from self._next_page()

    def next(self) -> Plan[list[Row] | None]:
        """Return the next rows, or None once all have come."""
        if self._ended:
            return None
        if self._export is not None:
            return (yield from self._next_block(self._export))
        trusted = True
        if self._wanted():
            page = self._first or (yield from self._next_page())
            self._first = None
            if self._counted_before not in {None, page.total}:
                raise self._moved(True)
            self._counted_before = None
            trusted = self._is_trusted(page)
            self.total, self._full = page.total, len(page.rows) >= PAGE
            rows = list(page.rows[self._before :]) if trusted else []
            if rows:
                self._counted = page.total
                self._keep(rows)
                return rows
        if trusted and self._is_whole():
            self._ended = True
            return None
        return (yield from self._others())

    @property
    def cursor(self) -> Callable[[int], Cursor]:
        """What tells where the reading stands after some rows of what came last.

        It stays behind the pages while rows come that they left out.
        """
        if self._export is not None:
            place, skipped = self._export.cursor, self._skipped
            return lambda rows: place(skipped + rows)
        return partial(self._cursor, *self._page, self._counted)

    def _cursor(self, offset: int, last: str, page: Sequence[Row], counted: int | None, rows: int) -> Cursor:
        given = min(rows, len(page))
        return Cursor(
            dataset=self._asked.dataset,
            query=str(self._asked.query),
            way="pages",
            rows=offset + given,
            digest=digest_of(page[given - 1]) if given else last,
            total=counted,
        )

    def close(self) -> Plan[None]:
        """Let go of the export, if there is one: no page stays open."""
        if self._export is not None:
            yield from self._export.close()

    # page by page -------------------------------------------------------------------------------------------

    @property
    def _offset(self) -> int:
        return self._asked.query.start + len(self._given)

    @property
    def _before(self) -> int:
        """How many rows before the next one a page is asked for with."""
        return 1 if self._given.digest else 0

    def _wanted(self) -> int:
        """Return how many rows to ask for next: as many as a page holds, are wanted, and the wall allows."""
        size, received = self._asked.query.size, len(self._given)
        expected = self._asked.expected(self.total)
        if expected is not None and received >= expected and not self._full:
            return 0
        left = PAGE if size is None else size - received
        return max(0, min(PAGE, left, WALL - self._offset))

    def _next_page(self) -> Plan[Page]:
        limit = min(PAGE, self._before + self._wanted())
        return (yield from self._asked.page(limit=limit, offset=self._offset - self._before))

    def _is_trusted(self, page: Page) -> bool:
        """Tell whether a page comes right behind the rows given, and the portal counts as many as before."""
        before, rows = page.rows[: self._before], page.rows[self._before :]
        if [digest_of(row) for row in before] != [self._given.digest][: self._before]:
            return False
        if len(rows) > self._wanted():
            return False
        expected = self._asked.expected(page.total)
        beyond = expected is not None and self._asked.query.start + expected >= WALL
        recounted = self.total not in {None, page.total}
        return not beyond and not recounted and not self._given.holds_any(rows)

    def _keep(self, rows: list[Row]) -> None:
        self._page = (self._offset, self._given.digest, rows)
        self._given.add(rows)

    def _is_whole(self) -> bool:
        expected = self._asked.expected(self.total)
        return self._offset < WALL if expected is None else len(self._given) == expected

    # then as an export --------------------------------------------------------------------------------------

    def _others(self) -> Plan[list[Row] | None]:
        """Return rows of an export that the pages did not give.

        Where it begins with the rows given, the reading goes on in it. Elsewhere the others are gathered, as
        many as pages could have given: more than that, and it is another dataset.
        """
        export, rest = Lines(self._asked, total=self.total), Rest(self._given)
        others: list[Row] = []
        while not rest.moved and len(others) <= WALL:
            rows = yield from export.rows()
            if rows is None:
                break
            new = rest.of(rows)
            if new and rest.same:
                self._export, self._skipped = export, len(rows) - len(new)
                return new
            others += new
        if rest.lacks() or len(others) > WALL:
            raise self._moved(rest.moved or not self._given.marks)
        self._page = (self._offset, self._given.digest, ())
        self._ended = True
        return others or None

    def _next_block(self, export: Lines) -> Plan[list[Row] | None]:
        rows = yield from export.rows()
        if rows is not None:
            self._skipped = 0
        return rows

    def _moved(self, before: bool) -> IncompleteExport:
        fr = "depuis la première lecture" if before else "pendant la lecture"
        en = "since the first reading" if before else "while they were read"
        received = len(self._given.marks)
        return self._asked.incomplete(
            f"des lignes ont changé ou changé de place {fr} ; recommencez (lignes reçues : {received})",
            f"rows changed or moved {en}; start again (rows received: {received})",
            expected=self._asked.expected(self.total),
            received=received,
        )
