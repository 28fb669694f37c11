"""The physical lines of a text file, as an editor counts them, whatever bytes they hold and however long."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from ..limits import LONGEST_LINE

__all__ = ["CUT", "FLAW", "Block", "blocks_from", "shown"]

CUT: Final = "\ud800"
"""Stands at the end of a line of which the rest was too long to be kept."""
FLAW: Final = re.compile("[\0\ud800-\udfff]")
"""What a line that cannot be trusted holds: a null, a byte that is not of the encoding, or :data:`CUT`."""

_BLOCK: Final = 1 << 18
_KEPT: Final = 1 << 14
"""Letters that are kept of a line that is too long."""
_END: Final = re.compile("\r\n?|\n")
_LONE: Final = re.compile("[\ud800-\udfff]")


class Block(NamedTuple):
    """Lines that follow each other, each with its own end."""

    first: int
    """The number of the first, from 1."""
    lines: list[str]
    flawed: bool
    """Whether one of them may hold a :data:`FLAW`."""


def shown(text: str) -> str:
    r"""Return a text with what could not be decoded written as its bytes.

    Examples:
        >>> print(shown("Caf\udce9"))
        Caf\xE9
    """
    return _LONE.sub(_byte, text) if FLAW.search(text) else text


def _byte(lone: re.Match[str]) -> str:
    code = ord(lone.group())
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02X}"
    return "…" if lone.group() == CUT else "\N{REPLACEMENT CHARACTER}"


def blocks_from(path: Path, encoding: str, start: int = 1) -> Iterator[Block]:
    """Yield the lines of a file from one on, in bounded memory.

    A line ends with a line feed, a carriage return or both, as in every editor; no other sign ends one.

    Args:
        path: The file.
        encoding: Its encoding.
        start: The number of the first line wanted, from 1.

    Raises:
        OSError: The file cannot be read.
    """
    first = 1
    for lines, flawed in _blocks(path, encoding):
        wanted = lines[max(0, start - first) :]
        if wanted:
            yield Block(max(first, start), wanted, flawed)
        first += len(lines)


def _blocks(path: Path, encoding: str) -> Iterator[tuple[list[str], bool]]:
    texts = _texts(path, encoding)
    rest, flawed = "", False
    for text, flaw in texts:
        flawed = flaw or "\0" in text or (flawed and bool(FLAW.search(rest)))
        lines = io.StringIO(rest + text, newline="").readlines()
        # A carriage return at the end may be half of an end.
        rest = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        if lines:
            yield lines, flawed
        if len(rest) > LONGEST_LINE:
            rest, flawed = rest[:_KEPT] + CUT + _behind_the_line(texts), True
    if rest:
        yield io.StringIO(rest, newline="").readlines(), flawed


def _behind_the_line(texts: Iterator[tuple[str, bool]]) -> str:
    """Pass over the rest of a line and return what follows, its end included."""
    for text, _ in texts:
        end = _END.search(text)
        if end:
            return text[end.start() :]
    return ""


def _texts(path: Path, encoding: str) -> Iterator[tuple[str, bool]]:
    """Yield the decoded text in pieces, each with whether bytes in it are not of the encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    fresh = True
    with path.open("rb") as stream:
        data = b"-"
        while data:
            data = stream.read(_BLOCK)
            text, flawed = _decoded(decoder, data)
            if fresh and text:
                text, fresh = text.removeprefix("\ufeff"), False
            yield text, flawed


def _decoded(decoder: codecs.IncrementalDecoder, data: bytes) -> tuple[str, bool]:
    state = decoder.getstate()
    try:
        return decoder.decode(data, not data), False
    except UnicodeError:
        pass
    for errors in ("surrogateescape", "replace"):
        decoder.setstate(state)
        decoder.errors = errors
        try:
            return decoder.decode(data, not data).replace("\ufffd", "\udfff"), True
        except UnicodeError:
            # Escaping is only for bytes beyond ASCII, which those of wide encodings need not be.
            continue
        finally:
            decoder.errors = "strict"
    return "\udfff", True
