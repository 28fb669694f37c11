"""The row that names the columns: where it stands below titles, and what each column is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from itertools import takewhile
from typing import Any, Final

import attrs

from ...findings import Finding, Position, Severity, shortened
from ...labels import Label
from .table import TableColumn, letter_of

__all__ = ["LOOKED_AT", "find_header", "name_columns"]

LOOKED_AT: Final = 30
"""How many of the first rows may stand above the names of the columns, at most."""

_LONGEST: Final = 1000
"""How many letters the name of a column may have: the whole of a question, and no text."""
_VALUE: Final = re.compile(
    r"[+-]?[0-9][0-9 .,:/T\u00a0\u202f-]*|[^@\s]+@[^@\s]+\.[a-z]+|https?://\S+", re.IGNORECASE
)
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")


def find_header(rows: Sequence[Sequence[Any]]) -> int:
    """Return the place, from 0, of the row that names the columns: the first that is as wide as the table.

    What stands above it may be titles, which have few cells, or notes of a key and a value, which a blank row
    sets apart. Where every row is made of numbers and dates, the first wide one is taken.

    Args:
        rows: The first rows, :data:`LOOKED_AT` at most; blank cells are None or empty.

    Examples:
        >>> find_header([["Lieux 2026", None], [None, None], ["Nom", "Ville"], ["H7", "Lyon"]])
        2
    """
    filled = [sum(map(_holds, row)) for row in rows]
    # One row in ten may be wider than the table by some mistake.
    widest = sorted(filled, reverse=True)[len(filled) // 10] if filled else 0
    wide = [place for place, width in enumerate(filled) if width and width * 2 > widest]
    likely = [
        place for place in wide if _block_width(filled, place) >= widest and not _are_values(rows[place])
    ]
    return (likely or wide or [0])[0]


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
    again: dict[str, int] = {}
    for place, cell in enumerate(cells):
        letter = letter_of(place)
        at = attrs.evolve(where, column=letter)
        whole = " ".join(str("" if cell is None else cell).split())
        given = shortened(whole, _LONGEST)
        name = first = given or f"column {letter}"
        while name in taken:
            # Counted on, since a header may say the same thousands of times.
            again[first] = again.get(first, 1) + 1
            name = f"{first} ({again[first]})"
        taken.add(name)
        if given != whole:
            findings.append(_cut(len(whole), at))
        columns.append(TableColumn(name=name, letter=letter if letters else None))
        if not given:
            findings.append(_unnamed(name, at))
        elif name != given:
            findings.append(_repeated(given, name, at))
    if _are_values(cells):
        findings.append(_values_as_names(where))
    return tuple(columns), tuple(findings)


def _holds(cell: object) -> bool:
    return cell is not None and bool(str(cell).strip())


def _block_width(filled: Sequence[int], place: int) -> int:
    """Return how wide the rows are from one on, down to the next blank one."""
    return max(takewhile(bool, filled[place:]), default=0)


def _are_values(cells: Sequence[object]) -> bool:
    """Tell whether more than half of the cells that hold something are values, such as no column is called.

    Years are: tables have a column for each.
    """
    held = [cell for cell in cells if _holds(cell)]
    return sum(map(_is_value, held)) * 2 > len(held)


def _is_value(cell: object) -> bool:
    if isinstance(cell, str):
        return bool(_VALUE.fullmatch(cell.strip())) and not _YEAR.fullmatch(cell.strip())
    return isinstance(cell, int | float | date | time) and not _YEAR.fullmatch(str(cell).removesuffix(".0"))


def _values_as_names(where: Position) -> Finding:
    text = Label(
        "les noms des colonnes ressemblent à des valeurs : est-ce une ligne de données ?",
        "the names of the columns look like values: is this a row of data?",
    )
    fix = Label(
        "ajouter une ligne avec les noms des colonnes, ou dire où elle est : header=",
        "add a row with the names of the columns, or say where it is: header=",
    )
    return Finding(code="values-as-names", severity=Severity.WARNING, where=where, text=text, fix=fix)


def _unnamed(name: str, where: Position) -> Finding:
    text = Label(
        f"colonne sans nom : elle est appelée « {name} »", f"a column without a name: it is called “{name}”"
    )
    return Finding(code="unnamed-column", severity=Severity.WARNING, where=where, text=text)


def _cut(length: int, where: Position) -> Finding:
    text = Label(
        f"nom de colonne de {length} lettres : les {_LONGEST} premières sont gardées",
        f"a name of a column of {length} letters: the first {_LONGEST} are kept",
    )
    return Finding(code="name-cut", severity=Severity.WARNING, where=where, text=text)


def _repeated(given: str, name: str, where: Position) -> Finding:
    text = Label(
        f"deux colonnes s'appellent « {given} » : celle-ci est appelée « {name} »",
        f"two columns are called “{given}”: this one is called “{name}”",
    )
    return Finding(code="repeated-column", severity=Severity.WARNING, where=where, text=text)
