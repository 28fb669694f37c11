"""The client: asks a portal, waits for the answer, returns it."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from ._calls import aggregated, attached, counted, faceted, formats
from ._pumps import Pump
from ._retry import RetryPolicy
from ._settings import Calls, page_of, records_of
from ._steps import Plan
from ._transport import Http
from .answers import Attachment, Dataset, ExportFormat, Page, PortalFacet
from .answers.values import Record
from .export.exporting import exported
from .export.manifest import Manifest
from .export.progress import Progress
from .odsql import Query
from .reading.cursor import Cursor
from .reading.rows import Rows
from .wire import Limits, Timeouts, Transport

__all__ = ["Client"]

T = TypeVar("T")


class Client(Calls):
    """Asks a portal that speaks the Explore API v2.1; no request is made until something is asked for.

    Args:
        portal: A host (``opendata.example.fr``), an address, or the base of the API itself.
        key: Key of the portal; that of the environment (``OPENINNO_API_KEY``) by default, which is sent to
            whichever portal this client is made for, unless it is written as ``host=key`` pairs, parted by
            blanks: then only to these hosts. An empty text sends none. A key goes in a header to this portal
            only, and is never shown.
        lang: Language of what the portal translates.
        retry: When to try again.
        timeouts: How long to wait for a connection and for the next byte, in seconds.
        limits: How many connections, and how large an answer, to accept.
        proxy: Address of a proxy; those of the environment by default, but none for a portal on this machine.
        verify: The certificates to trust; those of the system's library by default.
        http2: Whether to offer HTTP/2, which the headers of some portals break.
        allow_http: Whether to accept ``http`` for a host that is not this machine.
        transport: What carries the requests, in place of the one that comes with openinno.
        clock: Tells the time in seconds since 1970.
        sleep: Waits for some seconds.

    Examples:
        >>> from openinno.explore import Client, Query, field
        >>> with Client("opendata.example.fr") as example:
        ...     query = Query().where(field("themes").contains("Énergie")).limit(50)
        ...     print(example.explain("lieux", query)[1].url)
        https://opendata.example.fr/api/explore/v2.1/catalog/datasets/lieux/records?where=%22%C3%89nergie%22%20in%20themes&lang=fr&limit=50
        >>> example.base, example.quota
        ('https://opendata.example.fr/api/explore/v2.1', None)

        In the examples of its methods, ``client`` asks a small portal on this machine.
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
        transport: Transport | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        super().__init__(
            portal, key=key, lang=lang, retry=retry, timeouts=timeouts, limits=limits, allow_http=allow_http
        )
        self._transport: Transport = transport or self._carrier(Http, proxy=proxy, verify=verify, http2=http2)
        self._pump = Pump(
            transport=self._transport, clock=clock, sleep=sleep, answer_bytes=self._core.limits.answer_bytes
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; another call opens new ones.

        Examples:
            >>> client.count("structures"), client.close(), client.count("structures")
            (51, None, 51)
        """
        self._transport.close()

    def _run(self, plan: Plan[T]) -> T:
        return self._pump.run(self._core.guarded(plan))

    # what a portal holds ------------------------------------------------------------------------------------

    def datasets(self, query: Query | None = None) -> Rows[Dataset]:
        """Return the datasets of the portal, as they are asked for.

        Args:
            query: Conditions, order and limit, on the metadata of the datasets; what the order leaves open is
                settled by their identifiers.

        Raises:
            BadQuery: The query is refused, or it wants an order of its own for more datasets than a list
                shows (10 000).
            IncompleteExport: The catalogue changed while it was read.

        Examples:
            >>> [dataset.id for dataset in client.datasets()]
            ['communes', 'lieux', 'reserve', 'structures']
        """
        return Rows(self._run, self._catalogue(query), iter)

    def dataset(self, dataset: str) -> Dataset:
        """Return the description of ``dataset``: its fields, its metadata.

        Raises:
            UnknownDataset: The portal holds no such dataset.

        Examples:
            >>> client.dataset("structures").title
            "Structures d'innovation ouverte"
        """
        return self._run(self._asked(dataset, None).description())

    def formats(self, dataset: str) -> tuple[ExportFormat, ...]:
        """Return the formats that ``dataset`` can be exported in.

        Examples:
            >>> [one.name for one in client.formats("structures")][:3]
            ['csv', 'geojson', 'json']
        """
        return self._run(formats(self._core, dataset))

    def attachments(self, dataset: str) -> tuple[Attachment, ...]:
        """Return the files attached to ``dataset``, with the address of each.

        Examples:
            >>> client.attachments("structures")
            ()
        """
        return self._run(attached(self._core, dataset))

    # what a dataset holds -----------------------------------------------------------------------------------

    def rows(
        self, dataset: str, query: Query | None = None, *, after: Cursor | None = None
    ) -> Rows[dict[str, Any]]:
        """Return the rows of a query as the portal writes them, however many there are, each once.

        Page by page below 10 000 rows, as an export above: the order is stable and the same. The rows that
        came are compared with what the portal counts.

        Args:
            dataset: Identifier of the dataset.
            query: What to ask for; everything by default.
            after: Where an earlier reading stood (``rows.cursor``), to go on from there.

        Raises:
            BadQuery: The query does not suit the fields of the dataset, or the portal refuses it.
            IncompleteExport: Rows are missing, or changed while they were read; those given are right.

        Examples:
            >>> from openinno.explore import Query, field
            >>> query = Query().where(field("region") == "Normandie").select("id", "region")
            >>> for row in client.rows("structures", query):
            ...     print(row)
            {'id': 'ffwd', 'region': 'Normandie'}
            {'id': 'moho', 'region': 'Normandie'}
            {'id': 'pole_tes', 'region': 'Normandie'}
        """
        return Rows(self._run, self._reading(dataset, query, after), iter)

    def records(
        self, dataset: str, query: Query | None = None, *, after: Cursor | None = None
    ) -> Rows[Record]:
        """Return the rows of a query, their values converted by the types that the dataset declares.

        Args and errors are those of :meth:`rows`; a value that does not suit its type is kept as it came,
        with a finding.

        Examples:
            >>> record = next(client.records("structures"))
            >>> record["themes"], record.findings
            (('santé et vieillissement',), ())
        """
        reading = self._reading(dataset, query, after)
        return Rows(self._run, reading, partial(records_of, reading))

    def pages(self, dataset: str, query: Query | None = None, *, after: Cursor | None = None) -> Rows[Page]:
        """Return what :meth:`rows` gives by the page, or by the block where it comes as an export.

        Examples:
            >>> page = next(client.pages("structures"))
            >>> len(page.rows), page.total
            (51, 51)
        """
        reading = self._reading(dataset, query, after)
        return Rows(self._run, reading, partial(page_of, reading))

    def lines(self, dataset: str, query: Query | None = None, *, after: Cursor | None = None) -> Rows[bytes]:
        """Return what :meth:`rows` gives as JSON, in blocks of whole lines for a decoder of your own.

        Always an export; each line begins and ends with a brace, and ends in a line feed. What stands between
        the braces is for the decoder to judge: :meth:`rows` does, and so does ``openinno.stream_structures``.

        Examples:
            >>> import json
            >>> block = next(client.lines("structures"))
            >>> [json.loads(line)["id"] for line in block.splitlines()][:2]
            ['atlanpole_biotherapies', 'bic_montpellier']
        """
        return Rows(self._run, self._blocks(dataset, query, after), iter)

    def count(self, dataset: str, query: Query | None = None) -> int:
        """Count the rows of ``dataset`` that ``query`` selects, whatever its limit.

        Examples:
            >>> from openinno.explore import Query, field
            >>> client.count("structures", Query().where(field("region") == "Normandie"))
            3
        """
        return self._run(counted(self._asked(dataset, query)))

    def aggregate(self, dataset: str, query: Query) -> tuple[dict[str, Any], ...]:
        """Return every group of ``dataset`` for a ``query`` that groups; one row if it only sums up.

        Raises:
            BadQuery: The query neither groups nor sums up.

        Examples:
            >>> from openinno.explore.odsql import Query, count
            >>> query = Query().select("region", count().alias("n")).group_by("region").limit(2)
            >>> client.aggregate("structures", query)
            ({'region': 'Auvergne-Rhône-Alpes', 'n': 4}, {'region': 'Normandie', 'n': 3})
        """
        return self._run(aggregated(self._asked(dataset, query)))

    def facets(
        self, dataset: str | None = None, query: Query | None = None, *, names: Iterable[str] = ()
    ) -> tuple[PortalFacet, ...]:
        """Count the values of the facets of a dataset, or of the whole catalogue.

        Args:
            dataset: Identifier of the dataset; the catalogue by default.
            query: Which rows, or datasets, to count.
            names: Which facets; all by default.

        Examples:
            >>> (regions,) = client.facets("structures", names=["region"])
            >>> [(one.value, one.count) for one in regions.values[:2]]
            [('Bourgogne-Franche-Comté', 10), ('Grand Est', 6)]
        """
        return self._run(faceted(self._core, dataset, self._query(query), names))

    def export(
        self,
        dataset: str,
        path: str | Path,
        query: Query | None = None,
        *,
        form: str | None = None,
        options: dict[str, str | bool | int] | None = None,
        progress: bool | Callable[[Progress], None] = False,
    ) -> Manifest:
        """Write the rows of a query to a file, in any format that the dataset offers, verified.

        The file appears under its name only once it is whole, as far as its format tells: no error and no
        page in place of data, brackets, quotes or the outermost element closed, archives by their checksums.
        Rows of JSON Lines, CSV, JSON and GeoJSON are counted as they come and compared with what the portal
        counts; those of other formats are not. They come in the order that :meth:`rows` gives them in. A
        manifest beside the file (``rows.parquet.manifest.json``) tells what it is and what was checked.

        Args:
            dataset: Identifier of the dataset.
            path: Where to write; a file that is there, or that a link leads to, is replaced at the end.
            query: What to ask for; everything by default.
            form: The format; that of the ending of the name by default.
            options: Options of the format, such as ``delimiter`` for CSV or ``epsg`` for shapes.
            progress: True to show a bar on a terminal (extra ``progress``), or what to call as it goes.

        Raises:
            BadQuery: The query, the format or an option is refused.
            OSError: The file cannot be written; one that is there stays as it was, with its manifest.
            IncompleteExport: The export broke each time, or does not hold the rows that the portal counts.

        Examples:
            >>> import pathlib, tempfile
            >>> file = pathlib.Path(tempfile.mkdtemp(), "structures.csv")
            >>> manifest = client.export("structures", file)
            >>> manifest.rows, manifest.holds(file)
            (51, True)
        """
        asked = self._asked(dataset, query)
        return self._run(exported(asked, Path(path), form=form, options=options or {}, progress=progress))
