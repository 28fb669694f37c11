"""A portal played by hand: it answers the steps of a plan from what a test lays out, without a socket."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import attrs

from openinno.explore._asked import Asked
from openinno.explore._core import Core
from openinno.explore._retry import RetryPolicy
from openinno.explore._steps import Close, Outcome, Plan, Read, Send, Wait
from openinno.explore.odsql import Query
from openinno.explore.wire import Broken, Limits
from openinno.labels import Label

__all__ = ["Export", "Script", "asked_of", "collected", "lines_of"]

T = TypeVar("T")
Row = dict[str, Any]

LOST = Label("connexion perdue", "connection lost")


def lines_of(rows: Sequence[Row]) -> bytes:
    """Write rows as an export does."""
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


@attrs.define
class Export:
    """One try of an export: the blocks that come, and whether it breaks behind them."""

    blocks: Sequence[bytes]
    breaks: bool = False
    headers: Mapping[str, str] = attrs.field(factory=dict)


@attrs.define
class _Open:
    blocks: Iterator[bytes]
    breaks: bool
    closed: bool = False


class Script:
    """Plays a portal that holds one dataset.

    Args:
        rows: Its rows, in the order in which it gives them.
        exports: What each export gives, one after the other, the last again and again; by default, the rows.
        page: Returns the rows of a page, where the portal should give others than the right ones.
        total: What it counts, one after the other; by default, the rows.
        id_field: Whether the dataset has a column that identifies its rows.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        *,
        exports: Sequence[Export] = (),
        page: Callable[[int, int], Sequence[Row]] | None = None,
        totals: Sequence[int | None] = (),
        answer: Callable[[str], tuple[int, Any] | None] = lambda url: None,
    ) -> None:
        self.rows = list(rows)
        self.exports = list(exports)
        self.page = page or (lambda offset, limit: self.rows[offset : offset + limit])
        self.totals = list(totals)
        self.answer = answer
        self.waits: list[float] = []
        self.urls: list[str] = []
        self.streams: list[_Open] = []

    def run(self, plan: Plan[T]) -> T:
        """Drive a plan to its end."""
        try:
            step = next(plan)
            while True:
                step = plan.send(self._done(step))
        except StopIteration as end:
            result: T = end.value
            return result

    def _done(self, step: Send | Read | Close | Wait) -> Outcome:
        match step:
            case Wait():
                self.waits.append(step.seconds)
            case Close():
                step.stream.closed = True
            case Read():
                assert not step.stream.closed, "read after it was closed"
                block = next(step.stream.blocks, b"")
                if not block and step.stream.breaks:
                    return Outcome(at=0.0, broken=Broken(LOST))
                return Outcome(at=0.0, body=block)
            case Send():
                return self._sent(step.request.url)
        return Outcome(at=0.0)

    def _sent(self, url: str) -> Outcome:
        self.urls.append(url)
        parts = urlsplit(url)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        other = self.answer(url)
        if other is not None:
            return Outcome(at=0.0, status=other[0], body=json.dumps(other[1]).encode())
        if "/exports/" in parts.path:
            return self._exported(int(asked.get("limit", "-1")))
        if not parts.path.endswith("/records"):
            return Outcome(at=0.0, status=200, body=json.dumps(self._description()).encode())
        limit, offset = int(asked["limit"]), int(asked.get("offset", "0"))
        total = self.totals.pop(0) if len(self.totals) > 1 else (self.totals or [len(self.rows)])[0]
        body = {"total_count": total, "results": list(self.page(offset, limit))[:limit]}
        return Outcome(at=0.0, status=200, body=json.dumps(body).encode())

    def _exported(self, limit: int) -> Outcome:
        export = Export([lines_of(self.rows if limit < 0 else self.rows[:limit])])
        if self.exports:
            export = self.exports.pop(0) if len(self.exports) > 1 else self.exports[0]
        stream = _Open(iter([block for block in export.blocks if block]), export.breaks)
        self.streams.append(stream)
        return Outcome(at=0.0, status=200, headers=export.headers, stream=stream)

    def _description(self) -> Row:
        names = list(dict.fromkeys(name for row in self.rows for name in row))
        fields = [{"name": name, "label": name, "type": "text", "annotations": {}} for name in names]
        return {"dataset_id": "lieux", "fields": fields, "metas": {"default": {"title": "Lieux"}}}


def asked_of(query: Query | None = None, **policy: Any) -> Asked:
    """Return a question to the dataset of a script."""
    policy = {"attempts": 3, "chance": lambda: 1.0, **policy}
    core = Core(
        "https://example.fr/api/explore/v2.1",
        key=None,
        lang="fr",
        policy=RetryPolicy(**policy),
        limits=Limits(line_bytes=1000),
    )
    return Asked(core, "lieux", query or Query())


def collected(script: Script, plan: Callable[[], Plan[Sequence[T] | None]]) -> list[T]:
    """Return everything that a source gives, batch after batch."""
    found: list[T] = []
    while (batch := script.run(plan())) is not None:
        found += batch
    return found
