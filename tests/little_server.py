"""A little server on this machine, which answers, stalls, cuts and redirects as a test tells it."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import attrs

__all__ = ["Answer", "Asked", "LittleServer", "dataset_of", "serving"]


@attrs.frozen
class Asked:
    """A request that came: its target as it was written, and its headers, names in lower case."""

    target: str
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        """The path without the query."""
        return urlsplit(self.target).path

    def get(self, name: str, default: str = "") -> str:
        """Return a parameter of the query."""
        return parse_qs(urlsplit(self.target).query).get(name, [default])[0]


@attrs.frozen(kw_only=True)
class Answer:
    """What to answer.

    Args:
        status: The HTTP status; 0 closes the connection without a word.
        body: The body.
        headers: More headers.
        cut: Bytes of the body after which the connection is closed.
        stall: Bytes of the body after which nothing more comes.
        endless: Whether the body is sent again and again.
        zipped: Whether to compress it.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = attrs.field(factory=dict)
    cut: int | None = None
    stall: int | None = None
    endless: bool = False
    zipped: bool = False

    @classmethod
    def json(cls, value: Any, **more: Any) -> Answer:
        """Answer with JSON."""
        headers = {"content-type": "application/json; charset=utf-8", **more.pop("headers", {})}
        return cls(body=json.dumps(value).encode(), headers=headers, **more)


Answering = Callable[[Asked], Answer]


class LittleServer:
    """A server that is running.

    Attributes:
        asked: The requests that came.
        left: Set once somebody hung up before an endless answer came to its end, which it never does.
    """

    def __init__(self, answering: Answering) -> None:
        self.asked: list[Asked] = []
        self.left = threading.Event()
        self.ending = threading.Event()
        self._answering = answering
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
                outer.asked.append(asked)
                outer.answer(self, asked)

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop answering."""
        self.ending.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        """Write an answer."""
        answer = self._answering(asked)
        if not answer.status:
            handler.close_connection = True
            return
        body = gzip.compress(answer.body) if answer.zipped else answer.body
        handler.send_response(answer.status)
        for name, value in answer.headers.items():
            handler.send_header(name, value)
        if answer.zipped:
            handler.send_header("content-encoding", "gzip")
        if answer.endless:
            handler.send_header("connection", "close")
        else:
            handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        until = answer.cut if answer.cut is not None else answer.stall
        handler.wfile.write(body[:until])
        handler.wfile.flush()
        if answer.stall is not None:
            self.ending.wait(5)
        try:
            while answer.endless and not self.ending.wait(0.001):
                handler.wfile.write(body)
        except OSError:
            self.left.set()
        if answer.cut is not None or answer.stall is not None or answer.endless:
            handler.close_connection = True


@contextmanager
def serving(answering: Answering) -> Iterator[LittleServer]:
    """Run a server for a while."""
    server = LittleServer(answering)
    try:
        yield server
    finally:
        server.close()


def dataset_of(rows: Sequence[Mapping[str, Any]], exports: Mapping[str, bytes] | None = None) -> Answering:
    """Answer as a portal that holds one dataset.

    Args:
        rows: Its rows.
        exports: What its exports give, by format; JSON Lines are made from the rows.
    """
    lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    named = {"jsonl": lines, **(exports or {})}
    fields = [{"name": name, "label": name, "type": "text", "annotations": {}} for name in (rows or [{}])[0]]

    def answering(asked: Asked) -> Answer:
        *_, last = asked.path.split("/")
        if "/exports/" in asked.path:
            return Answer(body=named[last])
        if last == "records":
            limit, offset = int(asked.get("limit", "10")), int(asked.get("offset", "0"))
            return Answer.json({"total_count": len(rows), "results": rows[offset : offset + limit]})
        if last == "facets":
            values = [{"name": "Lyon", "value": "Lyon", "count": 3, "state": "displayed"}]
            return Answer.json({"links": [], "facets": [{"name": "ville", "facets": values}]})
        if last == "exports":
            return Answer.json({"links": [{"rel": form, "href": f"{asked.path}/{form}"} for form in named]})
        if last == "attachments":
            return Answer.json({"links": [], "attachments": []})
        metas = {"default": {"title": "Lieux", "license": "etalab-2.0", "publisher": ["a", "b"]}}
        described = {"dataset_id": "lieux", "fields": fields, "metas": metas}
        if last == "datasets":
            return Answer.json({"total_count": 1, "results": [described]})
        return Answer.json(described)

    return answering
