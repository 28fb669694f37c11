"""What a portal may do wrong, on order: each a value that arms the portal for some requests."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from typing import Any, ClassVar, Final, TypeVar

import attrs
from starlette.types import Send

T = TypeVar("T")
Made = tuple[int, dict[str, str], Iterable[bytes]]
"""A status, headers and the pieces of a body."""

ALWAYS: Final = sys.maxsize
"""For ``times``: until the portal behaves."""


@attrs.frozen(kw_only=True)
class Misbehaviour:
    """Something done wrong.

    Args:
        times: How many requests it befalls.
        on: Which requests: those with this in their path and query, as sent.
        skip: How many of these pass first, whatever else befalls them.
    """

    times: int = 1
    on: str = ""
    skip: int = 0
    alone: ClassVar[bool] = True
    """Whether a request that it befalls is spared the others of its kind, which wait for the next."""


@attrs.frozen(kw_only=True)
class Answer(Misbehaviour):
    """An answer in the place of the right one."""

    async def answer(self, send: Send, transport: asyncio.Transport) -> None:
        """Send it."""
        status, headers, body = self.made()
        named = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": named})
        for piece in body:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    def made(self) -> Made:
        """Return its status, headers and body."""
        return 200, {}, []


@attrs.frozen(kw_only=True)
class Wire(Misbehaviour):
    """The right answer, spoilt on its way."""

    def spoil(self, send: Send, transport: asyncio.Transport) -> Send:
        """Return what sends the answer in its place."""
        return send


@attrs.frozen(kw_only=True)
class Twist(Misbehaviour):
    """The right shape with something wrong in it; several may befall one request."""

    alone: ClassVar[bool] = False


class Armed:
    """What the portal will do wrong, in the order of the orders."""

    def __init__(self) -> None:
        self._orders: list[list[Any]] = []

    def add(self, *orders: Misbehaviour) -> None:
        """Arm some more."""
        self._orders += [[one, 0, one.times] for one in orders]

    def clear(self) -> None:
        """Disarm all."""
        self._orders = []

    def take(self, target: str) -> list[Misbehaviour]:
        """Return what befalls a request, which is thereby done."""
        found: list[Misbehaviour] = []
        for order in self._orders:
            one: Misbehaviour = order[0]
            if one.on not in target:
                continue
            order[1] += 1
            taken = one.alone and any(other.alone for other in found)
            if order[1] > one.skip and order[2] > 0 and not taken:
                order[2] -= 1
                found.append(one)
        return found


def among(found: list[Misbehaviour], kind: type[T]) -> T | None:
    """Return the first of a kind."""
    return next((one for one in found if isinstance(one, kind)), None)
