"""Tables whose columns are those of the flat row, in codes or labels: read back exactly, without a mapping.

They are what openinno writes, and what anyone may write who follows its table of columns. Each row becomes
the structure that it was, or is refused whole with every fault at its place in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from ..cells import JSON
from ..census import Census
from ..census_source import CensusSource, RefusedRow
from ..envelope import ABOUT, from_json
from ..errors import SourceError
from ..findings import Finding, Position, Severity, shortened
from ..flat import read_flat_row
from ..headings import GEOMETRY
from ..labels import Label
from ..pieces import members_of
from ..structures import Structure
from .doubts import Doubts
from .headed_tables import Headed, HeadedRow, headed
from .refusals import refused_row
from .tables.columnar.reading import metadata_of
from .tables.objects.documents import read_text
from .tables.table import Table, TableRow, Tell

__all__ = ["FlatTableRow", "FlatTableRows", "about_of", "census_of_flat", "is_flat"]


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
    """Tell whether a table is one of openinno: see :func:`~openinno.sources.headed_tables.headed`.

    Args:
        table: The table.
        about: What the file tells of its census, as :func:`about_of` returns it.
    """
    return headed(table, about=about) is not None


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
    for read in FlatTableRows(table, doubts.tell, taken={one.id for one in told.structures}):
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


class FlatTableRows:
    """Reads the rows of a table for which :func:`is_flat` holds, one by one.

    Args:
        table: The table.
        tell: Takes down what is doubtful of what is read all the same.
        taken: Identifiers that no row may bear.

    Raises:
        ValueError: It does not hold.
    """

    def __init__(self, table: Table, tell: Tell, taken: set[str] | None = None) -> None:
        found = headed(table, about="")
        if found is None:
            raise ValueError(
                "FlatTableRows reads a table for which is_flat() holds; read this one by a mapping"
            )
        self._table: Table = table
        self._tell: Tell = tell
        self._taken: set[str] = taken or set()
        self._headed: Headed = found

    def __iter__(self) -> Iterator[FlatTableRow]:
        for finding in self._headed.told():
            self._tell(finding)
        for row in self._table.rows(self._tell):
            read = self._headed.row(row)
            cells = read.cells
            geometry = cells.pop(GEOMETRY, None)
            structure, faults = (None, row.faults) if row.faults else self._read(row, read)
            if structure is not None:
                self._taken.add(structure.id)
                for finding in self._doubts(row, read, structure):
                    self._tell(finding)
                if geometry is not None and not _stands_there(geometry, cells):
                    self._tell(_moved(self.at(row, GEOMETRY, structure.id)))
            yield FlatTableRow(row, cells, structure, faults)

    def _read(self, row: TableRow, read: HeadedRow) -> tuple[Structure | None, tuple[Finding, ...]]:
        structure, findings = read_flat_row(read.cells, read.own)
        if structure is None or read.faults:
            told = {fault.where.column for fault in read.faults}
            placed = [self._placed(fault, row) for fault in findings]
            unknown = [_of(fault, read.cells.get("id")) for fault in read.faults]
            return None, (*unknown, *(fault for fault in placed if fault.where.column not in told))
        if structure.id in self._taken:
            return None, (_repeated(self.at(row, "id", structure.id)),)
        return structure, ()

    def _doubts(self, row: TableRow, read: HeadedRow, structure: Structure) -> Iterator[Finding]:
        """Yield what is doubtful of a row that is read."""
        for finding in (*read.doubts, *self._headed.differing(row, read.cells)):
            yield _of(finding, structure.id)
        kept = JSON.value(read.cells.get("extra")) if read.own else None
        for name, value in read.own.items():
            if kept and kept.get(name, value) != value:
                yield _kept_twice(name, self.at(row, "extra", structure.id))

    def _placed(self, fault: Finding, row: TableRow) -> Finding:
        where = self.at(row, fault.where.column, fault.where.record)
        return attrs.evolve(fault, where=attrs.evolve(where, path=row.path or fault.where.path))

    def at(self, row: TableRow, name: str | None, record: str | None) -> Position:
        """Return where a cell of the flat row stands in the table."""
        found = self._headed.read.get(name or "")
        column = found.column.shown if found else name
        return attrs.evolve(self._table.position(row), record=record, column=column)


def _of(finding: Finding, record: Any) -> Finding:
    """Return a finding with the record that it is about, where that has a name."""
    named = record if isinstance(record, str) and record else None
    return attrs.evolve(finding, where=attrs.evolve(finding.where, record=named))


def _stands_there(geometry: Any, cells: Mapping[str, Any]) -> bool:
    """Tell whether a geometry is the point that the columns give."""
    here = [cells.get("longitude"), cells.get("latitude")]
    return (
        isinstance(geometry, dict) and geometry.get("type") == "Point" and geometry.get("coordinates") == here
    )


def _repeated(where: Position) -> Finding:
    text = Label("identifiant déjà pris par une ligne précédente", "identifier taken by an earlier row")
    return Finding(code="repeated-id", severity=Severity.ERROR, where=where, text=text)


def _kept_twice(name: str, where: Position) -> Finding:
    shown = shortened(name)
    text = Label(
        f"« {shown} » a une autre valeur dans la colonne de ce nom, qui est gardée",
        f"“{shown}” has another value in the column of that name, which is kept",
    )
    return Finding(code="extra-differs", severity=Severity.WARNING, where=where, text=text)


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
