"""A census as an Excel workbook: its structures, a flat row each, on one sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from ..cells import Cell
from ..census import Census
from ..errors import RecordError
from ..findings import Finding, Position, Severity
from ..formulas import guarded, starts_a_formula
from ..labels import Label
from ..sources.tables.table import letter_of
from ._left import Left
from ._rows import flat_rows
from ._sheets import Words, sheet_of
from ._workbooks import LONGEST_TEXT, workbook_of
from ._writing import asked_of, written_to

__all__ = ["xlsx"]

_NOT_HELD: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
"""What XML does not know, and what workbooks take for the code of a sign."""


def xlsx(
    census: Census,
    path: str | Path,
    *,
    lang: str | None = None,
    words: Words = "codes",
    extra: bool = False,
) -> Left:
    """Write the structures of a census as an Excel workbook: a flat row each, in codes or as people read it.

    :func:`~openinno.read_census` reads the structures back equal, whatever stands for the words. The source,
    the actors and all else that is no structure is left out. Every text is typed as a text, which no
    spreadsheet runs; what holds control characters stands in the column ``rest``. No date is in the file:
    the same census gives the same bytes.

    Args:
        census: The census.
        path: The file, which gets its name once it is whole.
        lang: The language of the labels.
        words: ``codes`` for the names of the columns and the codes of the words; ``labels`` for what people
            call them; ``both`` for a column of labels beside each column of codes, which are those read back.
        extra: Whether to write what no attribute takes, which may be personal.

    Returns:
        What was left out.

    Raises:
        OSError: The file cannot be written.
        RecordError: A text is longer than a cell of Excel, 32 767 signs; one finding a cell.
        RuleError: There is no such way to write words.
        TypeError: This is no census.

    Examples:
        >>> import pathlib, tempfile
        >>> import openinno as oi
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     left = xlsx(oi.embedded_census(), pathlib.Path(folder, "census.xlsx"))
        >>> left.source, left.actors > 0, left.extra
        (True, True, 0)
    """
    sheet = sheet_of(flat_rows(asked_of(census, extra=extra), not_held=_NOT_HELD), words, lang)
    rows = [[_cell(cell) for cell in row] for row in sheet.rows]
    faults = list(_too_long(sheet.header, rows))
    if faults:
        raise RecordError(faults)
    letters = [letter_of(place) for place in range(len(sheet.header))]
    return written_to(path, workbook_of(sheet.header, rows, letters), census, whole=False, extra=extra)


def _cell(cell: Cell) -> Cell:
    """Guard what a reader would take for guarded; a text that begins with a sign is safe as it is here."""
    return guarded(cell) if isinstance(cell, str) and not starts_a_formula(cell) else cell


def _too_long(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[Finding]:
    for row in rows:
        for heading, cell in zip(header, row, strict=True):
            if isinstance(cell, str) and len(cell.encode("utf-16-le")) // 2 > LONGEST_TEXT:
                where = Position(record=str(row[0]) if row[0] else None, column=heading)
                yield Finding(
                    code="too-long-for-a-cell", severity=Severity.ERROR, where=where, text=_LONG, fix=_OTHERS
                )


_LONG: Final = Label(
    "texte trop long pour une cellule d'Excel (32 767 signes) ; écrivez du CSV, du GeoJSON ou du JSON",
    "a text too long for a cell of Excel (32,767 signs); write CSV, GeoJSON or JSON",
)
_OTHERS: Final = Label("écrivez le recensement sous une autre forme", "write the census in another form")
