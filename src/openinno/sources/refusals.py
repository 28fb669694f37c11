"""Rows that become no structure: each kept whole, with its place and the reasons."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..census import Census
from ..census_source import CensusSource, RefusedRow
from ..findings import Finding, Severity
from ..labels import Label
from .doubts import Doubts
from .mapping.cells.texts import as_it_stands
from .tables.table import Table, TableRow

__all__ = ["refused_row", "refused_table"]


def refused_row(table: Table, row: TableRow, findings: Iterable[Finding]) -> RefusedRow:
    """Return a row as a census keeps it: as it stood, or else as one JSON object of what its columns hold.

    Args:
        table: Its table.
        row: The row.
        findings: Why it is refused.

    Examples:
        >>> from openinno.sources.tables.table import TableColumn
        >>> columns = [TableColumn(name="Nom"), TableColumn(name="Ville")]
        >>> table = Table(columns=columns, read=lambda tell: iter(()))
        >>> refused_row(table, TableRow(2, [None, "Metz"]), ()).content
        '{"Ville":"Metz"}'
    """
    content = _content(table, row) if row.content is None else row.content
    # Half a letter, which no file can hold, is shown by its number.
    content = content.encode(errors="backslashreplace").decode()
    return RefusedRow(content=content, where=table.position(row), findings=tuple(findings))


def refused_table(table: Table, source: CensusSource) -> Census:
    """Return a census without structures, each row of a table without names among those that it refuses.

    So that what a portal gave can be kept and told, whatever became of its columns.

    Args:
        table: The table.
        source: Where its rows come from.
    """
    doubts = Doubts()
    refused = [
        refused_row(table, row, (*row.faults, _no_name(table, row))) for row in table.rows(doubts.tell)
    ]
    for one in refused:
        doubts.tell_all(one.findings)
    return Census(
        structures=(), source=source, findings=(*table.assumed, *doubts.findings()), refused=refused
    )


def _content(table: Table, row: TableRow) -> str:
    names = [column.name for column in table.columns]
    # A row may be longer than the table.
    names += [f"column {place + 1}" for place in range(len(names), len(row.cells))]
    named = zip(names, row.cells, strict=False)
    cells = {name: as_it_stands(cell) for name, cell in named if cell is not None}
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))


def _no_name(table: Table, row: TableRow) -> Finding:
    return Finding(
        code="no-name",
        severity=Severity.ERROR,
        where=table.position(row),
        text=Label("aucune colonne ne nomme la structure", "no column names the structure"),
        fix=Label(
            "donnez une correspondance qui dit quelle colonne est le nom (mapping=)",
            "give a mapping that tells which column is the name (mapping=)",
        ),
    )
