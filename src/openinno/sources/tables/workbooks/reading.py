"""Workbooks as tables: XLSX, XLSM, XLSB, XLS and ODS.

A workbook is looked over before it is opened, so that none takes more memory than is told, and so that cells
whose errors read as blank are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Final

import attrs

from ...._optional import need
from ....errors import OpenInnoError, RuleError, SourceError
from ....findings import Finding, Position, Severity
from ....labels import Label
from ....pieces import broken
from ..assumptions import assumed
from ..headers import LOOKED_AT, find_header, name_columns
from ..limits import MOST_IN_MEMORY
from ..options import TableOptions
from ..table import Table, TableColumn, TableRow, Tell, letter_of
from ..unreadable import cannot_open
from .merged import FillDown, Heading, heading_of
from .sheets import Sheets, filled_rows, told_choice
from .spreadsheets.books import Book, look_into
from .spreadsheets.bounds import damaged, protected, too_large
from .spreadsheets.faults import HiddenFault

__all__ = ["read_workbook"]

_EXACT: Final = float(2**53)
"""Whole numbers below it are exact as floats, which is how spreadsheets keep them."""
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
    workbook = _Workbook.open(calamine, data, path.name)
    grid, told = workbook.choose(options.sheet)
    return _table(book, grid, options, told)


@attrs.frozen(kw_only=True)
class _Grid:
    """A sheet that is laid out: its rows from the first filled one, its columns from the first filled one."""

    sheet: Any
    name: str
    file: str
    top: int
    left: int
    width: int

    def raw_rows(self, skipped: int = 0) -> Iterator[list[Any]]:
        """Yield its rows as they are given, blank cells as empty texts."""
        with _guarded(self.file):
            yield from islice(self.sheet.iter_rows(), self.top + skipped, None)

    def rows(self, skipped: int = 0) -> Iterator[tuple[int, list[Any]]]:
        """Yield its rows with their numbers, from 0."""
        for number, row in enumerate(self.raw_rows(skipped), self.top + skipped):
            yield number, _cells(row)

    @property
    def where(self) -> Position:
        """Where it is."""
        return Position(file=self.file, sheet=self.name)


@attrs.frozen
class _Workbook:
    opened: Any
    file: str
    sheets: Sheets

    @classmethod
    def open(cls, calamine: Any, data: bytes, file: str) -> _Workbook:
        with _guarded(file):
            opened = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        shown = calamine.SheetVisibleEnum.Visible
        every = [(sheet.name, sheet.visible == shown) for sheet in opened.sheets_metadata]
        if not every:
            raise damaged(file, Label("il n'a aucune feuille", "it has no sheet"))
        sheets = Sheets(
            tuple(name for name, visible in every if visible),
            tuple(name for name, visible in every if not visible),
        )
        return cls(opened, file, sheets)

    def choose(self, asked: str | int | None) -> tuple[_Grid, list[Finding]]:
        """Return the sheet that is asked for, or else the one most like a table, and tell of the others."""
        if asked is not None:
            grid = self.grid(self.sheets.asked(asked, self.file))
            if grid is None:
                raise _empty(self.file, self.sheets.asked(asked, self.file))
            return grid, []
        best, most, failed = None, -1, _empty(self.file, None)
        candidates = self.sheets.shown or self.sheets.hidden
        for name in candidates:
            try:
                grid = self.grid(name)
                rows = filled_rows(grid.raw_rows()) if grid and len(candidates) > 1 else 0
            except SourceError as error:
                # Sheets of macros or dialogs, beside the table, are no reason to refuse it.
                failed = error
                continue
            if grid and rows > most:
                best, most = grid, rows
        if best is None:
            raise failed
        several = len(self.sheets.names) > 1
        return best, [told_choice(self.sheets, best.name, best.where)] if several else []

    def grid(self, name: str) -> _Grid | None:
        """Return a sheet laid out, or None where no cell is filled."""
        with _guarded(self.file):
            sheet = self.opened.get_sheet_by_name(name)
        if sheet.start is None or not sheet.height:
            return None
        top, left = sheet.start
        return _Grid(sheet=sheet, name=name, file=self.file, top=top, left=left, width=sheet.width)


def _table(book: Book, grid: _Grid, options: TableOptions, told: list[Finding]) -> Table:
    areas = book.merged(grid.name)
    if areas is None:
        areas = grid.sheet.merged_cell_ranges or []
    heading = _heading(grid, areas, options.header)
    columns, places, doubts = _columns(grid, heading)
    down = FillDown(areas, left=grid.left, width=grid.width, first=heading.last + 1)
    letters = {grid.left + place: column.letter for place, column in zip(places, columns, strict=True)}

    def read(tell: Tell) -> Iterator[TableRow]:
        for fault in book.faults(grid.name):
            if fault.row > heading.last and fault.column in letters:
                tell(_told_fault(fault, grid.where))
        values = FillDown(areas, left=grid.left, width=grid.width, first=heading.last + 1)
        return _data_rows(grid, heading, values, None if len(places) == grid.width else places)

    told = [*told, *_told_heading(grid, heading, options), *doubts]
    told += [
        _told_merged(attrs.evolve(grid.where, row=row + 1, column=letters[grid.left + place]))
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
    grid: _Grid, heading: Heading, down: FillDown, places: Sequence[int] | None
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


def _heading(grid: _Grid, areas: Sequence[Any], given: int | None) -> Heading:
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


def _columns(grid: _Grid, heading: Heading) -> tuple[tuple[TableColumn, ...], list[int], list[Finding]]:
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


def _cells(row: list[Any]) -> list[Any]:
    return [
        (cell if cell and not cell.isspace() else None) if type(cell) is str else _value(cell) for cell in row
    ]


def _value(cell: Any) -> Any:
    if type(cell) is float:
        return int(cell) if cell.is_integer() and -_EXACT < cell < _EXACT else cell
    if type(cell) is datetime:
        return cell.date() if cell.time() == time.min else cell
    if type(cell) is timedelta:
        minutes, seconds = divmod(int(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return cell


def _told_heading(grid: _Grid, heading: Heading, options: TableOptions) -> Iterator[Finding]:
    where = attrs.evolve(grid.where, row=heading.first + 1)
    if heading.first > 0 and options.header is None:
        text = Label(
            f"les noms des colonnes sont à la ligne {heading.first + 1} ; ce qui est au-dessus n'est pas lu",
            f"the names of the columns stand in row {heading.first + 1}; what is above it is not read",
        )
        yield assumed("header", text, where=where, example=heading.first + 2)
    if heading.last == heading.first + 1 and any(name is not None for name in heading.names):
        text = Label(
            "les noms des colonnes tiennent sur deux lignes, qui sont réunies",
            "the names of the columns stand in two rows, which are joined",
        )
        yield Finding(code="header-joined", severity=Severity.INFO, where=where, text=text)


def _told_merged(where: Position) -> Finding:
    text = Label(
        "cellules fusionnées : leur valeur vaut pour chacune de leurs lignes",
        "merged cells: their value stands for each of their rows",
    )
    fix = Label("sinon, défusionner les cellules", "otherwise, unmerge the cells")
    return Finding(code="merged-cells", severity=Severity.INFO, where=where, text=text, fix=fix)


def _told_fault(fault: HiddenFault, where: Position) -> Finding:
    where = attrs.evolve(where, row=fault.row + 1, column=letter_of(fault.column))
    if fault.error is None:
        text = Label(
            "formule jamais calculée : la cellule est lue comme vide",
            "a formula that was never computed: the cell is read as blank",
        )
        fix = Label("ouvrir le classeur dans un tableur et l'enregistrer", "open the workbook and save it")
        return Finding(
            code="formula-not-computed", severity=Severity.WARNING, where=where, text=text, fix=fix
        )
    text = Label(
        f"la cellule contient l'erreur {fault.error} : elle est lue comme vide",
        f"the cell holds the error {fault.error}: it is read as blank",
    )
    fix = Label("corriger la formule, ou écrire la valeur", "mend the formula, or write the value")
    return Finding(code="cell-error", severity=Severity.WARNING, where=where, text=text, fix=fix)


def _empty(file: str, sheet: str | None) -> SourceError:
    if sheet is None:
        return SourceError(broken(file, "aucune cellule n'est remplie", "no cell is filled"))
    fr, en = f"la feuille « {sheet} » est vide", f"the sheet “{sheet}” is empty"
    return SourceError(broken(file, fr, en))


def _data(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_IN_MEMORY:
            raise too_large(path.name, MOST_IN_MEMORY, "le fichier", "the file")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise cannot_open(path, error) from None


@contextmanager
def _guarded(file: str) -> Iterator[None]:
    # A panic of the library that reads workbooks is no Exception; its type has no public name.
    try:
        yield
    except (OpenInnoError, MemoryError):
        raise
    except Exception as error:
        raise (protected(file) if type(error).__name__ == "PasswordError" else damaged(file)) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(file) from None
