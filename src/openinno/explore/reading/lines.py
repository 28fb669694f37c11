"""The lines of an export, each exactly once, however often the export breaks.

A portal writes an export in one go, without its length, its count or a way to begin in the middle. One that
breaks is asked for again: the lines given before are passed over, checked by their digest to be the same, and
the reading goes on behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from ...labels import Label
from .._asked import Asked
from .._body import Body, blocks_of
from .._json import decode_lines
from .._judging import unexpected
from .._refusals import Problem
from .._retry import Tries
from .._steps import Close, Outcome, Plan, Read
from ..errors import ExploreError
from ..wire import Broken
from .cursor import Cursor, Digest
from .whole import WholeLines

__all__ = ["Lines"]


class Lines:
    """Reads an export in JSON Lines as blocks of whole lines.

    Args:
        asked: The question.
        total: How many rows the portal announced; None where it cannot tell.
        after: Where an earlier reading stood.

    Attributes:
        size: How many lines the last block has.
    """

    def __init__(self, asked: Asked, *, total: int | None, after: Cursor | None = None) -> None:
        self._asked = asked
        self._total = total
        self._url = asked.export_url()
        self._tries = Tries(asked.core.policy)
        self._passed = after.rows if after else 0
        self._digest_of_passed = after.digest if after else ""
        # The last block that was given: the lines and the digest before it, and its own lines.
        self._given = (self._passed, self._digest_of_passed, Digest(), b"")
        self.size: int = 0
        self._stream: Any = None
        self._ended_at: int | None = None
        self._ended = False

    def next(self) -> Plan[bytes | None]:
        """Return the next block of whole lines, or None once all have come.

        Each line begins with a brace and ends with one; what stands in between is looked at by :meth:`rows`.
        """
        while not self._ended:
            try:
                if self._stream is None:
                    yield from self._open()
                block = yield from self._block()
                if block is None:
                    yield from self._end()
                elif block := self._new_part(block):
                    return block
            except Broken as broken:
                yield from self.close()
                problem = Problem(error=self._cut(broken.reason), reason=broken.reason, again=broken.again)
                yield from self._asked.core.wait_or_raise(problem, self._tries, self._at)
        return None

    def rows(self) -> Plan[list[Any] | None]:
        """Return the rows of the next block, or None once all have come."""
        block = yield from self.next()
        if block is None:
            return None
        try:
            return decode_lines(block)
        except ValueError as flaw:
            told = f"ligne endommagée : {flaw}", f"damaged line: {flaw}"
            raise unexpected(attrs.evolve(self._opened, body=block), self._url, *told) from None

    @property
    def cursor(self) -> Callable[[int], Cursor]:
        """What tells where the reading stands after some lines of the last block."""
        return partial(self._cursor, *self._given)

    def _cursor(self, passed: int, told: str, digest: Any, block: bytes, lines: int) -> Cursor:
        if lines:
            digest = digest.copy()
            digest.update(_split(block, lines)[0])
            told = digest.hexdigest()
        return Cursor(
            dataset=self._asked.dataset,
            query=str(self._asked.query),
            way="export",
            rows=passed + lines,
            digest=told,
        )

    def close(self) -> Plan[None]:
        """Let go of an export that is not read to its end."""
        stream, self._stream = self._stream, None
        if stream is not None:
            yield Close(stream)

    # one export ---------------------------------------------------------------------------------------------

    def _open(self) -> Plan[None]:
        opened = self._opened = yield from self._asked.open(self._url, self._tries)
        self._at = opened.at
        self._stream = opened.stream
        self._body = Body(opened.headers)
        self._pending: Iterator[bytes] = iter(())
        self._read_out = False
        most = self._asked.core.limits.line_bytes
        self._whole = WholeLines(opened, self._url, most=most, columns=self._asked.columns)
        self._seen = 0
        self._digest = Digest()

    def _block(self) -> Plan[bytes | None]:
        """Return the next whole lines of this export, or None at its end."""
        while True:
            for data in self._pending:
                if lines := self._whole.feed(data):
                    return lines
            if self._read_out:
                return self._whole.finish() or None
            outcome: Outcome = yield Read(self._stream)
            self._at = outcome.at
            self._pending = blocks_of(outcome, self._body)
            self._read_out = not outcome.body

    # all tries together -------------------------------------------------------------------------------------

    def _new_part(self, block: bytes) -> bytes:
        """Return the lines of a block that were not passed before, checked to follow those that were."""
        if self._seen < self._passed:
            block = self._passed_over(block, self._passed - self._seen)
            if self._seen == self._passed:
                self._check_same()
        elif self._passed < self._asked.query.start:
            block = self._passed_over(block, self._asked.query.start - self._passed)
            self._passed, self._digest_of_passed = self._seen, self._digest.hexdigest()
        if not block or self._passed < self._asked.query.start:
            return self._new_part(block) if block else b""
        self._given = (self._passed, self._digest_of_passed, self._digest.copy(), block)
        self.size = block.count(b"\n")
        self._digest.update(block)
        self._passed = self._seen = self._seen + self.size
        self._digest_of_passed = self._digest.hexdigest()
        self._tries.progressed()
        return block

    def _passed_over(self, block: bytes, lines: int) -> bytes:
        """Add the first lines of a block to the digest, and return the others."""
        head, rest = _split(block, lines)
        self._tries.progressed()
        self._digest.update(head)
        self._seen += head.count(b"\n")
        return rest

    def _check_same(self) -> None:
        if self._digest.hexdigest() != self._digest_of_passed:
            raise self._incomplete(
                "l'export redemandé ne commence plus par les mêmes lignes : les données ont changé, ou"
                " arrivent sans ordre stable ; recommencez, avec order_by() si la requête n'en a pas",
                "asked for again, the export no longer begins with the same rows: the data changed, or"
                " comes in no order; start again, with order_by() if the query has none",
            )

    def _end(self) -> Plan[None]:
        """Compare the rows that came with those announced, and ask once more where they differ.

        Two exports that end with as many rows are whole by their own account: a third would be the same.
        """
        yield from self.close()
        expected = self._asked.expected(self._total)
        if expected not in {None, self._received}:
            self._total = yield from self._asked.count()
            expected = self._asked.expected(self._total)
        if self._seen < self._passed or (expected is not None and self._received < expected):
            again, self._ended_at = self._seen != self._ended_at, self._seen
            if self._seen < self._passed:
                raise Broken(_shorter(self._seen), again=again)
            told = Label(
                f"l'export s'arrête après {self._received} lignes sur {expected}",
                f"the export ends after {self._received} rows of {expected}",
            )
            raise Broken(told if again else _agreed(told), again=again)
        if expected is not None and self._received > expected:
            raise self._incomplete("plus de lignes qu'annoncé", "more rows than announced")
        self._ended = True

    @property
    def _received(self) -> int:
        return max(0, min(self._seen, self._passed) - self._asked.query.start)

    # what to say --------------------------------------------------------------------------------------------

    def _cut(self, reason: Label) -> ExploreError:
        return self._incomplete(
            f"l'export s'interrompt : {reason.text('fr')}", f"the export breaks off: {reason.text('en')}"
        )

    def _incomplete(self, fr: str, en: str) -> ExploreError:
        expected = self._asked.expected(self._total)
        of_fr, of_en = (f" sur {expected}", f" of {expected}") if expected is not None else ("", "")
        received = max(0, self._passed - self._asked.query.start)
        return self._asked.incomplete(
            f"{fr} (lignes reçues : {received}{of_fr})",
            f"{en} (rows received: {received}{of_en})",
            expected=expected,
            received=received,
            url=self._url,
        )


def _shorter(lines: int) -> Label:
    """Say of an export asked for again that it does not reach the rows that were given."""
    return Label(
        f"redemandé, l'export s'arrête après {lines} lignes, avant la dernière donnée : il est coupé, ou des"
        " lignes ont été supprimées",
        f"asked for again, the export ends after {lines} rows, before the last one given: it is cut, or rows"
        " were removed",
    )


def _agreed(told: Label) -> Label:
    """Say of two exports that end alike what only the portal can mend."""
    return Label(
        f"{told.text('fr')}, deux fois de suite : le compte du portail est faux, ou son export",
        f"{told.text('en')}, twice in a row: the count of the portal is wrong, or its export",
    )


def _split(block: bytes, lines: int) -> tuple[bytes, bytes]:
    """Part a block of whole lines behind some of them."""
    parts = block.split(b"\n", lines)
    rest = parts.pop() if len(parts) > lines else b""
    return block[: len(block) - len(rest)], rest
