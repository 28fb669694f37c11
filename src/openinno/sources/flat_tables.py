"""Tables whose columns are those of the flat row: read back exactly, without any mapping.

They are what openinno writes, and what anyone may write who follows its table of columns. Each row becomes
the structure that it was, or is refused whole with every fault at its place in the file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs

from ..cells import LIST, CellType
from ..census import Census, CensusSource, RefusedRow
from ..envelope import from_json
from ..errors import RecordError, SourceError
from ..export._writing import ABOUT
from ..findings import Finding, Position, Severity
from ..flat import FLAT_COLUMNS, from_flat_row
from ..formulas import unguarded
from ..labels import Label
from ..pieces import members_of
from ..structures import Structure
from .doubts import Doubts
from .refusals import refused_row
from .tables.columnar.reading import metadata_of
from .tables.objects.documents import read_text
from .tables.table import Table, TableColumn, TableRow, Tell

__all__ = ["FlatRows", "FlatTableRow", "about_of", "census_of_flat", "is_flat"]

_TYPES: Final = {column.name: column.type for column in FLAT_COLUMNS}
_GEOMETRY: Final = "geometry"
_DECIMAL_COMMA: Final = re.compile(r"(-?[0-9]+),([0-9]+(?:[eE][-+]?[0-9]+)?)")


def about_of(path: Path, kind: str) -> str | bytes | None:
    """Return what a file tells of its census beyond the rows of its table, where its kind can tell anything.

    Args:
        path: The file, which can be read as its kind.
        kind: Its kind: Parquet, Arrow and GeoJSON tell.

    Raises:
        MissingExtra: Its kind needs a library that is not installed.
        SourceError: It cannot be read.
    """
    if kind in {"parquet", "arrow"}:
        return metadata_of(path).get(ABOUT)
    if kind == "geojson":
        found = members_of(read_text(path, None)[0], path.name).get(ABOUT)
        return None if found is None else bytes(found)
    return None


def is_flat(table: Table, *, about: str | bytes | None = None) -> bool:
    """Tell whether the columns of a table are those of the flat row, with ``id`` and ``name`` among them.

    A geometry may stand beside them, as in GeoJSON.

    Args:
        table: The table.
        about: What the file tells of its census, as :func:`about_of` returns it: a collection that tells of
            one and has no feature has no columns at all.
    """
    names = {column.name for column in table.columns}
    least = {"id", "name"} if names or about is None else set()
    return least <= names <= _TYPES.keys() | {_GEOMETRY}


def census_of_flat(
    table: Table, *, source: CensusSource | None = None, about: str | bytes | None = None
) -> Census:
    """Return the census of a table for which :func:`is_flat` holds.

    Args:
        table: The table.
        source: Where the census comes from; by default what the file tells of itself, or else its name.
        about: What the file tells of its census, as :func:`about_of` returns it.

    Raises:
        SourceError: The file breaks off; the message says where.
    """
    doubts = Doubts()
    doubts.tell_all(table.assumed)
    told = _told_by(table, about, doubts)
    structures: list[Structure] = []
    refused: list[RefusedRow] = []
    for read in FlatRows(table, doubts.tell, taken={one.id for one in told.structures}):
        if read.structure is not None:
            structures.append(read.structure)
        else:
            doubts.tell_all(read.faults)
            refused.append(refused_row(table, read.row, read.faults))
    return attrs.evolve(
        told,
        source=source or told.source,
        structures=(*told.structures, *structures),
        findings=(*told.findings, *doubts.findings()),
        refused=(*told.refused, *refused),
    )


def _told_by(table: Table, about: str | bytes | None, doubts: Doubts) -> Census:
    """Return what a file tells of its census; where that cannot be read, the rows are read all the same."""
    if about is not None:
        try:
            return from_json(about, file=table.file)
        except SourceError as error:
            doubts.tell(_unreadable(error.text, table.position()))
    return Census(structures=(), source=CensusSource(title=table.title))


class FlatTableRow(NamedTuple):
    """A row of a table with the cells of its flat row, and its structure or why it makes none."""

    row: TableRow
    cells: Mapping[str, Any]
    structure: Structure | None
    faults: tuple[Finding, ...]


class FlatRows:
    """Reads the rows of a table for which :func:`is_flat` holds, one by one.

    Args:
        table: The table.
        tell: Takes down what is doubtful of what is read all the same.
        taken: Identifiers that no row may bear.
    """

    def __init__(self, table: Table, tell: Tell, taken: set[str] | None = None) -> None:
        self._table: Table = table
        self._tell: Tell = tell
        self._taken: set[str] = taken or set()
        self._columns: dict[str, TableColumn] = {column.name: column for column in table.columns}

    def __iter__(self) -> Iterator[FlatTableRow]:
        for row in self._table.rows(self._tell):
            cells = {
                column.name: _flat_cell(cell, column)
                for column, cell in zip(self._table.columns, row.cells, strict=True)
                if cell is not None
            }
            geometry = cells.pop(_GEOMETRY, None)
            structure, faults = (None, row.faults) if row.faults else self._read(row, cells)
            if structure is not None:
                self._taken.add(structure.id)
                if geometry is not None and not _stands_there(geometry, cells):
                    self._tell(_moved(self.at(row, _GEOMETRY, structure.id)))
            yield FlatTableRow(row, cells, structure, faults)

    def _read(self, row: TableRow, cells: Mapping[str, Any]) -> tuple[Structure | None, tuple[Finding, ...]]:
        try:
            structure = from_flat_row(cells)
        except RecordError as error:
            return None, tuple(self._placed(fault, row) for fault in error.faults)
        if structure.id in self._taken:
            return None, (_repeated(self.at(row, "id", structure.id)),)
        return structure, ()

    def _placed(self, fault: Finding, row: TableRow) -> Finding:
        where = self.at(row, fault.where.column, fault.where.record)
        return attrs.evolve(fault, where=attrs.evolve(where, path=row.path or fault.where.path))

    def at(self, row: TableRow, name: str | None, record: str | None) -> Position:
        """Return where a cell of the flat row stands in the table."""
        where = attrs.evolve(self._table.position(row), record=record)
        column = self._columns.get(name or "")
        return attrs.evolve(where, column=column.shown if column else name)


def _flat_cell(cell: Any, column: TableColumn) -> Any:
    """Return the cell of a flat row, where a kind of file or a spreadsheet has written it in its own way."""
    kind = _TYPES.get(column.name)
    if isinstance(cell, str):
        # Only where spreadsheets show letters are texts kept from them.
        text = unguarded(cell) if column.letter else cell
        return _DECIMAL_COMMA.sub(r"\1.\2", text) if kind is CellType.NUMBER else text
    if isinstance(cell, list) and kind is CellType.LIST and all(isinstance(one, str) for one in cell):
        return LIST.write(cell)
    if isinstance(cell, float) and kind is CellType.INTEGER and cell.is_integer():
        return int(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat() if cell.time() != datetime.time() else cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, datetime.date) else cell


def _stands_there(geometry: Any, cells: Mapping[str, Any]) -> bool:
    """Tell whether a geometry is the point that the columns give."""
    here = [cells.get("longitude"), cells.get("latitude")]
    return (
        isinstance(geometry, dict) and geometry.get("type") == "Point" and geometry.get("coordinates") == here
    )


def _repeated(where: Position) -> Finding:
    text = Label("identifiant déjà pris par une ligne précédente", "identifier taken by an earlier row")
    return Finding(code="repeated-id", severity=Severity.ERROR, where=where, text=text)


def _moved(where: Position) -> Finding:
    text = Label(
        "la géométrie n'est pas le point des colonnes latitude et longitude, qui sont gardées",
        "the geometry is not the point of the columns latitude and longitude, which are kept",
    )
    fix = Label(
        "écrivez la nouvelle position dans latitude et longitude",
        "write the new position in latitude and longitude",
    )
    return Finding(code="geometry-differs", severity=Severity.WARNING, where=where, text=text, fix=fix)


def _unreadable(why: Label, where: Position) -> Finding:
    text = Label(
        f"ce que le fichier dit de son recensement ne peut être lu : {why.text('fr')}",
        f"what the file tells of its census cannot be read: {why.text('en')}",
    )
    return Finding(code="unreadable-metadata", severity=Severity.WARNING, where=where, text=text)
