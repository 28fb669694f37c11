"""The body of an answer, decompressed in bounded memory whatever it expands to."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from ..labels import Label
from ._steps import Outcome
from .wire import Broken

__all__ = ["Body", "Gathered", "TooLarge", "blocks_of"]

_BLOCK: Final = 256 * 1024
"""Bytes of a decompressed block: what is held at once, however small the compressed form was."""


class TooLarge(Exception):
    """An answer that passes the limit set for it."""


class Body:
    """Decompresses the blocks of a body, and knows whether its end was reached.

    Args:
        headers: The headers of the answer, names in lower case.
    """

    def __init__(self, headers: Mapping[str, str]) -> None:
        coding = headers.get("content-encoding", "identity").strip().lower()
        if coding in {"", "identity"}:
            self._inflate: zlib._Decompress | None = None
        elif coding in {"gzip", "x-gzip", "deflate"}:
            self._inflate = _inflater()
        else:
            told = Label(f"compression inconnue : {coding}", f"unknown compression: {coding}")
            raise Broken(told, again=False, garbled=True)

    def blocks(self, raw: bytes) -> Iterator[bytes]:
        """Yield what a block that came expands to, in blocks of bounded size."""
        if self._inflate is None:
            yield raw
            return
        while raw:
            if self._inflate.eof:
                # Several compressed parts may stand one behind the other.
                self._inflate = _inflater()
            if block := _expanded(self._inflate, raw):
                yield block
            raw = self._inflate.unconsumed_tail or self._inflate.unused_data

    def finish(self) -> Iterator[bytes]:
        """Yield what is left, and check that a compressed body came whole."""
        while self._inflate is not None and not self._inflate.eof:
            block = _expanded(self._inflate, b"")
            if not block:
                told = Label("la réponse compressée est incomplète", "the compressed answer is cut short")
                raise Broken(told)
            yield block


def _inflater() -> zlib._Decompress:
    # 32: the header tells whether it is gzip or zlib.
    return zlib.decompressobj(wbits=32 + zlib.MAX_WBITS)


def _expanded(inflate: zlib._Decompress, raw: bytes) -> bytes:
    try:
        return inflate.decompress(raw, _BLOCK)
    except zlib.error as error:
        told = Label(f"données compressées endommagées ({error})", f"damaged compression ({error})")
        raise Broken(told, garbled=True) from error


def blocks_of(outcome: Outcome, body: Body) -> Iterator[bytes]:
    """Return what reading an export gave, decompressed; at its end, what is left.

    Raises:
        Broken: The export broke off.
    """
    if outcome.broken is not None:
        raise outcome.broken
    return body.blocks(outcome.body) if outcome.body else body.finish()


class Gathered:
    """A whole body, no larger than allowed.

    Args:
        headers: The headers of the answer.
        limit: The most bytes that it may hold.
    """

    def __init__(self, headers: Mapping[str, str], limit: int) -> None:
        self._body = Body(headers)
        self._limit = limit
        self._whole = bytearray()

    def feed(self, raw: bytes) -> None:
        """Add a block that came."""
        self._keep(self._body.blocks(raw))

    def finish(self) -> bytes:
        """Return the whole, checked to have come to its end."""
        self._keep(self._body.finish())
        return bytes(self._whole)

    def _keep(self, blocks: Iterator[bytes]) -> None:
        for block in blocks:
            if len(self._whole) + len(block) > self._limit:
                raise TooLarge
            self._whole += block
