"""A reading of rows: described first, then page by page below the wall, or as an export above it."""

from __future__ import annotations

from functools import cached_property

import attrs

from ...labels import Label
from .._asked import Asked, at_most, gives_rows, only_row
from .._core import GROUPS, PAGE, WALL
from .._steps import Plan
from ..answers import Dataset, Page
from ..answers.values import RowConverter, reader_of
from ..errors import BadQuery
from ..odsql import Query
from ..odsql.expressions import Aliased
from ..odsql.fields import Field
from .cursor import Cursor, Place
from .given import Row
from .lines import Lines
from .paging import Pages

__all__ = ["Blocks", "Reading"]


class Reading:
    """Reads the rows of one query, batch after batch.

    Args:
        asked: The question, as the user put it.
        after: Where an earlier reading stood.
    """

    def __init__(self, asked: Asked, *, after: Cursor | None = None) -> None:
        if after is not None:
            after.check(asked.dataset, str(asked.query))
        self.asked: Asked = asked
        self.described: Dataset | None = None
        self._after = after
        self._way: _Way | None = None

    @property
    def total(self) -> int | None:
        """How many rows the portal announced, once it has."""
        return self._way.total if self._way is not None else None

    def batch(self) -> Plan[list[Row] | None]:
        """Return the next rows, or None once all have come."""
        if self._way is None:
            self._way = yield from self._chosen()
        return (yield from self._way.next())

    @property
    def cursor(self) -> Place:
        """What tells where the reading stands after some rows of the last batch."""
        if self._way is None:
            return lambda rows: self._after
        place = self._way.cursor
        return lambda rows: self._as_asked(place(rows))

    def _as_asked(self, found: Cursor | None) -> Cursor | None:
        """Return a cursor of the query as the user put it, whatever order it is read in."""
        return found and attrs.evolve(found, query=str(self.asked.query))

    def close(self) -> Plan[None]:
        """Let go of what is still open."""
        if self._way is not None:
            yield from self._way.close()

    def describe(self) -> Plan[Dataset]:
        """Ask for the description of the dataset, once, and check the query against it."""
        if self.described is None:
            self.described = yield from self.asked.description()
            self.asked.query.check(self.described.fields)
            self.asked = attrs.evolve(self.asked, columns=_columns(self.asked.query, self.described))
        return self.described

    @cached_property
    def converter(self) -> RowConverter:
        """What converts rows by the declared types; what the query names anew is no field of the dataset."""
        fields = self.described.fields if self.described else ()
        query = self.asked.query
        computed = {one.name for one in (*query.selection, *query.grouping) if isinstance(one, Aliased)}
        return reader_of(fields, computed=computed)

    def _chosen(self) -> Plan[_Way]:
        """Choose how to read, by what kind of query it is and how many rows there are."""
        described = yield from self.describe()
        query = self.asked.query
        if query.is_aggregate:
            page = yield from self.asked.page(limit=1, offset=0)
            return _Once(only_row(page))
        if query.grouping:
            return (yield from self._groups())
        limit = at_most(query, PAGE)
        exported = self._after is not None and self._after.way == "export"
        if exported or query.start + limit > WALL:
            asked, total = yield from self.in_order()
            return _Exported(asked, total=total, after=self._after)
        return (yield from self._pages(self.asked.ordered(described)))

    def _pages(self, asked: Asked) -> Plan[Pages]:
        pages = Pages(asked, after=self._after)
        try:
            yield from pages.begin()
        except BadQuery:
            if asked.query == self.asked.query:
                raise
            # It may be our order, not the query, that this portal cannot bear.
            return (yield from self._pages(self.asked))
        return pages

    def in_order(self) -> Plan[tuple[Asked, int]]:
        """Return the question, in a stable order where the portal bears it, and the number of rows."""
        described = yield from self.describe()
        asked = self.asked.ordered(described)
        try:
            return asked, (yield from asked.count())
        except BadQuery:
            if asked.query == self.asked.query:
                raise
            return self.asked, (yield from self.asked.count())

    def _groups(self) -> Plan[_Way]:
        """Read groups at once, or as an export where they are more than one answer gave."""
        query, total = self.asked.query, None
        if self._after is None and query.start < GROUPS:
            limit = at_most(query, GROUPS - query.start)
            page = yield from self.asked.page(limit=limit, offset=query.start)
            if self._are_all(page, limit):
                return _Once(list(page.rows), page.total)
            # Where there are more groups than one answer holds, the count stops there too.
            total = page.total if page.total is None or page.total < GROUPS else None
        return _Exported(self.asked, total=total, after=self._after)

    def _are_all(self, page: Page, limit: int) -> bool:
        """Tell whether one answer gave all groups: no fewer than counted, and fewer than it could hold."""
        received, expected = len(page.rows), self.asked.expected(page.total)
        if expected is not None and received < expected:
            return False
        counted = page.total is not None and page.total < GROUPS
        return counted or received < limit or received == self.asked.query.size


