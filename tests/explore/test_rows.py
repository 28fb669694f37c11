"""Rows as they come: one iterator, which tells an error again rather than an end that never was."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from scripted import Export, Script, asked_of, lines_of

from openinno.explore import _settings
from openinno.explore._json import decode_lines
from openinno.explore._steps import Plan
from openinno.explore.answers import Page
from openinno.explore.errors import BadQuery, Unreachable
from openinno.explore.reading import lines as export_lines
from openinno.explore.reading import readings
from openinno.explore.reading.cursor import Cursor
from openinno.explore.reading.readings import Blocks, Reading
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


ROWS = [{"n": number} for number in range(250)]
FIRST = Cursor(dataset="lieux", query="", way="export", rows=0, digest="")


def portal() -> Script:
    """Return a portal whose exports come in blocks of a hundred rows, as its pages do."""
    return Script(ROWS, exports=[Export([lines_of(ROWS[at : at + 100]) for at in range(0, 250, 100)])])


def interrupted_by(call: int, does: Callable[..., Any], error: type[BaseException]) -> Callable[..., Any]:
    """Return what does as it should, but for one call, whose result is lost to an interruption."""
    calls = itertools.count(1)

    def interrupted(*given: Any, **named: Any) -> Any:
        found = does(*given, **named)
        if next(calls) == call:
            raise error
        return found

    return interrupted


def until(error: type[BaseException], rows: Rows[Any]) -> list[Any]:
    """Return what rows give until they are interrupted."""
    given: list[Any] = []
    try:
        for row in rows:
            given.append(row)  # noqa: PERF402 - a list made at once would be lost
    except error:
        return given
    pytest.fail("not interrupted")


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize("call", [1, 2, 3])
def test_rows_lost_while_they_are_decoded_come_again(
    monkeypatch: pytest.MonkeyPatch, call: int, error: type[BaseException]
) -> None:
    """Decoding a block takes a while; an interruption finds the cursor behind the last row given."""
    with monkeypatch.context() as patch:
        patch.setattr(export_lines, "decode_lines", interrupted_by(call, decode_lines, error))
        rows = Rows(portal().run, Reading(asked_of(), after=FIRST), iter)
        given = until(error, rows)

    assert len(given) == 100 * (call - 1)
    assert given + list(Rows(portal().run, Reading(asked_of(), after=rows.cursor), iter)) == ROWS


@pytest.mark.parametrize("after", [None, FIRST], ids=["pages", "export"])
@pytest.mark.parametrize("call", [1, 2, 3, 4])
def test_rows_lost_on_their_way_come_again(call: int, after: Cursor | None) -> None:
    """What runs the reading is interrupted when a batch is read, and not yet handed on."""
    run = interrupted_by(call, portal().run, KeyboardInterrupt)
    rows = Rows(run, Reading(asked_of(), after=after), iter)

    given = until(KeyboardInterrupt, rows)

    assert bool(given) is (call > 1)
    assert given + list(Rows(portal().run, Reading(asked_of(), after=rows.cursor), iter)) == ROWS


@pytest.mark.parametrize("call", [1, 2, 3])
def test_awaited_rows_lost_on_their_way_come_again(call: int) -> None:
    """As with :class:`Rows`, where a task is cancelled."""
    script = portal()
    lose = interrupted_by(call, script.run, asyncio.CancelledError)

    async def run(plan: Plan[Any]) -> Any:
        return lose(plan)

    async def read() -> tuple[list[Any], Cursor | None]:
        rows, given = AsyncRows(run, Reading(asked_of(), after=FIRST), iter), list[Any]()
        try:
            async for row in rows:
                given.append(row)
        except asyncio.CancelledError:
            return given, rows.cursor
        pytest.fail("not cancelled")

    given, cursor = asyncio.run(read())
    assert given + list(Rows(script.run, Reading(asked_of(), after=cursor), iter)) == ROWS


def test_a_record_lost_while_it_is_made_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making records takes the most time: the one that was half made was not given."""
    make = interrupted_by(142, lambda row: row, KeyboardInterrupt)
    monkeypatch.setattr(readings, "reader_of", lambda *_, **__: SimpleNamespace(record=make))
    reading = Reading(asked_of(), after=FIRST)
    rows = Rows(portal().run, reading, partial(_settings.records_of, reading))

    assert until(KeyboardInterrupt, rows) == ROWS[:141]
    assert rows.cursor is not None
    assert rows.cursor.rows == 141


def test_a_page_lost_while_it_is_made_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is given whole or not at all."""
    monkeypatch.setattr(_settings, "Page", interrupted_by(2, Page, MemoryError))
    reading = Reading(asked_of(), after=FIRST)
    pages = Rows(portal().run, reading, partial(_settings.page_of, reading))

    assert len(until(MemoryError, pages)) == 1
    assert pages.cursor is not None
    assert pages.cursor.rows == 100


@pytest.mark.parametrize("call", [1, 2, 3])
def test_blocks_lost_on_their_way_come_again(call: int) -> None:
    """As with rows, block by block."""
    blocks = Rows(interrupted_by(call, portal().run, KeyboardInterrupt), Blocks(asked_of()), iter)
    given = until(KeyboardInterrupt, blocks)

    rest = Rows(portal().run, Blocks(asked_of(), after=blocks.cursor), iter)
    assert b"".join([*given, *rest]) == lines_of(ROWS)
