"""XLSX and XLSM: how large each sheet would become, and which of its cells hold errors or nothing yet.

Sheets as most programs write them are measured without being parsed, which costs a fraction of reading them.
Only those that are written otherwise, or come near a limit, are measured cell by cell.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import Final

import attrs

from ...limits import MOST_CELLS, MOST_MERGED, MOST_TEXT
from .bounds import Extent, damaged, too_large, too_many_merged
from .packages import Package
from .xlsx_cells import LONGEST_TAG, cells_of, place_of, text_lengths, whole_cells
from .xlsx_parts import sheet_parts

__all__ = ["Glance", "check_xlsx"]

_MORE: Final = rb'"[^r>]*(?:tr"[^r>]*)?>'
"""What follows the address in the tag of a cell: no other address, for which one letter is enough to look."""
_NEAR: Final = re.compile(rb'<c r="([A-Z]{1,3})[1-9][0-9]{0,4}' + _MORE)
_ROW: Final = rb"(?:[1-9][0-9]{0,5}|10[0-4][0-9]{4})"
_ANY: Final = re.compile(rb'<c r="([A-Z]{1,3})' + _ROW + _MORE)
_ODD: Final = re.compile(rb'<c(?:[\t\r\n/>]| (?!r="[A-Z]{1,3}' + _ROW + _MORE + rb"))")
"""A cell that does not begin with its address, or whose address is none, or one of two."""
_ODD_PREFIX: Final = re.compile(rb"<[^\s<>/:]{1,99}:c[\s/>]")
_FILLED: Final = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?:[^>]*[^/>])?>')
_SHARED: Final = re.compile(rb"t=[\"']s[\"'][^>]*><v>([0-9]{1,9})<")
_NO_VALUE: Final = re.compile(rb"(?:</f>|<f[^>]*/>)(?:<v\s*/>|<v></v>)?</c>")
_TEXT: Final = re.compile(rb"<si[\s/>]")
_TEXTS: Final = "sharedstrings.xml"
_NEAR_ROWS: Final = 99_999
_MOST_ROWS: Final = 1_050_000
_MOST_COLUMNS: Final = 18_278
_HOW_MANY: Final = re.compile(rb"uniqueCount\s*=\s*[\"'][+0]*([0-9]+)")


@attrs.define
class Glance:
    """What is seen of a part without parsing it."""

    letters: set[bytes] = attrs.field(factory=set)
    cells: int = 0
    odd: bool = False
    """Whether its cells, if it has any, must be parsed to be measured."""
    far: bool = False
    merged: int = 0
    lengths: array[int] = attrs.field(factory=lambda: array("Q"))
    """How many bytes each shared text takes; the last one may go on."""
    odd_texts: bool = False
    suspect: bool = False
    """Whether some cell may hold an error, or a formula without a value."""

    def look(self, piece: bytes) -> None:
        """Look at some of the part: whole tags."""
        starts = piece.count(b"<c")
        letters = _NEAR.findall(piece) if starts else []
        if len(letters) < starts:
            near, letters = len(letters), _ANY.findall(piece)
            self.far = self.far or len(letters) > near
            self.odd = self.odd or (len(letters) < starts and bool(_ODD.search(piece)))
        self.odd = self.odd or bool(b":" in piece and b":c" in piece and _ODD_PREFIX.search(piece))
        self.suspect = self.suspect or bool(starts and _is_suspect(piece))
        self.cells += len(letters)
        self.merged += piece.count(b"mergeCell ")
        self.letters.update(letters)

    def look_at_texts(self, piece: bytes) -> None:
        """Look at some of the shared texts: whole tags."""
        self.odd_texts = self.odd_texts or b":si" in piece or b"<!" in piece
        first, *texts = _TEXT.split(piece)
        if self.lengths:
            self.lengths[-1] += len(first)
        self.lengths.extend(map(len, texts))

    @property
    def most_cells(self) -> int:
        """How many cells its rectangle may have at most."""
        places = [place_of(letters.decode()) for letters in self.letters] or [0]
        return (max(places) - min(places) + 1) * (_MOST_ROWS if self.far else _NEAR_ROWS)


def check_xlsx(package: Package) -> dict[str, Glance]:
    """Refuse a workbook of which a sheet is too large to be laid out, and return what is seen of its parts.

    Args:
        package: Its parts.

    Raises:
        SourceError: A sheet is too large, or a part is damaged; the message says what to do.
    """
    titles = {part: title for title, part in sheet_parts(package).items()}
    glances = {name: _glance(package, name) for name in package.names()}
    lengths = [_shared_lengths(package, name, glance) for name, glance in glances.items() if glance.lengths]
    shared: Sequence[int] = max(lengths, key=len, default=())
    longest = max((max(some) for some in lengths if some), default=0)
    for name, glance in glances.items():
        if glance.merged > MOST_MERGED:
            raise too_many_merged(package.file)
        if glance.odd or glance.most_cells > MOST_CELLS or glance.cells * longest > MOST_TEXT:
            measure = _measure if glance.odd else _quickly_measure
            extent, text = measure(package, name, shared)
            extent.check(package.file, titles.get(name, name))
            if text > MOST_TEXT:
                what = f"le texte de « {titles.get(name, name)} »", f"the text of “{titles.get(name, name)}”"
                raise too_large(package.file, MOST_TEXT, *what)
    return glances


def _glance(package: Package, name: str) -> Glance:
    glance = Glance()
    rest = b""
    texts = name.endswith(_TEXTS)
    for number, piece in enumerate(package.pieces(name)):
        if number == 0 and not piece.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            # No markup, such as a picture; the rest is unpacked all the same, to know its size.
            _drain(package, name)
            break
        if b"\0" in piece:
            # Markup in two bytes a letter would be seen by others, not here.
            raise damaged(package.file)
        piece = rest + piece
        cut = piece.rfind(b"<")
        cut = len(piece) if cut < 0 else cut
        rest = piece[cut:]
        if len(rest) > LONGEST_TAG:
            glance.odd = glance.odd or rest.startswith((b"<c ", b"<c\t", b"<c\n", b"<c\r"))
            cut, rest = len(piece), b""
        glance.look(piece[:cut])
        if texts:
            _check_count(package, name, piece)
            glance.look_at_texts(piece[:cut])
    glance.look(rest)
    return glance


def _is_suspect(piece: bytes) -> bool:
    # One letter is found much faster than two, so it is looked for first.
    if b't="e"' in piece or (b"'" in piece and b"'e'" in piece):
        return True
    return bool(b"f" in piece and b"<f" in piece and _NO_VALUE.search(piece))


def _drain(package: Package, name: str) -> None:
    for _ in package.pieces(name):
        pass


def _check_count(package: Package, name: str, piece: bytes) -> None:
    # Room is made for as many texts as a part says that it has, before one is read.
    for count in _HOW_MANY.findall(piece):
        if len(count) > 12 or int(count) > package.size(name):
            raise damaged(package.file)


def _measure(package: Package, name: str, lengths: Sequence[int]) -> tuple[Extent, int]:
    extent, text = Extent(), 0
    for cell in cells_of(package, name):
        if not cell.filled:
            continue
        if cell.row >= _MOST_ROWS or cell.column >= _MOST_COLUMNS:
            raise damaged(package.file)
        extent.add(cell.row, cell.column)
        if cell.kind == "s" and cell.value.isdecimal() and int(cell.value) < len(lengths):
            text += lengths[int(cell.value)]
    return extent, text


def _quickly_measure(package: Package, name: str, lengths: Sequence[int]) -> tuple[Extent, int]:
    extent, text = Extent(), 0
    for piece in whole_cells(package.pieces(name)):
        cells = _FILLED.findall(piece)
        if cells:
            places = [place_of(letters.decode()) for letters in {letters for letters, _ in cells}]
            rows = [int(row) - 1 for row in {row for _, row in cells}]
            extent.add(min(rows), min(places), max(places))
            extent.add(max(rows), min(places))
        text += sum(lengths[place] for place in map(int, _SHARED.findall(piece)) if place < len(lengths))
    return extent, text


def _shared_lengths(package: Package, name: str, glance: Glance) -> Sequence[int]:
    return array("Q", text_lengths(package, name)) if glance.odd_texts else glance.lengths
