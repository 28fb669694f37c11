"""The door of judgement: a file, a census, structures, rows or a table in, a report out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import attrs

from .cells import Cell
from .census import Census
from .findings import Position
from .flat import to_flat_row
from .structures import Structure
from .validation.catalogue import CATALOGUE
from .validation.judging import MOST_TOLD, Judging
from .validation.report import Report
from .validation.rowwise import flat_cells
from .validation.rules import Catalogue, Grade

__all__ = ["check"]


def check(
    data: Any,
    *,
    grade: Grade | str = Grade.PUBLISHABLE,
    rules: Catalogue = CATALOGUE,
    limit: int = MOST_TOLD,
    today: datetime.date | None = None,
) -> Report:
    """Judge data by the rules, row by row, and return everything that was found.

    Args:
        data: A census, structures, or flat rows: mappings of cells by column.
        grade: What the data is to be good enough for: ``draft``, ``publishable`` or ``research``.
        rules: The rules.
        limit: How many findings the report lists; all are counted.
        today: The day of the check, against which dates to come are found; today where None.

    Raises:
        TypeError: This is nothing that can be judged.
        ValueError: There is no such grade.

    Examples:
        >>> import openinno as oi
        >>> report = oi.check([{"id": "lab", "name": "Lab", "siret": "732 829 320 00074"}], grade="draft")
        >>> for finding in report:
        ...     print(finding.where, "-", finding.message(), "->", finding.repair.new)
        1, siret, lab - “732 829 320 00074” is not fourteen digits -> 73282932000074
    """
    asked = Grade(grade)
    judging = Judging(rules, asked, today=today, limit=limit)
    if isinstance(data, Census):
        return _records(judging, data.structures, name=data.source.title.text())
    if isinstance(data, Structure):
        return _records(judging, [data])
    rows = list(data)
    if all(isinstance(row, Structure) for row in rows):
        return _records(judging, rows)
    return _rows(judging, rows)


def _records(judging: Judging, structures: Sequence[Structure], name: str | None = None) -> Report:
    bad = [judging.judge(to_flat_row(one), partial(_at, None, one.id)) for one in structures]
    return judging.report(name=name, table=_Given(structures, bad))


def _rows(judging: Judging, rows: Sequence[Mapping[str, Any]]) -> Report:
    flat = [flat_cells(row) for row in rows]
    bad = [
        judging.judge(cells, partial(_at, number, cells.get("id"))) for number, cells in enumerate(flat, 1)
    ]
    return judging.report(table=_Given(rows, bad))


def _at(row: int | None, record: Cell, column: str) -> Position:
    named = record if isinstance(record, str) and record else None
    return Position(row=row, column=column, record=named)


@attrs.frozen
class _Given:
    """Rows as they were given, and which of them have an error."""

    rows: Sequence[Any]
    broken: Sequence[bool]

    def good(self) -> list[Any]:
        return [row for row, bad in zip(self.rows, self.broken, strict=True) if not bad]

    def bad(self) -> list[Any]:
        return [row for row, bad in zip(self.rows, self.broken, strict=True) if bad]
