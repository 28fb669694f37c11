"""What each format must look like for a file to count as whole, and how its rows are counted on the way."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from lzma import LZMAError
from pathlib import Path
from typing import Final

from ...labels import Label
from .._json import decode
from ..wire import Broken
from .checker import BLANK, TAIL, Checker, refuse_error

__all__ = ["checker_of"]


class _JsonLines(Checker):
    """One row a line, from its brace to its brace; blank lines are no rows."""

    checks = ("no error object", "every line a row", "ends with a whole row", "rows counted")

    def __init__(self) -> None:
        super().__init__()
        self.rows: int | None = 0
        self._count = 0
        self._open = b""
        self._damaged = False

    def feed(self, block: bytes) -> None:
        super().feed(block)
        cut = block.rfind(b"\n") + 1
        if cut:
            self._count_rows(self._open + block[:cut])
            self._open = b""
        self._open = _ends(self._open + block[cut:])
        self.rows = self._count + bool(self._open)

    def _count_rows(self, lines: bytes) -> None:
        count = lines.count(b"\n")
        if lines.startswith(b"{") and lines.endswith(b"}\n") and lines.count(b"}\n{") == count - 1:
            self._count += count
            return
        found = [ends for line in lines.split(b"\n") if (ends := _ends(line))]
        self._count += len(found)
        self._damaged |= any(ends != b"{}" for ends in found)

    def finish(self, path: Path) -> None:
        if not self.start:
            return
        super().finish(path)
        last = _last_line(path)
        refuse_error(last, self.columns)
        try:
            whole = isinstance(decode(last), Mapping)
        except ValueError:
            whole = False
        if not whole:
            raise Broken(Label("la dernière ligne est incomplète", "the last row is cut"))
        if self._damaged:
            # Told at the end only: an error that the portal writes over several lines says more.
            raise Broken(Label("une ligne est endommagée", "a line is damaged"))


def _ends(line: bytes) -> bytes:
    """Return the first and the last sign of a line, or as much of it as has come; blanks are none."""
    line = line.lstrip(BLANK).rstrip()
    return line[:1] + line[1:][-1:]


def _last_line(path: Path) -> bytes:
    """Return the last line of a file that is not blank."""
    looked_at = 0
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        while True:
            looked_at = min(size, looked_at * 4 or TAIL)
            file.seek(size - looked_at)
            end = file.read().rstrip()
            if b"\n" in end or looked_at == size:
                return end[end.rfind(b"\n") + 1 :]


class _Csv(Checker):
    """One row a line, but for line feeds between quotes; the first line is the header."""

    checks = ("no error object", "quotes closed", "rows counted")

    def __init__(self) -> None:
        super().__init__()
        self.rows: int | None = 0
        self._lines = 0
        self._quoted = False

    def feed(self, block: bytes) -> None:
        super().feed(block)
        # A doubled quote closes and opens again: what stands between is empty.
        parts = block.split(b'"')
        outside = parts[1::2] if self._quoted else parts[::2]
        self._lines += sum(part.count(b"\n") for part in outside)
        self._quoted ^= len(parts) % 2 == 0
        self.rows = max(0, self._lines + (not self._tail.endswith(b"\n")) - 1)

    def finish(self, path: Path) -> None:
        super().finish(path)
        if self._quoted:
            raise Broken(Label("un guillemet reste ouvert à la fin", "a quote is left open at the end"))


_TOKENS: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:(")|(\\?)\Z)|[\[\]{}]', re.DOTALL)
"""A bracket, or a string: to its closing quote, or as far as it came, with half an escape at its end."""
_FEATURES: Final = b'"features"'
_LONGER: Final = b'"' + b"." * len(_FEATURES)
"""Stands for the beginning of a string that is longer."""


class _JsonArray(Checker):
    """An array of rows: the objects at one depth are counted."""

    checks = ("no error object", "brackets closed", "rows counted")
    opening = b"["
    depth_of_rows = 2

    def __init__(self) -> None:
        super().__init__()
        self.rows: int | None = 0
        self._count = 0
        self._depth = 0
        self._open = b""
        self._last = b""

    def feed(self, block: bytes) -> None:
        super().feed(block)
        if self._size > TAIL:
            self._check_start()
        # A string that a block cuts is opened again before the next one.
        text, self._open = self._open + block, b""
        for token in _TOKENS.finditer(text):
            sign = token[0][:1]
            if sign == b'"':
                self._last = token[0]
                if not token[1]:
                    self._open = token[0] if len(token[0]) < len(_LONGER) else _LONGER + token[2]
            elif sign in b"[{":
                self._depth += 1
                if self._depth == self.depth_of_rows:
                    self._count += sign == b"{"
                elif self._depth == 2:
                    # In an object, where the string before it is the key.
                    self.depth_of_rows = 3 if sign == b"[" and self._last == _FEATURES else 0
            else:
                self._depth -= 1
        self.rows = self._count

    def finish(self, path: Path) -> None:
        super().finish(path)
        self._check_start()
        if self._depth or self._open or not self._tail.rstrip().endswith((b"]", b"}")):
            raise Broken(Label("le fichier JSON n'est pas fermé", "the JSON file is not closed"))

    def _check_start(self) -> None:
        first = self.start[:1]
        if first != self.opening:
            told = first.decode("latin-1")
            raise Broken(Label(f"le fichier commence par {told}", f"the file starts with {told}"))


class _GeoJson(_JsonArray):
    """A collection of features: the objects in the array of that name are counted, whatever stands beside."""

    opening = b"{"
    depth_of_rows = 0

    def finish(self, path: Path) -> None:
        super().finish(path)
        if b'"FeatureCollection"' not in self._head and b'"FeatureCollection"' not in self._tail:
            raise Broken(Label("ce n'est pas une collection GeoJSON", "this is no GeoJSON collection"))


class _Xml(Checker):
    """Ends with the closing tag of its outermost element, or is that element without anything in it."""

    checks = ("no error object", "outermost element closed")

    def __init__(self, outermost: str) -> None:
        super().__init__()
        self._end = re.compile(rf"(</{outermost}\s*|<{outermost}\b[^<>]*/)>\s*\Z".encode())

    def finish(self, path: Path) -> None:
        super().finish(path)
        if not self._end.search(self._tail):
            raise Broken(Label("le fichier XML n'est pas fermé", "the XML file is not closed"))


class _Parquet(Checker):
    """Begins and ends with its four letters."""

    checks = ("no error object", "begins and ends as Parquet does")

    def finish(self, path: Path) -> None:
        super().finish(path)
        # Before the last four letters stands the length of the table of contents, which is never empty.
        contents = int.from_bytes(self._tail[-8:-4], "little")
        whole = self._head.startswith(b"PAR1") and self._tail.endswith(b"PAR1")
        if not whole or not 0 < contents <= self._size - 12:
            raise Broken(Label("le fichier Parquet est tronqué", "the Parquet file is cut"))


class _Zipped(Checker):
    """A workbook or a set of files in one archive, each with its own checksum."""

    checks = ("no error object", "archive whole, checksums verified")

    def finish(self, path: Path) -> None:
        super().finish(path)
        try:
            with zipfile.ZipFile(path) as archive:
                bad = archive.testzip()
        except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, RuntimeError, ValueError):
            bad = path.name
        if bad is not None:
            raise Broken(Label(f"l'archive est endommagée ({bad})", f"the archive is damaged ({bad})"))


def checker_of(form: str) -> Checker:
    """Return what checks a format; of one that is not known, only that it is no error and no page."""
    return _KINDS.get(form, Checker)()


_KINDS: Final[Mapping[str, Callable[[], Checker]]] = {
    "jsonl": _JsonLines,
    "csv": _Csv,
    "json": _JsonArray,
    "geojson": _GeoJson,
    "kml": partial(_Xml, "kml"),
    "gpx": partial(_Xml, "gpx"),
    "rdfxml": partial(_Xml, "rdf:RDF"),
    "parquet": _Parquet,
    "xlsx": _Zipped,
    "shp": _Zipped,
}
