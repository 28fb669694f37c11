"""Files with one JSON object a line: JSON Lines, NDJSON, GeoJSON text sequences. Read line by line."""

from __future__ import annotations

import io
from codecs import BOM_UTF8
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec

from ....errors import SourceError
from ....labels import Label
from ..limits import LONGEST_ROW
from ..unreadable import one_error, size_of, too_large, unreadable
from .encodings import encoding_marked, is_utf_8

__all__ = ["SUFFIXES", "has_lines", "lines_of", "whole_lines"]

SUFFIXES: Final = frozenset({".jsonl", ".ndjson", ".geojsonl", ".geojsons", ".geojsonseq", ".jsonseq"})
"""How the names of such files end."""
_SEPARATOR: Final = b"\x1e"
"""What begins each object of a text sequence (RFC 8142), which may go over several lines."""
_WAY_OUT: Final = Label("est-ce bien un objet par ligne ?", "is this one object a line?")


def has_lines(path: Path, encoding: str | None) -> bool:
    """Tell whether a file holds one object a line rather than one document, by how it begins.

    Raises:
        SourceError: The file cannot be read.
    """
    size_of(path)
    named = path.suffix.lower() in SUFFIXES
    with closing(lines_of(path, encoding)) as lines:
        try:
            _, first = next(lines, (0, b""))
            if first.startswith(b"["):
                return False
            msgspec.json.decode(first, type=dict[str, msgspec.Raw])
        except SourceError:
            # A document may be one very long line.
            return named
        except (msgspec.MsgspecError, ValueError, RecursionError):
            # An object laid out over lines begins with a lone brace; one broken line proves nothing.
            return named and first.strip(b"{ ") != b""
        return named or next(lines, None) is not None


def lines_of(path: Path, encoding: str | None) -> Generator[tuple[int, bytes], None, None]:
    """Yield the lines that hold something, as UTF-8, with their number from 1.

    Only a line feed ends a line of JSON. In a text sequence, the objects are yielded, each with the number of
    its first line.

    Raises:
        SourceError: The file cannot be read, or a line is longer than :data:`~..limits.LONGEST_ROW`.
    """
    begun = False
    with one_error(path):
        source = path.open("rb")
    with source:
        lines = (one for one in enumerate(_read(path, source, encoding), 1) if one[1].strip())
        for number, line in lines:
            if line.startswith(_SEPARATOR) and not begun:
                yield from _sequence(path, number, line, lines)
            elif told := line.strip().lstrip(_SEPARATOR):
                # A stray sign further down makes no sequence of the lines after it.
                yield number, told
            begun = True


def whole_lines(path: Path) -> Iterator[bytes]:
    """Yield every line of a file in UTF-8 as it stands, blank ones too.

    Raises:
        SourceError: The file cannot be read, or a line is longer than :data:`~..limits.LONGEST_ROW`.
    """
    with one_error(path):
        source = path.open("rb")
    with source:
        yield from _each(path, source)


def _sequence(
    path: Path, number: int, line: bytes, lines: Iterator[tuple[int, bytes]]
) -> Iterator[tuple[int, bytes]]:
    held = bytearray(line.lstrip(_SEPARATOR))
    for later, more in lines:
        if more.startswith(_SEPARATOR):
            if held.strip():
                yield number, bytes(held.strip())
            number, held = later, bytearray(more.lstrip(_SEPARATOR))
        else:
            held += more
        if len(held) > LONGEST_ROW:
            raise too_large(path, LONGEST_ROW, _WAY_OUT)
    if held.strip():
        yield number, bytes(held.strip())


def _read(path: Path, source: io.BufferedReader, encoding: str | None) -> Iterator[bytes]:
    with one_error(path):
        start = source.peek(3)[:3]
    encoding = encoding or encoding_marked(start)
    if is_utf_8(encoding):
        if start == BOM_UTF8:
            source.read(len(BOM_UTF8))
        yield from _each(path, source)
        return
    with one_error(path):
        text = io.TextIOWrapper(source, encoding, errors="surrogateescape", newline="\n")
    # What has no sense in the encoding becomes what no UTF-8 is, for its row to be told.
    with text:
        yield from _each(path, text)


def _each(path: Path, source: io.BufferedReader | io.TextIOWrapper) -> Iterator[bytes]:
    while True:
        try:
            line = source.readline(LONGEST_ROW)
        except (OSError, ValueError) as error:
            raise unreadable(path, Label(str(error))) from None
        if len(line) >= LONGEST_ROW:
            raise too_large(path, LONGEST_ROW, _WAY_OUT)
        if not line:
            return
        yield line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
