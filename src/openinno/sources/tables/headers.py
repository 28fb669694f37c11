"""The row that names the columns: where it stands below titles, and what each column is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import attrs

from ...findings import Finding, Position, Severity
from ...labels import Label
from .table import TableColumn, letter_of

__all__ = ["LOOKED_AT", "find_header", "name_columns"]

LOOKED_AT: Final = 30
"""How many of the first rows may stand above the names of the columns, at most."""


def find_header(rows: Sequence[Sequence[Any]]) -> int:
    """Return the place, from 0, of the row that names the columns: the first that is as wide as the table.

    Args:
        rows: The first rows, :data:`LOOKED_AT` at most; blank cells are None or empty.

    Examples:
        >>> find_header([["Lieux 2026", None], [None, None], ["Nom", "Ville"], ["H7", "Lyon"]])
        2
    """
    widths = [sum(1 for cell in row if str("" if cell is None else cell).strip()) for row in rows]
    widest = max(widths, default=0)
    return next((place for place, width in enumerate(widths) if width and width * 2 > widest), 0)


def name_columns(
    cells: Sequence[Any], *, where: Position, letters: bool = True
) -> tuple[tuple[TableColumn, ...], tuple[Finding, ...]]:
    """Return the columns that a row names, and what is doubtful in their names.

    A column without a name gets that of its place, and a name that stands twice gets its number, so that no
    column hides another.

    Args:
        cells: The cells of the row.
        where: Where the row stands.
        letters: Whether its author sees letters above the columns.

    Examples:
        >>> columns, findings = name_columns(["Nom", "", "Nom"], where=Position(row=1))
        >>> [column.name for column in columns], [finding.code for finding in findings]
        (['Nom', 'column B', 'Nom (2)'], ['unnamed-column', 'repeated-column'])
    """
    columns: list[TableColumn] = []
    findings: list[Finding] = []
    taken: set[str] = set()
    for place, cell in enumerate(cells):
        letter = letter_of(place)
        at = attrs.evolve(where, column=letter)
        given = " ".join(str("" if cell is None else cell).split())
        name, again = given or f"column {letter}", 2
        while name in taken:
            name, again = f"{given or f'column {letter}'} ({again})", again + 1
        taken.add(name)
        columns.append(TableColumn(name=name, letter=letter if letters else None))
        if not given:
            findings.append(_unnamed(name, at))
        elif name != given:
            findings.append(_repeated(given, name, at))
    return tuple(columns), tuple(findings)


def _unnamed(name: str, where: Position) -> Finding:
    text = Label(
        f"colonne sans nom : elle est appelée « {name} »", f"a column without a name: it is called “{name}”"
    )
    return Finding(code="unnamed-column", severity=Severity.WARNING, where=where, text=text)


def _repeated(given: str, name: str, where: Position) -> Finding:
    text = Label(
        f"deux colonnes s'appellent « {given} » : celle-ci est appelée « {name} »",
        f"two columns are called “{given}”: this one is called “{name}”",
    )
    return Finding(code="repeated-column", severity=Severity.WARNING, where=where, text=text)
