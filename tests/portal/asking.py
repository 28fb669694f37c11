"""Asking the portal without our client: one request over the connection of the standard library."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

import attrs

from .server import Portal


@attrs.frozen
class Asked:
    """An answer: its status, headers in lower case, and body."""

    status: int
    headers: Mapping[str, str] = attrs.field(hash=False)
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)

    @property
    def lines(self) -> list[Any]:
        """The body, read as lines of JSON."""
        return [json.loads(line) for line in self.body.split(b"\n") if line]

    @property
    def code(self) -> str:
        """The status, with the code of an error."""
        found = self.json.get("error_code") if self.body.startswith(b"{") else None
        return f"{self.status} {found}" if found else str(self.status)


def ask(portal: Portal, path: str, headers: Mapping[str, str] | None = None, /, **params: Any) -> Asked:
    """Ask for a path below the base, or below the datasets when it does not begin with a slash."""
    target = path if path.startswith("/") else f"/catalog/datasets/{path}"
    query = urlencode(params, doseq=True)
    connection = HTTPConnection(portal.base.split("/")[2], timeout=5)
    try:
        connection.request(
            "GET", f"/api/explore/v2.1{target}" + (f"?{query}" if query else ""), headers=dict(headers or {})
        )
        answer = connection.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Asked(answer.status, named, answer.read())
    finally:
        connection.close()


def ids(portal: Portal, **params: Any) -> list[Any]:
    """Return the first column of the records of the hand-written dataset."""
    answer = ask(portal, "lieux/records", **{"select": "id", "limit": 100, **params})
    assert answer.status == 200, answer.body
    return [next(iter(row.values())) for row in answer.json["results"]]
