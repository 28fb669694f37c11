"""Notes on cells, as workbooks keep them: the texts in one part, the boxes that show them in another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from ...sources.tables.limits import MOST_COLUMNS
from ...sources.tables.table import letter_of
from .markup import MAIN, Rewriter, in_markup

__all__ = ["AUTHOR", "Cell", "boxes_in", "first_boxes", "first_notes", "more_notes"]

AUTHOR: Final = "openinno"
_WIDTH: Final = 48
"""How many signs a line of a note holds, more or less."""
_HIGHEST: Final = 24
_SHAPE: Final = re.compile(rb"_x0000_s([0-9]{1,9})")
_BLOCK: Final = 1024
_END: Final = b"</xml>"
_LAST_ROW: Final = 1_048_575
_LANGUAGES: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml"',
    'xmlns:o="urn:schemas-microsoft-com:office:office"',
    'xmlns:x="urn:schemas-microsoft-com:office:excel"',
)
_NAME_OF_KIND: Final = 'id="_x0000_t202"'
_KIND: Final = (
    f'<v:shapetype {_NAME_OF_KIND} coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


class Cell(NamedTuple):
    """Where a cell is, row and column from 1."""

    row: int
    column: int

    @property
    def name(self) -> str:
        """What its author calls it, such as ``C5``."""
        return f"{letter_of(self.column - 1)}{self.row}"


def first_notes(notes: Mapping[Cell, str]) -> str:
    """Return the part that holds the notes of a sheet that had none.

    Examples:
        >>> "C5" in first_notes({Cell(5, 3): "Erreur : …"})
        True
    """
    written = "".join(_note(cell, text, "", 0) for cell, text in notes.items())
    return (
        f'<comments xmlns="{MAIN}"><authors><author>{AUTHOR}</author></authors>'
        f"<commentList>{written}</commentList></comments>"
    )


def _note(cell: Cell, text: str, prefix: str, author: int) -> str:
    run = _run(text, prefix)
    opened = f'<{prefix}comment ref="{cell.name}" authorId="{author}"><{prefix}text>'
    return f"{opened}{run}</{prefix}text></{prefix}comment>"


def _run(text: str, prefix: str) -> str:
    font = f'<{prefix}rPr><{prefix}sz val="9"/><{prefix}rFont val="Tahoma"/></{prefix}rPr>'
    return f'<{prefix}r>{font}<{prefix}t xml:space="preserve">{in_markup(text)}</{prefix}t></{prefix}r>'


def more_notes(data: bytes, notes: Mapping[Cell, str], file: str) -> tuple[bytes, dict[Cell, str], int]:
    """Add notes to those of a sheet: behind the text of a note that is there, or as new ones.

    A note that stands for a conversation is left alone: spreadsheets show the conversation in its place.

    Args:
        data: The part that holds the notes.
        notes: The notes to add.
        file: Name of the workbook, for the error.

    Returns:
        The part, the notes on cells that had none, and how many cells have a conversation.

    Raises:
        SourceError: The part is damaged.
    """
    before = _NotedBefore(file, notes)
    return b"".join(before.run([data])), before.new, before.talked


class _NotedBefore(Rewriter):
    """Notes that are there, and more of them."""

    def __init__(self, file: str, notes: Mapping[Cell, str]) -> None:
        super().__init__(file)
        self._texts: Mapping[Cell, str] = notes
        self.new: dict[Cell, str] = dict(notes)
        """The notes on cells that had none."""
        self.talked: int = 0
        self._notes: dict[str, Cell] = {cell.name: cell for cell in notes}
        self._authors: list[str] = []
        self._cell: Cell | None = None
        self._parser.CharacterDataHandler = self._name
        self._naming: bool = False
        self._plain: bool = False

    def _name(self, text: str) -> None:
        if self._naming:
            self._authors[-1] += text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "author":
            self._authors.append("")
            self._naming = True
        elif name == "comment":
            self._cell = self._taken(attributes)
        elif name == "text" and self._cell and self.is_empty():
            self.replace(f"<{self.prefix}text>{self._more(self._cell, '')}</{self.prefix}text>")
            self._cell = None
        elif name == "t" and self._cell and self.depth == 4:
            # A bare text and a piece of formatted text do not stand side by side.
            self._plain = True
            self.insert(f"<{self.prefix}r>")
        elif name in {"authors", "commentList"} and self.is_empty():
            whole = f"{self.prefix}{name}"
            inside = self._author() if name == "authors" else self._added()
            self.replace(f"<{whole}>{inside}</{whole}>")

    def end(self, name: str) -> None:
        if name == "author":
            self._naming = False
        elif name == "authors" and self.tag():
            self.insert(self._author())
        elif name == "t" and self._plain:
            self._plain = False
            self.insert_after(f"</{self.prefix}r>")
        elif name == "text" and self._cell:
            self.insert(self._more(self._cell, "\n\n"))
            self._cell = None
        elif name == "commentList" and self.tag():
            self.insert(self._added())

    def _taken(self, attributes: Mapping[str, str]) -> Cell | None:
        cell = self._notes.get(attributes.get("ref", ""))
        if cell is None:
            return None
        author = int(attributes.get("authorId", "0"))
        text = self.new.pop(cell, None)
        if author < len(self._authors) and self._authors[author].startswith("tc="):
            self.talked += 1
            return None
        return cell if text is not None else None

    def _more(self, cell: Cell, before: str) -> str:
        return _run(before + self._texts[cell], self.prefix)

    def _author(self) -> str:
        return f"<{self.prefix}author>{AUTHOR}</{self.prefix}author>"

    def _added(self) -> str:
        author = len(self._authors)
        return "".join(_note(cell, text, self.prefix, author) for cell, text in self.new.items())


def first_boxes(notes: Mapping[Cell, str]) -> str:
    """Return the part that holds the boxes of the notes of a sheet that had none."""
    blocks = ",".join(map(str, range(1, len(notes) // _BLOCK + 2)))
    shapes = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>{_KIND}'
    return f"<xml {' '.join(_LANGUAGES)}>{shapes}{_boxes(notes, _BLOCK)}</xml>"


def boxes_in(data: bytes, notes: Mapping[Cell, str]) -> bytes | None:
    """Return a part with boxes, and more of them; None where it cannot take any.

    It is not taken apart: what programs write there is not always XML.
    """
    end = data.rfind(_END)
    if end < 0 or not all(language.encode() in data for language in _LANGUAGES):
        return None
    last = max(map(int, _SHAPE.findall(data)), default=0)
    kind = "" if _NAME_OF_KIND.encode() in data else _KIND
    return data[:end] + (kind + _boxes(notes, (last // _BLOCK + 1) * _BLOCK)).encode() + data[end:]


def _boxes(notes: Mapping[Cell, str], first: int) -> str:
    return "".join(_box(cell, text, number) for number, (cell, text) in enumerate(notes.items(), first + 1))


def _box(cell: Cell, text: str, number: int) -> str:
    lines = min(sum(len(line) // _WIDTH + 1 for line in text.split("\n")) + 1, _HIGHEST)
    top, left = min(max(cell.row - 2, 0), _LAST_ROW - _HIGHEST), min(cell.column, MOST_COLUMNS - 5)
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202"'
        " style='position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;"
        f'height:{lines * 12}pt;z-index:{number};visibility:hidden\' fillcolor="#ffffe1"'
        ' o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        "<v:path o:connecttype=\"none\"/><v:textbox style='mso-direction-alt:auto'>"
        "<div style='text-align:left'></div></v:textbox>"
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{left}, 15, {top}, 2, {left + 4}, 50, {top + lines * 12 // 15 + 1}, 4</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{cell.row - 1}</x:Row><x:Column>{cell.column - 1}</x:Column>"
        "</x:ClientData></v:shape>"
    )
