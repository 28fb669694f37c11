"""Answers in the place of the right one: failures, throttling, pages of HTML, what is no JSON, bombs."""

from __future__ import annotations

import asyncio
import datetime
import json
import zlib
from collections.abc import Iterator
from typing import Any, Final

import attrs
from starlette.types import Send

from .misbehaving import Answer, Made

_JSON: Final = {"content-type": "application/json; charset=utf-8"}
_GZIP: Final = {**_JSON, "content-encoding": "gzip"}
_HTML: Final = (
    b"<!DOCTYPE html>\n<html><head><title>Connexion</title></head><body>Identifiez-vous</body></html>\n"
)


@attrs.frozen(kw_only=True)
class Burst(Answer):
    """A failure of the server, as a proxy tells it."""

    status: int = 503
    retry_after: str | None = None

    def made(self) -> Made:
        """Return a page of HTML."""
        page = f"<html><body><h1>{self.status}</h1>nginx</body></html>"
        return self.status, _waiting("text/html", self.retry_after), [page.encode()]


@attrs.frozen(kw_only=True)
class Throttle(Answer):
    """Too many requests in a short time: a 429 that says when to come back, in seconds or as a date."""

    retry_after: str | float | None = 1
    status: int = 429

    def made(self) -> Made:
        """Return the body of a 429, without a time."""
        body = b'{"errorcode": 10002, "error": "Too many requests."}'
        return self.status, _waiting("application/json", self.retry_after), [body]


@attrs.frozen(kw_only=True)
class QuotaGone(Answer):
    """No call is left until a time that is told, or not."""

    reset: datetime.datetime | None = None

    def made(self) -> Made:
        """Return the body of a 429."""
        return 429, {"content-type": "application/json"}, [json.dumps(quota_body(self.reset)).encode()]


@attrs.frozen(kw_only=True)
class HtmlPage(Answer):
    """A page of HTML, as a login page is."""

    status: int = 200

    def made(self) -> Made:
        """Return the page."""
        return self.status, {"content-type": "text/html; charset=utf-8"}, [_HTML]


@attrs.frozen(kw_only=True)
class Redirect(Answer):
    """Another address."""

    to: str
    status: int = 302

    def made(self) -> Made:
        """Return the address."""
        return self.status, {"location": self.to, "content-type": "text/html"}, []


@attrs.frozen(kw_only=True)
class NotJson(Answer):
    """JSON that stops in the middle, in a response that is whole."""

    text: str = '{"total_count": 3, "results": [{"id": "a'

    def made(self) -> Made:
        """Return the beginning of an answer."""
        return 200, _JSON, [self.text.encode()]


@attrs.frozen(kw_only=True)
class Bomb(Answer):
    """A small body that gunzips to a huge one."""

    megabytes: int = 1024

    def made(self) -> Made:
        """Return spaces, compressed as they are read."""
        return 200, _GZIP, self._spaces()

    def _spaces(self) -> Iterator[bytes]:
        packer = zlib.compressobj(1, zlib.DEFLATED, 31)
        yield packer.compress(b'{"total_count": 0, "results": [')
        for _ in range(self.megabytes):
            yield packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_SYNC_FLUSH)
        yield packer.compress(b"]}") + packer.flush()


@attrs.frozen(kw_only=True)
class GarbageGzip(Answer):
    """A body that says it is gzip and is not."""

    def made(self) -> Made:
        """Return the first bytes of gzip, then others."""
        return 200, _GZIP, [b"\x1f\x8b\x08\x00" + b"not gzip at all" * 20]


@attrs.frozen(kw_only=True)
class Hangup(Answer):
    """A connection closed without an answer."""

    async def answer(self, send: Send, transport: asyncio.Transport) -> None:
        """Close the connection."""
        transport.abort()
        # The server must learn of it before it looks for the answer that never comes.
        await asyncio.sleep(0.01)


def quota_body(reset: datetime.datetime | None, call_limit: int = 10_000) -> dict[str, Any]:
    """Return the body of the answer to a call beyond the quota."""
    when = {} if reset is None else {"reset_time": reset.isoformat().replace("+00:00", "Z")}
    return {
        "errorcode": 10002,
        **when,
        "limit_time_unit": "day",
        "call_limit": call_limit,
        "error": "Too many requests on the domain. Please contact the domain administrator.",
    }


def _waiting(kind: str, retry_after: object) -> dict[str, str]:
    return {"content-type": kind} | ({} if retry_after is None else {"retry-after": str(retry_after)})
