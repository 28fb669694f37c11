"""A file of JSON lines whose columns are known beforehand, as a table: what a portal exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import msgspec

from ...findings import Finding, Position, Severity, expected, shortened
from ...labels import Label
from ..tables.objects.json_lines import lines_of
from ..tables.table import Table, TableColumn, TableRow, Tell

__all__ = ["Cells", "lines_table"]

Cells: TypeAlias = Callable[[Mapping[str, Any]], tuple[Mapping[str, Any], Iterable[Finding]]]
"""Makes the cells of a row by their columns, and tells what is doubtful in them."""


def lines_table(columns: Iterable[TableColumn], data: Path, *, cells: Cells, file: str) -> Table:
    """Return the table of a file of JSON lines, whose rows are read when they are asked for.

    Args:
        columns: Its columns, named by the keys of its rows.
        data: The file.
        cells: What makes the cells of a row.
        file: What findings call the file.
    """
    columns = tuple(columns)
    return Table(columns=columns, read=partial(_rows, columns, data, cells, file), file=file)


def _rows(
    columns: Sequence[TableColumn], data: Path, cells: Cells, file: str, tell: Tell
) -> Iterator[TableRow]:
    names = [column.name for column in columns]
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    for number, line in lines_of(data, "utf-8"):
        where = Position(file=file, row=number)
        content = line.decode("utf-8", "replace")
        try:
            row = decode(line)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            fault = _fault(
                where, expected("une ligne qui est un objet JSON", "a line that is a JSON object", content)
            )
            yield TableRow(number, [None] * len(names), faults=(fault,), content=content)
            continue
        made, findings = cells(row)
        for finding in findings:
            tell(attrs.evolve(finding, where=attrs.evolve(where, column=finding.where.column)))
        for name in row.keys() - set(names):
            tell(_not_described(attrs.evolve(where, column=name), row[name]))
        yield TableRow(number, [made.get(name) for name in names], content=content)


def _fault(where: Position, text: Label) -> Finding:
    return Finding(code="not-json", severity=Severity.ERROR, where=where, text=text)


def _not_described(where: Position, value: object) -> Finding:
    shown = shortened(str(value))
    return Finding(
        code="undescribed-column",
        severity=Severity.WARNING,
        where=where,
        text=Label(
            f"colonne que la description du jeu ne nomme pas ; sa valeur est laissée : {shown!r}",
            f"a column that the description of the dataset does not name; its value is left out: {shown!r}",
        ),
    )
