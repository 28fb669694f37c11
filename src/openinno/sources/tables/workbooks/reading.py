"""Workbooks as tables: XLSX, XLSM, XLSB, XLS and ODS.

A workbook is looked over before it is opened, so that none takes more memory than is told, and so that cells
whose errors read as blank are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import attrs

from ...._optional import need
from ....errors import RuleError
from ....findings import Finding
from ....pieces import broken
from ..headers import LOOKED_AT, find_header, name_columns
from ..limits import MOST_IN_MEMORY
from ..options import TableOptions
from ..table import Table, TableColumn, TableRow, Tell
from ..unreadable import one_error, size_of
from .grids import Grid, Workbook
from .merged import FillDown, Heading, heading_of
from .spreadsheets.books import Book, look_into
from .spreadsheets.bounds import too_large
from .telling import told_fault, told_heading, told_merged

__all__ = ["read_workbook"]

_KINDS: Final = {"xlsb": "xlsx"}


def read_workbook(path: Path, options: TableOptions) -> Table:
    """Read a sheet of a workbook as a table.

    The sheet is the one that is asked for, or else the one that is shown and has most rows of several cells.
    It is laid out in memory once, and stays there as long as the table does; its rows are made one by one.

    Args:
        path: The workbook.
        options: How to read it: ``sheet`` and ``header`` matter here.

    Raises:
        SourceError: It cannot be read, is too large, or has no such sheet; the message says which.
        RuleError: The sheet has no such row of names.
        MissingExtra: The libraries that read workbooks are not installed.

    Examples:
        >>> import tempfile
        >>> import openpyxl
        >>> book = openpyxl.Workbook()
        >>> book.active.append(["Nom", "Ville"])
        >>> book.active.append(["H7", "Lyon"])
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "lieux.xlsx")
        ...     book.save(path)
        ...     table = read_workbook(path, TableOptions())
        >>> [column.name for column in table.columns], [(row.number, row.cells) for row in table.rows(print)]
        (['Nom', 'Ville'], [(2, ['H7', 'Lyon'])])
    """
    calamine = need("python_calamine", extra="xlsx")
    data = _data(path)
    book = look_into(data, path.name)
    workbook = Workbook.open(calamine, data, path.name)
    grid, told = workbook.choose(options.sheet)
    return _table(book, grid, options, told)


def _table(book: Book, grid: Grid, options: TableOptions, told: list[Finding]) -> Table:
    areas = grid.sheet.merged_cell_ranges or () if book.merged is None else book.merged.get(grid.name, ())
    heading = _heading(grid, areas, options.header)
    columns, places, doubts = _columns(grid, heading)
    down = FillDown(areas, left=grid.left, width=grid.width, first=heading.last + 1)
    letters = {grid.left + place: column.letter for place, column in zip(places, columns, strict=True)}

    def read(tell: Tell) -> Iterator[TableRow]:
        for fault in book.faults(grid.name):
            if fault.row > heading.last and fault.column in letters:
                tell(told_fault(fault, grid.where))
        values = FillDown(areas, left=grid.left, width=grid.width, first=heading.last + 1)
        return _data_rows(grid, heading, values, None if len(places) == grid.width else places)

    told = [*told, *told_heading(grid, heading, options), *doubts]
    told += [
        told_merged(attrs.evolve(grid.where, row=row + 1, column=letters[grid.left + place]))
        for place, row in down.columns().items()
        if grid.left + place in letters
    ]
    found = attrs.evolve(
        options,
        kind=options.kind or _KINDS.get(book.kind, book.kind),
        sheet=grid.name,
        header=heading.first + 1,
    )
    return Table(
        columns=columns, read=read, options=found, file=grid.file, sheet=grid.name, assumed=tuple(told)
    )


def _data_rows(
    grid: Grid, heading: Heading, down: FillDown, places: Sequence[int] | None
) -> Iterator[TableRow]:
    blank: list[Any] = [None] * grid.width
    fill = down.fill if down.columns() else None
    for number, cells in grid.rows(heading.last + 1 - grid.top):
        # A blank row says nothing, even under merged cells; a cell that is merged from it may.
        is_blank = cells == blank
        if fill is not None:
            fill(number, cells)
        if not is_blank:
            yield TableRow(number + 1, cells if places is None else [cells[place] for place in places])


def _heading(grid: Grid, areas: Sequence[Any], given: int | None) -> Heading:
    if given is None:
        first = [cells for _, cells in islice(grid.rows(), LOOKED_AT + 1)]
        place = find_header(first[:LOOKED_AT])
        return heading_of(first, place, areas, left=grid.left, top=grid.top)
    if given - 1 < grid.top:
        return Heading(given - 1, grid.top - 1, (None,) * grid.width)
    first = [cells for _, cells in islice(grid.rows(given - 1 - grid.top), 2)]
    if not first:
        raise RuleError(
            broken(
                grid.file,
                f"la feuille « {grid.name} » n'a pas de ligne {given} pour les noms des colonnes",
                f"the sheet “{grid.name}” has no row {given} for the names of the columns",
            )
        )
    return heading_of(first, 0, areas, left=grid.left, top=given - 1, given=True)


def _columns(grid: Grid, heading: Heading) -> tuple[tuple[TableColumn, ...], list[int], list[Finding]]:
    # Named with the blank columns before the table, so that each has the letters that its author sees.
    where = attrs.evolve(grid.where, row=heading.last + 1)
    named, doubts = name_columns([None] * grid.left + list(heading.names), where=where)
    named = named[grid.left :]
    unnamed = {place for place, name in enumerate(heading.names) if name is None}
    for _, cells in grid.rows(heading.last + 1 - grid.top):
        if not unnamed:
            break
        unnamed -= {place for place in unnamed if cells[place] is not None}
    places = [place for place in range(grid.width) if place not in unnamed]
    columns = tuple(named[place] for place in places)
    letters = {None, *(column.letter for column in columns)}
    return columns, places, [doubt for doubt in doubts if doubt.where.column in letters]


def _data(path: Path) -> bytes:
    if size_of(path) > MOST_IN_MEMORY:
        raise too_large(path.name, MOST_IN_MEMORY, "le fichier", "the file")
    with one_error(path):
        return path.read_bytes()
