"""A row of a table to a flat row: each column by its reader, the rest kept, every doubt told where it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import attrs

from ...cells import JSON, LIST, Cell
from ...findings import Finding, Repair, Severity
from ...flat import FLAT_COLUMNS, Scalar
from ..tables.table import Table, TableColumn, TableRow, Tell
from .cells.coordinates import place_of, plain_point
from .cells.lists import joined
from .cells.quick import Quick
from .cells.results import Doubt, Read, info
from .cells.texts import as_it_stands, given_in, whole
from .declared import FieldMapping
from .plan import Feed, Plan, plan_of

__all__ = ["MappedRow", "Mapper"]

_LIKELY: Final = 0.9
"""How sure a repair is that guesses what was lost."""
_SAMPLED: Final = 500
"""Rows from which columns are judged."""
_OF_POINT: Final = ("precision", "point_basis", "point_sources")
"""What means nothing without a point."""
_PATHS: Final[Mapping[str, str]] = {column.name: column.path for column in FLAT_COLUMNS}


class MappedRow(NamedTuple):
    """A row as cells of the flat row, and what no attribute takes, by column name."""

    flat: dict[str, Cell]
    extra: dict[str, Scalar]


class Mapper:
    """Applies a mapping to the rows of a table.

    Args:
        table: The table.
        mapping: The mapping.

    Raises:
        SourceError: No column is the name of the structures, nor their identifier.
        RuleError: A word of ours that the mapping uses is none.

    Examples:
        >>> from openinno.sources.mapping.declared import ColumnMapping
        >>> columns = [TableColumn(name=name) for name in ("Nom", "CP", "Wifi")]
        >>> mapping = FieldMapping(columns=[
        ...     ColumnMapping(columns="nom", to="name"), ColumnMapping(columns="CP", to="postcode")])
        >>> mapper = Mapper(Table(columns=columns, read=lambda tell: iter(())), mapping)
        >>> told = []
        >>> mapper.flat_row(TableRow(2, ["TUBA", 1000, "oui"]), told.append)
        {'name': 'TUBA', 'postcode': '01000', 'extra': '{"Wifi":"oui"}'}
        >>> [str(finding.where) + ": " + finding.message() for finding in told]
        ['2, CP: leading zero lost: “1000” is read “01000”']
    """

    def __init__(self, table: Table, mapping: FieldMapping) -> None:
        self.plan: Plan = plan_of(table, mapping)
        self.samples: dict[int, list[object]] = {place: [] for place in self._judged()}
        """The first cells of the columns that may tell of persons, by place."""
        self._table: Table = table
        self._feeds: Sequence[tuple[int, str, Quick, Feed]] = [
            (feed.place, feed.name, feed.quick, feed) for feed in self.plan.feeds
        ]
        self._degrees: Sequence[Feed] = _degrees(self.plan.coordinates)
        self._given: Any = given_in(mapping.absent)
        self._not_blank: Any = given_in(())
        self._kept: Sequence[tuple[int, str]] = [
            (place, whole(table.columns[place].name)) for place in self.plan.kept
        ]
        self._told: set[tuple[str, str | None, str]] = set()
        self._rows: int = 0

    def _judged(self) -> Iterable[int]:
        contact = (feed.place for feed in self.plan.feeds if feed.name in {"email", "phone"})
        return (*self.plan.kept, *contact)

    def flat_row(self, row: TableRow, tell: Tell) -> dict[str, Cell]:
        """Return a row as a flat row, what no attribute takes in its cell ``extra``.

        Args:
            row: The row.
            tell: What takes doubts down.
        """
        flat, extra = self.read(row, tell)
        return {**flat, "extra": JSON.write(extra)} if extra and "extra" not in flat else flat

    def read(self, row: TableRow, tell: Tell) -> MappedRow:
        """Return a row as cells of the flat row, and what no attribute takes.

        Args:
            row: The row.
            tell: What takes doubts down.
        """
        cells = self._cells(row)
        mapped = MappedRow({}, {})
        blocked: set[str] = set()
        flat = mapped.flat
        for place, name, quick, feed in self._feeds:
            cell = cells[place]
            if cell is None:
                continue
            value = quick(cell)
            if value is None:
                self._read(mapped, row, feed, cell, blocked, tell)
                continue
            feed.filled += 1
            if name in flat:
                self._add(mapped, feed, cell, value)
            else:
                flat[name] = value
        if self.plan.coordinates and not self._place_quickly(flat, cells):
            self._place(mapped, cells, row, blocked, tell)
        if self.plan.constants:
            self._add_constants(flat, blocked)
        self._finish_point(mapped, cells, tell)
        self._keep(mapped.extra, cells)
        return mapped

    def _read(
        self, mapped: MappedRow, row: TableRow, feed: Feed, cell: Any, blocked: set[str], tell: Tell
    ) -> None:
        """Read a cell of which there may be something to say."""
        cell = self._given(cell)
        if cell is None:
            return
        feed.filled += 1
        read, name = feed.reader(cell), feed.name
        if read.value is not None:
            if name in mapped.flat:
                self._add(mapped, feed, cell, read.value)
            else:
                mapped.flat[name] = read.value
        if read.doubts or read.kept or read.also:
            blocked.add(name)
            self._note(mapped, row, feed, cell, read, tell)

    def set_aside(self, mapped: MappedRow, findings: Sequence[Finding], row: TableRow, tell: Tell) -> bool:
        """Move what a structure cannot hold from the flat row to the other columns; tell whether any was.

        Args:
            mapped: The row.
            findings: What is wrong with its flat row, each with its column.
            row: The row as it stood.
            tell: What takes doubts down.
        """
        moved = False
        for finding in findings:
            names = _blamed(finding.where.column or "", mapped.flat)
            for name in names:
                moved = True
                del mapped.flat[name]
                doubt = Doubt(finding.code, Severity.WARNING, finding.text, finding.fix)
                for feed in self._feeds_of(name, self._cells(row)):
                    feed.unread += 1
                    mapped.extra[whole(feed.column.name)] = as_it_stands(self._cells(row)[feed.place])
                    self._tell(row, feed.column, doubt, tell)
        return moved

    def _cells(self, row: TableRow) -> Sequence[Any]:
        short = len(self._table.columns) - len(row.cells)
        return (*row.cells, *(None,) * short) if short > 0 else row.cells

    def _add(self, mapped: MappedRow, feed: Feed, cell: Any, value: Cell) -> None:
        """Bring a second value to an attribute: to a list its items; elsewhere the first one stays."""
        if feed.several:
            mapped.flat[feed.name] = _united(mapped.flat[feed.name], value)
        elif value != mapped.flat[feed.name]:
            mapped.extra[whole(feed.column.name)] = as_it_stands(cell)

    def _note(self, mapped: MappedRow, row: TableRow, feed: Feed, cell: Any, read: Read, tell: Tell) -> None:
        for name, value in read.also:
            mapped.flat[name] = _united(mapped.flat.get(name), value)
        if read.kept:
            feed.unread += 1
            mapped.extra[whole(feed.column.name)] = as_it_stands(cell)
        for doubt in read.doubts:
            self._tell(row, feed.column, doubt, tell, cell)

    def _place_quickly(self, flat: dict[str, Cell], cells: Sequence[Any]) -> bool:
        """Read the point where two columns give its degrees, of which there is nothing to say."""
        if not self._degrees:
            return False
        north, east = self._degrees
        given = self._given(cells[north.place]), self._given(cells[east.place])
        point = plain_point(*given)
        if point is None:
            return False
        flat["latitude"], flat["longitude"] = point
        north.filled += 1
        east.filled += 1
        return True

    def _place(
        self, mapped: MappedRow, cells: Sequence[Any], row: TableRow, blocked: set[str], tell: Tell
    ) -> None:
        """Read the point from the columns that together give it; a cell that does not make it is kept."""
        first: dict[str, Feed] = {}
        given: dict[str, Any] = {}
        filled = []
        for feed in self.plan.coordinates:
            cell = self._given(cells[feed.place])
            if cell is not None:
                feed.filled += 1
                filled.append(feed)
                if feed.name not in first:
                    first[feed.name], given[feed.name] = feed, cell
        if not filled:
            return
        form = first["point"].form if "point" in first else None
        placed = place_of(given, form)
        if placed.point is None:
            blocked.update(("latitude", "longitude"))
        else:
            mapped.flat["latitude"], mapped.flat["longitude"] = placed.point
            if placed.area and "precision" not in self.plan.names():
                mapped.flat["precision"] = "area"
        for feed in filled:
            if feed.name not in placed.used or first[feed.name] is not feed:
                feed.unread += placed.point is None
                mapped.extra[whole(feed.column.name)] = as_it_stands(cells[feed.place])
        for name, doubt in placed.doubts:
            self._tell(row, first[name].column, doubt, tell)

    def _add_constants(self, flat: dict[str, Cell], blocked: set[str]) -> None:
        for name, read in self.plan.constants:
            if name in flat or name in blocked:
                continue
            if read.value is not None:
                flat[name] = read.value
            for other, value in read.also:
                flat[other] = _united(flat.get(other), value)

    def _finish_point(self, mapped: MappedRow, cells: Sequence[Any], tell: Tell) -> None:
        flat = mapped.flat
        if "latitude" in flat and "longitude" in flat:
            if "precision" not in flat:
                flat["precision"] = "exact"
                self._tell(None, None, _ASSUMED_EXACT, tell)
            return
        for name in _OF_POINT:
            if name in flat:
                del flat[name]
                for feed in self._feeds_of(name, cells):
                    mapped.extra[whole(feed.column.name)] = as_it_stands(cells[feed.place])

    def _keep(self, extra: dict[str, Scalar], cells: Sequence[Any]) -> None:
        sampled = self._rows < _SAMPLED
        self._rows += 1
        for place, name in self._kept:
            cell = cells[place]
            if cell is None or cell == "":
                continue
            if type(cell) is str and cell.isprintable() and not cell.isspace():
                extra[name] = cell
            elif self._not_blank(cell) is not None:
                extra[name] = as_it_stands(cell)
        if sampled:
            for place, found in self.samples.items():
                if self._given(cells[place]) is not None:
                    found.append(cells[place])

    def _feeds_of(self, name: str, cells: Sequence[Any]) -> list[Feed]:
        feeds = (*self.plan.feeds, *self.plan.coordinates)
        names = {name, "point", "lambert93_x", "lambert93_y"} if name in {"latitude", "longitude"} else {name}
        return [feed for feed in feeds if feed.name in names and self._given(cells[feed.place]) is not None]

    def _tell(
        self,
        row: TableRow | None,
        column: TableColumn | None,
        doubt: Doubt,
        tell: Tell,
        cell: Any = None,
    ) -> None:
        if doubt.once:
            known = (doubt.code, column.name if column else None, doubt.text.fr)
            if known in self._told:
                return
            self._told.add(known)
        where = self._table.position(row, column)
        finding = Finding(
            code=doubt.code, severity=doubt.severity, where=where, text=doubt.text, fix=doubt.fix
        )
        if doubt.new is not None and column is not None and isinstance(cell, str | int | float):
            repair = Repair(
                column=column.name,
                old=cell,
                new=doubt.new,
                confidence=1 if doubt.lossless else _LIKELY,
                lossless=doubt.lossless,
            )
            finding = attrs.evolve(finding, value=cell, repair=repair)
        tell(finding)


def _degrees(coordinates: Sequence[Feed]) -> Sequence[Feed]:
    """Return the columns of the latitude and of the longitude, where they are all that gives the point."""
    found = {feed.name: feed for feed in coordinates}
    alone = len(coordinates) == len(found) == 2 and found.keys() == {"latitude", "longitude"}
    return [found["latitude"], found["longitude"]] if alone else ()


def _united(one: Cell, other: Cell) -> Cell:
    return joined((*(LIST.value(one) or ()), *(LIST.value(other) or ())))


def _blamed(column: str, flat: Mapping[str, Cell]) -> list[str]:
    """Return the cells of a flat row to take away for a fault of a column: itself, or what stands nearest."""
    if column in {"id", "name"}:
        return []
    if column in flat:
        return [column]
    path = _PATHS.get(column, "")
    while path:
        path = path.rpartition(".")[0]
        near = [name for name in flat if path and _PATHS[name].startswith(f"{path}.")]
        if near:
            return near
    near = [name for name in flat if _root(name) == _root(column)]
    return near or [name for name in ("rest",) if name in flat]


def _root(column: str) -> str:
    """Return the attribute that a column of the flat row belongs to."""
    return _PATHS.get(column, "").partition(".")[0].partition("[")[0]


_ASSUMED_EXACT: Final = info(
    "assumed-exact",
    "le fichier ne dit pas ce que ses points désignent : ils sont pris pour le lieu même (exact) ;"
    " sinon, déclarer une colonne ou une constante « precision »",
    "the file does not say what its points stand for: they are taken for the place itself (exact);"
    " otherwise declare a column or a constant “precision”",
    once=True,
)
