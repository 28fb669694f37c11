"""Tables written as text: CSV, TSV, TXT, with any separator and in any encoding of files.

Whatever is not said by the options is found out from the file and told: encoding, separator, quote, decimal
mark, and the line that names the columns. Rows are then read one after the other, and a row whose structure
is in doubt is refused whole, with the line as it stands; its neighbours are read all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import attrs

from ....findings import Position
from ....labels import Label
from ....pieces import source_error
from ..headers import LOOKED_AT, find_header, name_columns
from ..limits import MOST_COLUMNS
from ..options import TableOptions
from ..table import Table, TableRow, Tell
from ..unreadable import cannot_open
from .encodings import FoundEncoding, find_encoding, known_encoding, refuse_what_is_no_text
from .first_lines import FirstRow, first_lines
from .layouts import Layout, layout_of
from .records import Records
from .sniffing import find_dialect
from .telling import about_decimals, about_dialect, about_encoding, about_header, changed, too_wide
from .text_lines import blocks_from

__all__ = ["read_delimited"]

_SIGNATURE: Final = 1 << 12
_LOOKED_AT: Final = 500


def read_delimited(path: Path, options: TableOptions) -> Table:
    r"""Read a table written as text.

    Args:
        path: The file.
        options: How to read it; what is None is found out and told.

    Raises:
        SourceError: The file cannot be opened, is empty, or is no text.
        RuleError: There is no such encoding, or no such row of names.

    Examples:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "lieux.csv")
        ...     _ = path.write_text("Nom;Ville\nTuba;Lyon\n", encoding="utf-8")
        ...     table = read_delimited(path, TableOptions())
        ...     [column.name for column in table.columns], [row.cells for row in table.rows(print)]
        (['Nom', 'Ville'], [['Tuba', 'Lyon']])
    """
    try:
        return _table(path, options, Position(file=path.name))
    except OSError as error:
        raise cannot_open(path, error) from None


def _table(path: Path, options: TableOptions, where: Position) -> Table:
    encoding = _encoding(path, options)
    start = first_lines(path, encoding.name, options.header)
    separator = options.separator or start.declared
    likely = "\t" if path.suffix.lower() in {".tsv", ".tab"} else None
    sniffed = find_dialect(start.lines, separator=separator, quote=options.quote, likely=likely)
    dialect = sniffed.dialect
    rows = list(islice(start.rows(layout_of(start.lines, dialect, sniffed.width)), _LOOKED_AT))
    header = _header(rows, options, path.name)
    below = [row.cells for row in rows if row.number > header.number and row.cells]
    columns, width = _width(header.cells, below)
    if width > MOST_COLUMNS:
        raise source_error(path.name, too_wide(header.number, width, MOST_COLUMNS))
    named, doubts = name_columns(
        (header.cells + [""] * columns)[:columns], where=attrs.evolve(where, row=header.number)
    )
    decimal, marks = about_decimals(below, options, where)
    read = _Reading(
        path=path,
        encoding=encoding.name,
        layout=layout_of(start.lines_from(header), dialect, width),
        columns=columns,
        header=header.number,
        names=start.text(header),
        height=header.lines,
    )
    return Table(
        columns=named,
        read=read,
        options=attrs.evolve(
            options,
            header=header.number,
            encoding=encoding.name,
            separator=dialect.separator,
            quote=dialect.quote,
            decimal=decimal,
        ),
        file=path.name,
        assumed=(
            *about_encoding(encoding, options, where),
            *about_dialect(sniffed, start.declared, options, where),
            *about_header(header, columns, start.above(header), options, where),
            *marks,
            *doubts,
        ),
    )


def _encoding(path: Path, options: TableOptions) -> FoundEncoding:
    if options.encoding is None:
        return find_encoding(path, path.name)
    with path.open("rb") as stream:
        start = stream.read(_SIGNATURE)
    name = known_encoding(options.encoding, start)
    refuse_what_is_no_text(start, path.name)
    return FoundEncoding(name=name)


def _header(rows: Sequence[FirstRow], options: TableOptions, file: str) -> FirstRow:
    """Return the row that names the columns."""
    first = next((place for place, row in enumerate(rows) if row.cells), None)
    if first is None:
        text = Label("aucune ligne n'y contient quoi que ce soit", "no row in it holds anything")
        raise source_error(file, text)
    if options.header is not None:
        return rows[first]
    return rows[first + find_header([row.cells for row in rows[first : first + LOOKED_AT]])]


def _width(header: Sequence[str], below: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return how many columns there are, and how many cells a row has, which may be blank behind them.

    A column without a name is one if something stands below: anything where the header has a blank cell, or
    in most rows where it has none at all.
    """
    named = _reach(header)
    reaches = [_reach(row) for row in below]
    inside = max((min(reach, len(header)) for reach in reaches), default=0)
    columns = max(named, inside, 1)
    beyond = Counter(reach for reach in reaches if reach > len(header))
    if beyond.total() * 2 > len(below):
        columns = max(columns, beyond.most_common(1)[0][0])
    usual = Counter(map(len, below)).most_common(1)
    return columns, max(columns, usual[0][0] if usual else len(header))


def _reach(cells: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)


@attrs.frozen(kw_only=True)
class _Reading:
    """Reads the rows of a file whose first lines are known."""

    path: Path
    encoding: str
    layout: Layout
    columns: int
    header: int
    names: str
    height: int

    def __call__(self, tell: Tell) -> Iterator[TableRow]:
        where = Position(file=self.path.name)
        blocks = blocks_from(self.path, self.encoding, self.header)
        records = Records(blocks, self.layout, where=where, tell=tell)
        try:
            if records.skip(self.height) != self.names:
                raise source_error(self.path.name, changed(self.header))
            yield from records.rows() if self.columns == self.layout.width else records.narrowed(self.columns)
        except OSError as error:
            raise cannot_open(self.path, error) from None
