"""A copy of a file of text with a few cells changed, and every other byte as it stands."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import attrs

from ...labels import Label
from ...sources.tables.delimited.dialects import Dialect, End
from ...sources.tables.delimited.text_lines import blocks_from
from ...sources.tables.table import Table
from ...sources.tables.unreadable import unreadable
from .cells_of_text import cells_in, dialects_of, rewritten

__all__ = ["NewText", "copied"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MOST_LINES: Final = 2000
_WHOLE_FILE: Final = Label(
    "il ne peut pas être copié à l'octet près (ligne trop longue, octets d'un autre encodage) ;"
    " enregistrez-le en UTF-8",
    "it cannot be copied byte for byte (a line too long, bytes of another encoding); save it as UTF-8",
)


@attrs.frozen(kw_only=True)
class NewText:
    """What a cell is to hold.

    Args:
        old: The text that it holds, as it is read.
        new: The text to write.
        quoted: Whether quotes are to stand around it; None for as it is now.
    """

    old: str
    new: str
    quoted: bool | None = None


def copied(
    path: Path,
    table: Table,
    wanted: Mapping[int, Mapping[int, NewText]],
    write: Callable[[bytes], object],
    done: dict[tuple[int, int], bool],
) -> None:
    """Copy a file of text, with some cells changed.

    Args:
        path: The file.
        table: The file as a table.
        wanted: What to write, by row and by the place of the column, from 0.
        write: Takes the copy, piece by piece.
        done: Takes the cells that were changed, each with whether quotes stood around it.

    Raises:
        SourceError: The file cannot be copied byte for byte.
        OSError: It cannot be read.
    """
    name = table.options.encoding or "utf-8"
    with path.open("rb") as original:
        mark, codec = _codec(original.read(4), name)
        original.seek(len(mark))
        write(mark)
        for before, after in _rows(path, name, table, wanted, done, codec):
            try:
                raw = before.encode(codec, "surrogateescape")
            except UnicodeError:
                raise unreadable(path, _WHOLE_FILE) from None
            if original.read(len(raw)) != raw:
                raise unreadable(path, _WHOLE_FILE)
            write(raw if after is None else after)
        if original.read(1):
            raise unreadable(path, _WHOLE_FILE)


def _codec(start: bytes, name: str) -> tuple[bytes, str]:
    """Return the mark of order at the start of a file, and its encoding without one."""
    for mark, codec in _MARKS:
        if start.startswith(mark) and codec.startswith(name.removesuffix("-sig")):
            return mark, codec
    return b"", name.removesuffix("-sig")


def _rows(
    path: Path,
    encoding: str,
    table: Table,
    wanted: Mapping[int, Mapping[int, NewText]],
    done: dict[tuple[int, int], bool],
    codec: str,
) -> Iterator[tuple[str, bytes | None]]:
    """Yield pieces of the file, each with what to write in its place, None for itself."""
    dialects = list(dialects_of(table.options.separator or ",", table.options.quote or ""))
    lines = _lines(path, encoding)
    for number, line in lines:
        if number not in wanted:
            yield line, None
            continue
        text, whole = line, dialects[0]
        for _ in range(_MOST_LINES):
            if whole.split(_body_of(text)).end is not End.OPEN:
                break
            text += next(lines, (0, ""))[1]
        row = text
        for place, new in wanted[number].items():
            row = _changed(row, place, new, dialects, number, done)
        try:
            yield text, None if row == text else row.encode(codec, "surrogateescape")
        except UnicodeError:
            # A letter that the encoding does not have: the row stays as it is.
            for place in wanted[number]:
                done.pop((number, place), None)
            yield text, None


def _changed(
    row: str,
    place: int,
    new: NewText,
    dialects: list[Dialect],
    number: int,
    done: dict[tuple[int, int], bool],
) -> str:
    body = _body_of(row)
    for dialect in dialects:
        cells = cells_in(body, dialect)
        parts = dialect.split(body)
        if cells is None or parts.end is not End.CLOSED or len(cells) != len(parts.cells):
            continue
        if place >= len(cells) or parts.cells[place] != new.old:
            continue
        changed = rewritten(body, place, new.new, dialect, parts.cells, quoted=new.quoted)
        if changed is not None:
            done[number, place] = cells[place].quoted
            return changed + row[len(body) :]
    return row


def _lines(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    for block in blocks_from(path, encoding):
        yield from enumerate(block.lines, block.first)


def _body_of(line: str) -> str:
    return line.rstrip("\r\n")
