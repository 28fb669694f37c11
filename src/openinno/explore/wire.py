"""What goes over the wire and comes back, as plain values, and what a transport of your own must offer.

The client plans requests and reads answers; a transport only carries them. The one that comes with openinno
uses httpx2 or httpx; another one is any object with the few methods below.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Protocol

import attrs

from ..labels import Label

__all__ = ["AsyncReply", "AsyncTransport", "Broken", "Limits", "Reply", "Request", "Timeouts", "Transport"]


@attrs.frozen(kw_only=True)
class Request:
    """A request to send: always a GET without a body.

    Args:
        url: The whole address, query included.
        headers: Names in lower case and values; the key, if any, is among them and never in the repr.
    """

    url: str
    headers: Mapping[str, str] = attrs.field(factory=dict, repr=False)


class Broken(Exception):
    """A transport raises this when no answer came, or when an answer broke off.

    Args:
        reason: What happened, in both languages.
        again: Whether trying again may help.
        garbled: Whether an answer did come, and cannot be read.

    Raises:
        TypeError: The reason is no label.

    Examples:
        >>> print(Broken(Label("connexion refusée", "connection refused")))
        connection refused
    """

    def __init__(self, reason: Label, *, again: bool = True, garbled: bool = False) -> None:
        # Transports are written by others, and their reason is read far from where they raised.
        if not isinstance(reason, Label):
            raise TypeError(f"the reason of Broken is a Label(fr, en), not {reason!r}")
        super().__init__(reason)
        self.reason: Label = reason
        self.again: bool = again
        self.garbled: bool = garbled

    def __str__(self) -> str:
        return self.reason.text("en")


class Reply(Protocol):
    """An answer whose head has come and whose body can be read block by block.

    Examples:
        >>> class Kept:
        ...     status, headers = 200, {"content-type": "application/json"}
        ...     def blocks(self):
        ...         yield b'{"total_count": 7, "results": []}'
        ...     def close(self):
        ...         pass
        >>> reply: Reply = Kept()
        >>> reply.status, reply.headers["content-type"], b"".join(reply.blocks())
        (200, 'application/json', b'{"total_count": 7, "results": []}')
        >>> reply.close()
    """

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, names in lower case."""
        ...

    def blocks(self) -> Iterator[bytes]:
        """Yield the body as it came, still compressed, in blocks that are not empty."""
        ...

    def close(self) -> None:
        """Let go of the connection, whether or not the body was read."""
        ...


class Transport(Protocol):
    """Carries requests, follows no redirection, retries nothing, decompresses nothing.

    Examples:
        >>> from openinno.explore import Client, Unreachable
        >>> class Down:
        ...     def open(self, request):
        ...         raise Broken(Label("connexion refusée", "connection refused"), again=False)
        ...     def close(self):
        ...         pass
        >>> carrier: Transport = Down()
        >>> try:
        ...     Client("opendata.example.fr", transport=carrier).count("lieux")
        ... except Unreachable as error:
        ...     print(error.message("fr").partition(" (")[0])
        le portail ne répond pas : connexion refusée
    """

    def open(self, request: Request) -> Reply:
        """Send a request and return its answer as soon as the head has come.

        Args:
            request: What to ask for.

        Returns:
            The answer, its body still to be read.

        Raises:
            Broken: No answer came.
        """
        ...

    def close(self) -> None:
        """Close every connection."""
        ...


class AsyncReply(Protocol):
    """As :class:`Reply`, for those who await.

    Examples:
        >>> import asyncio
        >>> class Kept:
        ...     status, headers = 200, {"content-type": "application/json"}
        ...     async def blocks(self):
        ...         yield b'{"total_count": 7, "results": []}'
        ...     async def close(self):
        ...         pass
        >>> async def read(reply: AsyncReply):
        ...     body = b"".join([block async for block in reply.blocks()])
        ...     await reply.close()
        ...     return reply.status, reply.headers["content-type"], body
        >>> asyncio.run(read(Kept()))
        (200, 'application/json', b'{"total_count": 7, "results": []}')
    """

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, names in lower case."""
        ...

    def blocks(self) -> AsyncIterator[bytes]:
        """Yield the body as it came, still compressed, in blocks that are not empty."""
        ...

    async def close(self) -> None:
        """Let go of the connection, whether or not the body was read."""
        ...


class AsyncTransport(Protocol):
    """As :class:`Transport`, for those who await.

    Examples:
        >>> import asyncio
        >>> from openinno.explore import AsyncClient, Unreachable
        >>> class Down:
        ...     async def open(self, request):
        ...         raise Broken(Label("connexion refusée", "connection refused"), again=False)
        ...     async def close(self):
        ...         pass
        >>> carrier: AsyncTransport = Down()
        >>> try:
        ...     asyncio.run(AsyncClient("opendata.example.fr", transport=carrier).count("lieux"))
        ... except Unreachable as error:
        ...     print(error.message("fr").partition(" (")[0])
        le portail ne répond pas : connexion refusée
    """

    async def open(self, request: Request) -> AsyncReply:
        """Send a request and return its answer as soon as the head has come.

        Args:
            request: What to ask for.

        Returns:
            The answer, its body still to be read.

        Raises:
            Broken: No answer came.
        """
        ...

    async def close(self) -> None:
        """Close every connection."""
        ...


@attrs.frozen(kw_only=True)
class Timeouts:
    """How long to wait, in seconds; nothing limits the whole, since a large export takes its time.

    Args:
        connect: For a new connection.
        inactivity: For the next byte, once connected. With :class:`Client`, also for a free connection among
            those allowed: readings that are still open hold theirs. :class:`AsyncClient` waits for one as
            long as it takes, since hundreds of calls may be gathered.

    Examples:
        >>> Timeouts(inactivity=5)
        Timeouts(connect=10.0, inactivity=5.0)
    """

    connect: float = attrs.field(default=10.0, converter=float, validator=attrs.validators.gt(0))
    inactivity: float = attrs.field(default=60.0, converter=float, validator=attrs.validators.gt(0))


@attrs.frozen(kw_only=True)
class Limits:
    """How much to hold at once.

    Args:
        connections: Connections open at once.
        answer_bytes: Bytes of one answer that is not an export, decompressed; more is refused.
        line_bytes: Bytes of one row of an export, decompressed; more is refused.
    """

    connections: int = attrs.field(default=10, validator=attrs.validators.gt(0))
    answer_bytes: int = attrs.field(default=64 * 2**20, validator=attrs.validators.gt(0))
    line_bytes: int = attrs.field(default=16 * 2**20, validator=attrs.validators.gt(0))
