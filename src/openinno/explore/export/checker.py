"""What is watched in every exported file: its beginning, and its end, where an error may stand."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ...labels import Label
from .._json import decode
from ..problems import is_error_object, is_page
from ..wire import Broken

__all__ = ["BLANK", "TAIL", "Checker", "Wrote", "refuse_error"]

_HEAD: Final = 4096
TAIL: Final = 64 * 1024
"""Bytes looked at for an error, which may quote a long query."""
BLANK: Final = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the data: a mark of order, or a part of one, and blanks."""


class Wrote(Broken):
    """What a portal wrote is no data: an error of its own, or a page.

    Args:
        reason: What it is, in both languages.
        text: What it wrote.
    """

    def __init__(self, reason: Label, text: bytes) -> None:
        super().__init__(reason)
        self.text: bytes = text


class Checker:
    """Watches the blocks of a file as they come: its beginning and its end, where an error may stand.

    Attributes:
        rows: Rows seen so far; None where the format cannot be counted on the way.
        checks: What is checked, in words.
        columns: The columns of a row, where they are known: a row of an error's own names is none.
    """

    rows: int | None = None
    columns: frozenset[str] = frozenset()
    checks: tuple[str, ...] = ("no error object",)

    def __init__(self) -> None:
        self._head = b""
        self._tail = b""
        self._size = 0

    @property
    def start(self) -> bytes:
        """The first bytes, behind what may stand before the data."""
        return self._head.lstrip(BLANK)

    def feed(self, block: bytes) -> None:
        """Look at the next block."""
        if len(self._head) < _HEAD:
            self._head += block[: _HEAD - len(self._head)]
            if is_page(self.start):
                told = Label("une page HTML est arrivée à la place", "an HTML page came in its place")
                raise Wrote(told, self.start)
        self._tail = (self._tail + block[-TAIL:])[-TAIL:]
        self._size += len(block)

    def finish(self, path: Path) -> None:
        """Check the end, and the file as it was written.

        Raises:
            Broken: It is not whole.
        """
        if not self.start:
            raise Broken(Label("l'export est vide", "the export is empty"))
        refuse_error(self._tail, self.columns)
        for opening in (b"\n{", b'{"err', b"{"):
            refuse_error(self._tail[self._tail.rfind(opening) :], self.columns)


def refuse_error(text: bytes, columns: frozenset[str] = frozenset()) -> None:
    """Refuse what is an error of the portal, written where data should be."""
    text = text.strip().rstrip(b",]").strip()
    try:
        value = decode(text)
    except ValueError:
        return
    if is_error_object(value, columns=columns):
        told = text.decode("utf-8", "replace")[:300]
        raise Wrote(
            Label(f"le portail a écrit une erreur : {told}", f"the portal wrote an error: {told}"), text
        )
