"""Text files for the tests of their reader, and what is read from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs

from openinno.findings import Finding
from openinno.sources.tables.delimited.reading import read_delimited
from openinno.sources.tables.options import TableOptions
from openinno.sources.tables.table import Table, TableRow

HEADER = "Nom;Ville;Code\n"
ROWS = "".join(f"Lieu {number};Lyon;6900{number}\n" for number in range(8))


@attrs.frozen(kw_only=True)
class Read:
    """A table with all of its rows and all that was told of it."""

    table: Table
    rows: list[TableRow]
    told: list[Finding]

    @property
    def cells(self) -> list[list[Any]]:
        """The cells of the rows that have no fault."""
        return [list(row.cells) for row in self.rows if not row.faults]

    @property
    def faults(self) -> dict[int | None, list[str]]:
        """The codes of the faults of each row that has some, by its line."""
        return {row.number: [fault.code for fault in row.faults] for row in self.rows if row.faults}

    @property
    def codes(self) -> list[str]:
        """The codes of what was told of the rows."""
        return [finding.code for finding in self.told]

    def assumed(self, code: str) -> Finding:
        """Return what was assumed, by its code."""
        (found,) = [finding for finding in self.table.assumed if finding.code == code]
        return found


def read(folder: Path, data: str | bytes, *, name: str = "lieux.csv", **options: Any) -> Read:
    """Write a file and read it."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    table = read_delimited(path, TableOptions(**options))
    told: list[Finding] = []
    return Read(table=table, rows=list(table.rows(told.append)), told=told)
