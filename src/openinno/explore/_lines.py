"""The lines of an export, each exactly once, however often the export breaks.

A portal writes an export in one go, without its length, its count or a way to begin in the middle. One that
breaks is asked for again: the lines given before are passed over, checked by their digest to be the same, and
the reading goes on behind them. A line is given only once it is known to be a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from ..labels import Label
from ._asked import Asked
from ._body import Body, blocks_of
from ._json import decode, decode_lines
from ._judging import Problem, error_object, unexpected
from ._retry import Tries
from ._steps import Close, Outcome, Plan, Read
from .cursor import Cursor, Digest
from .errors import ExploreError
from .problems import is_error_object
from .wire import Broken

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
        self.size = 0
        self._stream: Any = None
        self._ended_at: int | None = None
        self._ended = False

    def next(self) -> Plan[bytes | None]:
        """Return the next block of whole lines, or None once all have come."""
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
        given = self._given
        block = yield from self.next()
        if block is None:
            return None
        try:
            rows = decode_lines(block)
        except ValueError as flaw:
            self._given = given
            raise self._no_rows(block, f"ligne abîmée : {flaw}", f"damaged line: {flaw}") from None
        if len(rows) != self.size:
            self._given = given
            raise self._no_rows(block, "une ligne est vide", "a line is empty")
        return rows

    def cursor(self, lines: int) -> Cursor:
        """Return where the reading stands after some lines of the last block."""
        passed, told, digest, block = self._given
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
        self._opened = yield from self._asked.open(self._url, self._tries)
        self._at = self._opened.at
        self._stream = self._opened.stream
        self._body = Body(self._opened.headers)
        self._pending: Iterator[bytes] = iter(())
        self._rest: list[bytes] = []
        self._seen = 0
        self._digest = Digest()

    def _block(self) -> Plan[bytes | None]:
        """Return the next whole lines of this export, or None at its end."""
        while True:
            for data in self._pending:
                lines = self._whole_lines(data)
                if lines:
                    return self._rows_only(lines)
            outcome: Outcome = yield Read(self._stream)
            self._at = outcome.at
            blocks = blocks_of(outcome, self._body)
            if not outcome.body:
                rest = b"".join([*self._rest, *blocks])
                self._rest = []
                return self._rows_only(rest + b"\n") if rest.strip() else None
            self._pending = blocks

    def _whole_lines(self, data: bytes) -> bytes:
        """Return the lines that end in a block, and keep the beginning of the one that does not."""
        cut = data.rfind(b"\n") + 1
        if cut:
            lines = b"".join([*self._rest, data[:cut]])
            self._rest = [data[cut:]]
            return lines
        self._rest.append(data)
        if sum(map(len, self._rest)) > self._asked.core.limits.line_bytes:
            raise self._no_rows(data, "une ligne passe la taille permise", "a line passes the size allowed")
        return b""

    def _rows_only(self, lines: bytes) -> bytes:
        """Check that lines look like rows, and that the last is no error written in the place of one.

        An error ends an export: only the last line of a block can be one.
        """
        last = lines[lines.rfind(b"\n", 0, -1) + 1 : -1]
        plain = lines.startswith(b"{") and last.startswith(b"{") and last.endswith(b"}")
        if plain and b'"error' not in last:
            return lines
        kept = [line.strip() for line in lines.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()]
        for place, line in enumerate(kept, self._seen):
            self._check_line(line, place)
        return b"".join(line + b"\n" for line in kept)

    def _check_line(self, line: bytes, place: int) -> None:
        if place == 0 and not line.startswith(b"{"):
            raise self._no_rows(line, "ce n'est pas du JSON Lines", "this is no JSON Lines")
        try:
            value = decode(line)
        except ValueError as flaw:
            raise Broken(Label(f"une ligne est abîmée : {flaw}", f"a line is damaged: {flaw}")) from None
        if not isinstance(value, dict):
            raise Broken(Label("une ligne n'est pas un objet", "a line is no object"))
        if is_error_object(value):
            problem = error_object(value, self._opened, self._url)
            if problem.again:
                raise Broken(problem.error.text)
            raise problem.error

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
        self._digest.update(head)
        self._seen += head.count(b"\n")
        return rest

    def _check_same(self) -> None:
        if self._digest.hexdigest() != self._digest_of_passed:
            raise self._incomplete(
                "l'export redemandé ne commence plus par les mêmes lignes : les données ont changé, ou"
                " viennent sans ordre ; recommencez, avec order_by() si la requête n'en a pas",
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
            told = Label(
                f"l'export finit après {self._received} lignes sur {expected}",
                f"the export ends after {self._received} rows of {expected}",
            )
            raise Broken(told, again=again)
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
        )

    def _no_rows(self, data: bytes, fr: str, en: str) -> ExploreError:
        return unexpected(attrs.evolve(self._opened, body=data), self._url, fr, en)


def _split(block: bytes, lines: int) -> tuple[bytes, bytes]:
    """Part a block of whole lines behind some of them."""
    parts = block.split(b"\n", lines)
    rest = parts.pop() if len(parts) > lines else b""
    return block[: len(block) - len(rest)], rest
