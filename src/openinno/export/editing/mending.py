"""Repairs done on a copy of a file, with a journal beside it by which they can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from ...findings import Position
from ...sources.tables.options import TableOptions
from ...sources.tables.unreadable import cannot_open
from ...validation.fixes import Fix, Journal, Scope, asked_of
from ...validation.report import Report
from .edits import Edit, EditedCopy

__all__ = ["apply_fixes", "journal_of", "revert"]


def journal_of(copy: str | Path) -> Path:
    """Return where the journal of a copy is: beside it, under its name and ``.journal.json``.

    Examples:
        >>> journal_of("lieux-mended.csv").name
        'lieux-mended.csv.journal.json'
    """
    path = Path(copy)
    return path.with_name(f"{path.name}.journal.json")


def apply_fixes(
    path: str | Path,
    report: Report,
    out: str | Path,
    *,
    only: Scope = "safe",
    options: TableOptions | None = None,
) -> Journal:
    r"""Write a copy of a file with the repairs of a report done, and a journal beside it.

    The file itself stays as it is. A cell is changed only if it still holds what its finding says, and is no
    formula. All else is kept: in CSV and TSV every other byte, with encoding, separator and quotes; in a
    workbook (XLSX, XLSM) every other cell, format and part. There a text becomes one that stays a text when
    its cell is edited; in a file of text, one that a spreadsheet would run has an apostrophe before it.

    Args:
        path: The file that was checked.
        report: What was found.
        out: The copy, which gets its name once it is whole.
        only: ``safe`` for the repairs that lose and guess nothing, ``all`` for every one.
        options: How the file was read.

    Returns:
        What was changed, which repairs were not done, and why.

    Raises:
        SourceError: The file cannot be read, or is of a kind that is not written.
        RuleError: The copy has the name of the file, or one that no such workbook has; or there is no such
            scope.
        OSError: The copy cannot be written.

    Examples:
        >>> import tempfile
        >>> import openinno as oi
        >>> repair = oi.Repair(column="siret", old="732 829 320 00074", new="73282932000074", confidence=1,
        ...     lossless=True)
        >>> finding = oi.Finding(code="siret-shape", severity=oi.Severity.ERROR, repair=repair,
        ...     text=oi.Label("espaces", "spaces"), where=oi.Position(file="lieux.csv", row=2, column="B"))
        >>> report = attrs.evolve(oi.check([]), findings=(finding,))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path, out = Path(folder, "lieux.csv"), Path(folder, "mended.csv")
        ...     _ = path.write_text("Nom;SIRET\nLab;732 829 320 00074\n", encoding="utf-8")
        ...     journal = apply_fixes(path, report, out)
        ...     out.read_text(encoding="utf-8").splitlines()[1], journal.changes[0].row
        ('Lab;73282932000074', 2)
    """
    source, target = Path(path), Path(out)
    fixes = asked_of(report, only)
    edits = [Edit(where=fix.where, old=fix.old, new=fix.new, code=fix.code) for fix in _surest_first(fixes)]
    return EditedCopy(source, target, options).journal(edits, journal_of(target))


def revert(
    copy: str | Path,
    out: str | Path,
    *,
    journal: Journal | None = None,
    options: TableOptions | None = None,
) -> Journal:
    r"""Write a copy of a mended file with its repairs undone; the mended file stays as it is.

    A file of text comes back byte for byte, but for a text that would run as a formula, which keeps the
    apostrophe before it; the cells of a workbook come back with their values and their styles.

    Args:
        copy: The file that :func:`apply_fixes` wrote.
        out: The file to write.
        journal: What was changed; where None, the journal beside the copy.
        options: How the copy is to be read.

    Returns:
        The journal of what was changed back, and what could not be since the cell was changed again.

    Raises:
        SourceError: The copy or its journal cannot be read.
        ValueError: The file to write is the copy itself.
        OSError: It cannot be written.

    Examples:
        >>> import tempfile
        >>> from openinno.validation import Change, Journal
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     copy, out = Path(folder, "mended.csv"), Path(folder, "lieux.csv")
        ...     _ = copy.write_text("Nom;SIRET\nLab;73282932000074\n", encoding="utf-8")
        ...     change = Change(file="lieux.csv", row=2, column="B", old="732 829 320 00074",
        ...         new="73282932000074", code="siret-shape")
        ...     _ = revert(copy, out, journal=Journal(file="lieux.csv", copy="mended.csv", changes=[change]))
        ...     out.read_text(encoding="utf-8").splitlines()[1]
        'Lab;732 829 320 00074'
    """
    source, target = Path(copy), Path(out)
    if journal is None:
        beside = journal_of(source)
        try:
            journal = Journal.from_json(beside.read_bytes(), beside.name)
        except OSError as error:
            raise cannot_open(beside, error) from None
    edits = [
        Edit(
            where=Position(file=source.name, sheet=change.sheet, row=change.row, column=change.column),
            old=change.new,
            new=change.old,
            code=change.code,
            back=change,
        )
        for change in journal.changes
    ]
    sheet = next((change.sheet for change in journal.changes if change.sheet), None)
    asked = options or TableOptions()
    return EditedCopy(source, target, attrs.evolve(asked, sheet=asked.sheet or sheet)).journal(edits, None)


def _surest_first(fixes: Iterable[Fix]) -> list[Fix]:
    return sorted(fixes, key=lambda fix: (-fix.lossless, -fix.confidence))
