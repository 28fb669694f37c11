"""The server: what every request goes through, in a thread of its own."""

from __future__ import annotations

import asyncio
import datetime
import socket
import threading
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import parse_qsl, unquote

import attrs
import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from .app import BASE, Answers, reply
from .data import Dataset, Store, default_store
from .misbehaving import Answer, Armed, Misbehaviour, Wire, among
from .prepared import Prepared
from .twists import Headers
from .wrong_answers import quota_body

_ALWAYS: Final = {
    "server": "openresty",
    "cache-control": "no-cache, no-store, max-age=0, must-revalidate",
    "content-language": "fr",
    "access-control-allow-origin": "*",
    "strict-transport-security": "max-age=31536000;includeSubdomains",
    "x-content-type-options": "nosniff",
}
_VARY: Final = b"Accept-Language, Cookie, Host"


@attrs.frozen
class Received:
    """A request that the portal received.

    Args:
        method: Its method.
        path: Its path.
        params: Its parameters, in order.
        headers: Its headers, their names in lower case.
    """

    method: str
    path: str
    params: tuple[tuple[str, str], ...]
    headers: Mapping[str, str] = attrs.field(hash=False)


class Portal:
    """A portal on this machine, which answers as the fact sheet says and misbehaves when told.

    Args:
        datasets: What it serves; the communes, the structures and hand-written rows without it.
        call_limit: How many calls it answers before the quota is spent.
        key: The key that it asks for; none without it.
        private: Whether nothing is open without the key; otherwise only restricted datasets need it.
        latency: Seconds that it waits before each answer.
        prepared: Datasets served from lines written beforehand, by id.
        remembering: Whether it keeps the requests that it receives.
        port: Where it listens; a free port without it.

    Examples:
        >>> with Portal() as portal:  # doctest: +SKIP
        ...     portal.misbehave(Burst(status=503, times=2))
    """

    def __init__(
        self,
        datasets: Iterable[Dataset] | None = None,
        *,
        call_limit: int | None = None,
        key: str | None = None,
        private: bool = True,
        latency: float = 0.0,
        prepared: Mapping[str, Prepared] | None = None,
        remembering: bool = True,
        port: int = 0,
    ) -> None:
        self._settings: dict[str, Any] = {
            "call_limit": call_limit,
            "key": key,
            "private": private,
            "latency": latency,
        }
        self.call_limit = call_limit
        self.key = key
        self.private = private
        self.latency = latency
        self._prepared = dict(prepared or {})
        self._remembering = remembering
        self.requests: list[Received] = []
        self.calls = 0
        self._armed = Armed()
        self._answers = Answers(default_store() if datasets is None else Store(datasets))
        self._app = self._answers.app()
        self._transports: dict[tuple[str, int], asyncio.Transport] = {}
        self._socket = socket.create_server(("127.0.0.1", port), backlog=512)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.base = self.url + BASE
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def misbehave(self, *orders: Misbehaviour) -> None:
        """Arm the portal; each order befalls as many requests as it says."""
        self._armed.add(*orders)

    def behave(self) -> None:
        """Disarm the portal, forget what it received, and put its data and settings back."""
        self._armed.clear()
        self.requests.clear()
        self.calls = 0
        self._answers.moved.clear()
        self._answers.shuffles = 0
        for name, value in self._settings.items():
            setattr(self, name, value)

    # running

    def server(self) -> uvicorn.Server:
        """Return the server, to be run on the socket."""
        config = uvicorn.Config(
            self,
            http=self._protocol(),
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_level="critical",
            server_header=False,
            timeout_keep_alive=60,
        )
        return uvicorn.Server(config)

    def serve(self) -> None:
        """Serve in this thread until interrupted."""
        self.server().run(sockets=[self._socket])

    def __enter__(self) -> Self:
        self._server = self.server()
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        assert self._thread is not None
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(timeout=5)
        self._socket.close()

    def _protocol(self) -> type[H11Protocol]:
        transports = self._transports

        class Watched(H11Protocol):
            """Keeps the connection of each client, so that it can be cut."""

            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                # Headers and body are two writes: without this the second waits for the client, 40 ms.
                transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                transports[transport.get_extra_info("peername")[:2]] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                if self.client is not None:
                    transports.pop(self.client, None)
                super().connection_lost(exc)

        return Watched

    # answering

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, well or badly."""
        received = _received(scope)
        if self._remembering:
            self.requests.append(received)
        query = scope["query_string"].decode()
        target = scope["path"] + (f"?{query}" if query else "")
        orders = scope["orders"] = self._armed.take(target)
        transport = self._transports[tuple(scope["client"])]
        if self.latency:
            await asyncio.sleep(self.latency)
        send = self._told(send, orders)
        if wire := among(orders, Wire):
            send = wire.spoil(send, transport)
        if answer := among(orders, Answer):
            return await answer.answer(send, transport)
        given = _key_of(received)
        scope["known"] = self.key is not None and given == self.key
        if self.key is not None and not scope["known"] and (self.private or given is not None):
            body = {"message": "Authentication is required.", "error_code": "AuthenticationRequired"}
            return await reply(body, 401)(scope, receive, send)
        if self.call_limit is not None and self.calls >= self.call_limit:
            return await reply(quota_body(_midnight(), self.call_limit), 429)(scope, receive, send)
        self.calls += 1
        scope["path"] = scope["path"].rstrip("/") or "/"
        return await self._serving(scope["path"])(scope, receive, send)

    def _serving(self, path: str) -> ASGIApp:
        """Return what answers a path."""
        name, _, _ = path.removeprefix(f"{BASE}/catalog/datasets/").partition("/")
        return self._prepared.get(name, self._app)

    def _told(self, send: Send, orders: list[Misbehaviour]) -> Send:
        """Return what sends an answer with the headers of every answer."""
        limit = 10_000_000 if self.call_limit is None else self.call_limit

        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = dict(message["headers"])
                added: dict[str, str | None] = dict(_ALWAYS)
                if message["status"] == 200:
                    added["x-ratelimit-limit"] = str(limit)
                    added["x-ratelimit-remaining"] = str(max(0, limit - self.calls))
                    added["x-ratelimit-reset"] = _midnight().isoformat(" ")
                for order in orders:
                    added |= order.changes() if isinstance(order, Headers) else {}
                headers |= {k.encode(): v.encode() for k, v in added.items() if v is not None}
                vary = headers.get(b"vary")
                headers[b"vary"] = _VARY + (b", " + vary if vary else b"")
                message = {**message, "headers": list(headers.items())}
            await send(message)

        return telling


def _received(scope: Scope) -> Received:
    query = parse_qsl(scope["query_string"].decode(), keep_blank_values=True)
    headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
    return Received(scope["method"], unquote(scope["path"]), tuple(query), headers)


def _key_of(received: Received) -> str | None:
    """Return the key that a request gives, in its headers or its parameters."""
    scheme, _, value = received.headers.get("authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "apikey" else dict(received.params).get("apikey")


def _midnight() -> datetime.datetime:
    """Return when calls are counted anew."""
    today = datetime.datetime.now(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + datetime.timedelta(days=1)
