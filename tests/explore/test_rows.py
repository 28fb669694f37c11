"""Rows as they come: one iterator, which tells an error again rather than an end that never was."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from openinno.explore._steps import Plan
from openinno.explore.errors import BadQuery, Unreachable
from openinno.explore.reading.cursor import Cursor
from openinno.explore.reading.rows import AsyncRows, Rows
from openinno.labels import Label


class Source:
    """Gives two batches, then fails; counts how often it was closed."""

    def __init__(self, error: BaseException | None) -> None:
        self.total = 4
        self.closed = 0
        self._error = error
        self._batches: Iterator[list[int]] = iter([[1, 2], [3, 4]])

    def batch(self) -> Plan[list[Any] | None]:
        """Return the next batch, or fail behind the last."""
        yield from ()
        found = next(self._batches, None)
        if found is None and self._error is not None:
            raise self._error
        return found

    def cursor(self, rows: int) -> Cursor | None:
        """Tell no place."""
        return None

    def close(self) -> Plan[None]:
        """Count."""
        yield from ()
        self.closed += 1


def run(plan: Plan[Any]) -> Any:
    """Drive a plan that takes no step."""
    try:
        next(plan)
    except StopIteration as end:
        return end.value
    pytest.fail("a step")


async def run_async(plan: Plan[Any]) -> Any:
    """Drive a plan that takes no step, awaited."""
    return run(plan)


def unreachable() -> Unreachable:
    """Return an error of a portal."""
    return Unreachable(Label("le portail ne répond pas", "the portal does not answer"), url="https://x.fr")


def test_rows_are_their_own_iterator() -> None:
    """As iterators are: what takes two at a time, or goes on after a break, works."""
    rows = Rows(run, Source(None), iter)

    assert iter(rows) is rows
    assert next(rows) == 1
    assert list(zip(rows, rows, strict=False)) == [(2, 3)]
    assert next(rows, "end") == "end"


def test_awaited_rows_are_their_own_iterator() -> None:
    """As :class:`Rows`."""

    async def read() -> list[int]:
        rows = AsyncRows(run_async, Source(None), iter)
        assert aiter(rows) is rows
        return [await anext(rows), *[row async for row in rows]]

    assert asyncio.run(read()) == [1, 2, 3, 4]


def test_an_error_is_told_again() -> None:
    """Rows that broke off are never taken for complete by who asks once more."""
    error = unreachable()
    source = Source(error)
    rows = Rows(run, source, iter)

    for _ in range(2):
        with pytest.raises(Unreachable) as caught:
            list(rows)
        assert caught.value is error
    assert source.closed == 1


def test_rows_that_were_interrupted_are_not_at_their_end() -> None:
    """A second row is refused, with how to go on; it does not interrupt again."""
    rows = Rows(run, Source(KeyboardInterrupt()), iter)
    with pytest.raises(KeyboardInterrupt):
        list(rows)

    with pytest.raises(BadQuery, match="go on at its cursor"):
        next(rows)


def test_awaited_rows_that_were_cancelled_are_not_at_their_end() -> None:
    """As with :class:`Rows`: a timeout around one row does not cancel who asks for the next."""

    async def read() -> None:
        rows = AsyncRows(run_async, Source(asyncio.CancelledError()), iter)
        with pytest.raises(asyncio.CancelledError):
            [row async for row in rows]
        with pytest.raises(BadQuery, match="go on at its cursor"):
            await anext(rows)

    asyncio.run(read())


def test_an_awaited_error_is_told_again() -> None:
    """As with :class:`Rows`."""
    error, source = unreachable(), Source(None)
    source._error = error

    async def read() -> None:
        rows = AsyncRows(run_async, source, iter)
        for _ in range(2):
            with pytest.raises(Unreachable) as caught:
                [row async for row in rows]
            assert caught.value is error
        with pytest.raises(Unreachable):
            await anext(rows)

    asyncio.run(read())
    assert source.closed == 1


def test_rows_that_were_closed_are_at_their_end() -> None:
    """Closing is no error, and nothing more is read."""
    source = Source(unreachable())
    rows = Rows(run, source, iter)
    next(rows)
    rows.close()

    assert list(rows) == []
    assert source.closed == 1


def test_awaited_rows_that_were_closed_are_at_their_end() -> None:
    """As with :class:`Rows`."""
    source = Source(unreachable())

    async def read() -> list[int]:
        async with AsyncRows(run_async, source, iter) as rows:
            await anext(rows)
        return [row async for row in rows]

    assert asyncio.run(read()) == []
    assert source.closed == 1
