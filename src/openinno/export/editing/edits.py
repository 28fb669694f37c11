"""Cells to change in a copy of a file: each is written only where it holds what it is thought to hold."""

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
from ...validation.fixes import Change, Journal, Skipped, Value
from .cells_of_text import harmless
from .notes import Cell
from .originals import check_name, has_macros, own_parts, refuse_same, styles_of, table_of
from .packages import Parts
from .rewriting import NewValue, mended_sheet
from .texts import NewText, copied

__all__ = ["Edit", "EditedCopy"]

_OTHER_VALUE: Final = Label(
    "la cellule ne contient pas ce que dit le constat", "the cell does not hold what the finding says"
)
_NO_CELL: Final = Label("le constat ne désigne aucune cellule du fichier", "the finding points to no cell")
_TWICE: Final = Label("une autre correction vaut pour cette cellule", "another repair is for the same cell")
_CANNOT: Final = Label(
    "la cellule ne peut être réécrite seule (formule, guillemets, saut de ligne ou encodage)",
    "the cell cannot be written anew by itself (a formula, quotes, a line break or the encoding)",
)


@attrs.frozen(kw_only=True)
class Edit:
    """A cell to change, if it holds what it is thought to hold.

    Args:
        where: The cell.
        old: What it is thought to hold.
        new: What it is to hold.
        code: What was found there.
        back: The change that is taken back, where one is.
    """

    where: Position
    old: Value
    new: Value
    code: str
    back: Change | None = None

    def skipped(self, why: Label) -> Skipped:
        """Tell that the cell was not changed, and why."""
        return Skipped(where=self.where, code=self.code, new=self.new, why=why)


class EditedCopy:
    """A copy of a file in which cells are changed, once it is asked for its journal.

    Args:
        path: The file.
        out: The copy.
        options: How the file is read.

    Raises:
        SourceError: The file cannot be read, or is of a kind that is not written.
        RuleError: The copy has the name of the file, or one that no such workbook has.
    """

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
            check_name(out, macros=has_macros(self._parts))
        self._skipped: list[Skipped] = []

    def journal(self, edits: Sequence[Edit], beside: Path | None) -> Journal:
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

    def _placed(self, edits: Iterable[Edit]) -> dict[Cell, Edit]:
        """Return the edits by their cells, the first of each."""
        placed: dict[Cell, Edit] = {}
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

    def _held(self, placed: Mapping[Cell, Edit]) -> dict[Cell, tuple[Edit, Value]]:
        """Return the edits of cells that hold what they are thought to hold, with what they do hold."""
        by_row: dict[int, list[Cell]] = {}
        for cell in sorted(placed):
            by_row.setdefault(cell.row, []).append(cell)
        places = {column.letter: place for place, column in enumerate(self._table.columns)}
        held: dict[Cell, tuple[Edit, Value]] = {}
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
        self, held: Mapping[Cell, tuple[Edit, Value]], write: Callable[[bytes], object]
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
        self, parts: Parts, held: Mapping[Cell, tuple[Edit, Value]], write: Callable[[bytes], object]
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
        self, cell: Cell, edit: Edit, value: Value, *, quoted: bool = False, style: int | None = None
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
