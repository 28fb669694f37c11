"""The right answer, spoilt on its way: cut, stalled or dripping."""

from __future__ import annotations

import asyncio

import attrs
from starlette.types import Message, Send

from .misbehaving import Wire


@attrs.frozen(kw_only=True)
class CutStream(Wire):
    """A connection that closes after so many bytes of the body, within a chunk, or before its last byte."""

    after: int

    def spoil(self, send: Send, transport: asyncio.Transport) -> Send:
        """Return what sends the beginning and closes."""
        left, chunked, cut = self.after, True, False

        async def cutting(message: Message) -> None:
            nonlocal left, chunked, cut
            if cut:
                return None
            if message["type"] == "http.response.start":
                chunked = not any(name == b"content-length" for name, _ in message["headers"])
                return await send(message)
            body, more = message.get("body", b""), message.get("more_body", False)
            if more and len(body) < left:
                left -= len(body)
                return await send(message)
            cut = True
            piece = body[:left] if left < len(body) else body[: len(body) - 1]
            # The size of a chunk that never comes whole.
            transport.write((b"%x\r\n" % (len(piece) + 64) if chunked else b"") + piece)
            transport.close()
            return None

        return cutting


@attrs.frozen(kw_only=True)
class Stall(Wire):
    """Silence after so many bytes of the body; before anything when it is negative."""

    after: int = 0
    seconds: float = 1.0

    def spoil(self, send: Send, transport: asyncio.Transport) -> Send:
        """Return what sends with a pause."""
        left, paused = self.after, False

        async def stalling(message: Message) -> None:
            nonlocal left, paused
            if message["type"] == "http.response.start" and self.after < 0:
                paused = True
                await asyncio.sleep(self.seconds)
            body = message.get("body", b"")
            if message["type"] == "http.response.start" or paused or len(body) < left:
                left -= len(body)
                return await send(message)
            paused = True
            if left:
                await send({"type": "http.response.body", "body": body[:left], "more_body": True})
            await asyncio.sleep(self.seconds)
            return await send({**message, "body": body[left:]})

        return stalling


@attrs.frozen(kw_only=True)
class SlowRows(Wire):
    """A body that comes drop by drop."""

    size: int = 512
    seconds: float = 0.01

    def spoil(self, send: Send, transport: asyncio.Transport) -> Send:
        """Return what sends a little at a time."""

        async def dripping(message: Message) -> None:
            body = message.get("body", b"")
            while len(body) > self.size:
                await send({"type": "http.response.body", "body": body[: self.size], "more_body": True})
                await asyncio.sleep(self.seconds)
                body = body[self.size :]
            await send(message if message["type"] == "http.response.start" else {**message, "body": body})

        return dripping
