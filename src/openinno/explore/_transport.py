"""The transport that comes with openinno: the only module that knows an HTTP library.

httpx is frozen upstream; httpx2 is its maintained continuation and is used where it is installed. The two
offer the same names, but neither understands the errors of the other: whichever is used, nothing of it leaves
this module.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from ..labels import Label
from .wire import Broken, Limits, Request, Timeouts

__all__ = ["AsyncHttp", "Http", "library"]

PREFERRED: Final = ("httpx2", "httpx")

_REASONS: Final = (
    ("ConnectTimeout", "aucune connexion dans le délai", "no connection within the delay"),
    ("PoolTimeout", "aucune connexion libre dans le délai", "no free connection within the delay"),
    ("TimeoutException", "plus rien n'arrive", "nothing more came"),
    ("ConnectError", "connexion impossible", "could not connect"),
    ("RemoteProtocolError", "réponse coupée ou mal formée", "the answer was cut or malformed"),
    ("NetworkError", "connexion perdue", "the connection was lost"),
    ("ProxyError", "le mandataire refuse", "the proxy refused"),
    ("TransportError", "transport impossible", "the transport failed"),
)
"""What an error of the library means, the narrowest first."""


def library() -> Any:
    """Return the HTTP library to use: httpx2 where it is installed, httpx otherwise."""
    name = next(name for name in PREFERRED if find_spec(name) is not None)
    return import_module(name)


class _Settings:
    """What both transports are made from; the client of the library is made at the first request."""

    def __init__(
        self,
        *,
        timeouts: Timeouts,
        limits: Limits,
        proxy: str | None = None,
        verify: ssl.SSLContext | None = None,
        http2: bool = False,
    ) -> None:
        self._timeouts = timeouts
        self._limits = limits
        self._proxy = proxy
        self._verify = verify
        self._http2 = http2
        self._client: Any = None
        self._library: Any = None

    def _made(self, kind: str) -> Any:
        if self._client is None:
            self._library = library()
            idle = self._timeouts.inactivity
            try:
                self._client = getattr(self._library, kind)(
                    timeout=self._library.Timeout(idle, connect=self._timeouts.connect, pool=None),
                    limits=self._library.Limits(max_connections=self._limits.connections),
                    proxy=self._proxy,
                    verify=True if self._verify is None else self._verify,
                    http2=self._http2,
                    follow_redirects=False,
                )
            except ImportError as error:
                raise _not_made("une dépendance manque", "a dependency is missing", f" ({error})") from error
            except (ValueError, self._library.InvalidURL) as error:
                # What the library says may repeat the password of a proxy.
                raise _not_made(
                    "adresse de mandataire impossible", "impossible address of a proxy"
                ) from error
        return self._client

    def _built(self, client: Any, request: Request) -> Any:
        return client.build_request("GET", request.url, headers=dict(request.headers))

    def _broken(self, error: Exception) -> Broken:
        """Tell what an error of the library means, in our words."""
        if not isinstance(error, self._library.TransportError):
            # An address that cannot be asked for, a stream used wrongly: trying again cannot help.
            again, fr, en = False, "requête impossible", "impossible request"
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


def _not_made(fr: str, en: str, more: str = "") -> Broken:
    return Broken(Label(fr + more, en + more), again=False)


class Http(_Settings):
    """Sends requests one after the other, and from several threads if need be."""

    def open(self, request: Request) -> _HttpReply:
        """Send a request and return its answer as soon as the head has come."""
        client = self._made("Client")
        try:
            return _HttpReply(client.send(self._built(client, request), stream=True), self)
        except self._errors as error:
            raise self._broken(error) from error

    def close(self) -> None:
        """Close every connection."""
        if self._client is not None:
            self._client.close()


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


class AsyncHttp(_Settings):
    """Sends requests from a loop of events, many at a time."""

    async def open(self, request: Request) -> _AsyncHttpReply:
        """Send a request and return its answer as soon as the head has come."""
        client = self._made("AsyncClient")
        try:
            return _AsyncHttpReply(await client.send(self._built(client, request), stream=True), self)
        except self._errors as error:
            raise self._broken(error) from error

    async def close(self) -> None:
        """Close every connection."""
        if self._client is not None:
            await self._client.aclose()


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
