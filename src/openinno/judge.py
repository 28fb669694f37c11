"""The door of judgement: a file, a census, structures, rows or a table in, a report out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs

from .census import Census
from .errors import MissingExtra
from .findings import Finding, shortened
from .flat import to_flat_row
from .sources.files import OpenedFile, open_file
from .sources.judged import JudgedFile
from .sources.mapping.declared import FieldMapping
from .sources.tables.options import TableOptions
from .structures import Structure
from .validation.catalogue import CATALOGUE
from .validation.catalogues import Catalogue
from .validation.columnar import is_table, judge_table, scan
from .validation.grades import Grade, grade_of
from .validation.judging import MOST_TOLD, Judging
from .validation.report import Report
from .validation.rowwise import flat_cells
from .validation.telling import cell_at

__all__ = ["check"]

_LARGE: Final = 64 << 20
"""Bytes of a Parquet file beyond which it is judged by an engine of tables, if one is installed."""


def check(
    data: Any,
    *,
    grade: Grade | str = Grade.PUBLISHABLE,
    rules: Catalogue = CATALOGUE,
    mapping: FieldMapping | str | Path | None = None,
    options: TableOptions | None = None,
    limit: int = MOST_TOLD,
    today: datetime.date | None = None,
) -> Report:
    """Judge data by the rules, and return everything that was found.

    A file is read as :func:`~openinno.read_census` reads it, and what reading it tells is in the report too:
    a row that makes no structure is an error. A row of a file or of a table is judged alone, then against
    the others.

    Args:
        data: A file of any kind; a census; structures; flat rows, as mappings of cells by column; or a table
            of polars, pandas, pyarrow, DuckDB or PySpark whose columns are those of the flat row.
        grade: What the data is to be good enough for: ``draft``, ``publishable`` or ``research``.
        rules: The rules.
        mapping: Which column of a file is what: a mapping, a file that holds one, or the name of a ready one.
        options: How to read a file; what it leaves open is found out.
        limit: How many findings the report lists; all are counted.
        today: The day of the check, against which dates to come are found; the day of the call where None.

    Raises:
        TypeError: This is nothing that can be judged, or ``rules`` is no catalogue.
        ValueError: There is no such grade, or the limit is below nought.
        SourceError: The file cannot be read at all.
        RuleError: The mapping is declared wrongly, or a function of a rule fails: it is told with the row.
        MissingExtra: A library is needed for this kind of file or of table.

    Examples:
        >>> import openinno as oi
        >>> report = oi.check([{"id": "lab", "name": "Lab", "siret": "732 829 320 00074"}], grade="draft")
        >>> for finding in report:
        ...     print(finding.where, "-", finding.message(), "->", finding.repair.new)
        1, siret, lab - “732 829 320 00074” is not fourteen digits -> 73282932000074
    """
    if limit < 0:
        raise ValueError(f"limit is how many findings are listed, not {limit}")
    asked = grade_of(grade)
    if not isinstance(rules, Catalogue):
        raise TypeError(
            f"rules is a Catalogue, such as CATALOGUE.including(rule), not {shortened(repr(rules))}"
        )
    judging = Judging(rules, asked, today=today, limit=limit)
    at_once = partial(judge_table, catalogue=rules, grade=asked, today=today, limit=limit)
    if isinstance(data, str | Path):
        opened = open_file(data, mapping=mapping, options=options)
        if _is_large(opened):
            # Without an engine its rows are read one by one, as those of any other file.
            with suppress(MissingExtra):
                return _large(opened, at_once)
        return _file(judging, opened)
    if mapping is not None or options is not None:
        raise TypeError("mapping and options tell how to read a file; this is none")
    if is_table(data):
        return at_once(data)
    if isinstance(data, Census):
        return _census(judging, data)
    if isinstance(data, Structure | Mapping):
        return _given(judging, [data])
    if isinstance(data, Iterable):
        return _given(judging, list(data))
    raise _unknown(data)


def _unknown(data: object) -> TypeError:
    return TypeError(
        "check() takes a file, a census, structures, flat rows (mappings of cells by column) or a table, not"
        f" {shortened(repr(data))}"
    )


def _is_large(opened: OpenedFile) -> bool:
    """Tell whether a file is too large to be read row by row in reasonable time, and need not be."""
    table = opened.table
    if table is None or opened.mapping is not None or opened.kind != "parquet":
        return False
    # An engine knows the names of the columns and the codes, and no labels.
    in_codes = {"id", "name"} <= {column.name for column in table.columns}
    return in_codes and opened.path.stat().st_size > _LARGE


def _large(opened: OpenedFile, at_once: Callable[[Any], Report]) -> Report:
    """Judge a file of flat rows as a table, which an engine reads piece by piece."""
    report = at_once(scan(opened.path))
    name = opened.path.name
    findings = tuple(attrs.evolve(one, where=attrs.evolve(one.where, file=name)) for one in report.findings)
    return attrs.evolve(report, name=name, findings=(*opened.findings, *findings))


def _file(judging: Judging, opened: OpenedFile) -> Report:
    """Judge a file, its rows in the order in which they stand there."""
    if opened.table is None:
        return _census(judging, opened.document(), name=opened.path.name, findings=opened.findings)
    file = JudgedFile(opened, opened.table)
    bad: set[object] = set()
    for row in file:
        if judging.judge(row.flat, row.at, row.unread):
            bad.add(row.key)
        elif row.faults:
            # What no rule says of a row that makes no structure.
            bad.add(row.key)
            judging.tell_all(row.faults)
    bad.update(file.refused())
    for finding, column in file.findings():
        if column is None:
            judging.tell_all([finding])
        elif judging.unread(column, finding):
            bad.add(finding.where.row if finding.where.row is not None else finding.where.path)
    return judging.report(name=opened.path.name, table=_OfFile(file, bad))


def _census(
    judging: Judging, census: Census, *, name: str | None = None, findings: Iterable[Finding] = ()
) -> Report:
    """Judge a census: its structures, then what reading it told and refused."""
    bad = [judging.judge(to_flat_row(one), partial(cell_at, name, None, one.id)) for one in census.structures]
    judging.tell_all((*findings, *census.findings))
    known = set(census.findings)
    judging.tell_all(one for row in census.refused for one in row.findings if one not in known)
    title = name or census.source.title.text()
    return judging.report(name=title, table=_Given(census.structures, bad))


def _given(judging: Judging, rows: Sequence[Any]) -> Report:
    """Judge structures or flat rows, each as it was given."""
    bad = []
    for number, row in enumerate(rows, 1):
        if isinstance(row, Structure):
            bad.append(judging.judge(to_flat_row(row), partial(cell_at, None, None, row.id)))
        elif isinstance(row, Mapping):
            cells = flat_cells(row)
            bad.append(judging.judge(cells, partial(cell_at, None, number, cells.get("id"))))
        else:
            raise _unknown(row)
    return judging.report(table=_Given(rows, bad))


@attrs.frozen
class _Given:
    """Rows as they were given, and which of them have an error."""

    rows: Sequence[Any]
    broken: Sequence[bool]

    def good(self) -> list[Any]:
        return [row for row, bad in zip(self.rows, self.broken, strict=True) if not bad]

    def bad(self) -> list[Any]:
        return [row for row, bad in zip(self.rows, self.broken, strict=True) if bad]


@attrs.frozen
class _OfFile:
    """The rows of a file, read again when they are asked for, by the names of its columns."""

    file: JudgedFile
    broken: Set[object]

    def good(self) -> list[dict[str, Any]]:
        return [cells for key, cells in self.file.rows() if key not in self.broken]

    def bad(self) -> list[dict[str, Any]]:
        return [cells for key, cells in self.file.rows() if key in self.broken]
