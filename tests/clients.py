"""Both clients behind one call, so that each behaviour is tested of both."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from typing import Any

from openinno.explore import AsyncClient, Client, RetryPolicy

__all__ = ["KINDS", "ask", "drained"]

KINDS = ("sync", "async")
_QUICK = RetryPolicy(attempts=2, first_wait=0.0)
_TRUST = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts nobody, and is made once: to read all that is trusted takes longer than most tests."""


def ask(kind: str, portal: str, act: Callable[[Any], Any], **settings: Any) -> Any:
    """Do something with a client of a kind, and return what comes of it."""
    settings = {"retry": _QUICK, "verify": _TRUST, **settings}
    if kind == "sync":
        with Client(portal, **settings) as client:
            return act(client)

    async def asking() -> Any:
        async with AsyncClient(portal, **settings) as client:
            return await act(client)

    return asyncio.run(asking())


def drained(rows: Any) -> Any:
    """Return all that rows give, or what to await for it."""
    if hasattr(rows, "__next__"):
        return list(rows)

    async def draining() -> list[Any]:
        return [one async for one in rows]

    return draining()
