"""A table and a mapping to a census: every row a structure, or refused and kept whole with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

import attrs

from ..census import Census
from ..census_source import CensusSource, RefusedRow
from ..findings import Finding, Severity
from ..flat import read_flat_row
from ..labels import Label
from ..structures import Structure
from .collector import at_rest
from .doubts import Doubts
from .mapping.applying import Mapper
from .mapping.declared import FieldMapping
from .mapping.mapped_row import MappedRow
from .mapping.naming import Names
from .mapping.personal import looks_personal
from .mapping.report import MappedColumn, MappingReport, PersonalColumn
from .refusals import refused_row
from .tables.table import Table, TableRow

__all__ = ["MappedRows", "MappedStructure", "census_of"]

_INSEE: Final = re.compile(r"[0-9][0-9AB][0-9]{3}")


def census_of(
    table: Table, mapping: FieldMapping, *, source: CensusSource | None = None
) -> tuple[Census, MappingReport]:
    """Return the census that a table holds, and what a mapping did with it.

    A cell that cannot be read never loses its row: its attribute stays empty and the cell is kept in
    ``extra``. A row that has no name, or that the file itself makes doubtful as a whole, is refused and kept
    whole in ``census.refused``. The garbage collector of the process rests meanwhile: it would look at each
    structure again and again, in vain.

    Args:
        table: The table.
        mapping: Which of its columns is what.
        source: Where the census comes from; where None, what the mapping says, or else the name of the file.

    Raises:
        SourceError: No column is the name of the structures, nor their identifier; or the file breaks off.
        RuleError: A word of ours that the mapping uses is none.

    Examples:
        >>> from openinno.sources.mapping.declared import ColumnMapping
        >>> from openinno.sources.tables.table import TableColumn
        >>> rows = [TableRow(2, ["TUBA", "energie"]), TableRow(3, [None, "mobilité"])]
        >>> table = Table(columns=[TableColumn(name="Nom"), TableColumn(name="Thèmes")],
        ...     read=lambda tell: iter(rows), file="lieux.csv")
        >>> mapping = FieldMapping(columns=[
        ...     ColumnMapping(columns="Nom", to="name"), ColumnMapping(columns="Thèmes", to="themes")])
        >>> census, report = census_of(table, mapping)
        >>> [(one.id, one.themes[0].value.code) for one in census], report.refused
        ([('tuba', 'energy')], 1)
        >>> print(census.refused[0].content, census.refused[0].findings[0].message())
        {"Thèmes":"mobilité"} no name
    """
    rows = MappedRows(table, mapping)
    with at_rest():
        structures = [one.structure for one in sorted(rows, key=attrgetter("place"))]
    report = rows.report()
    census = Census(
        structures=structures,
        source=source or mapping.source or CensusSource(title=table.title),
        findings=rows.findings(),
        refused=rows.refused,
    )
    return census, report


class MappedStructure(NamedTuple):
    """A structure with the row that it was made of.

    Args:
        place: How many rows came before, those refused and the blank ones left out.
        mapped: The row, with its cells as those of a flat row.
        structure: The structure.
    """

    place: int
    mapped: MappedRow
    structure: Structure


class MappedRows:
    """One reading of a table through a mapping: its structures one by one, then what there is to tell.

    Args:
        table: The table.
        mapping: Which of its columns is what.

    Raises:
        SourceError: As for :func:`census_of`.
        RuleError: As for :func:`census_of`.
    """

    def __init__(self, table: Table, mapping: FieldMapping) -> None:
        self.table: Table = table
        self.mapper: Mapper = Mapper(table, mapping)
        self.doubts: Doubts = Doubts()
        self.refused: list[RefusedRow] = []
        self.rows: int = 0
        self.structures: int = 0
        self._names: Names = Names()
        names = self.mapper.plan.names()
        self._has_name: bool = "name" in names
        self._has_id: bool = "id" in names

    def __iter__(self) -> Iterator[MappedStructure]:
        """Read every row; those without an identifier come to theirs once all that are given are known."""
        waiting: list[tuple[int, MappedRow]] = []
        tell, place = self.doubts.tell, 0
        for row in self.table.rows(tell):
            if row.faults:
                self._refuse(row, row.faults)
                continue
            if not any(row.cells) and all(cell is None or cell == "" for cell in row.cells):
                continue
            mapped = self.mapper.read(row, tell)
            if not self._has_name and "id" in mapped.flat:
                mapped.flat["name"] = mapped.flat["id"]
            if "id" not in mapped.flat and self._has_id:
                waiting.append((place, mapped))
            else:
                yield from self._each(place, mapped)
            place += 1
        for place, mapped in waiting:
            yield from self._each(place, mapped)

    def _each(self, place: int, mapped: MappedRow) -> Iterator[MappedStructure]:
        structure = self._structure(mapped)
        if structure is not None:
            yield MappedStructure(place, mapped, structure)

    def _structure(self, mapped: MappedRow) -> Structure | None:
        self.rows += 1
        row, flat = mapped.row, mapped.flat
        why = self._identify(mapped) if "name" in flat else (self._nameless(row),)
        while not why:
            read = read_flat_row(flat, mapped.extra)
            if read.structure is not None:
                self._names.take(read.structure.id, _shown(row, self.rows))
                self.structures += 1
                return read.structure
            if not self.mapper.set_aside(mapped, read.findings, self.doubts.tell):
                where = self.table.position(row)
                why = tuple(
                    attrs.evolve(one, where=attrs.evolve(where, path=one.where.path)) for one in read.findings
                )
        self._refuse(row, why, counted=True)
        return None

    def _identify(self, mapped: MappedRow) -> tuple[Finding, ...]:
        """Give a row its identifier, or return why it has none."""
        row, flat = mapped.row, mapped.flat
        identifier, shown = flat.get("id"), _shown(row, self.rows)
        if identifier is None:
            insee = flat.get("insee")
            code = insee if isinstance(insee, str) and _INSEE.fullmatch(insee) else None
            flat["id"], doubt = self._names.give(str(flat["name"]), code, shown)
            if doubt is not None:
                self.doubts.tell(doubt.at(self.table.position(row)))
            return ()
        first = self._names.row_of(str(identifier))
        return () if first is None else (self._repeated(row, str(identifier), first),)

    def _repeated(self, row: TableRow, identifier: str, first: str) -> Finding:
        text = Label(
            f"identifiant « {identifier} » déjà pris par la ligne {first}",
            f"identifier “{identifier}” taken by row {first}",
        )
        return self._error("repeated-id", row, text)

    def _nameless(self, row: TableRow) -> Finding:
        return self._error("no-name", row, Label("pas de nom", "no name"))

    def _error(self, code: str, row: TableRow, text: Label) -> Finding:
        return Finding(code=code, severity=Severity.ERROR, where=self.table.position(row), text=text)

    def _refuse(self, row: TableRow, why: Sequence[Finding], *, counted: bool = False) -> None:
        self.rows += not counted
        self.doubts.tell_all(why)
        self.refused.append(refused_row(self.table, row, why))

    def findings(self) -> tuple[Finding, ...]:
        """Return what there is to tell of the rows read so far, and of how the file was read."""
        return (*self.table.assumed, *self.mapper.plan.findings, *self.doubts.findings())

    def _personal(self) -> Iterator[PersonalColumn]:
        """Yield the columns that look as if they told of persons, and warn of each."""
        for place, samples in self.mapper.samples.items():
            column = self.table.columns[place]
            why = looks_personal(column.name, samples)
            if why is None:
                continue
            fr, en = why.text("fr"), why.text("en")
            text = Label(
                f"la colonne « {column.name} » semble parler de personnes : {fr}",
                f"the column “{column.name}” looks as if it told of persons: {en}",
            )
            fix = Label(
                "l'ignorer (ignored), à moins que ces personnes n'aient accepté d'y figurer",
                "leave it out (ignored), unless these persons agreed to stand there",
            )
            where = self.table.position(column=column)
            self.doubts.tell(
                Finding(code="personal-column", severity=Severity.WARNING, where=where, text=text, fix=fix)
            )
            yield PersonalColumn(name=column.name, why=why)

    def report(self) -> MappingReport:
        """Return what the mapping did; columns that look personal become findings now."""
        personal = tuple(self._personal())
        plan, columns = self.mapper.plan, self.table.columns
        return MappingReport(
            matched=[
                MappedColumn(
                    name=feed.column.name,
                    letter=feed.column.letter,
                    to=feed.name,
                    filled=feed.filled,
                    unread=feed.unread,
                )
                for feed in (*plan.feeds, *plan.coordinates)
            ],
            missing=plan.missing,
            kept=[columns[place].name for place in plan.kept],
            ignored=[columns[place].name for place in plan.ignored],
            personal=personal,
            rows=self.rows,
            structures=self.structures,
            refused=len(self.refused),
        )


def _shown(row: TableRow, number: int) -> str:
    """Return what a row is called: its number, or its place in a document, or how many came before."""
    return str(row.number) if row.number is not None else row.path or str(number)
