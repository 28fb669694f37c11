"""One run of the campaign: a reading drawn by seed, of a portal that misbehaves, held to the truth."""

from __future__ import annotations

import asyncio
import json
import ssl
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final
from unittest import mock

import attrs
from portal import Misbehaviour, MovingRows, NaNs, Portal, RepeatedRows, Stall

from openinno.explore import (
    AsyncClient,
    Client,
    Cursor,
    ExploreError,
    Limits,
    Manifest,
    Query,
    RetryPolicy,
    Timeouts,
    field,
)
from openinno.explore._transport import AsyncHttp, Http
from openinno.explore.wire import Request

from .truth import KEYS, Truth, face, parsed
from .ways import LARGE, START, keeps_order, order, right_errors

FORMS: Final = ("jsonl", "csv", "json", "geojson", "parquet")
WALL: Final = 150
"""Where the wall is for half of the readings, in place of ten thousand rows."""
_MOST_REQUESTS: Final = 300
_TRUSTED: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_SECRET: Final = "a-key-that-no-error-tells"  # noqa: S105 - of no portal


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = START.timestamp()

    def __call__(self) -> float:
        """Tell the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Move on at once."""
        assert 0 <= seconds < 3600
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        """Move on at once, for those who await."""
        self.sleep(seconds)


@attrs.define
class Bound:
    """Counts requests, so that a run without end fails; asks for bodies as they are, if told so."""

    inner: Any
    identity: bool
    count: int = 0

    def open(self, request: Request) -> Any:
        """Send a request, unless there were too many."""
        self.count += 1
        assert self.count < _MOST_REQUESTS, "a run without end"
        if self.identity:
            request = attrs.evolve(request, headers={**request.headers, "accept-encoding": "identity"})
        return self.inner.open(request)

    def close(self) -> Any:
        """Close every connection."""
        return self.inner.close()


@attrs.frozen(kw_only=True)
class Setting:
    """What a run asks for, and how."""

    how: str
    dataset: str
    query: Query
    awaiting: bool
    wall: int
    identity: bool
    stop: int
    older: bool


def drawn(draw: Random) -> Setting:
    """Draw what a run asks for."""
    how = draw.choice(["rows", "rows", "rows", "records", "pages", "lines", "lines", *FORMS])
    dataset = draw.choice(["hauts", "hauts", "hauts", "jumeaux", "lieux"])
    query = Query()
    if dataset == "hauts":
        query = draw.choice([query, query, query.where(field("surface") >= 10.0), _slice(draw, how)])
    return Setting(
        how=how,
        dataset=dataset,
        query=query,
        awaiting=draw.random() < 0.5,
        wall=draw.choice([WALL, 10_000]),
        identity=draw.random() < 0.5,
        stop=draw.choice([10_000, 10_000, draw.randrange(240)]),
        older=draw.random() < 0.5,
    )


def _slice(draw: Random, how: str) -> Query:
    query = Query().order_by("id").limit(draw.randrange(1, 240))
    return query if how in FORMS else query.offset(draw.choice([0, draw.randrange(240)]))


@attrs.frozen(kw_only=True)
class Run:
    """One run.

    Args:
        portal: The portal, which nobody else asks.
        truth: What it holds.
        seed: What everything is drawn from.
        ways: How the portal misbehaves.
        folder: Where files go.
    """

    portal: Portal
    truth: Truth
    seed: str
    ways: tuple[type[Misbehaviour], ...]
    folder: Path

    def outcome(self) -> str:
        """Run, check, and tell how it ended: ``whole``, or the name of the error that was right.

        Raises:
            AssertionError: It ended otherwise; the seed is told.
        """
        draw = Random(self.seed)  # noqa: S311 - for tests, the same every time
        orders = [order(way, draw) for way in self.ways]
        setting = drawn(draw)
        if RepeatedRows in self.ways:
            # Where the first page that is asked for is the one before, nobody can tell.
            setting = attrs.evolve(setting, query=setting.query.offset(0))
        try:
            with (
                warnings.catch_warnings(),
                mock.patch("openinno.explore.reading.readings.WALL", setting.wall),
                mock.patch("openinno.explore.reading.paging.WALL", setting.wall),
            ):
                warnings.simplefilter("ignore", DeprecationWarning)
                return _Attempted(self, orders, setting, draw).outcome()
        except Exception as error:
            error.add_note(f"seed {self.seed!r}: {orders}\n{setting}")
            raise


