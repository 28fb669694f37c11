"""The rows of a query as they come, with where the reading stands."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Iterable, Iterator
from operator import length_hint
from typing import Any, Generic, Protocol, Self, TypeVar

from ._steps import Plan
from .cursor import Cursor

__all__ = ["AsyncRows", "Rows"]

T = TypeVar("T")


class _Source(Protocol):
    """What rows are read from, batch after batch."""

    @property
    def total(self) -> int | None: ...
    def batch(self) -> Plan[list[Any] | None]: ...
    def cursor(self, rows: int) -> Cursor | None: ...
    def close(self) -> Plan[None]: ...


class _Standing(Generic[T]):
    """Where a reading stands, for both kinds of rows."""

    def __init__(self, source: _Source, each: Callable[[Iterator[Any]], Iterable[T]]) -> None:
        self._source = source
        self._each = each
        self._left: Iterator[Any] = iter(())
        self._size = 0

    @property
    def cursor(self) -> Cursor | None:
        """Where the reading stands, to go on from in another call: behind the last row that was given.

        None before the first row, for groups, which come at once, and for rows that pages left out.
        """
        return self._source.cursor(self._size - length_hint(self._left))

    @property
    def total(self) -> int | None:
        """How many rows the portal announced; None before the first, or where it does not tell."""
        return self._source.total

    def _items(self, batch: list[Any]) -> Iterable[T]:
        self._left, self._size = iter(batch), len(batch)
        return self._each(self._left)


class Rows(_Standing[T], Iterator[T]):
    """What a query gives, one by one, asked for as it is needed.

    Who leaves it early, and keeps it, closes it (or reads it in a ``with``) to let go of the connection.

    Attributes:
        cursor: Where the reading stands.
        total: How many rows the portal announced.
    """

    def __init__(
        self,
        run: Callable[[Plan[Any]], Any],
        source: _Source,
        each: Callable[[Iterator[Any]], Iterable[T]],
    ) -> None:
        super().__init__(source, each)
        self._run = run
        self._given = self._read()

    def __iter__(self) -> Iterator[T]:
        return self._given

    def __next__(self) -> T:
        return next(self._given)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection; no more rows come, and the cursor stays where it is."""
        self._given.close()

    def _read(self) -> Generator[T, None, None]:
        try:
            while (batch := self._run(self._source.batch())) is not None:
                yield from self._items(batch)
        finally:
            self._run(self._source.close())


class AsyncRows(_Standing[T], AsyncIterator[T]):
    """As :class:`Rows`, for ``async for``.

    Attributes:
        cursor: Where the reading stands.
        total: How many rows the portal announced.
    """

    def __init__(
        self,
        run: Callable[[Plan[Any]], Awaitable[Any]],
        source: _Source,
        each: Callable[[Iterator[Any]], Iterable[T]],
    ) -> None:
        super().__init__(source, each)
        self._run = run
        self._given = self._read()

    def __aiter__(self) -> AsyncIterator[T]:
        return self._given

    async def __anext__(self) -> T:
        return await anext(self._given)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of the connection; no more rows come, and the cursor stays where it is."""
        await self._given.aclose()

    async def _read(self) -> AsyncGenerator[T, None]:
        try:
            while (batch := await self._run(self._source.batch())) is not None:
                for item in self._items(batch):
                    yield item
        finally:
            await self._run(self._source.close())
