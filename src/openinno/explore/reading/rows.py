"""The rows of a query as they come, with where the reading stands."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Iterable, Iterator
from operator import length_hint
from typing import Any, Generic, Protocol, Self, TypeVar

from ...labels import Label
from .._steps import Plan
from ..errors import BadQuery
from .cursor import Cursor, Place

__all__ = ["AsyncRows", "Rows"]

T = TypeVar("T")


class _Source(Protocol):
    """What rows are read from, batch after batch."""

    @property
    def total(self) -> int | None: ...
    @property
    def cursor(self) -> Place: ...
    def batch(self) -> Plan[list[Any] | None]: ...
    def close(self) -> Plan[None]: ...


class _Standing(Generic[T]):
    """Where a reading stands: the last batch, how much of it was given, and what makes a cursor of that.

    The source is ahead from when it begins to read a batch, and an interruption may come at any time: cursors
    are made of what is kept here, which changes all at once.
    """

    def __init__(self, source: _Source, each: Callable[[Iterator[Any]], Iterable[T]]) -> None:
        self.source = source
        self._each = each
        self._given: tuple[Iterator[Any], int, Place] = (iter(()), 0, source.cursor)
        self.error: Exception | None = None

    def items(self, batch: list[Any]) -> Iterable[T]:
        """Return what a new batch holds, and keep an eye on what is left of it."""
        left = iter(batch)
        self._given = (left, len(batch), self.source.cursor)
        return self._each(left)

    def cursor(self) -> Cursor | None:
        """Return the cursor behind the last row that was given."""
        left, size, place = self._given
        return place(size - length_hint(left))

    def broke(self, error: BaseException) -> None:
        """Keep why the reading broke off, to tell whoever asks for another row."""
        if isinstance(error, Exception):
            self.error = error
        elif not isinstance(error, GeneratorExit):
            # Not the interruption itself, which would stop what nobody interrupts a second time.
            self.error = BadQuery.of(
                Label(
                    "cette lecture a été interrompue ; reprenez-la à son curseur (after=….cursor)",
                    "this reading was interrupted; go on at its cursor (after=….cursor)",
                )
            )


class _Rows(Generic[T]):
    """What both kinds of rows know.

    What gives the rows does not hold them: rows that nobody keeps are let go of at once.
    """

    def __init__(self, standing: _Standing[T]) -> None:
        self._standing = standing

    @property
    def cursor(self) -> Cursor | None:
        """Where the reading stands, to go on from in another call: behind the last row that was given.

        None before the first row, and for groups that come at once. Where an export gives rows that pages
        left out, which stand in no place, the cursor stays behind the pages: gone on from it, those come
        again. Its ``rows`` tell how many rows lie before it.
        """
        return self._standing.cursor()

    @property
    def total(self) -> int | None:
        """How many rows the portal announced; None before the first, or where it does not tell."""
        return self._standing.source.total


class Rows(_Rows[T], Iterator[T]):
    """What a query gives, one by one, asked for as it is needed.

    Left early and no longer kept, they let go of the connection; who keeps them closes them, or reads them
    in a ``with``. An error is raised again by whoever asks for another row: rows that broke off are never at
    their end.

    Attributes:
        cursor: Where the reading stands.
        total: How many rows the portal announced.

    Examples:
        Here, ``client`` asks a small portal on this machine.

        >>> rows = client.rows("structures")
        >>> next(rows)["id"], rows.total, rows.cursor.rows
        ('atlanpole_biotherapies', 51, 1)
        >>> rows.close()
        >>> list(rows), rows.cursor.rows
        ([], 1)
    """

    def __init__(
        self,
        run: Callable[[Plan[Any]], Any],
        source: _Source,
        each: Callable[[Iterator[Any]], Iterable[T]],
    ) -> None:
        super().__init__(_Standing(source, each))
        self._given = _read(run, self._standing)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        # A loop over what is left takes one row faster than next() does.
        for row in self._given:
            return row
        raise self._standing.error or StopIteration

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection; no more rows come, and the cursor stays where it is."""
        self._given.close()


def _read(run: Callable[[Plan[Any]], Any], standing: _Standing[T]) -> Generator[T, None, None]:
    try:
        while (batch := run(standing.source.batch())) is not None:
            yield from standing.items(batch)
    except BaseException as error:
        standing.broke(error)
        raise
    finally:
        run(standing.source.close())


class AsyncRows(_Rows[T], AsyncIterator[T]):
    """As :class:`Rows`, for ``async for`` and ``async with``.

    Left early without ``async with`` or :meth:`close`, they keep the connection until the collector finds
    that nobody keeps them, and the event loop runs again.

    Attributes:
        cursor: Where the reading stands.
        total: How many rows the portal announced.

    Examples:
        Here, ``portal`` is the address of a small portal on this machine.

        >>> import asyncio
        >>> from openinno.explore import AsyncClient
        >>> async def first():
        ...     async with AsyncClient(portal) as client:
        ...         rows = client.rows("structures")
        ...         print((await anext(rows))["id"], rows.total, rows.cursor.rows)
        ...         await rows.close()
        >>> asyncio.run(first())
        atlanpole_biotherapies 51 1
    """

    def __init__(
        self,
        run: Callable[[Plan[Any]], Awaitable[Any]],
        source: _Source,
        each: Callable[[Iterator[Any]], Iterable[T]],
    ) -> None:
        super().__init__(_Standing(source, each))
        self._given = _read_async(run, self._standing)

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[T]:
        if self._standing.error is not None:
            raise self._standing.error
        return anext(self._given)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of the connection; no more rows come, and the cursor stays where it is."""
        await self._given.aclose()


async def _read_async(
    run: Callable[[Plan[Any]], Awaitable[Any]], standing: _Standing[T]
) -> AsyncGenerator[T, None]:
    try:
        while (batch := await run(standing.source.batch())) is not None:
            for item in standing.items(batch):
                yield item
    except BaseException as error:
        standing.broke(error)
        raise
    finally:
        await run(standing.source.close())
