"""What both clients are made from, and the plans and readings that they share."""

from __future__ import annotations

import os
import re
import ssl
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from typing import Any, Final, NoReturn, TypeVar
from urllib.parse import urlsplit

from ..labels import Label
from ._addresses import base_of, is_local
from ._asked import Asked
from ._catalogue import Catalogue
from ._core import Core
from ._explaining import Call, PlannedRequest, explained
from ._retry import RetryPolicy
from .answers import Page
from .answers.values import Record
from .errors import BadQuery
from .export.options import Option
from .odsql import Query
from .quota import Quota
from .reading.cursor import Cursor
from .reading.readings import Blocks, Reading
from .wire import Limits, Timeouts

__all__ = [
    "KEY",
    "Calls",
    "key_of",
    "page_of",
    "records_of",
]

T = TypeVar("T")

KEY: Final = "OPENINNO_API_KEY"
"""The variable of the environment that holds the key, or keys by host, where none is given."""
_PAIR: Final = re.compile(
    r"(?P<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?=(?P<key>[^=;][^;]*)"
)
_MEANT: Final = re.compile(r"=[^=]|\A=|\A(?:\[.*\]|.*:[0-9]+|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[a-z]{2,})=\Z")
"""What a pair has and a key has not: more behind its sign than padding, or but a host before it."""


def key_of(base: str, text: str) -> str | None:
    """Return the key for a portal from the variable of the environment.

    Args:
        base: Address of the portal.
        text: One key, for whichever portal; or ``host=key`` or ``host:port=key`` pairs, parted by blanks or
            commas. Equals signs at its end are part of a key.

    Raises:
        BadQuery: What is meant as a pair is none, or stands beside what is none.

    Examples:
        >>> key_of("https://data.example.fr/api", "abc="), key_of("https://b.fr/api", "a.fr=abc, b.fr=def")
        ('abc=', 'def')
        >>> key_of("https://data.example.fr/api", "a.fr=abc b.fr=def") is None
        True
    """
    pieces = re.split(r"[\s,]+", text.strip())
    parts = urlsplit(base)
    if not any(_MEANT.search(one) for one in pieces) and f"{parts.hostname}=" not in pieces:
        return text or None
    pairs = [_PAIR.fullmatch(one) for one in pieces if one]
    if not all(pairs):
        # Sent as it is, a key that was meant for one portal would go to another.
        raise BadQuery.of(
            Label(
                f"{KEY} contient autre chose que des paires hôte=clé ; séparez-les par des espaces",
                f"{KEY} holds something else beside host=key pairs; part them by spaces",
            )
        )
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    found = (
        pair["key"]
        for pair in pairs
        if pair and pair["host"].strip("[]").lower() == parts.hostname and int(pair["port"] or port) == port
    )
    return next(found, None)


