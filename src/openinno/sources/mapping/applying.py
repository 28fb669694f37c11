"""A row of a table to a flat row: each column by its reader, the rest kept, every doubt told where it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import attrs

from ...cells import JSON, LIST, Cell
from ...findings import Finding, Severity
from ...labels import whole
from ..tables.table import Table, TableColumn, TableRow, Tell
from .blaming import blamed
from .cells.lists import joined
from .cells.quick import Quick
from .cells.results import Doubt, Read
from .cells.texts import as_it_stands, given_in
from .declared import FieldMapping
from .mapped_row import MappedRow
from .placing import Placing
from .plan import Feed, Plan, plan_of

__all__ = ["Mapper"]

_SAMPLED: Final = 500
"""Rows from which columns are judged."""


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
        self._given: Any = given_in(mapping.absent)
        self._not_blank: Any = given_in(())
        self._placing: Placing = Placing(self.plan, self._given)
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
        mapped = self.read(row, tell)
        flat, extra = mapped.flat, mapped.extra
        return {**flat, "extra": JSON.write(extra)} if extra and "extra" not in flat else flat

    def read(self, row: TableRow, tell: Tell) -> MappedRow:
        """Return a row as cells of the flat row, and what no attribute takes.

        Args:
            row: The row.
            tell: What takes doubts down.
        """
        cells = self._cells(row)
        mapped = MappedRow(row, cells, {}, {})
        blocked: set[str] = set()
        flat = mapped.flat
        for place, name, quick, feed in self._feeds:
            cell = cells[place]
            if cell is None:
                continue
            value = quick(cell)
            if value is None:
                self._read(mapped, feed, blocked, tell)
                continue
            feed.filled += 1
            if name in flat:
                self._add(mapped, feed, value)
            else:
                flat[name] = value
        if self.plan.coordinates:
            for feed, doubt in self._placing.place(mapped, blocked):
                self._tell(row, feed.column, doubt, tell)
        if self.plan.constants:
            self._add_constants(flat, blocked)
        assumed = self._placing.finish(mapped)
        if assumed is not None:
            self._tell(None, None, assumed, tell)
        self._keep(mapped)
        return mapped

    def _read(self, mapped: MappedRow, feed: Feed, blocked: set[str], tell: Tell) -> None:
        """Read a cell of which there may be something to say."""
        cell = self._given(mapped.cells[feed.place])
        if cell is None:
            return
        feed.filled += 1
        read, name = feed.reader(cell), feed.name
        if read.value is not None:
            if name in mapped.flat:
                self._add(mapped, feed, read.value)
            else:
                mapped.flat[name] = read.value
        if read.doubts or read.kept or read.also:
            blocked.add(name)
            self._note(mapped, feed, read, tell)

    def set_aside(self, mapped: MappedRow, findings: Sequence[Finding], tell: Tell) -> bool:
        """Move what a structure cannot hold from the flat row to the other columns; tell whether any was.

        Args:
            mapped: The row.
            findings: What is wrong with its flat row, each with its column.
            tell: What takes doubts down.
        """
        moved = False
        for finding in findings:
            for name in blamed(finding.where.column or "", mapped.flat):
                moved = True
                del mapped.flat[name]
                doubt = Doubt(finding.code, Severity.WARNING, finding.text, finding.fix)
                for feed in self._feeds_of(name, mapped.cells):
                    feed.unread += 1
                    mapped.keep(feed)
                    self._tell(mapped.row, feed.column, doubt, tell)
        return moved

    def _cells(self, row: TableRow) -> Sequence[Any]:
        short = len(self._table.columns) - len(row.cells)
        return (*row.cells, *(None,) * short) if short > 0 else row.cells

    def _add(self, mapped: MappedRow, feed: Feed, value: Cell) -> None:
        """Bring a second value to an attribute: to a list its items; elsewhere the first one stays."""
        if feed.several:
            mapped.flat[feed.name] = _united(mapped.flat[feed.name], value)
        elif value != mapped.flat[feed.name]:
            mapped.keep(feed)

    def _note(self, mapped: MappedRow, feed: Feed, read: Read, tell: Tell) -> None:
        for name, value in read.also:
            mapped.flat[name] = _united(mapped.flat.get(name), value)
        if read.kept:
            feed.unread += 1
            mapped.keep(feed)
        for doubt in read.doubts:
            self._tell(mapped.row, feed.column, doubt, tell, mapped.cells[feed.place])

    def _add_constants(self, flat: dict[str, Cell], blocked: set[str]) -> None:
        for name, read in self.plan.constants:
            if name in flat or name in blocked:
                continue
            if read.value is not None:
                flat[name] = read.value
            for other, value in read.also:
                flat[other] = _united(flat.get(other), value)

    def _keep(self, mapped: MappedRow) -> None:
        cells, extra = mapped.cells, mapped.extra
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
        finding = doubt.at(self._table.position(row, column))
        repair = doubt.repair(column.name, cell) if column else None
        tell(attrs.evolve(finding, value=repair.old, repair=repair) if repair else finding)


def _united(one: Cell, other: Cell) -> Cell:
    return joined((*(LIST.value(one) or ()), *(LIST.value(other) or ())))
