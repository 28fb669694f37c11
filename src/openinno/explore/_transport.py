"""The transport that comes with openinno: the only module that knows an HTTP library.

httpx is frozen upstream; httpx2 is its maintained continuation and is used where it is installed. The two
offer the same names, but neither understands the errors of the other: whichever is used, nothing of it leaves
this module.
"""

from __future__ import annotations

import ssl
from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import AsyncIterator, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from threading import Lock
from typing import Any, Final

import attrs

from ..labels import Label
from .errors import BadQuery, Unreachable
from .wire import Broken, Limits, Request, Timeouts

__all__ = ["AsyncHttp", "Http", "library"]

PREFERRED: Final = ("httpx2", "httpx")

_REASONS: Final = (
    ("ConnectTimeout", "connexion non établie dans le délai", "no connection within the delay"),
    ("TimeoutException", "plus aucune donnée n'arrive", "nothing more came"),
    ("ConnectError", "connexion impossible", "could not connect"),
    ("RemoteProtocolError", "réponse interrompue ou mal formée", "the answer was cut or malformed"),
    ("NetworkError", "connexion perdue", "the connection was lost"),
    ("ProxyError", "le serveur mandataire (proxy) refuse", "the proxy refused"),
    ("TransportError", "échec du transport", "the transport failed"),
)
"""What an error of the library means, the narrowest first."""


def library() -> Any:
    """Return the HTTP library to use: httpx2 where it is installed, httpx otherwise."""
    name = next(name for name in PREFERRED if find_spec(name) is not None)
    return import_module(name)


@attrs.define(kw_only=True, eq=False, repr=False)
class _Settings:
    """What both transports are made from; a client of the library is made at the first request.

    Args:
        timeouts: How long to wait.
        limits: How many connections to open.
        proxy: Address of a proxy.
        verify: The certificates to trust.
        http2: Whether to offer HTTP/2.
        environment: Whether the environment may name a proxy, or certificates.
    """

    timeouts: Timeouts
    limits: Limits
    proxy: str | None = None
    verify: ssl.SSLContext | None = None
    http2: bool = False
    environment: bool = True
    _library: Any = attrs.field(init=False, default=None)

    def _make(self, kind: str, *, pool: float | None) -> Any:
        """Make a client of the library, which waits so long for a free connection."""
        self._library = library()
        idle, connect = self.timeouts.inactivity, self.timeouts.connect
        try:
            return getattr(self._library, kind)(
                timeout=self._library.Timeout(idle, connect=connect, pool=pool),
                limits=self._library.Limits(max_connections=self.limits.connections),
                proxy=self.proxy,
                verify=True if self.verify is None else self.verify,
                http2=self.http2,
                follow_redirects=False,
                trust_env=self.environment,
            )
        except ImportError:
            flaw = self._missing()
        except OSError as error:
            flaw = _uncertified(error)
        except (ValueError, self._library.InvalidURL):
            # What the library says may repeat the password of a proxy.
            flaw = Label(
                "adresse de serveur mandataire (proxy) invalide ; écrivez-la comme http://hôte:port",
                "impossible address of a proxy; write it as http://host:port",
            )
        raise BadQuery.of(flaw)

    def _missing(self) -> Label:
        """Tell what to install for what was asked of the library."""
        for_h2 = self.http2 and find_spec("h2") is None
        what, name = ("http2=True", "h2") if for_h2 else ("SOCKS", "socksio")
        return Label(
            f"{what} demande {name}, qui n'est pas installé : pip install {name}",
            f"{what} needs {name}, which is not installed: pip install {name}",
        )

    def _built(self, client: Any, request: Request) -> Any:
        return client.build_request("GET", request.url, headers=dict(request.headers))

    def _broken(self, error: Exception) -> Broken:
        """Tell what an error of the library means, in our words."""
        if not isinstance(error, self._library.TransportError):
            # An address that cannot be asked for, a stream used wrongly: trying again cannot help.
            again, fr, en = False, "requête impossible à envoyer", "impossible request"
        else:
            again = not isinstance(error, self._library.UnsupportedProtocol)
            fr, en = next(
                (fr, en) for name, fr, en in _REASONS if isinstance(error, getattr(self._library, name))
            )
        more = f" ({type(error).__name__}: {error})" if str(error) else f" ({type(error).__name__})"
        return Broken(Label(fr + more, en + more), again=again)

    @property
    def _errors(self) -> tuple[type[Exception], ...]:
        """Every error of the library."""
        named = vars(self._library).values()
        return tuple(one for one in named if isinstance(one, type) and issubclass(one, Exception))


