"""A table as any kind of file gives it: named columns, rows with their place in the file, doubts told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import attrs

from ...findings import Finding, Position
from ...labels import Label
from .options import TableOptions

__all__ = ["Rows", "Table", "TableColumn", "TableRow", "Tell", "letter_of"]

Tell: TypeAlias = Callable[[Finding], None]
"""What takes a finding down while rows are read."""


def letter_of(place: int) -> str:
    """Return the letters that spreadsheets give a column.

    Args:
        place: Its place, from 0.

    Examples:
        >>> letter_of(0), letter_of(25), letter_of(26), letter_of(16383)
        ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@attrs.frozen(kw_only=True)
class TableColumn:
    """A column of a table.

    Args:
        name: Its name as its author wrote it, blanks around it aside; never empty, never that of another.
        letter: Its letters where its author sees it in a spreadsheet; None where files have none.
        label: What its author calls it elsewhere, such as the label that a portal gives a field.

    Examples:
        >>> TableColumn(name="Nom", letter="A").shown, TableColumn(name="nom").shown
        ('A', 'nom')
    """

    name: str
    letter: str | None = None
    label: str | None = None

    @property
    def shown(self) -> str:
        """What a position calls it: its letters, or else its name."""
        return self.letter or self.name


class TableRow(NamedTuple):
    """A row: where it stands, its cells, and why it cannot be trusted as a whole, if it cannot.

    A cell is a text, a number, a truth value, a date or a time; None where nothing stands. Files that hold
    more give lists, and the geometry of GeoJSON, in degrees WGS 84, as a dictionary.
    """

    number: int | None
    """Its line or row as its author counts, from 1, title rows included."""
    cells: Sequence[Any]
    """Its cells, as many as there are columns."""
    path: str | None = None
    """Its place in a document that has no lines, such as ``features[3]``."""
    faults: tuple[Finding, ...] = ()
    """Why it must be refused whole; most rows have none."""
    content: str | None = None
    """The row as it stood, where its cells do not tell it whole."""


Rows: TypeAlias = Callable[[Tell], Iterator[TableRow]]


@attrs.frozen(kw_only=True)
class Table:
    r"""A table in a file, whose rows are read when they are asked for.

    Args:
        columns: Its columns, in order.
        read: Reads its rows from the first one on, and tells what is doubtful on the way.
        options: How it is read, whatever was found out or taken for granted filled in.
        file: Name of its file; None for a frame.
        sheet: Name of its sheet.
        assumed: What was found out or taken for granted in reading it, each with the way to say otherwise.

    Examples:
        >>> import pathlib, tempfile
        >>> import openinno as oi
        >>> path = pathlib.Path(tempfile.mkdtemp(), "lieux.csv")
        >>> _ = path.write_text("Nom;CP\nH7;69002\n", encoding="utf-8")
        >>> table = oi.read_table(path)
        >>> doubts = []
        >>> (row,) = table.rows(doubts.append)
        >>> row.cells, table.title.text(), doubts
        (['H7', '69002'], 'lieux.csv', [])
        >>> str(table.position(row, table.columns[1]))
        'lieux.csv, 2, B'
    """

    columns: tuple[TableColumn, ...]
    read: Rows
    options: TableOptions = attrs.field(factory=TableOptions)
    file: str | None = None
    sheet: str | None = None
    assumed: tuple[Finding, ...] = ()

    def rows(self, tell: Tell) -> Iterator[TableRow]:
        """Yield its rows, from the first one at each call, in bounded memory.

        Args:
            tell: What takes down the doubts about rows.

        Raises:
            SourceError: The file breaks off, or is no longer what it was; the message says where.
        """
        return self.read(tell)

    @property
    def title(self) -> Label:
        """What it is called: by its file, where it has one."""
        return Label(self.file or "tableau", self.file or "table")

    def position(self, row: TableRow | None = None, column: TableColumn | None = None) -> Position:
        """Return where a row, a column or a cell stands.

        Args:
            row: A row of it; the table itself where None.
            column: A column of it.
        """
        return Position(
            file=self.file,
            sheet=self.sheet,
            row=row.number if row else None,
            column=column.shown if column else None,
            path=row.path if row else None,
        )
