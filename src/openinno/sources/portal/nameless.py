"""A table without a column of names: no row of it is a structure, and every one is kept whole."""

from __future__ import annotations

import msgspec

from ...census import Census, CensusSource, RefusedRow
from ...findings import Finding, Position, Severity
from ...labels import Label
from ..doubts import Doubts
from ..tables.table import Table, TableRow

__all__ = ["refused_whole"]


def refused_whole(table: Table, source: CensusSource) -> Census:
    """Return a census without structures, each row of a table among those that it refuses.

    So that what a portal gave can be kept and told, whatever became of its columns.

    Args:
        table: The table.
        source: Where its rows come from.
    """
    doubts = Doubts()
    refused = [_refused(row, table.position(row)) for row in table.rows(doubts.tell)]
    for one in refused:
        doubts.tell_all(one.findings)
    return Census(
        structures=(), source=source, findings=(*table.assumed, *doubts.findings()), refused=refused
    )


def _refused(row: TableRow, where: Position) -> RefusedRow:
    content = row.content or msgspec.json.encode(row.cells, enc_hook=str).decode()
    finding = Finding(
        code="no-name",
        severity=Severity.ERROR,
        where=where,
        text=Label("aucune colonne ne nomme la structure", "no column names the structure"),
        fix=Label(
            "donnez une correspondance qui dit quelle colonne est le nom (mapping=)",
            "give a mapping that tells which column is the name (mapping=)",
        ),
    )
    return RefusedRow(content=content, where=where, findings=(*row.faults, finding))