def _uncertified(error: OSError) -> Label:
    return Label(
        f"certificats illisibles ({error}) ; vérifiez SSL_CERT_FILE et SSL_CERT_DIR, ou passez verify=",
        f"the certificates cannot be read ({error}); check SSL_CERT_FILE and SSL_CERT_DIR, or pass verify=",
    )


@attrs.define(eq=False, repr=False)
class Http(_Settings):
    """Sends requests one after the other, and from several threads if need be.

    In one thread, nobody lets go of a connection while we wait for one: the wait is limited.
    """

    _client: Any = attrs.field(init=False, default=None)
    _lock: Any = attrs.field(init=False, factory=Lock)

    def open(self, request: Request) -> _HttpReply:
        """Send a request and return its answer as soon as the head has come."""
        with self._lock:
            if self._client is None:
                self._client = self._make("Client", pool=self.timeouts.inactivity)
            client = self._client
        try:
            return _HttpReply(client.send(self._built(client, request), stream=True), self)
        except self._library.PoolTimeout:
            held = self._held(request.url)
        except self._errors as error:
            raise self._broken(error) from error
        raise held

    def _held(self, url: str) -> Unreachable:
        number = self.limits.connections
        told = Label(
            f"toutes les connexions permises ({number}) sont prises par des lectures encore ouvertes ;"
            " fermez-les (with client.rows(...) as rows), ou augmentez Limits.connections",
            f"all connections allowed ({number}) are held by readings still open;"
            " close them (with client.rows(...) as rows) or raise Limits.connections",
        )
        return Unreachable(told, url=url)

    def close(self) -> None:
        """Close every connection; another request opens new ones."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()


class _HttpReply:
    """An answer of the library, seen as a :class:`~openinno.explore.Reply`."""

    def __init__(self, response: Any, settings: _Settings) -> None:
        self._response = response
        self._settings = settings
        self.status: int = response.status_code
        self.headers: Mapping[str, str] = dict(response.headers.items())

    def blocks(self) -> Iterator[bytes]:
        """Yield the body as it came."""
        try:
            yield from filter(None, self._response.iter_raw())
        except self._settings._errors as error:
            raise self._settings._broken(error) from error

    def close(self) -> None:
        """Let go of the connection."""
        self._response.close()


@attrs.define(eq=False, repr=False)
class AsyncHttp(_Settings):
    """Sends requests from a loop of events, many at a time; each loop has connections of its own."""

    _clients: dict[AbstractEventLoop, Any] = attrs.field(init=False, factory=dict)

    async def open(self, request: Request) -> _AsyncHttpReply:
        """Send a request and return its answer as soon as the head has come."""
        loop = get_running_loop()
        if loop not in self._clients:
            # The connections of a loop that has ended cannot even be closed any more.
            self._clients = {one: made for one, made in self._clients.items() if not one.is_closed()}
            self._clients[loop] = self._make("AsyncClient", pool=None)
        client = self._clients[loop]
        try:
            return _AsyncHttpReply(await client.send(self._built(client, request), stream=True), self)
        except self._errors as error:
            raise self._broken(error) from error

    async def close(self) -> None:
        """Close every connection of the running loop; another request opens new ones."""
        client = self._clients.pop(get_running_loop(), None)
        if client is not None:
            await client.aclose()


class _AsyncHttpReply:
    """As :class:`_HttpReply`, for those who await."""

    def __init__(self, response: Any, settings: _Settings) -> None:
        self._response = response
        self._settings = settings
        self.status: int = response.status_code
        self.headers: Mapping[str, str] = dict(response.headers.items())

    async def blocks(self) -> AsyncIterator[bytes]:
        """Yield the body as it came."""
        try:
            async for block in self._response.aiter_raw():
                if block:
                    yield block
        except self._settings._errors as error:
            raise self._settings._broken(error) from error

    async def close(self) -> None:
        """Let go of the connection."""
        await self._response.aclose()
