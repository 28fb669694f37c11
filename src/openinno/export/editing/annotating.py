"""A copy of a file in which every fault is marked on its cell, and summed up on a sheet of its own."""

from __future__ import annotations

from pathlib import Path

import attrs

from ...drafts import write_whole
from ...labels import Label
from ...sources.tables.options import TableOptions
from ...sources.tables.table import Table
from ...validation.report import Report
from .copying import Copying
from .grids import grid_of
from .losses import ONE_SHEET, VALUES_ONLY, cut_texts
from .marks import Placing
from .originals import check_name, has_macros, own_parts, refuse_same, table_of
from .packages import Parts

__all__ = ["Annotated", "annotated_workbook"]


@attrs.frozen(kw_only=True)
class Annotated:
    """What was marked in the copy of a file, and what the copy does not hold.

    Args:
        cells: How many cells are marked.
        sheet: Name of the sheet that sums the report up.
        left: What of the file the copy does not hold, or holds otherwise; the summary tells it too.
    """

    cells: int
    sheet: str
    left: tuple[Label, ...] = ()


def annotated_workbook(
    path: str | Path,
    report: Report,
    out: str | Path,
    lang: str = "fr",
    *,
    options: TableOptions | None = None,
) -> Annotated:
    r"""Write a copy of a file as a workbook with every fault on its cell: a colour, and a note that tells it.

    A workbook (XLSX, XLSM) keeps all that it holds, pictures, charts, pivot tables, macros, filters and notes
    included: it is copied part by part, and only the cells that are marked are written anew. A file of any
    other kind becomes a new workbook with its rows, under the numbers that they have in the file. A sheet is
    added that gives the verdict, what became of each rule, and each finding with a link to its cell; where
    words of a vocabulary are wrong, the column gets a drop-down. No cell that is added can run as a formula.

    Args:
        path: The file that was checked.
        report: What was found.
        out: The workbook, which gets its name once it is whole.
        lang: Language of the notes and of the summary.
        options: How the file was read.

    Returns:
        How many cells are marked, and what the copy does not hold.

    Raises:
        SourceError: The file cannot be read, or is too large for a workbook.
        MissingExtra: A library is needed for this kind of file.
        RuleError: The copy has the name of the file, or one that no such workbook has.
        OSError: The copy cannot be written.

    Examples:
        >>> import tempfile
        >>> import openinno as oi
        >>> rows = [{"id": "lab", "name": "Lab", "postcode": "7500"}]
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "lieux.csv")
        ...     _ = path.write_text("id;name;postcode\nlab;Lab;7500\n", encoding="utf-8")
        ...     found = oi.check(rows, grade="draft")
        ...     place = oi.Position(file="lieux.csv", row=2, column="C")
        ...     report = attrs.evolve(found, findings=(attrs.evolve(found.findings[0], where=place),))
        ...     annotated_workbook(path, report, Path(folder, "lieux-annotated.xlsx")).cells
        1
    """
    source, target = Path(path), Path(out)
    table = table_of(source, options)
    refuse_same(source, target)
    parts = own_parts(source, options)
    left: list[Label] = []
    placing = Placing(table=table)
    if parts is None:
        parts, placing = _laid_out(table, report, left)
    check_name(target, macros=has_macros(parts))
    copying = Copying(parts, report, placing, left, lang)
    data = copying.packed(table.file or source.name)
    write_whole(target, data)
    return Annotated(cells=copying.cells, sheet=copying.summary, left=tuple(left))


def _laid_out(table: Table, report: Report, left: list[Label]) -> tuple[Parts, Placing]:
    wheres = [finding.where for finding in report.findings]
    wanted = {known for where in wheres for known in (where.row, where.path) if known is not None}
    grid = grid_of(table, wanted)
    left.append(VALUES_ONLY if table.sheet is None else ONE_SHEET)
    if grid.cut:
        left.append(cut_texts(grid.cut))
    placing = Placing(table=table, rows=grid.rows, sheet=grid.sheet)
    return Parts(grid.data, table.file or "?"), placing
