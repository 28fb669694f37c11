"""One question to one dataset: its description, its rows page by page, its count, its export."""

from __future__ import annotations

from itertools import accumulate
from typing import Any, Final
from urllib.parse import quote

import attrs

from ..labels import Label
from ._core import Core
from ._retry import Tries
from ._steps import Outcome, Plan
from .answers import Dataset, Page, read_dataset, read_page
from .errors import BadQuery, IncompleteExport
from .odsql import Query, field

__all__ = ["Asked", "at_most", "expected_of", "gives_rows", "only_row"]

_SORTED: Final = frozenset({"text", "int", "double", "boolean", "date", "datetime"})
"""The types of field that rows can be sorted by."""
_LONGEST: Final = 2_000
"""The most signs of an order of ours, as they are sent."""


@attrs.frozen
class Asked:
    """A query to a dataset, with all that asking takes.

    Args:
        core: What knows how to ask.
        dataset: Identifier of the dataset.
        query: The query, as it is sent.
        columns: The columns of a row, where they are known.
    """

    core: Core
    dataset: str
    query: Query
    columns: frozenset[str] = frozenset()

    def url(self, *names: str, limit: int | None = None, offset: int = 0) -> str:
        """Return the address of a path below the dataset, for this query."""
        parameters = self.core.parameters(self.query, limit=limit, offset=offset)
        return self.core.url("catalog", "datasets", self.dataset, *names, parameters=parameters)

    def description_url(self) -> str:
        """Return the address of the description of the dataset."""
        return self.core.url(
            "catalog", "datasets", self.dataset, parameters=(("lang", self.query.language or self.core.lang),)
        )

    def description(self) -> Plan[Dataset]:
        """Ask for the description of the dataset."""
        return (yield from self.core.json(self.description_url(), read_dataset))

    def page(self, *, limit: int, offset: int) -> Plan[Page]:
        """Ask for a page of rows."""
        return (yield from self.core.json(self.url("records", limit=limit, offset=offset), read_page))

    def count(self) -> Plan[int]:
        """Ask how many rows there are."""
        page = yield from self.page(limit=0, offset=0)
        if page.total is None:
            raise self.incomplete(
                "le portail n'indique pas le nombre de lignes", "the portal does not count", expected=None
            )
        return page.total

    def export_url(self, form: str = "jsonl", options: tuple[tuple[str, str], ...] = ()) -> str:
        """Return the address of an export, which knows no offset: what comes before is passed over here."""
        size = self.query.size
        limit = None if size is None else self.query.start + size
        parameters = [*self.core.parameters(self.query, limit=limit), *options]
        return self.core.url("catalog", "datasets", self.dataset, "exports", form, parameters=parameters)

    def open(self, url: str, tries: Tries) -> Plan[Outcome]:
        """Ask for an export, and return it with its body to be read."""
        return self.core.call(url, streamed=True, tries=tries)

    def expected(self, total: int | None) -> int | None:
        """Return how many rows the query should give, of all that there are."""
        return expected_of(self.query, total)

    def ordered(self, described: Dataset) -> Asked:
        """Return the same question, its rows in an order that does not change from one page to the next.

        The order that the user asked for comes first; what it leaves undecided is settled by the identifier
        of the rows, or else by every column that rows can be sorted by. Of hundreds of columns only the first
        are named, since servers refuse long addresses: rows that are alike in these may still change places.
        """
        simple = [one for one in described.fields if one.type in _SORTED and not one.is_multivalued]
        given = {str(term.value) for term in self.query.ordering}
        identifying = [one for one in simple if one.is_id]
        keys = [field(one.name) for one in identifying or simple]
        missing = [key for key in keys if str(key) not in given]
        lengths = accumulate(len(quote(f"{key}, ", safe="")) for key in missing)
        added = [key for key, length in zip(missing, lengths, strict=True) if length <= _LONGEST]
        return attrs.evolve(self, query=self.query.order_by(*added)) if added else self

    def incomplete(
        self, fr: str, en: str, *, expected: int | None, received: int | None = None, url: str = ""
    ) -> IncompleteExport:
        """Make the error of rows that are not those announced, by default in the pages."""
        error = IncompleteExport(
            Label(f"{self.dataset} : {fr}", f"{self.dataset}: {en}"), url=url or self.url("records")
        )
        error.expected, error.received = expected, received
        return error

    def refuse_groups(self) -> None:
        """Refuse a query that groups where rows are counted."""
        if self.query.grouping:
            told = Label(
                "count() porte sur des lignes ; pour des groupes, appelez aggregate()",
                "count() is about rows; for groups, call aggregate()",
            )
            raise BadQuery.of(told)


def gives_rows(query: Query) -> bool:
    """Tell whether a query gives rows of the dataset: neither groups nor a sum of all."""
    return not query.grouping and not query.is_aggregate


def at_most(query: Query, most: int) -> int:
    """Return how many rows, or groups, to ask for at once: as many as wanted, but so many at most."""
    return most if query.size is None else min(most, query.size)


def expected_of(query: Query, total: int | None) -> int | None:
    """Return how many rows, or datasets, a query should give of all that there are; None if unknown."""
    if total is None:
        return None
    return at_most(query, max(0, total - query.start))


def only_row(page: Page) -> list[dict[str, Any]]:
    """Return the one row of an aggregate without groups, which portals repeat up to the limit."""
    return list(page.rows[:1])
