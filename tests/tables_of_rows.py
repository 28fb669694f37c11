"""The same rows as tables of every kind, and what each kind holds of them in Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import pytest

from openinno._optional import need
from openinno.errors import MissingExtra
from openinno.findings import Finding
from openinno.validation.catalogues import Catalogue
from openinno.validation.grades import Grade
from openinno.validation.judging import Judging
from openinno.validation.report import Report
from openinno.validation.rowwise import flat_cells
from openinno.validation.telling import cell_at

__all__ = [
    "KINDS",
    "MISSING",
    "ORDERED",
    "arrow_of",
    "found",
    "judged_by_rows",
    "rows_of",
    "table_of",
    "without_polars",
]

MISSING = [name for name in ("duckdb", "narwhals", "pandas", "polars", "pyarrow") if find_spec(name) is None]
"""What is not installed and judges tables."""

ORDERED = ("polars", "polars-lazy", "pandas-object", "pandas-str", "pandas-arrow", "pyarrow", "pyarrow-alone")
KINDS = (*ORDERED, "duckdb")
"""The kinds of tables; ``pyarrow-alone`` is that of who has no polars."""


def arrow_of(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return rows as a table of Arrow, their columns typed by what they hold."""
    import pyarrow as pa

    return pa.Table.from_pylist([dict(row) for row in rows])


def rows_of(arrow: Any, kind: str) -> list[dict[str, Any]]:
    """Return the rows that a table of some kind holds of a table of Arrow."""
    if kind.startswith("pandas"):
        import pyarrow as pa

        arrow = pa.Table.from_pandas(table_of(arrow, kind), preserve_index=False)
    rows: list[dict[str, Any]] = arrow.to_pylist()
    return rows


def table_of(arrow: Any, kind: str) -> Any:
    """Return a table of Arrow as a table of some kind."""
    if kind.startswith("polars"):
        import polars as pl

        frame = pl.DataFrame(pl.from_arrow(arrow))
        return frame.lazy() if kind == "polars-lazy" else frame
    if kind == "pandas-arrow":
        pd = pytest.importorskip("pandas")

        return arrow.to_pandas(types_mapper=pd.ArrowDtype)
    if kind == "pandas-object":
        return arrow.to_pandas().astype(object)
    if kind == "pandas-str":
        return arrow.to_pandas()
    if kind == "duckdb":
        import duckdb

        return duckdb.connect().from_arrow(arrow)
    return arrow


@contextmanager
def without_polars(kind: str) -> Iterator[None]:
    """Hide polars from what moves tables to it, for tables that are to be judged where they are."""
    with pytest.MonkeyPatch.context() as patch:
        if kind == "pyarrow-alone":
            patch.setattr("openinno.validation.columnar.opening.need", _need_no_polars)
        yield


def _need_no_polars(name: str, *, extra: str) -> ModuleType:
    if name == "polars":
        raise MissingExtra.of(name, extra)
    return need(name, extra=extra)


def judged_by_rows(rows: Sequence[Mapping[str, Any]], rules: Catalogue, grade: Grade, **how: Any) -> Report:
    """Return what the other reading finds in rows."""
    judging = Judging(rules, grade, **how)
    for number, row in enumerate(rows, 1):
        cells = flat_cells(row)
        judging.judge(cells, partial(cell_at, None, number, cells.get("id")))
    return judging.report()


def found(report: Report, *, ordered: bool) -> Any:
    """Return what can be compared of a report: in order, or without rows where there is none."""
    listed = [_told(finding, ordered=ordered) for finding in report]
    counts = {one.rule.code: one.broken for one in report.outcomes}
    whys = {one.rule.code: (one.why, one.idle) for one in report.outcomes}
    rest = (counts, whys, dict(report.by_territory), report.rows, report.left_out)
    return (listed if ordered else Counter(listed), rest)


def _told(finding: Finding, *, ordered: bool) -> str:
    where = finding.where
    place = (where.row if ordered else None, where.column, where.record)
    return repr((finding.code, finding.severity, place, finding.value, finding.parameters, finding.repair))
