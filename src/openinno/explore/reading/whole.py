"""What one export sends, cut into whole lines, each of which is a row as far as it is cheap to tell.

Blank lines are no rows and are left out wherever they stand, so that lines, their number and their digest do
not depend on how the export was cut into blocks.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from ...labels import Label
from .._json import decode
from .._judging import unexpected
from .._refusals import error_object
from .._steps import Outcome
from ..errors import ExploreError
from ..problems import is_error_object
from ..wire import Broken

__all__ = ["WholeLines"]

_NO_ROWS: Final = re.compile(rb"\n(?!(?<=\}\n)(?:\{|\Z))")
"""A line feed that is not between two rows, nor behind the last."""
_BOM: Final = b"\xef\xbb\xbf"
_OPENING: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[ \t]*\r?\n")
_LONGEST_ERROR: Final = 64 * 1024
"""More bytes than any error of a portal has."""


class WholeLines:
    """Cuts an export into whole lines.

    Args:
        opened: The answer, for errors to tell what came.
        url: The address asked for.
        most: The most bytes of a line.
        columns: The columns of a row, where they are known.
    """

    def __init__(
        self, opened: Outcome, url: str, *, most: int, columns: frozenset[str] = frozenset()
    ) -> None:
        self._opened = opened
        self._url = url
        self._most = most
        self._columns = columns
        self._rest = bytearray()
        self._begun = False

    def feed(self, data: bytes) -> bytes:
        """Return the lines that end in a block, and keep the beginning of the one that does not."""
        cut = data.rfind(b"\n") + 1
        lines = bytes(self._rest) + data[:cut] if cut else b""
        if lines and not self._begun and _OPENING.match(lines) and len(lines) < _LONGEST_ERROR:
            # A first line of one brace: maybe an error over several lines, which only its end tells.
            cut, lines = 0, b""
        if cut:
            self._rest.clear()
        self._rest += data[cut:]
        if len(self._rest) > self._most:
            raise self._unlike(
                data,
                "une ligne dépasse la taille permise (Limits.line_bytes)",
                "a line passes the size allowed (Limits.line_bytes)",
            )
        return self._rows_only(lines) if lines else b""

    def finish(self) -> bytes:
        """Return the last line, where it does not end, once all has come."""
        rest = bytes(self._rest)
        self._rest.clear()
        # The one line that can have been cut short is always looked at whole.
        return self._looked_at(rest + b"\n") if rest.strip() else b""

    def _rows_only(self, lines: bytes) -> bytes:
        """Check that lines look like rows, and that the last is no error written in the place of one.

        An error ends an export: only the last line of a block can be one.
        """
        plain = lines.startswith(b"{") and _NO_ROWS.search(lines) is None
        if not plain or b'"error' in lines[lines.rfind(b"\n", 0, -1) + 1 :]:
            lines = self._looked_at(lines)
        self._begun = self._begun or bool(lines)
        return lines

    def _looked_at(self, lines: bytes) -> bytes:
        """Return lines that do not all look like rows, each checked, without those that are blank."""
        kept = [line.strip() for line in lines.removeprefix(_BOM).split(b"\n") if line.strip()]
        if kept and not self._begun:
            self._look_at_first(kept[0], lines)
        for line in kept:
            try:
                value = decode(line)
            except ValueError as flaw:
                raise Broken(
                    Label(f"une ligne est endommagée : {flaw}", f"a line is damaged: {flaw}")
                ) from None
            if not isinstance(value, dict):
                raise Broken(Label("une ligne n'est pas un objet", "a line is no object"))
            self._refuse_error(value)
        return b"".join(line + b"\n" for line in kept)

    def _look_at_first(self, line: bytes, lines: bytes) -> None:
        """Tell what stands in the place of the first row: an error, maybe over several lines, or no lines."""
        if not line.startswith(b"{"):
            raise self._unlike(line, "ce n'est pas du JSON Lines", "this is no JSON Lines")
        try:
            beginning = decode(lines + bytes(self._rest))
        except ValueError:
            return
        self._refuse_error(beginning)

    def _refuse_error(self, value: object) -> None:
        if is_error_object(value, columns=self._columns):
            problem = error_object(value, self._opened, self._url)
            if problem.again:
                raise Broken(problem.error.text)
            raise problem.error

    def _unlike(self, data: bytes, fr: str, en: str) -> ExploreError:
        return unexpected(attrs.evolve(self._opened, body=data), self._url, fr, en)
