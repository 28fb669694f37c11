"""What the columns of a table of openinno are: those of the flat row, in codes or labels, and people's own.

Where labels stand beside codes, the codes are read, and a label that says something else is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import attrs

from ..cells import CellType
from ..columns import PARTS, FlatColumn
from ..findings import Finding, Position, Severity, shortened
from ..headings import BESIDE, CODED, GEOMETRY, LABELLED, OF_LABELS
from ..labels import Label, whole
from .headed_cells import coded, flat_cell, number_for_text, unknown_in
from .mapping.cells.texts import as_it_stands
from .tables.table import Table, TableColumn, TableRow

__all__ = ["Headed", "HeadedColumn", "HeadedRow", "headed"]

_POINT: Final = frozenset({"latitude", "longitude", "precision"})
_NEEDS: Final[Mapping[str, frozenset[str]]] = {
    **{
        column.name: frozenset({part.columns[0].name})
        for part in PARTS
        if part.columns[0].vocabulary is not None
        for column in part.columns[1:]
    },
    **dict.fromkeys((*_POINT, "point_basis", "point_sources"), _POINT),
    "note_en": frozenset({"note_fr"}),
}
"""The columns without which others mean nothing: what words rest on, without the words."""
_MOST_TOLD: Final = 20
"""Words of one cell that nobody knows and that are told one by one."""
_NUMBERS: Final = (int, float)
_TEXTS: Final = (CellType.TEXT, CellType.LIST)
_NEEDED: Final = frozenset({"id", "name"})


class HeadedColumn(NamedTuple):
    """A column of a table.

    Args:
        place: Its place, from 0.
        column: The column.
        flat: The column of the flat row that it is, or beside which it stands; None for any other.
        labels: Whether its cells hold labels.
    """

    place: int
    column: TableColumn
    flat: FlatColumn | None = None
    labels: bool = False


class HeadedRow(NamedTuple):
    """A row of a table.

    Args:
        cells: Its cells as those of a flat row, by name.
        faults: What is told of the words that nobody knows.
        doubts: What is told of numbers that were texts.
        own: What stands in the columns that are kept as they are.
    """

    cells: dict[str, Any]
    faults: list[Finding]
    doubts: list[Finding]
    own: dict[str, Any]


@attrs.frozen(kw_only=True)
class Headed:
    """The columns of a table of openinno.

    Args:
        table: The table.
        read: Those that are read, by name of column of the flat row.
        beside: Those of labels that stand beside codes, by name of the column of these.
        own: Those that people added.
        lone: Those that mean nothing without a column that people took away.
    """

    table: Table
    read: Mapping[str, HeadedColumn]
    beside: Mapping[str, HeadedColumn] = attrs.field(factory=dict)
    own: Sequence[HeadedColumn] = ()
    lone: Sequence[HeadedColumn] = ()

    def told(self) -> Iterator[Finding]:
        """Yield what there is to tell of the columns."""
        for one in self.own:
            yield _own(self.table.position(column=one.column))
        for one in self.lone:
            yield _lone(self.table.position(column=one.column))

    def row(self, row: TableRow) -> HeadedRow:
        """Return a row as a flat row; a word that nobody knows stays in it.

        Args:
            row: A row of the table.
        """
        cells: dict[str, Any] = {}
        faults: list[Finding] = []
        doubts: list[Finding] = []
        for name, one in self.read.items():
            cell = row.cells[one.place]
            if cell is None:
                continue
            flat = one.flat
            if flat is None:
                cells[name] = cell
                continue
            cell = flat_cell(cell, flat.type, one.column)
            if type(cell) in _NUMBERS and flat.type in _TEXTS and one.column.letter:
                read = number_for_text(cell, flat)
                cell = cell if read.value is None else read.value
                doubts += [doubt.at(self.table.position(row, one.column)) for doubt in read.doubts]
            if one.labels and isinstance(cell, str):
                cell, unknown = coded(cell, flat)
                if flat.vocabulary is not None:
                    where = self.table.position(row, one.column)
                    faults += [unknown_in(flat.vocabulary, word, where) for word in unknown[:_MOST_TOLD]]
            if cell is not None:
                cells[name] = cell
        found = ((whole(one.column.name), row.cells[one.place]) for one in (*self.own, *self.lone))
        own = {name: as_it_stands(cell) for name, cell in found if cell is not None and cell != ""}
        return HeadedRow(cells, faults, doubts, own)

    def differing(self, row: TableRow, cells: Mapping[str, Any]) -> Iterator[Finding]:
        """Yield a finding for each label of a row that is not that of the code beside it.

        Args:
            row: The row.
            cells: The same as a flat row.
        """
        for name, one in self.beside.items():
            shown, code = flat_cell(row.cells[one.place], None, one.column), cells.get(name)
            said = coded(shown, one.flat).cell if isinstance(shown, str) and one.flat else shown
            if (said or None) != (code or None):
                yield _differs(shown, code, self.table.position(row, one.column))


def headed(table: Table, *, about: str | bytes | None = None) -> Headed | None:
    """Return what the columns of a table are; None where it is no table of openinno.

    It is one where its headings are the names of the columns of the flat row, ``id`` and ``name`` among them.
    Where they are labels, where labels stand beside them, or where the file tells of its census, people may
    have added columns of their own.

    Args:
        table: The table.
        about: What the file tells of its census: a collection that tells of one and has no feature has no
            columns at all.

    Examples:
        >>> def of(*names):
        ...     columns = [TableColumn(name=name) for name in names]
        ...     return headed(Table(columns=columns, read=lambda tell: iter(())))
        >>> found = of("identifiant openinno", "nom", "thème", "Wifi")
        >>> list(found.read), [one.column.name for one in found.own]
        (['id', 'name', 'themes'], ['Wifi'])
        >>> of("id", "name", "Wifi") is None, list(of("id", "name", "themes", "thème (libellé)").beside)
        (True, ['themes'])
    """
    names = {column.name for column in table.columns}
    if not names and about is not None:
        return Headed(table=table, read={})
    in_labels = not OF_LABELS.isdisjoint(names)
    found = _found(table, LABELLED if in_labels else CODED, labels=in_labels)
    if not found.read.keys() >= _NEEDED:
        return None
    if in_labels or about is not None or not BESIDE.keys().isdisjoint(names):
        return _without_lone(found)
    return None if found.own else found


def _found(table: Table, known: Mapping[str, FlatColumn], *, labels: bool) -> Headed:
    read: dict[str, HeadedColumn] = {}
    beside: dict[str, HeadedColumn] = {}
    own: list[HeadedColumn] = []
    for place, column in enumerate(table.columns):
        flat, found = known.get(column.name), read
        if flat is None:
            flat, found = BESIDE.get(column.name), beside
        if column.name == GEOMETRY and not labels:
            read[GEOMETRY] = HeadedColumn(place, column)
        elif flat is None or flat.name in found:
            # What stands twice, such as in two languages, is read once.
            own.append(HeadedColumn(place, column))
        else:
            found[flat.name] = HeadedColumn(place, column, flat, labels or found is beside)
    # Where people took the codes away, their labels tell the same.
    read |= {name: one for name, one in beside.items() if name not in read}
    return Headed(
        table=table,
        read=read,
        beside={name: one for name, one in beside.items() if read[name] is not one},
        own=own,
    )


def _without_lone(found: Headed) -> Headed:
    """Leave out columns that mean nothing without one that was taken away."""
    lone = [name for name in found.read if not found.read.keys() >= _NEEDS.get(name, frozenset())]
    read = {name: one for name, one in found.read.items() if name not in lone}
    beside = {name: one for name, one in found.beside.items() if name in read}
    return attrs.evolve(found, read=read, beside=beside, lone=[found.read[name] for name in lone])


def _own(where: Position) -> Finding:
    text = Label(
        "cette colonne n'est pas d'openinno : elle est gardée dans extra",
        "this column is none of openinno's: it is kept in extra",
    )
    return Finding(code="own-column", severity=Severity.INFO, where=where, text=text)


def _lone(where: Position) -> Finding:
    text = Label(
        "cette colonne ne dit rien sans une autre, qui manque : elle est gardée dans extra",
        "this column tells nothing without another, which is missing: it is kept in extra",
    )
    return Finding(code="lone-column", severity=Severity.WARNING, where=where, text=text)


def _differs(shown: Any, code: Any, where: Position) -> Finding:
    (fr, en), (code_fr, code_en) = _quoted(shown), _quoted(code)
    text = Label(
        f"le libellé ({fr}) n'est pas celui du code d'à côté ({code_fr}), qui est gardé",
        f"the label ({en}) is not that of the code beside it ({code_en}), which is kept",
    )
    fix = Label(
        "changez le code, ou ôtez la colonne des codes pour que les libellés soient lus",
        "change the code, or take the column of codes away to have the labels read",
    )
    return Finding(code="label-differs", severity=Severity.WARNING, where=where, text=text, fix=fix)


def _quoted(cell: Any) -> tuple[str, str]:
    if cell is None or cell == "":
        return "vide", "blank"
    shown = shortened(str(as_it_stands(cell)))
    return f"« {shown} »", f"“{shown}”"
