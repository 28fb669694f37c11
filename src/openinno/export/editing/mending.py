"""Repairs done on a copy of a file, with a journal beside it by which they can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from ...drafts import Draft, write_whole
from ...errors import SourceError
from ...findings import Position
from ...labels import Label
from ...sources.kinds import kind_of
from ...sources.mapping.cells.texts import as_text
from ...sources.tables.options import TableOptions
from ...sources.tables.table import Table, letter_of
from ...sources.tables.unreadable import cannot_open
from ...sources.tables.workbooks.spreadsheets.xlsx_cells import place_of
from ...validation.fixes import Change, Fix, Journal, Scope, Skipped, Value, asked_of
from ...validation.report import Report
from .cells_of_text import harmless
from .notes import Cell
from .originals import check_name, own_parts, refuse_same, styles_of, table_of
from .packages import Parts
from .rewriting import NewValue, mended_sheet
from .texts import NewText, copied

__all__ = ["apply_fixes", "journal_of", "revert"]

_OTHER_VALUE: Final = Label(
    "la cellule ne contient pas ce que dit le constat", "the cell does not hold what the finding says"
)
_NO_CELL: Final = Label("le constat ne désigne aucune cellule du fichier", "the finding points to no cell")
_TWICE: Final = Label("une autre correction vaut pour cette cellule", "another repair is for the same cell")
_CANNOT: Final = Label(
    "la cellule ne peut être réécrite seule (formule, guillemets, saut de ligne ou encodage)",
    "the cell cannot be written anew by itself (a formula, quotes, a line break or the encoding)",
)


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
        ValueError: The copy has the name of the file, or one that no such workbook has; or there is no such
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
    edits = [_Edit(where=fix.where, old=fix.old, new=fix.new, code=fix.code) for fix in _surest_first(fixes)]
    return _Mending(source, target, options).journal(edits, journal_of(target))


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
        _Edit(
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
    return _Mending(source, target, attrs.evolve(asked, sheet=asked.sheet or sheet)).journal(edits, None)


def _surest_first(fixes: Iterable[Fix]) -> list[Fix]:
    return sorted(fixes, key=lambda fix: (-fix.lossless, -fix.confidence))


@attrs.frozen(kw_only=True)
class _Edit:
    """A cell to change, if it holds what it is thought to hold."""

    where: Position
    old: Value
    new: Value
    code: str
    back: Change | None = None

    def skipped(self, why: Label) -> Skipped:
        return Skipped(where=self.where, code=self.code, new=self.new, why=why)


class _Mending:
    """The making of one copy."""

    def __init__(self, path: Path, out: Path, options: TableOptions | None) -> None:
        self._path: Path = path
        self._out: Path = out
        self._table: Table = table_of(path, options)
        refuse_same(path, out)
        kind, _ = kind_of(path, options.kind if options else None)
        self._parts: Parts | None = own_parts(path, options)
        if self._parts is None and kind.name != "csv":
            raise _not_written(path)
        if self._parts is not None:
            check_name(out, self._parts)
        self._skipped: list[Skipped] = []

    def journal(self, edits: Sequence[_Edit], beside: Path | None) -> Journal:
        """Write the copy, and the journal where it has a place."""
        held = self._held(self._placed(edits))
        with Draft(self._out) as draft:
            if self._parts is None:
                changes = self._text(held, draft.write)
            else:
                changes = self._workbook(self._parts, held, draft.write)
            done = {Cell(change.row, place_of(change.column) + 1) for change in changes}
            self._skipped += [edit.skipped(_CANNOT) for at, (edit, _) in held.items() if at not in done]
            journal = Journal(
                file=self._path.name,
                copy=self._out.name,
                changes=tuple(changes),
                skipped=tuple(self._skipped),
            )
            draft.flush()
            if beside is not None:
                # Before the copy gets its name: there is none without a journal.
                write_whole(beside, journal.to_json())
            draft.replace()
        return journal

    def _placed(self, edits: Iterable[_Edit]) -> dict[Cell, _Edit]:
        """Return the edits by their cells, the first of each."""
        placed: dict[Cell, _Edit] = {}
        for edit in edits:
            cell = self._cell(edit.where)
            if cell is None:
                self._skipped.append(edit.skipped(_NO_CELL))
            elif cell in placed:
                if placed[cell].new != edit.new:
                    self._skipped.append(edit.skipped(_TWICE))
            else:
                placed[cell] = edit
        return placed

    def _cell(self, where: Position) -> Cell | None:
        table = self._table
        if where.file not in {None, table.file} or where.sheet not in {None, table.sheet}:
            return None
        if where.row is None or where.column is None:
            return None
        letters = next((one.letter for one in table.columns if where.column in {one.letter, one.name}), None)
        return Cell(where.row, place_of(letters) + 1) if letters else None

    def _held(self, placed: Mapping[Cell, _Edit]) -> dict[Cell, tuple[_Edit, Value]]:
        """Return the edits of cells that hold what they are thought to hold, with what they do hold."""
        by_row: dict[int, list[Cell]] = {}
        for cell in sorted(placed):
            by_row.setdefault(cell.row, []).append(cell)
        places = {column.letter: place for place, column in enumerate(self._table.columns)}
        held: dict[Cell, tuple[_Edit, Value]] = {}
        for row in self._table.rows(_hear_nothing):
            if row.number not in by_row or row.faults:
                continue
            for cell in by_row[row.number]:
                place = places[letter_of(cell.column - 1)]
                value = row.cells[place] if place < len(row.cells) else None
                if _same(value, placed[cell].old):
                    held[cell] = placed[cell], value
        self._skipped += [edit.skipped(_OTHER_VALUE) for cell, edit in placed.items() if cell not in held]
        return held

    def _text(
        self, held: Mapping[Cell, tuple[_Edit, Value]], write: Callable[[bytes], object]
    ) -> list[Change]:
        columns = [column.letter for column in self._table.columns]
        wanted: dict[int, dict[int, NewText]] = {}
        for cell, (edit, value) in held.items():
            new = NewText(
                old="" if value is None else str(value),
                new=harmless(_as_written(edit.new, self._table.options.decimal), raw=edit.back is not None),
                quoted=edit.back.quoted if edit.back else None,
            )
            # The lines below must not move: reports and journals call them by their numbers.
            if _line_ends(new.new) == _line_ends(new.old):
                wanted.setdefault(cell.row, {})[columns.index(letter_of(cell.column - 1))] = new
        done: dict[tuple[int, int], bool] = {}
        try:
            copied(self._path, self._table, wanted, write, done)
        except OSError as error:
            raise cannot_open(self._path, error) from None
        changes = []
        for (row, place), quoted in sorted(done.items()):
            cell = Cell(row, place_of(columns[place] or "") + 1)
            edit, value = held[cell]
            # As it stands in the file now, for whoever takes it back.
            written = attrs.evolve(edit, new=wanted[row][place].new or None)
            changes.append(self._change(cell, written, value, quoted=quoted))
        return changes

    def _workbook(
        self, parts: Parts, held: Mapping[Cell, tuple[_Edit, Value]], write: Callable[[bytes], object]
    ) -> list[Change]:
        styles_part, styles = styles_of(parts)
        values = {
            cell: NewValue(edit.new, style=edit.back.style if edit.back else None, over_blank=value is None)
            for cell, (edit, value) in held.items()
            if value is None or type(value) in {str, int, float}
        }
        before: dict[Cell, int] = {}
        part = parts.sheets().get(self._table.sheet or "")
        if part is not None and values:
            parts.change(part, mended_sheet(parts.pieces(part), values, styles, parts.file, before))
            parts.change_last(styles_part, styles.written())
        write(parts.packed())
        return [self._change(cell, *held[cell], style=style) for cell, style in before.items()]

    def _change(
        self, cell: Cell, edit: _Edit, value: Value, *, quoted: bool = False, style: int | None = None
    ) -> Change:
        return Change(
            file=self._path.name,
            sheet=self._table.sheet,
            row=cell.row,
            column=letter_of(cell.column - 1),
            old=value,
            new=edit.new,
            code=edit.code,
            quoted=quoted,
            style=style,
        )


def _same(cell: Any, old: Value) -> bool:
    """Tell whether a cell holds a value, blanks around it aside."""
    return ("" if cell is None else as_text(cell)) == ("" if old is None else as_text(old))


def _as_written(value: Value, decimal: str | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return repr(value).replace(".", decimal or ".")


def _line_ends(text: str) -> int:
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _hear_nothing(finding: object) -> None:
    """Reading told its findings already."""


def _not_written(path: Path) -> SourceError:
    return SourceError(
        Label(
            f"{path.name} : les corrections s'écrivent dans des fichiers CSV, TSV, XLSX et XLSM ;"
            " enregistrez-le sous l'une de ces formes, ou corrigez-le à la main d'après le rapport",
            f"{path.name}: repairs are written in CSV, TSV, XLSX and XLSM files; save it in one of"
            " these forms, or mend it by hand by the report",
        )
    )
