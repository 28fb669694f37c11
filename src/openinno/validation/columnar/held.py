"""Tables with cells that no engine holds, numbers and texts in one column: judged row by row after all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from ..catalogues import Catalogue
from ..grades import Grade
from ..judging import Judging
from ..report import Report
from ..rowwise import flat_cells
from ..telling import cell_at
from .given import Masked

__all__ = ["judge_rows"]


def judge_rows(
    table: Any, catalogue: Catalogue, grade: Grade, *, today: datetime.date | None, limit: int, key: str
) -> Report:
    """Judge the rows of a table of pandas or polars one after the other.

    Args:
        table: The table.
        catalogue: The rules.
        grade: What the rows are to be good enough for.
        today: The day of the check.
        limit: How many findings are listed.
        key: The column that tells rows apart.
    """
    judging = Judging(catalogue, grade, today=today, limit=limit)
    broken = []
    for number, row in enumerate(_rows(table), 1):
        cells = flat_cells(row)
        broken.append(judging.judge(cells, partial(cell_at, None, number, cells.get(key))))
    return judging.report(table=Masked(table=table, broken=broken))


def _rows(table: Any) -> Iterator[Mapping[str, Any]]:
    if hasattr(table, "collect"):
        table = table.collect()
    if hasattr(table, "iter_rows"):
        yield from table.iter_rows(named=True)
        return
    names = list(table.columns)
    for cells in table.itertuples(index=False, name=None):
        yield {name: _plain(cell) for name, cell in zip(names, cells, strict=True)}


def _plain(cell: Any) -> Any:
    """Return a cell as plain Python has it: no type of NumPy, and nothing for what pandas says nothing by."""
    if type(cell).__name__ in {"NAType", "NaTType"}:
        return None
    return cell.tolist() if type(cell).__module__ == "numpy" else cell