class _Attempted:
    """A run under way."""

    def __init__(self, run: Run, orders: list[Misbehaviour], setting: Setting, draw: Random) -> None:
        self.run, self.orders, self.setting, self.draw = run, orders, setting, draw
        self.right = frozenset[type[ExploreError]]().union(*map(right_errors, orders))
        self.clock = Clock()
        form = setting.how if setting.how in FORMS else "jsonl"
        self.states = [
            self._sliced(run.truth.rows(setting.dataset, form, self._conditions(), came, went))
            for came, went in self._moves()
        ]
        run.portal.behave()
        run.portal.misbehave(*orders)

    def _conditions(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, text) for name, text in self.setting.query.parameters() if name == "where")

    def _sliced(self, rows: list[dict[str, Any]]) -> list[str]:
        start, size = self.setting.query.start, self.setting.query.size
        chosen = rows[start:] if size is None else rows[start : start + size]
        return [self._face(row) for row in chosen]

    def _moves(self) -> Iterator[tuple[int, int]]:
        """Yield how many rows may have come and gone when the run ends."""
        yield 0, 0
        for one in self.orders:
            if isinstance(one, MovingRows):
                yield from ((max(one.by * n, 0), max(-one.by * n, 0)) for n in range(1, one.times + 1))

    def _face(self, row: Any) -> str:
        if self.setting.how == "records":
            return face(row, KEYS[self.setting.dataset])
        spoilt = any(isinstance(one, NaNs) for one in self.orders)
        return face(row, [name for name in row if not (spoilt and name == "surface")])

    # reading ------------------------------------------------------------------------------------------------

    def outcome(self) -> str:
        return self._exported() if self.setting.how in FORMS else self._read()

    def _client(self) -> Any:
        stalls = any(isinstance(one, Stall) for one in self.orders)
        timeouts = Timeouts(inactivity=0.15 if stalls else 20)
        limits = Limits(answer_bytes=LARGE, line_bytes=LARGE)
        settings: dict[str, Any] = {
            "key": _SECRET,
            "retry": RetryPolicy(attempts=3, chance=self.draw.random),
            "limits": limits,
            "clock": self.clock,
        }
        kind: Any = AsyncHttp if self.setting.awaiting else Http
        transport = Bound(kind(timeouts=timeouts, limits=limits, verify=_TRUSTED), self.setting.identity)
        if self.setting.awaiting:
            return AsyncClient(
                self.run.portal.url, transport=transport, sleep=self.clock.sleep_async, **settings
            )
        return Client(self.run.portal.url, transport=transport, sleep=self.clock.sleep, **settings)

    def _read(self) -> str:
        """Read, going on behind a stop or an error a few times."""
        given: list[str] = []
        cursor: Cursor | None = None
        stop = self.setting.stop
        for _ in range(4):
            found, cursor, error = self._reading(cursor, stop)
            given += found
            self._check_part(given)
            stopped, stop = error is None and len(found) >= stop, 10_000
            if error is None and not stopped:
                self._check_whole(given)
                return "whole"
            if error is not None:
                self._check_error(error)
            if cursor is None:
                if error is not None and given:
                    return type(error).__name__
                given = []
            else:
                cursor = Cursor.from_json(cursor.to_json())
                # Rows that pages left out come behind it, and so come again.
                del given[cursor.rows - self.setting.query.start :]
        return type(error).__name__

    def _reading(
        self, after: Cursor | None, stop: int
    ) -> tuple[list[str], Cursor | None, ExploreError | None]:
        """Read until the end, an error, or so many rows."""
        setting, given = self.setting, list[str]()
        error: ExploreError | None = None

        def taken(item: Any) -> bool:
            given.extend(map(self._face, _flat(setting.how, item)))
            assert len(given) < 1000, "rows without end"
            return len(given) >= stop

        async def awaited() -> Cursor | None:
            nonlocal error
            async with self._client() as client:
                rows = getattr(client, setting.how)(setting.dataset, setting.query, after=after)
                try:
                    async for item in rows:
                        if taken(item):
                            break
                except ExploreError as found:
                    error = found
                cursor: Cursor | None = rows.cursor
                return cursor

        def read() -> Cursor | None:
            nonlocal error
            with self._client() as client:
                rows = getattr(client, setting.how)(setting.dataset, setting.query, after=after)
                try:
                    for item in rows:
                        if taken(item):
                            break
                except ExploreError as found:
                    error = found
                cursor: Cursor | None = rows.cursor
                return cursor

        cursor = asyncio.run(awaited()) if setting.awaiting else read()
        return given, cursor, error

    # files --------------------------------------------------------------------------------------------------

    def _exported(self) -> str:
        """Export to a file, over an older one or not."""
        setting = self.setting
        path = self.run.folder / f"lignes.{setting.how}"
        beside = Manifest.path_for(path)
        for one in self.run.folder.iterdir():
            one.unlink()
        if setting.older:
            path.write_text("older")
            beside.write_text("{}")
        before = self._files()
        try:
            manifest = self._export(path)
        except ExploreError as error:
            assert self._files() == before
            self._check_error(error)
            return type(error).__name__
        rows = parsed(setting.how, path.read_bytes())
        self._check_whole([self._face(row) for row in rows])
        assert set(self._files()) == {path.name, beside.name}
        assert manifest == Manifest.from_json(beside.read_bytes())
        assert manifest.holds(path)
        assert manifest.rows in {None, len(rows)}
        return "whole"

    def _files(self) -> dict[str, bytes]:
        return {one.name: one.read_bytes() for one in self.run.folder.iterdir()}

    def _export(self, path: Path) -> Manifest:
        setting = self.setting
        told: list[Any] = []

        async def awaited() -> Manifest:
            async with self._client() as client:
                manifest: Manifest = await client.export(
                    setting.dataset, path, setting.query, progress=told.append
                )
                return manifest

        if setting.awaiting:
            return asyncio.run(awaited())
        with self._client() as client:
            manifest: Manifest = client.export(setting.dataset, path, setting.query, progress=told.append)
            return manifest

    # judging ------------------------------------------------------------------------------------------------

    def _check_error(self, error: ExploreError) -> None:
        assert type(error) in self.right, f"not a right error: {type(error).__name__}: {error.message()}"
        assert _SECRET not in error.message("fr") + error.message("en")
        assert error.url
        assert len(error.attempts) <= 3

    def _check_part(self, given: list[str]) -> None:
        """Check that no row came twice, or from nowhere."""
        most = Counter[str]()
        for state in self.states:
            most |= Counter(state)
        assert Counter(given) <= most, f"too many rows: {(Counter(given) - most).most_common(3)}"
        if self.setting.dataset != "jumeaux" and all(map(keeps_order, self.orders)):
            assert given == self.states[0][: len(given)], "another order"

    def _check_whole(self, given: list[str]) -> None:
        found = Counter(given)
        wrong = [
            f"{len(given)} rows of {len(state)}; missing {list((Counter(state) - found).elements())[:3]},"
            f" too many {list((found - Counter(state)).elements())[:3]}"
            for state in self.states
        ]
        assert any(found == Counter(state) for state in self.states), f"not whole: {wrong}"


def _flat(how: str, item: Any) -> list[Any]:
    if how == "pages":
        return list(item.rows)
    if how == "lines":
        assert item.endswith(b"\n")
        return [json.loads(line) for line in item.split(b"\n") if line]
    return [item]
