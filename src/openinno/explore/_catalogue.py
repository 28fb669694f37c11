"""The datasets of a portal, page by page, and past the wall that lists have too.

A catalogue knows no export of whole datasets, and its texts cannot be compared: what lies behind the wall is
reached by the date of the last change, from which a new list starts; those without a date come last. What an
order leaves open is settled by the identifiers, so that datasets do not change places between two pages.
"""

from __future__ import annotations

import datetime
from typing import Final

from ..labels import Label
from ._asked import expected_of
from ._core import PAGE, WALL, Core
from ._steps import Plan
from .answers import Dataset, read_datasets
from .errors import BadQuery, IncompleteExport
from .odsql import Query, field
from .reading.cursor import Cursor

__all__ = ["Catalogue"]

_modified: Final = field("modified")
_identifier: Final = field("dataset_id")


class Catalogue:
    """Reads the datasets of a portal.

    Args:
        core: What knows how to ask.
        query: Conditions, order and limit, on the metadata of the datasets.
    """

    def __init__(self, core: Core, query: Query) -> None:
        if query.selection or query.grouping:
            raise BadQuery.of(
                Label(
                    "datasets() renvoie des jeux entiers : ni select() ni group_by() ; pour dénombrer,"
                    " appelez facets()",
                    "datasets() gives whole datasets: no select(), no group_by(); for counts, call facets()",
                )
            )
        self.total: int | None = None
        self._core = core
        self._asked = query
        self._query = query
        self._offset = query.start
        self._seen: set[str] = set()
        self._ended = False
        self._settled = all(str(term.value) != str(_identifier) for term in query.ordering)

    def url(self) -> str:
        """Return the address of the next page."""
        size, start = self._query.size, self._query.start
        left = PAGE if size is None else start + size - self._offset
        limit = max(0, min(PAGE, left, WALL - self._offset))
        query = self._query.order_by(_identifier) if self._settled else self._query
        parameters = self._core.parameters(query, limit=limit, offset=self._offset)
        return self._core.url("catalog", "datasets", parameters=parameters)

    def batch(self) -> Plan[list[Dataset] | None]:
        """Return the datasets of the next page, or None once all have come."""
        if self._ended:
            return None
        datasets, total = yield from self._page()
        if self.total is None:
            self.total = total
            self._choose_order()
            if self._query != self._asked:
                return []
        self._offset += len(datasets)
        fresh = [one for one in datasets if one.id not in self._seen]
        self._seen.update(one.id for one in fresh)
        self._go_on(datasets, total, bool(fresh))
        return fresh

    def cursor(self, rows: int) -> Cursor | None:
        """Return nothing: a catalogue is read anew."""
        return None

    def close(self) -> Plan[None]:
        """Do nothing: no page stays open."""
        yield from ()

    def _page(self) -> Plan[tuple[tuple[Dataset, ...], int | None]]:
        try:
            return (yield from self._core.json(self.url(), read_datasets))
        except BadQuery:
            if not self._settled:
                raise
        # It may be our order, not the query, that this portal cannot bear.
        self._settled = False
        return (yield from self._core.json(self.url(), read_datasets))

    # what comes next ----------------------------------------------------------------------------------------

    def _choose_order(self) -> None:
        """Sort by the date of the last change where there is more than one list can show."""
        wanted = expected_of(self._query, self.total)
        if wanted is None or self._asked.start + wanted <= WALL:
            return
        if self._asked.ordering or self._asked.start or self._asked.size is not None:
            raise BadQuery.of(
                Label(
                    f"le catalogue compte {self.total} jeux, une liste n'en montre que {WALL} :"
                    " retirez order_by(), limit() et offset(), ou précisez where()",
                    f"the catalogue counts {self.total} datasets, a list shows only {WALL}:"
                    " leave out order_by(), limit() and offset(), or narrow it with where()",
                )
            )
        self._query = self._asked.order_by(_modified)

    def _go_on(self, datasets: tuple[Dataset, ...], total: int | None, news: bool) -> None:
        """Go to the next page, to the next list, or end."""
        wanted = expected_of(self._query, total)
        received = self._offset - self._query.start
        more = news if wanted is None else received < wanted
        if datasets and more and self._offset < WALL:
            return
        if datasets and self._offset >= WALL:
            self._start_behind(datasets[-1].modified)
            return
        if self._query.conditions != self._asked.conditions and self._query != self._undated():
            self._restart(self._undated())
            return
        self._ended = True
        expected = expected_of(self._query, self.total)
        if expected is not None and len(self._seen) != expected:
            raise self._moved(expected)

    def _start_behind(self, changed: datetime.datetime | None) -> None:
        """Start a list from the date that the last one ended with, or from the datasets without a date."""
        following = self._undated()
        if changed is not None:
            following = self._asked.order_by(_modified).where(_modified >= changed)
        if following == self._query:
            raise BadQuery.of(
                Label(
                    f"plus de {WALL} jeux ont changé au même moment : précisez where()",
                    f"more than {WALL} datasets changed at the same moment: narrow it with where()",
                )
            )
        self._restart(following)

    def _undated(self) -> Query:
        return self._asked.where(_modified.is_null())

    def _restart(self, query: Query) -> None:
        self._query, self._offset = query, query.start

    def _moved(self, expected: int) -> IncompleteExport:
        received = len(self._seen)
        error = IncompleteExport(
            Label(
                f"le catalogue a changé pendant la lecture : {received} jeux sur {expected} ; recommencez",
                f"the catalogue changed while it was read: {received} datasets of {expected}; start again",
            ),
            url=self.url(),
        )
        error.expected, error.received = expected, received
        return error