class Calls:
    """What both clients know and do alike: settings, questions, and what they would send.

    Args:
        portal: A host (``opendata.example.fr``), an address, or the base of the API itself.
        key: Key of the portal; that of the environment (``OPENINNO_API_KEY``) by default, which is sent to
            whichever portal this client is made for, unless it is written as ``host=key`` pairs, parted by
            blanks: then only to these hosts. An empty text sends none.
        lang: Language of what the portal translates, such as titles and the names of days.
        retry: When to try again.
        timeouts: How long to wait.
        limits: How much to accept.
        allow_http: Whether to accept ``http`` for a host that is not this machine.
    """

    def __init__(
        self,
        portal: str,
        *,
        key: str | None,
        lang: str,
        retry: RetryPolicy | None,
        timeouts: Timeouts | None,
        limits: Limits | None,
        allow_http: bool,
    ) -> None:
        self._timeouts = timeouts or Timeouts()
        base = base_of(portal, allow_http=allow_http)
        self._core = Core(
            base,
            key=key_of(base, os.environ.get(KEY, "")) if key is None else key or None,
            lang=lang,
            policy=retry or RetryPolicy(),
            limits=limits or Limits(),
            allow_http=allow_http,
        )

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a client is not copied or sent to another process, for it holds a key: make another there"
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._core.base!r})"

    @property
    def base(self) -> str:
        """The base of the API of the portal."""
        return self._core.base

    @property
    def quota(self) -> Quota | None:
        """What the portal last said of the calls that are left; None as long as it has said nothing."""
        return self._core.quota

    def explain(
        self,
        dataset: str | None,
        query: Query | None = None,
        *,
        call: Call = "rows",
        form: str = "jsonl",
        names: Iterable[str] = (),
        options: Mapping[str, Option] | None = None,
    ) -> tuple[PlannedRequest, ...]:
        """Return the requests that a call would send, and send none.

        Args:
            dataset: Identifier of the dataset; None for the facets of the whole catalogue.
            query: What to ask for; everything by default.
            call: The call: ``rows``, ``count``, ``aggregate``, ``facets``, ``export`` or ``dataset``.
            form: The format of an export.
            names: Which facets to count; all by default.
            options: Options of an export.

        Raises:
            BadQuery: Portals, or the call, would refuse the query; or there is no such call.

        Examples:
            >>> from openinno.explore import Client
            >>> for request in Client("opendata.example.fr").explain("lieux", call="count"):
            ...     print(request)
            GET https://opendata.example.fr/api/explore/v2.1/catalog/datasets/lieux/records?lang=fr&limit=0
                the number of rows
        """
        return explained(self._asked(dataset or "", query), call, form=form, names=names, options=options)

    def catalogue_url(self, query: Query | None = None) -> str:
        """Return the address that :meth:`Client.datasets` would ask for first.

        Args:
            query: As for :meth:`Client.datasets`.

        Examples:
            >>> from openinno.explore import Client, Query
            >>> Client("opendata.example.fr").catalogue_url(Query().limit(5)).partition("?")[2]
            'order_by=dataset_id&lang=fr&limit=5'
        """
        return self._catalogue(query).url()

    def _carrier(
        self, kind: Callable[..., T], *, proxy: str | None, verify: ssl.SSLContext | None, http2: bool
    ) -> T:
        """Make one of our transports, with the settings of this client."""
        return kind(
            timeouts=self._timeouts,
            limits=self._core.limits,
            proxy=proxy,
            verify=verify,
            http2=http2,
            # What listens on this machine is nothing that a proxy reaches, or should learn the key of.
            environment=not is_local(self.base),
        )

    def _query(self, query: object) -> Query:
        """Return the query that was given, or that for everything, once nothing is wrong with it."""
        query = Query() if query is None else query
        if not isinstance(query, Query):
            raise BadQuery.of(
                Label(
                    f"une requête est attendue, et non {query!r} ; une condition se donne par"
                    ' Query().where("…")',
                    f'expected a query, got {query!r}; a condition is given by Query().where("…")',
                )
            )
        query.check()
        return query

    def _asked(self, dataset: str, query: Query | None) -> Asked:
        return Asked(self._core, dataset, self._query(query))

    def _reading(self, dataset: str, query: Query | None, after: Cursor | None) -> Reading:
        return Reading(self._asked(dataset, query), after=after)

    def _blocks(self, dataset: str, query: Query | None, after: Cursor | None) -> Blocks:
        return Blocks(self._asked(dataset, query), after=after)

    def _catalogue(self, query: Query | None) -> Catalogue:
        return Catalogue(self._core, self._query(query))


def records_of(reading: Reading, rows: Iterator[dict[str, Any]]) -> Iterable[Record]:
    """Convert rows by the types that the dataset declares."""
    made = map(reading.converter.record, copy(rows))
    # A row counts as given once its record is made, not when an interruption finds it half made.
    return (record for record, _ in zip(made, rows, strict=True))


def page_of(reading: Reading, rows: Iterator[dict[str, Any]]) -> Iterable[Page]:
    """Return the rows of a batch as one page."""
    page = Page(rows=tuple(copy(rows)), total=reading.total)
    deque(rows, maxlen=0)
    yield page
