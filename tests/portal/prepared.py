"""Datasets whose lines of JSON are written beforehand, so that serving them costs next to nothing."""

from __future__ import annotations

import json
import mmap
import re
from array import array
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Final

import attrs
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .data import Dataset, Field
from .exports import FORMATS
from .limits import ApiError, integer, page
from .metadata import described
from .rendering import dumps

_CHUNK: Final = 1 << 18
_TYPES: Final = {bool: "boolean", int: "int", float: "double", str: "text"}


@attrs.define(kw_only=True, slots=False)
class Prepared:
    """A dataset, and the lines of its rows; conditions and orders asked for are ignored.

    Args:
        dataset: Its description; its own rows are not read.
        jsonl: Its lines, each ended, or the file that has them.
        count: How many there are; counted without it.
        gz: The same lines in gzip, sent to whoever accepts it.
    """

    dataset: Dataset
    jsonl: bytes | Path
    count: int = attrs.field()
    gz: bytes | None = None

    @cached_property
    def lines(self) -> bytes | mmap.mmap:
        """The lines, read as they are sent."""
        if isinstance(self.jsonl, bytes):
            return self.jsonl
        with self.jsonl.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    @cached_property
    def starts(self) -> array[int]:
        """Where each line begins, and where the last one ends."""
        return array("Q", [0, *(match.end() for match in re.finditer(rb"\n", self.lines))])

    @count.default
    def _counted(self) -> int:
        return len(self.starts) - 1

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the description, records, or an export in jsonl or json."""
        request, (_, _, part) = Request(scope), scope["path"].rpartition("/")
        try:
            if part == "records":
                await self._page(request)(scope, receive, send)
            elif part in {"json", "jsonl"}:
                await self._export(part, request, send)
            else:
                await _json(described(self.dataset, self.count))(scope, receive, send)
        except ApiError as error:
            await Response(dumps(error.body), error.status)(scope, receive, send)

    def _page(self, request: Request) -> Response:
        offset, limit = page(request.query_params)
        start, end = (self.starts[min(n, self.count)] for n in (offset, offset + limit))
        rows = self.lines[start:end].rstrip(b"\n").replace(b"\n", b",")
        head = b'{"total_count": %d, "results": [' % self.count
        return Response(head + rows + b"]}", headers={"content-type": FORMATS["json"]})

    async def _export(self, kind: str, request: Request, send: Send) -> None:
        limit = integer(request.query_params, "limit", -1)
        body, end = self.lines, self.starts[min(limit, self.count)] if limit >= 0 else len(self.lines)
        headers = {"content-type": FORMATS[kind]}
        packed = self.gz if limit < 0 and kind == "jsonl" else None
        if packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
            body, end = packed, len(packed)
        named = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 200, "headers": named})
        opening, closing = (b"[", b"]") if kind == "json" else (b"", b"")
        for start in range(0, end, _CHUNK):
            piece = body[start : min(start + _CHUNK, end)]
            if kind == "json":
                last = start + _CHUNK >= end
                piece = (piece.rstrip(b"\n") if last else piece).replace(b"\n", b",\n")
            await send({"type": "http.response.body", "body": opening + piece, "more_body": True})
            opening = b""
        await send({"type": "http.response.body", "body": opening + closing})


def prepared_file(path: Path) -> Prepared:
    """Return the dataset of a file of JSON lines, its fields guessed from the first hundred.

    The same file with ``.gz`` after its name, if there is one, is what clients that accept gzip get.
    """
    found: dict[str, Field] = {}
    with path.open(encoding="utf-8") as file:
        for line in islice(file, 100):
            for name, value in json.loads(line).items():
                if value is not None:
                    found.setdefault(name, _guessed(name, value))
    dataset = Dataset(id=path.stem, title=path.stem, fields=tuple(found.values()), rows=tuple)
    packed = path.with_name(path.name + ".gz")
    return Prepared(dataset=dataset, jsonl=path, gz=packed.read_bytes() if packed.exists() else None)


def _guessed(name: str, value: Any) -> Field:
    match value:
        case {"lon": _, "lat": _}:
            return Field(name, "geo_point_2d")
        case list():
            return Field(name, annotations={"multivalued": ","})
        case _:
            return Field(name, _TYPES.get(type(value), "json_blob"))


def _json(content: Any) -> Response:
    return Response(dumps(content), headers={"content-type": FORMATS["json"]})
