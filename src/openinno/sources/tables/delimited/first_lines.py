"""The first lines of a text file, by which everything about it is found out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import attrs

from ....errors import RuleError
from ....labels import Label
from ....pieces import source_error
from .layouts import Layout, find_row
from .sniffing import separator_line
from .text_lines import FLAW, blocks_from, shown

__all__ = ["FirstLines", "FirstRow", "first_lines"]

_LINES: Final = 500
_SIZE: Final = 1 << 18


class FirstRow(NamedTuple):
    """A row among the first lines."""

    number: int
    lines: int
    cells: list[str]
    """Its cells; none where it is blank."""
    broken: bool
    """Whether its quotes are out of order, so that they are taken for none."""
    flawed: bool
    """Whether it holds what is no text, such as bytes that are not of the encoding."""


@attrs.frozen(kw_only=True)
class FirstLines:
    """The first lines of a file, from the first on that may name the columns.

    Args:
        first: The number of the first, from 1.
        lines: The lines, with their ends.
        whole: Whether they are all that the file holds.
        declared: The separator that a line above them declares.
    """

    first: int
    lines: list[str]
    whole: bool
    declared: str | None = None

    def rows(self, layout: Layout) -> Iterator[FirstRow]:
        """Yield the rows of the lines."""
        at = 0
        while at < len(self.lines):
            found = find_row(self.lines, at, layout, last=self.whole)
            if found is None:
                return
            broken = found.cells is None
            cells = self._pieces(at, layout) if found.cells is None else found.cells
            cells = [shown(cell) for cell in cells] if any(map(str.strip, cells)) else []
            flawed = any(map(FLAW.search, self.lines[at : at + found.lines]))
            yield FirstRow(self.first + at, found.lines, cells, broken, flawed)
            at += found.lines

    def _pieces(self, at: int, layout: Layout) -> list[str]:
        quote, separator = layout.dialect.quote, layout.dialect.separator
        return [piece.strip(quote) for piece in self.lines[at].rstrip("\r\n").split(separator)]

    def lines_from(self, row: FirstRow) -> list[str]:
        """Return the lines from a row on."""
        return self.lines[row.number - self.first :]

    def text(self, row: FirstRow) -> str:
        """Return a row as it stands in the file."""
        return "".join(self.lines_from(row)[: row.lines])

    def above(self, row: FirstRow) -> list[tuple[int, str]]:
        """Return the lines above a row that hold something, with their numbers."""
        lines = enumerate(self.lines[: row.number - self.first], self.first)
        return [(number, line.strip()) for number, line in lines if line.strip()]


def first_lines(path: Path, encoding: str, header: int | None) -> FirstLines:
    """Read the first lines of a file, or those from the one on that is said to name the columns.

    Raises:
        SourceError: They hold nothing.
        RuleError: The line that should name the columns does not exist, or is blank.
        OSError: The file cannot be read.
    """
    block = next(blocks_from(path, encoding), None)
    declared = separator_line(block.lines[0]) if block else None
    first = header or (2 if declared else 1)
    lines: list[str] = []
    size, whole = 0, True
    for block in blocks_from(path, encoding, first):
        if len(lines) >= _LINES or size >= _SIZE:
            whole = False
            break
        lines += block.lines
        size += sum(map(len, block.lines))
    if header is not None and not (lines and lines[0].strip()):
        raise _no_header(header, path.name)
    if not any(map(str.strip, lines)):
        raise source_error(path.name, Label("le fichier est vide", "the file is empty"))
    return FirstLines(first=first, lines=lines, whole=whole, declared=declared)


def _no_header(line: int, file: str) -> RuleError:
    return RuleError(
        Label(
            f"{file} : header = {line}, mais la ligne {line} est vide ou n'existe pas",
            f"{file}: header = {line}, but line {line} is blank or does not exist",
        )
    )
