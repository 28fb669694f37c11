"""A file as rows to be judged: each as a flat row, with the place of every cell in the file.

What a census keeps is not kept here, so that a file of any length is judged in bounded memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import Any, Final, NamedTuple

import attrs

from ..cells import Cell
from ..findings import Finding, Position
from ..labels import whole
from .doubts import Doubts
from .files import OpenedFile
from .flat_tables import FlatTableRows
from .mapped import MappedRows
from .mapping.plan import Feed
from .tables.table import Table, TableRow

__all__ = ["JudgedFile", "JudgedRow"]

_UNREAD: Final = frozenset(
    (
        *("ambiguous-word", "unknown-word", "unread-words", "unread-mark"),
        *("scientific-notation", "unread-cell"),
        *("unread-date", "day-first-date", "month-first-date", "unread-point", "point-out-of-bounds"),
        *("unknown-region", "unknown-departement", "wrong-value"),
    )
)
"""The codes of what reading says of a cell that it could not read, or not whole."""
_JUDGED: Final = "misshapen-identifier"
"""What reading says of an identifier that it keeps as it stands: the rule of its shape says so too."""


class JudgedRow(NamedTuple):
    """A row of a file.

    Args:
        key: What tells it from the other rows of the file.
        flat: The same as a flat row.
        at: Returns where a column of the flat row stands.
        faults: Why it makes no structure, where it makes none.
        unread: The columns of the flat row whose cells could not be read, or not whole.
    """

    key: object
    flat: Mapping[str, Cell]
    at: Callable[[str], Position]
    faults: Sequence[Finding] = ()
    unread: Set[str] = frozenset()


class JudgedFile:
    """A table that is read to be judged, once.

    Args:
        opened: The file, which is no document of openinno.

    Raises:
        SourceError: No column is the name of the structures, nor their identifier.
        RuleError: A word of ours that the mapping uses is none.
    """

    def __init__(self, opened: OpenedFile, table: Table) -> None:
        self.table: Table = table
        self._opened: OpenedFile = opened
        self._doubts: Doubts = Doubts()
        self._broken: list[object] = []
        self._mapped: MappedRows | None = MappedRows(table, opened.mapping) if opened.mapping else None

    def __iter__(self) -> Iterator[JudgedRow]:
        """Read the rows; those that are refused whole are told by :meth:`findings`."""
        return self._through(self._mapped) if self._mapped else self._flat()

    def _flat(self) -> Iterator[JudgedRow]:
        rows = FlatTableRows(self.table, self._doubts.tell)
        for row, cells, _, faults in rows:
            if row.faults:
                # Its cells are not what its author wrote: rules would only tell what follows from that.
                self._doubts.tell_all(row.faults)
                self._broken.append(_key(row))
                continue
            record = cells.get("id")
            named = record if isinstance(record, str) else None

            def at(column: str, row: TableRow = row, named: str | None = named) -> Position:
                return rows.at(row, column, named)

            yield JudgedRow(_key(row), cells, at, faults)

    def _through(self, mapped: MappedRows) -> Iterator[JudgedRow]:
        kept = {whole(feed.column.name): feed.name for feed in _feeds(mapped)}
        shown = {feed.name: feed.column.shown for feed in _feeds(mapped)}
        for _, read, structure in mapped:
            where = attrs.evolve(self.table.position(read.row), record=structure.id)

            def at(column: str, where: Position = where) -> Position:
                found = shown.get(column)
                return attrs.evolve(where, column=found) if found else attrs.evolve(where, path=column)

            unread = {kept[name] for name in read.extra.keys() & kept.keys()} if read.extra else frozenset()
            yield JudgedRow(_key(read.row), read.flat, at, unread=unread)

    def refused(self) -> Sequence[object]:
        """Return what tells the rows that were refused whole from the others."""
        if self._mapped is None:
            return self._broken
        places = (one.where for one in self._mapped.refused)
        return [where.row if where.row is not None else where.path for where in places]

    def findings(self) -> Iterator[tuple[Finding, str | None]]:
        """Yield what there is to tell of how the file was read, once its rows were.

        With each finding comes the column of the flat row that a cell should have filled and could not.
        """
        yield from ((finding, None) for finding in self._opened.findings)
        if self._mapped is None:
            yield from ((finding, None) for finding in (*self.table.assumed, *self._doubts.findings()))
            return
        self._mapped.report()
        names = {feed.column.shown: feed.name for feed in _feeds(self._mapped)}
        for finding in self._mapped.findings():
            if finding.code == _JUDGED:
                continue
            yield finding, names.get(finding.where.column or "") if finding.code in _UNREAD else None

    def rows(self) -> Iterator[tuple[object, dict[str, Any]]]:
        """Read the rows again, as cells by the names of the columns of the file."""
        names = [column.name for column in self.table.columns]
        for row in self.table.rows(lambda _: None):
            yield _key(row), dict(zip(names, row.cells, strict=False))


def _feeds(mapped: MappedRows) -> Sequence[Feed]:
    return (*mapped.mapper.plan.feeds, *mapped.mapper.plan.coordinates)


def _key(row: TableRow) -> object:
    return row.number if row.number is not None else row.path