def _columns(query: Query, described: Dataset) -> frozenset[str]:
    """Return the columns of a row; none where the names of what is selected are the portal's to give."""
    found = query.selection or [Field(one.name) for one in described.fields]
    named = [one.name for one in found if isinstance(one, Field | Aliased)]
    return frozenset(named) if len(named) == len(found) else frozenset()


class Blocks:
    """Reads the rows of one query as blocks of whole lines of JSON, always from an export."""

    def __init__(self, asked: Asked, *, after: Cursor | None = None) -> None:
        if after is not None and after.way != "export":
            raise BadQuery.of(
                Label(
                    "ce curseur est celui de lignes venues page par page : reprenez avec rows(), records() ou"
                    " pages(), ou lisez avec lines() depuis le début",
                    "this cursor is that of rows that came page by page: go on with rows(), records() or"
                    " pages(), or read with lines() from the first",
                )
            )
        self._reading = Reading(asked, after=after)
        self._after = after
        self._lines: Lines | None = None
        self.total: int | None = None

    def batch(self) -> Plan[list[bytes] | None]:
        """Return the next block, or None once all have come."""
        if self._lines is None:
            yield from self._reading.describe()
            asked = self._reading.asked
            if gives_rows(asked.query):
                asked, self.total = yield from self._reading.in_order()
            self._lines = Lines(asked, total=self.total, after=self._after)
        block = yield from self._lines.next()
        return None if block is None else [block]

    @property
    def cursor(self) -> Place:
        """What tells where the reading stands, before or after the last block."""
        if self._lines is None:
            return lambda rows: self._after
        place, size, query = self._lines.cursor, self._lines.size, str(self._reading.asked.query)
        return lambda rows: attrs.evolve(place(size if rows else 0), query=query)

    def close(self) -> Plan[None]:
        """Let go of the export."""
        if self._lines is not None:
            yield from self._lines.close()


class _Once:
    """Rows that came in one answer."""

    def __init__(self, rows: list[Row], total: int | None = None) -> None:
        self.total = total
        self._rows: list[Row] | None = rows

    def next(self) -> Plan[list[Row] | None]:
        yield from ()
        rows, self._rows = self._rows, None
        return rows

    def cursor(self, rows: int) -> None:
        return None

    def close(self) -> Plan[None]:
        yield from ()


class _Exported:
    """Rows that come as an export."""

    def __init__(self, asked: Asked, *, total: int | None = None, after: Cursor | None = None) -> None:
        self.total = total
        self._lines = Lines(asked, total=total, after=after)

    @property
    def cursor(self) -> Place:
        return self._lines.cursor

    def next(self) -> Plan[list[Row] | None]:
        return (yield from self._lines.rows())

    def close(self) -> Plan[None]:
        yield from self._lines.close()


_Way = Pages | _Once | _Exported
