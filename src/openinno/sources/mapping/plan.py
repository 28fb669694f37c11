"""A mapping made ready for one table: what reads each column, for which attribute, decided once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final

import attrs

from ...errors import SourceError
from ...findings import Finding, shortened
from ...labels import Label
from ..tables.table import Table, TableColumn
from .cells.coordinates import COORDINATES
from .cells.marks import marked_reader
from .cells.quick import Quick, never_quick
from .cells.readers import constant_cell, quick_reader_of_column, reader_of_column
from .cells.results import NOTHING, Read, Reader
from .column_finder import ColumnFinder
from .declared import FieldMapping
from .targets import TARGETS, Target

__all__ = ["Feed", "Plan", "plan_of"]

_SHOWN: Final = 40
_LETTERS_SHOWN: Final = 1000
_LONGEST_SHOWN: Final = 60


@attrs.define(kw_only=True)
class Feed:
    """A column that fills an attribute, and how often it did.

    Args:
        place: Place of the column, from 0.
        column: The column.
        name: The attribute, or a coordinate.
        several: Whether what several columns give is brought together.
        reader: Reads its cells.
        form: How a point is written in its cells.
        quick: Reads most of its cells, and leaves the others to the reader.
        filled: Cells that hold something.
        unread: Those of them that could not be read, or not whole.
    """

    place: int
    column: TableColumn
    name: str
    several: bool
    reader: Reader
    form: str | None = None
    quick: Quick = never_quick
    filled: int = 0
    unread: int = 0


@attrs.frozen(kw_only=True)
class Plan:
    """What to do with each column of a table.

    Args:
        feeds: Columns that fill attributes, in the order of the mapping.
        coordinates: Columns that fill the point, in the same order.
        constants: What is the same in every row.
        kept: Places of the columns that no attribute takes.
        ignored: Places of the columns to leave out.
        missing: Names that the mapping uses and no column bears.
        findings: What is doubtful in all that.
    """

    feeds: tuple[Feed, ...]
    coordinates: tuple[Feed, ...]
    constants: tuple[tuple[str, Read], ...]
    kept: tuple[int, ...]
    ignored: tuple[int, ...]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]

    def names(self) -> frozenset[str]:
        """Return the attributes that something fills."""
        return frozenset((*(feed.name for feed in self.feeds), *(name for name, _ in self.constants)))


def plan_of(table: Table, mapping: FieldMapping) -> Plan:
    """Return what a mapping makes of the columns of a table.

    Raises:
        SourceError: No column is the name of the structures, nor their identifier.
        RuleError: A word of ours that the mapping uses is none.
    """
    finder = ColumnFinder(table)
    every = [*_declared(table, mapping, finder), *_marked(table, mapping, finder)]
    found = [finder.find(name, quiet=True) for name in mapping.ignored]
    fed = {feed.place for feed in every}
    ignored = tuple(sorted({place for place in found if place is not None} - fed))
    kept = tuple(place for place in range(len(table.columns)) if place not in fed and place not in ignored)
    constants = tuple(_constants(mapping))
    plan = Plan(
        feeds=tuple(feed for feed in every if feed.name not in COORDINATES),
        coordinates=tuple(feed for feed in every if feed.name in COORDINATES),
        constants=constants,
        kept=kept,
        ignored=ignored,
        missing=tuple(finder.missing),
        findings=tuple(dict.fromkeys((*finder.findings, *_of_constants(table, constants)))),
    )
    if not plan.names() & {"name", "id"}:
        raise _nameless(table)
    return plan


def _declared(table: Table, mapping: FieldMapping, finder: ColumnFinder) -> Iterator[Feed]:
    for one in mapping.columns:
        placed = one.to in COORDINATES
        reader = _no_reader if placed else reader_of_column(one, mapping.absent)
        quick = never_quick if placed else quick_reader_of_column(one, reader, mapping.absent)
        for name in one.columns:
            place = finder.find(name)
            if place is not None:
                feed = _feed(table, place, one.target, reader, one.form)
                feed.quick = quick
                yield feed


def _marked(table: Table, mapping: FieldMapping, finder: ColumnFinder) -> Iterator[Feed]:
    for marked in mapping.marked:
        for name, word in marked.columns.items():
            reader, place = marked_reader(marked, word), finder.find(name)
            if place is not None:
                yield _feed(table, place, TARGETS[marked.to], reader)


def _feed(table: Table, place: int, target: Target, reader: Reader, form: str | None = None) -> Feed:
    column = table.columns[place]
    return Feed(
        place=place, column=column, name=target.name, several=target.several, reader=reader, form=form
    )


def _no_reader(_: object) -> Read:
    # Coordinates are read together.
    return NOTHING


def _constants(mapping: FieldMapping) -> Iterator[tuple[str, Read]]:
    for name, cell in mapping.constants.items():
        if cell is not None and cell != "":
            yield name, constant_cell(TARGETS[name], cell, mapping.absent)


def _of_constants(table: Table, constants: Iterable[tuple[str, Read]]) -> Iterator[Finding]:
    for name, read in constants:
        for doubt in read.doubts:
            text = Label(f"{name} : {doubt.text.text('fr')}", f"{name}: {doubt.text.text('en')}")
            yield doubt._replace(text=text).at(table.position())


def _nameless(table: Table) -> SourceError:
    title, columns = table.title, _listed([column.name for column in table.columns])
    return SourceError(
        Label(
            f"{title.text('fr')} : aucune colonne ne donne le nom (name) des structures, ni leur identifiant"
            f" (id) ; le dire dans la correspondance. Colonnes : {columns}",
            f"{title.text('en')}: no column gives the name of the structures, nor their id; tell which one in"
            f" the mapping. Columns: {columns}",
        )
    )


def _listed(names: Sequence[str]) -> str:
    """Return the names that there is room for, and how many there are beside them."""
    shown = [shortened(name, _LONGEST_SHOWN) for name in names[:_SHOWN]]
    fit = sum(upto <= _LETTERS_SHOWN for upto in accumulate(len(name) + 2 for name in shown))
    more = len(names) - fit
    return ", ".join([*shown[:fit], f"… (+{more})"] if more else shown)
