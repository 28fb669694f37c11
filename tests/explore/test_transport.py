"""The transport that comes with openinno, by both libraries and both clients, against a little server."""

from __future__ import annotations

import asyncio
import gc
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import AsyncIterator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from clients import KINDS, ask, drained
from little_server import Answer, Asked, dataset_of, serving

from openinno.explore import AsyncClient, Client, Limits, Request, RetryPolicy, Timeouts
from openinno.explore._pumps import AsyncPump, Pump
from openinno.explore._steps import Close, Plan, Read, Send, Wait
from openinno.explore._transport import AsyncHttp, Http, library
from openinno.explore.errors import BadQuery, ExploreError, Refused, UnexpectedContent, Unreachable
from openinno.explore.wire import Broken

ROWS = [{"n": str(number), "nom": "x" * 50} for number in range(40)]
KEY = "s3cr3t-key"


@pytest.fixture(params=["httpx", "httpx2"], autouse=True)
def named(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Use one library, then the other."""
    name: str = request.param
    pytest.importorskip(name)
    monkeypatch.setattr("openinno.explore._transport.PREFERRED", (name,))
    return name


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Use one client, then the other."""
    name: str = request.param
    return name


def count(client: Any) -> Any:
    """Count rows: the plainest of calls."""
    return client.count("lieux")


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and all that it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def foreign(error: BaseException) -> list[str]:
    """Return the errors of others in a chain."""
    return [
        repr(one)
        for one in chain(error)
        if type(one).__module__.partition(".")[0] not in {"openinno", "builtins"}
    ]


def test_the_library_that_is_there_is_used(named: str, kind: str) -> None:
    """Either of the two is enough."""
    with serving(dataset_of(ROWS)) as server:
        assert ask(kind, server.base, count) == 40
    assert library().__name__ == named


def test_no_connection_is_told(kind: str) -> None:
    """With the address, each try, and nothing of the library."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with pytest.raises(Unreachable, match="could not connect") as caught:
        ask(kind, f"http://127.0.0.1:{port}", count, key=KEY)

    assert f":{port}/" in caught.value.url
    assert len(caught.value.attempts) == 2
    assert "connexion impossible" in caught.value.message("fr")
    assert foreign(caught.value) == []


def test_a_connection_closed_without_a_word_is_told(kind: str) -> None:
    """After as many tries as allowed."""
    with serving(lambda asked: Answer(status=0)) as server:
        with pytest.raises(Unreachable, match="cut or malformed") as caught:
            ask(kind, server.base, count)
        assert len(server.asked) == 2
    assert foreign(caught.value) == []


def test_an_answer_cut_short_is_asked_for_again(kind: str) -> None:
    """Its length tells."""
    right = dataset_of(ROWS)
    cuts = iter([10, 0])

    def answering(asked: Asked) -> Answer:
        answer = right(asked)
        return Answer(body=answer.body, headers=answer.headers, cut=next(cuts, None))

    with serving(answering) as server:
        assert ask(kind, server.base, count, retry=RetryPolicy(first_wait=0)) == 40
        assert len(server.asked) == 3


def test_silence_is_told_after_the_delay(kind: str) -> None:
    """Nothing limits the whole; a stall is limited."""
    with serving(lambda asked: Answer(body=b"x" * 10, stall=5)) as server:
        with pytest.raises(Unreachable, match="nothing more came") as caught:
            ask(kind, server.base, count, timeouts=Timeouts(inactivity=0.05))
        assert len(caught.value.attempts) == 2
    assert foreign(caught.value) == []


@pytest.mark.parametrize("fault", ["cut", "stall"])
@pytest.mark.parametrize("zipped", [False, True])
def test_an_export_that_breaks_is_gone_on_with(kind: str, fault: str, zipped: bool) -> None:
    """The lines that came are given once, and the others by another try."""
    right = dataset_of(ROWS)
    places = iter([150, 60, 100])

    def answering(asked: Asked) -> Answer:
        if "/exports/" not in asked.path or (place := next(places, None)) is None:
            return right(asked)
        return Answer(body=right(asked).body, zipped=zipped, **{fault: place})  # type: ignore[arg-type] # cut or stall

    with serving(answering) as server:
        blocks = ask(
            kind,
            server.base,
            lambda client: drained(client.lines("lieux")),
            timeouts=Timeouts(inactivity=0.1),
            retry=None,
            sleep=_no_sleep if kind == "sync" else _no_async_sleep,
        )
    assert b"".join(blocks) == right(Asked("/exports/jsonl", {})).body


def _no_sleep(_: float) -> None:
    return


async def _no_async_sleep(_: float) -> None:
    return


def test_a_key_stays_with_its_portal(kind: str) -> None:
    """Redirected to another origin, the key does not go along; nor is it in any address."""
    right = dataset_of(ROWS)
    hosts = list[str]()

    def redirecting(asked: Asked) -> Answer:
        return Answer(status=302, headers={"location": f"{hosts[0]}{asked.target}"})

    with serving(right) as other, serving(redirecting) as server:
        hosts.append(other.base)
        assert ask(kind, server.base, count, key=KEY) == 40

    assert [asked.headers.get("authorization") for asked in server.asked] == [f"Apikey {KEY}"]
    assert len(other.asked) == 1
    assert not any(KEY in value for asked in other.asked for value in asked.headers.values())
    assert not any(KEY in asked.target for asked in [*server.asked, *other.asked])


def test_a_portal_on_this_machine_redirects_to_no_http_elsewhere(kind: str) -> None:
    """Unless http is allowed."""
    elsewhere = Answer(status=302, headers={"location": "http://donnees.invalid/x"})
    with serving(lambda asked: elsewhere) as server, pytest.raises(UnexpectedContent, match="not https"):
        ask(kind, server.base, count)
    with serving(lambda asked: elsewhere) as server, pytest.raises(Unreachable):
        ask(kind, server.base, count, allow_http=True)


def test_what_is_sent_says_who_asks_and_what_is_understood(kind: str) -> None:
    """No cookie, no body; gzip only; the language of the user."""
    with serving(dataset_of(ROWS)) as server:
        ask(kind, server.base, count, lang="en")

    headers = server.asked[0].headers
    assert headers["user-agent"].startswith("openinno/")
    assert (headers["accept-encoding"], headers["accept-language"]) == ("gzip", "en")
    assert not headers.keys() & {"authorization", "cookie", "content-length"}


def test_a_page_in_place_of_data_is_told_at_once(kind: str) -> None:
    """A portal behind a login answers all is well, with its page."""
    page = Answer(body=b"<!doctype html><title>Connexion</title>", headers={"content-type": "text/html"})
    with serving(lambda asked: page) as server:
        for act in (count, lambda client: drained(client.rows("lieux"))):
            with pytest.raises(UnexpectedContent, match="a login page or a proxy") as caught:
                ask(kind, server.base, act)
            assert "Connexion" in caught.value.start
        assert len(server.asked) == 2


@pytest.mark.parametrize("zipped", [False, True])
def test_a_huge_answer_is_refused(kind: str, zipped: bool) -> None:
    """Compressed or not: what counts is what it expands to."""
    huge = Answer(body=b" " * 2_000_000, zipped=zipped)
    with serving(lambda asked: huge) as server, pytest.raises(UnexpectedContent, match="the size allowed"):
        ask(kind, server.base, count, limits=Limits(answer_bytes=1_000_000))
    assert len(server.asked) == 1


def test_a_failure_that_passes_is_not_noticed(kind: str) -> None:
    """A 503 with a wait, then the answer; the wait is that asked for."""
    right, waits = dataset_of(ROWS), list[float]()
    faults = iter([Answer(status=503, headers={"retry-after": "3"})])

    async def waiting(seconds: float) -> None:
        waits.append(seconds)

    with serving(lambda asked: next(faults, None) or right(asked)) as server:
        assert ask(kind, server.base, count, sleep=waits.append if kind == "sync" else waiting) == 40
    assert waits == [3.0]


def test_an_error_of_the_portal_is_told_in_its_words(kind: str) -> None:
    """And the key is not."""
    refusal = Answer.json({"error_code": "ForbiddenAccess", "message": "not for you"}, status=403)
    with serving(lambda asked: refusal) as server, pytest.raises(Refused, match="not for you") as caught:
        ask(kind, server.base, count, key=KEY)
    assert (caught.value.status, caught.value.code) == (403, "ForbiddenAccess")
    assert KEY not in repr(caught.value) + str(caught.value) + str(vars(caught.value))


def test_a_proxy_carries_the_requests(kind: str) -> None:
    """It is asked for the whole address."""
    with serving(dataset_of(ROWS)) as server:
        found = ask(kind, "http://donnees.invalid", count, proxy=server.base, allow_http=True)

    assert found == 40
    assert server.asked[0].target.startswith("http://donnees.invalid/api/explore/v2.1/")


@pytest.mark.parametrize(
    "proxy", ["ftp://marie:s3cr3t@127.0.0.1", "http://marie:s3cr3t@127.0.0.1:port", "::"]
)
def test_an_impossible_proxy_is_told_without_its_password(kind: str, proxy: str) -> None:
    """At the first call, in our words, and only once."""
    with pytest.raises(BadQuery, match="impossible address of a proxy") as caught:
        ask(kind, "example.fr", count, proxy=proxy)

    assert "s3cr3t" not in str(caught.value) + repr(caught.value)
    assert caught.value.attempts == ()
    assert foreign(caught.value) == []


@pytest.mark.skipif(find_spec("h2") is not None, reason="h2 is installed")
def test_http2_without_what_it_takes_is_told(kind: str) -> None:
    """With the name of what to install."""
    with pytest.raises(BadQuery, match="http2=True needs h2, which is not installed: pip install h2"):
        ask(kind, "example.fr", count, http2=True)


@pytest.mark.skipif(find_spec("socksio") is not None, reason="socksio is installed")
def test_socks_without_what_it_takes_is_told(kind: str) -> None:
    """With the name of what to install."""
    with pytest.raises(BadQuery, match="SOCKS needs socksio, which is not installed: pip install socksio"):
        ask(kind, "example.fr", count, proxy="socks5://127.0.0.1:9")


def test_certificates_that_are_not_there_are_told(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the variables that may name them, and nothing of the library."""
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/bundle.pem")

    with pytest.raises(BadQuery, match="SSL_CERT_FILE") as caught:
        ask(kind, "example.fr", count, verify=None)

    assert foreign(caught.value) == []


def test_a_portal_on_this_machine_is_asked_directly(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment learns neither the question nor the key."""
    with serving(dataset_of(ROWS)) as proxy, serving(dataset_of(ROWS)) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.base)
        assert ask(kind, server.base, count, key=KEY) == 40
        assert proxy.asked == []
        assert ask(kind, "http://donnees.invalid", count, allow_http=True) == 40
        assert len(proxy.asked) == 1


def test_a_client_that_was_closed_opens_new_connections(kind: str) -> None:
    """Who closes too early loses nothing but time."""

    def twice(client: Any) -> Any:
        if kind == "sync":
            return client.count("lieux"), client.close(), client.count("lieux")

        async def counting() -> Any:
            return await client.count("lieux"), await client.close(), await client.count("lieux")

        return counting()

    with serving(dataset_of(ROWS)) as server:
        assert ask(kind, server.base, twice) == (40, None, 40)


def test_a_client_serves_one_loop_after_the_other() -> None:
    """A script may call asyncio.run more than once: connections of a loop that ended are not used."""
    with serving(dataset_of(ROWS)) as server:
        client = AsyncClient(server.base)

        async def counting(*, close: bool) -> int:
            found = await client.count("lieux")
            if close:
                await client.close()
            return found

        with warnings.catch_warnings():
            # A loop that ends with connections open says so.
            warnings.simplefilter("ignore", ResourceWarning)
            assert [asyncio.run(counting(close=close)) for close in (True, False, True)] == [40] * 3
            gc.collect()


def test_readings_that_hold_every_connection_are_told() -> None:
    """In one thread, nobody would ever let go of one: the wait ends, and is not begun again."""
    limits, timeouts = Limits(connections=1), Timeouts(inactivity=0.2)
    with (
        serving(endless) as server,
        Client(server.base, limits=limits, timeouts=timeouts) as client,
        client.lines("lieux") as rows,
    ):
        next(rows)
        with pytest.raises(
            Unreachable, match=r"all connections allowed \(1\) are held .* or raise Limits.connections"
        ) as caught:
            client.count("lieux")
        assert "Limits.connections" in caught.value.message("fr")
        assert foreign(caught.value) == []
        rows.close()
        assert client.count("lieux") == 40


def test_awaiting_calls_wait_for_a_free_connection_as_long_as_it_takes() -> None:
    """Hundreds may be gathered, each waiting its turn longer than a byte may take."""
    right = dataset_of(ROWS)

    def slow(asked: Asked) -> Answer:
        time.sleep(0.06)
        return right(asked)

    async def counting(base: str) -> list[int]:
        settings: dict[str, Any] = {"limits": Limits(connections=1), "timeouts": Timeouts(inactivity=0.2)}
        async with AsyncClient(base, retry=RetryPolicy(attempts=1), **settings) as client:
            return await asyncio.gather(*(client.count("lieux") for _ in range(8)))

    with serving(slow) as server:
        assert asyncio.run(counting(server.base)) == [40] * 8


def test_threads_that_begin_together_share_their_connections(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One client of the library is made, however many make their first call at once."""
    module, made, together = import_module(named), list[object](), threading.Barrier(8)

    class Slow(module.Client):  # type: ignore[misc, name-defined] # of either library
        def __init__(self, **settings: Any) -> None:
            time.sleep(0.02)
            made.append(self)
            super().__init__(**settings)

    monkeypatch.setattr(module, "Client", Slow)
    with serving(dataset_of(ROWS)) as server, Client(server.base) as client:

        def counting(_: int) -> int:
            together.wait(5)
            return client.count("lieux")

        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(counting, range(8))) == [40] * 8
    assert len(made) == 1


def test_an_address_that_cannot_be_asked_is_told(kind: str) -> None:
    """What the library refuses to send is no crash."""
    with pytest.raises(Unreachable) as caught:
        ask(kind, "https://exa<mple.fr", count)

    assert foreign(caught.value) == []


def test_http2_is_off_unless_asked_for(named: str) -> None:
    """The headers of some portals break it."""
    given = dict[str, Any]()
    transport = Http(timeouts=Timeouts(connect=3, inactivity=7), limits=Limits(connections=4))
    module = import_module(named)

    class Spy(module.Client):  # type: ignore[misc, name-defined] # of either library
        def __init__(self, **settings: Any) -> None:
            given.update(settings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "Client", Spy)
        transport._make("Client", pool=7)

    assert given["http2"] is False
    assert given["follow_redirects"] is False
    assert given["verify"] is True
    timeout = given["timeout"]
    assert (timeout.connect, timeout.read, timeout.write, timeout.pool) == (3.0, 7.0, 7.0, 7.0)
    assert given["limits"].max_connections == 4


def every_error(named: str) -> list[type[Exception]]:
    """Return every exception that a library has."""
    return [
        one
        for one in vars(import_module(named)).values()
        if isinstance(one, type) and issubclass(one, Exception)
    ]


def test_no_error_of_the_library_leaks(named: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them, wherever it is raised, becomes an error of ours."""
    module = import_module(named)
    for error in every_error(named):
        raised = error.__new__(error, "boom")

        def failing(*_: object, raised: Exception = raised, **__: object) -> None:
            raise raised

        async def failing_async(*_: object, raised: Exception = raised, **__: object) -> None:
            raise raised

        monkeypatch.setattr(module.Client, "send", failing)
        monkeypatch.setattr(module.AsyncClient, "send", failing_async)
        with pytest.raises(Unreachable) as caught:
            ask(kind, "example.fr", count, key=KEY)
        told = "Limits.connections" if (kind, error.__name__) == ("sync", "PoolTimeout") else error.__name__
        assert told in str(caught.value)
        assert foreign(caught.value) == []
        assert KEY not in str(caught.value)


def test_no_error_of_the_library_leaks_from_a_body(named: str) -> None:
    """Reading may fail in as many ways as sending."""
    transport = Http(timeouts=Timeouts(), limits=Limits())
    with serving(dataset_of(ROWS)) as server:
        for error in every_error(named):
            reply = transport.open(Request(url=f"{server.base}/exports/jsonl"))
            raised = error.__new__(error, "boom")

            def failing(raised: Exception = raised) -> Iterator[bytes]:
                yield b"x"
                raise raised

            reply._response.iter_raw = failing
            blocks = reply.blocks()
            assert next(blocks) == b"x"
            with pytest.raises(Broken):
                next(blocks)
            reply.close()
    transport.close()


def test_nothing_is_opened_before_something_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making a client, a reading, or explaining a call, takes no socket and no thread."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    threads = threading.active_count()
    monkeypatch.setattr(socket.socket, "__init__", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    for one in (Client("example.fr", key=KEY), AsyncClient("example.fr", key=KEY)):
        one.explain("lieux")
        rows: Any = one.rows("lieux")
        assert (rows.cursor, rows.total) == (None, None)
        assert one.quota is None
        transport = one._transport
        assert isinstance(transport, Http | AsyncHttp)
        assert transport._library is None
    assert threading.active_count() == threads


def test_no_library_is_loaded_before_something_is_asked() -> None:
    """A program that only explains does not pay for what it does not use."""
    code = (
        "import sys; from openinno.explore import Client; Client('example.fr').explain('lieux');"
        " sys.exit(bool({'httpx', 'httpx2'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


# transports of others ---------------------------------------------------------------------------------------


class Own:
    """A transport of one's own, which counts what is let go of."""

    def __init__(self, blocks: list[bytes]) -> None:
        self.answered = blocks
        self.status = 200
        self.headers: Mapping[str, str] = {}
        self.requests: list[Request] = []
        self.let_go = 0

    def open(self, request: Request) -> Own:
        """Answer each request alike."""
        self.requests.append(request)
        return self

    def blocks(self) -> Iterator[bytes]:
        """Yield the body."""
        yield from self.answered

    def close(self) -> None:
        """Let go of an answer, or of everything."""
        self.let_go += 1


class AsyncOwn:
    """As :class:`Own`, for those who await."""

    def __init__(self, blocks: list[bytes]) -> None:
        self._own = Own(blocks)
        self.status, self.headers, self.requests = 200, self._own.headers, self._own.requests
        self.let_go = 0

    async def open(self, request: Request) -> AsyncOwn:
        """Answer each request alike."""
        self._own.open(request)
        return self

    async def blocks(self) -> AsyncIterator[bytes]:
        """Yield the body."""
        for block in self._own.blocks():
            yield block

    async def close(self) -> None:
        """Let go of an answer, or of everything."""
        self.let_go += 1


def test_a_transport_of_ones_own_is_used(kind: str) -> None:
    """It carries the requests and is closed at the end; each answer is let go of."""
    body = [b'{"total_count": 7, ', b'"results": []}']
    own: Any = Own(body) if kind == "sync" else AsyncOwn(body)

    assert ask(kind, "example.fr", count, transport=own, key=KEY) == 7
    assert own.requests[0].headers["authorization"] == f"Apikey {KEY}"
    assert KEY not in repr(own.requests)
    assert own.let_go == 2


def failing_plan(*, closing: bool) -> Plan[None]:
    """Open an export, and fail."""
    opened = yield Send(Request(url="https://example.fr/"), streamed=True)
    yield Read(opened.stream)
    if closing:
        yield Close(opened.stream)
    raise RuntimeError("of ours")


@pytest.mark.parametrize("closing", [True, False])
def test_a_plan_that_fails_leaves_nothing_open(closing: bool) -> None:
    """What it opened is let go of, once."""
    settings: dict[str, Any] = {"clock": float, "sleep": None, "answer_bytes": 9}
    own, async_own = Own([b"a", b"b"]), AsyncOwn([b"a", b"b"])

    with pytest.raises(RuntimeError, match="of ours"):
        Pump(transport=own, **settings).run(failing_plan(closing=closing))
    with pytest.raises(RuntimeError, match="of ours"):
        asyncio.run(AsyncPump(transport=async_own, **settings).run(failing_plan(closing=closing)))

    assert (own.let_go, async_own.let_go) == (1, 1)


def test_what_a_double_runs_out_of_is_no_end_of_a_plan() -> None:
    """A transport, a clock or a sleep that does next(iterator) once too often is not "no result"."""

    def out_of(*_: object) -> Any:
        return next(iter(()))

    settings: dict[str, Any] = {"answer_bytes": 9}

    def once() -> Plan[str]:
        yield Send(Request(url="https://example.fr/"))
        yield Wait(1.0)
        return "result"

    with pytest.raises(StopIteration):
        Pump(transport=Own([]), clock=out_of, sleep=_no_sleep, **settings).run(once())
    with pytest.raises(StopIteration):
        Pump(transport=Own([]), clock=float, sleep=out_of, **settings).run(once())
    with pytest.raises(RuntimeError, match="StopIteration"):
        asyncio.run(
            AsyncPump(transport=AsyncOwn([]), clock=out_of, sleep=_no_async_sleep, **settings).run(once())
        )


def endless(asked: Asked) -> Answer:
    """Answer as a portal whose exports never end."""
    if "/exports/" in asked.path:
        return Answer(body=b'{"n": "1"}\n' * 100, endless=True)
    return dataset_of(ROWS)(asked)


def test_an_endless_export_is_let_go_of_when_left_early(kind: str) -> None:
    """Closing rows hangs up, though the client stays open."""

    def look(client: Any) -> Any:
        rows = client.lines("lieux")
        if kind == "sync":
            first = next(rows)
            rows.close()
            return first, list(rows), server.left.wait(2)

        async def looking() -> Any:
            async with rows:
                first = await anext(rows)
            return first, [one async for one in rows], server.left.wait(2)

        return looking()

    with serving(endless) as server:
        first, others, left = ask(kind, server.base, look)
    assert first.startswith(b'{"n": "1"}\n')
    assert others == []
    assert left


def test_rows_that_nobody_keeps_let_go_by_themselves(kind: str) -> None:
    """A loop left early over rows without a name hangs up, without a warning."""

    def look(client: Any) -> Any:
        if kind == "sync":
            for _ in client.lines("lieux"):
                break
            return server.left.wait(2)

        async def looking() -> bool:
            async for _ in client.lines("lieux"):
                break
            return await asyncio.to_thread(server.left.wait, 2)

        return looking()

    with serving(endless) as server:
        assert ask(kind, server.base, look)


def test_an_endless_export_is_let_go_of_when_it_fails(kind: str, tmp_path: Path) -> None:
    """An error of who is told the progress leaves no connection and no file behind."""

    def fail(_: object) -> None:
        raise RuntimeError("of the user")

    def look(client: Any) -> Any:
        if kind == "sync":
            with pytest.raises(RuntimeError, match="of the user"):
                client.export("lieux", tmp_path / "rows.jsonl", progress=fail)
            return server.left.wait(2)

        async def looking() -> bool:
            with pytest.raises(RuntimeError, match="of the user"):
                await client.export("lieux", tmp_path / "rows.jsonl", progress=fail)
            return server.left.wait(2)

        return looking()

    with serving(endless) as server:
        assert ask(kind, server.base, look)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("coding", "tries"), [("gzip", 2), ("br", 1)])
def test_an_answer_that_cannot_be_read_is_told_as_one(kind: str, coding: str, tries: int) -> None:
    """Damage may pass; a compression that we do not know stays."""
    garbage = Answer(body=b"no compression at all", headers={"content-encoding": coding})
    with serving(lambda asked: garbage) as server:
        with pytest.raises(UnexpectedContent, match="the answer cannot be read") as caught:
            ask(kind, server.base, count)
        assert len(server.asked) == tries
    assert caught.value.status == 200


STRANGE = [
    {"content-encoding": "br"},
    {"location": "http://[::1"},
    {"retry-after": "9" * 5000},
    {"x-ratelimit-limit": "9" * 5000, "x-ratelimit-reset": "never"},
    {"content-type": "é"},
]


@pytest.mark.parametrize("status", [200, 302, 400, 503])
def test_every_error_of_a_call_is_ours(kind: str, status: int) -> None:
    """Whatever a server writes in its head."""
    heads = iter(STRANGE)

    with serving(lambda asked: Answer(status=status, body=b"x", headers=next(heads))) as server:
        for _ in STRANGE:
            with pytest.raises(ExploreError):
                ask(kind, server.base, count, retry=RetryPolicy(attempts=1))
