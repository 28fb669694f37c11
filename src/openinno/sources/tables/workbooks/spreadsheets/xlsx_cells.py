"""The cells of a sheet of an XLSX workbook, parsed, and those that read as blank and are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from .faults import HiddenFault
from .markup import local, run
from .packages import Package

__all__ = [
    "LONGEST_TAG",
    "SheetCell",
    "cells_of",
    "place_of",
    "quick_faults",
    "text_lengths",
    "whole_cells",
    "xlsx_faults",
]

LONGEST_TAG: Final = 1 << 16
"""How many bytes the tags of one cell take at most."""

_ADDRESS: Final = re.compile(r"([A-Za-z]{1,3})?([0-9]{1,7})")
_LONGEST_VALUE: Final = 64
_CELL: Final = rb'<c r="([A-Z]{1,3})([0-9]{1,7})"'
_FORMULA: Final = rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)"
_ERROR: Final = re.compile(_CELL + rb"[^>]*\st=[\"']e[\"'][^>]*>" + _FORMULA + rb"?<v>([^<]{0,64})")
_NEVER_COMPUTED: Final = re.compile(_CELL + rb"((?:[^>]*[^/>])?)>" + _FORMULA + rb"(?:<v\s*/>|<v></v>)?</c>")


class SheetCell(NamedTuple):
    """A cell of a sheet: where it is, from 0, of which type, and how its value begins."""

    row: int
    column: int
    kind: str
    value: str
    formula: bool
    filled: bool


def cells_of(package: Package, name: str) -> Iterator[SheetCell]:
    """Yield the cells that a part holds, parsed.

    Args:
        package: The parts of the workbook.
        name: The part.

    Raises:
        SourceError: It is damaged.
    """
    return run(package.pieces(name), _Cells(), package.file)


def text_lengths(package: Package, name: str) -> Iterator[int]:
    """Yield the length of each shared text of a part, in bytes at most.

    Args:
        package: The parts of the workbook.
        name: The part.
    """
    return run(package.pieces(name), _Texts(), package.file)


def xlsx_faults(package: Package, name: str) -> Iterator[HiddenFault]:
    """Yield the cells of a part that read as blank and are not, however they are written.

    Args:
        package: The parts of the workbook.
        name: The part.
    """
    for cell in cells_of(package, name):
        if cell.kind == "e":
            yield HiddenFault(cell.row, cell.column, cell.value.strip() or "#")
        elif cell.formula and not cell.value and cell.kind != "str":
            yield HiddenFault(cell.row, cell.column, None)


def quick_faults(package: Package, name: str) -> Iterator[HiddenFault]:
    """Yield the same of a part whose cells are written as most programs write them, without parsing it.

    Args:
        package: The parts of the workbook.
        name: The part.
    """
    for piece in whole_cells(package.pieces(name)):
        for letters, row, error in _ERROR.findall(piece):
            yield HiddenFault(
                int(row) - 1, place_of(letters.decode()), error.decode("utf-8", "replace").strip() or "#"
            )
        for letters, row, more in _NEVER_COMPUTED.findall(piece):
            if b'"str"' not in more and b'"e"' not in more:
                yield HiddenFault(int(row) - 1, place_of(letters.decode()), None)


def whole_cells(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a part in pieces that end where a cell starts, unless that is so far back that it is whole.

    Args:
        pieces: The part, as it is unpacked.
    """
    rest = b""
    for piece in pieces:
        piece = rest + piece
        cut = piece.rfind(b"<c ")
        cut = cut if len(piece) - cut < LONGEST_TAG else len(piece)
        rest = piece[cut:]
        yield piece[:cut]
    yield rest


def place_of(letters: str) -> int:
    """Return the place, from 0, of the column that has some letters.

    Examples:
        >>> place_of("A"), place_of("XFD")
        (0, 16383)
    """
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


class _Texts:
    """The length of each shared text."""

    def __init__(self) -> None:
        self.made: list[int] = []
        self._length: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if local(name) == "si":
            self._length = 0

    def end(self, name: str) -> None:
        if local(name) == "si":
            self.made.append(self._length)

    def text(self, text: str) -> None:
        self._length += len(text) * 4


class _Cells:
    """The cells of a sheet: one without an address follows the one before it."""

    def __init__(self) -> None:
        self.made: list[SheetCell] = []
        self._row: int = 0
        self._column: int = 0
        self._kind: str = ""
        self._value: str = ""
        self._formula: bool = False
        self._filled: bool = False
        self._inside: str = ""
        self._at: tuple[int, int] = (0, 0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = local(name)
        if element == "c":
            row, column = self._row, self._column
            if "r" in attributes:
                row, found = _address(attributes["r"])
                column = self._column = column if found is None else found
            self._at, self._kind = (row, column), attributes.get("t", "")
            self._value, self._formula, self._filled = "", False, False
        elif element == "row":
            if "r" in attributes:
                self._row = _address(attributes["r"])[0]
        else:
            # A value that is empty takes its place too.
            self._filled = True
            self._formula = self._formula or element == "f"
        self._inside = element

    def end(self, name: str) -> None:
        element = local(name)
        if element == "c":
            row, column = self._at
            self.made.append(SheetCell(row, column, self._kind, self._value, self._formula, self._filled))
            self._column += 1
        elif element == "row":
            self._row += 1
            self._column = 0
        self._inside = ""

    def text(self, text: str) -> None:
        if self._inside in ("v", "t") and len(self._value) < _LONGEST_VALUE:
            self._value = (self._value + text)[:_LONGEST_VALUE]


def _address(text: str) -> tuple[int, int | None]:
    found = _ADDRESS.fullmatch(text)
    if not found:
        raise ValueError(text)
    return int(found[2]) - 1, place_of(found[1]) if found[1] else None
