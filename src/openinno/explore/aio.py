"""The client for those who await: the same calls, many at a time."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from ._calls import aggregated, attached, counted, faceted, formats
from ._pumps import AsyncPump
from ._retry import RetryPolicy
from ._settings import Calls, page_of, records_of
from ._steps import Plan
from ._transport import AsyncHttp
from .answers import Attachment, Dataset, ExportFormat, Page, PortalFacet
from .answers.values import Record
from .export.exporting import exported
from .export.manifest import Manifest
from .export.progress import Progress
from .odsql import Query
from .reading.cursor import Cursor
from .reading.rows import AsyncRows
from .wire import AsyncTransport, Limits, Timeouts

__all__ = ["AsyncClient"]

T = TypeVar("T")


class AsyncClient(Calls):
    r"""Asks a portal from a loop of events; see :class:`Client` for what each call does.

    Args are those of :class:`Client`, with a transport and a sleep to await. Each loop has connections of its
    own: one client may serve one ``asyncio.run`` after the other, if it is closed in each.

    Examples:
        Here, ``portal`` is the address of a small portal on this machine.

        >>> import asyncio
        >>> from openinno.explore import AsyncClient, Query
        >>> async def counted(*datasets):
        ...     async with AsyncClient(portal) as client:
        ...         return await asyncio.gather(*(client.count(dataset) for dataset in datasets))
        >>> asyncio.run(counted("structures", "communes"))
        [51, 34969]

        What :class:`Client` returns at once is awaited, and what it gives one by one is gone through by
        ``async for``.

        >>> async def told(client):
        ...     print((await client.dataset("structures")).title)
        ...     print((await client.formats("structures"))[0].name, await client.attachments("structures"))
        ...     print(await client.aggregate("structures", Query().group_by("region").limit(1)))
        ...     print([facet.name for facet in await client.facets("structures")])
        ...     for given in (client.datasets(), client.rows("structures"), client.records("structures")):
        ...         print(len([one async for one in given]))
        ...     print([len(page.rows) async for page in client.pages("structures")])
        ...     print([block.count(b"\n") async for block in client.lines("structures")])
        ...     print(client.base.rpartition("/")[2], client.quota.limit)
        ...     await client.close()
        >>> asyncio.run(told(AsyncClient(portal)))
        Structures d'innovation ouverte
        csv ()
        ({'region': 'Auvergne-Rhône-Alpes'},)
        ['profile', 'themes', 'region']
        4
        51
        51
        [51]
        [51]
        v2.1 10000000

        >>> import pathlib, tempfile
        >>> async def exported(file):
        ...     async with AsyncClient(portal) as client:
        ...         return await client.export("structures", file)
        >>> asyncio.run(exported(pathlib.Path(tempfile.mkdtemp(), "structures.csv"))).rows
        51
    """

    def __init__(
        self,
        portal: str,
        *,
        key: str | None = None,
        lang: str = "fr",
        retry: RetryPolicy | None = None,
        timeouts: Timeouts | None = None,
        limits: Limits | None = None,
        proxy: str | None = None,
        verify: ssl.SSLContext | None = None,
        http2: bool = False,
        allow_http: bool = False,
        transport: AsyncTransport | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(
            portal, key=key, lang=lang, retry=retry, timeouts=timeouts, limits=limits, allow_http=allow_http
        )
        self._transport: AsyncTransport = transport or self._carrier(
            AsyncHttp, proxy=proxy, verify=verify, http2=http2
        )
        self._pump = AsyncPump(
            transport=self._transport, clock=clock, sleep=sleep, answer_bytes=self._core.limits.answer_bytes
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close every connection of the running loop; another call opens new ones."""
        await self._transport.close()

    async def _run(self, plan: Plan[T]) -> T:
        return await self._pump.run(self._core.guarded(plan))

    # what a portal holds ------------------------------------------------------------------------------------

    def datasets(self, query: Query | None = None) -> AsyncRows[Dataset]:
        """Return the datasets of the portal: see :meth:`Client.datasets`."""
        return AsyncRows(self._run, self._catalogue(query), iter)

    async def dataset(self, dataset: str) -> Dataset:
        """Return the description of a dataset: see :meth:`Client.dataset`."""
        return await self._run(self._asked(dataset, None).description())

    async def formats(self, dataset: str) -> tuple[ExportFormat, ...]:
        """Return the formats that a dataset can be exported in: see :meth:`Client.formats`."""
        return await self._run(formats(self._core, dataset))

    async def attachments(self, dataset: str) -> tuple[Attachment, ...]:
        """Return the files attached to a dataset: see :meth:`Client.attachments`."""
        return await self._run(attached(self._core, dataset))

    # what a dataset holds -----------------------------------------------------------------------------------

    def rows(
        self, dataset: str, query: Query | None = None, *, after: Cursor | None = None
    ) -> AsyncRows[dict[str, Any]]:
        """Return the rows of a query as the portal writes them: see :meth:`Client.rows`."""
        return AsyncRows(self._run, self._reading(dataset, query, after), iter)

    def records(
        self, dataset: str, query: Query | None = None, *, after: Cursor | None = None
    ) -> AsyncRows[Record]:
        """Return the rows of a query, their values converted: see :meth:`Client.records`."""
        reading = self._reading(dataset, query, after)
        return AsyncRows(self._run, reading, partial(records_of, reading))

    def pages(
        self, dataset: str, query: Query | None = None, *, after: Cursor | None = None
    ) -> AsyncRows[Page]:
        """Return the rows of a query by the page: see :meth:`Client.pages`."""
        reading = self._reading(dataset, query, after)
        return AsyncRows(self._run, reading, partial(page_of, reading))

    def lines(
        self, dataset: str, query: Query | None = None, *, after: Cursor | None = None
    ) -> AsyncRows[bytes]:
        """Return the rows of a query as JSON, in blocks of whole lines: see :meth:`Client.lines`."""
        return AsyncRows(self._run, self._blocks(dataset, query, after), iter)

    async def count(self, dataset: str, query: Query | None = None) -> int:
        """Count the rows that a query selects, whatever its limit: see :meth:`Client.count`."""
        return await self._run(counted(self._asked(dataset, query)))

    async def aggregate(self, dataset: str, query: Query) -> tuple[dict[str, Any], ...]:
        """Return every group of a query: see :meth:`Client.aggregate`."""
        return await self._run(aggregated(self._asked(dataset, query)))

    async def facets(
        self, dataset: str | None = None, query: Query | None = None, *, names: Iterable[str] = ()
    ) -> tuple[PortalFacet, ...]:
        """Count the values of facets: see :meth:`Client.facets`."""
        return await self._run(faceted(self._core, dataset, self._query(query), names))

    async def export(
        self,
        dataset: str,
        path: str | Path,
        query: Query | None = None,
        *,
        form: str | None = None,
        options: dict[str, str | bool | int] | None = None,
        progress: bool | Callable[[Progress], None] = False,
    ) -> Manifest:
        """Write the rows of a query to a file, verified: see :meth:`Client.export`."""
        asked = self._asked(dataset, query)
        return await self._run(
            exported(asked, Path(path), form=form, options=options or {}, progress=progress)
        )
