"""The findings of a report on the cells of a workbook: where each stands, how grave it is, what to say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from ...findings import Finding, Severity, shortened
from ...labels import Label, language_of
from ...sources.tables.limits import MOST_COLUMNS
from ...sources.tables.table import Table
from ...sources.tables.workbooks.spreadsheets.xlsx_cells import place_of
from .notes import Cell

__all__ = ["SEVERITIES", "Mark", "Placing", "advice_of", "in_their_corner", "marks_of"]

SEVERITIES: Final[Mapping[Severity, Label]] = {
    Severity.ERROR: Label("Erreur", "Error"),
    Severity.WARNING: Label("Avertissement", "Warning"),
    Severity.INFO: Label("Information", "Information"),
}
"""What people call them, the gravest first."""

_LETTERS: Final = re.compile(r"[A-Z]{1,3}")
_LAST_ROW: Final = 1_048_576
_MOST_SAID: Final = 12
"""How many findings a note tells; the others stand on the summary."""
_LONGEST: Final = 1000
_MORE: Final = Label("… et {} autre(s), dans la feuille de synthèse", "… and {} more, on the summary sheet")
_WRITE: Final = Label("écrire « {} »", "write “{}”")
_EMPTY: Final = Label("vider la cellule", "empty the cell")


@attrs.frozen(kw_only=True)
class Placing:
    """Where findings stand in a workbook.

    Args:
        table: The table that was judged.
        rows: The rows of the workbook by what findings call them, where it was made from another file.
        sheet: The sheet of the workbook, where it was made from another file.
    """

    table: Table
    rows: Mapping[int | str, int] | None = None
    sheet: str | None = None

    def cell(self, finding: Finding) -> tuple[str, Cell] | None:
        """Return the sheet and the cell of a finding: its own, the first of its row, or that of a name.

        Args:
            finding: The finding; None is returned where it points to nothing in the workbook.
        """
        where = finding.where
        if where.file is not None and where.file != self.table.file:
            return None
        sheet = self.sheet or where.sheet or self.table.sheet
        row = self._row(finding)
        column = self._column(where.column, sheet)
        if sheet is None or row is None or (column is None and where.row is None and where.path is None):
            return None
        return sheet, Cell(row, column or self._first())

    def _row(self, finding: Finding) -> int | None:
        where = finding.where
        if self.rows is not None:
            known = where.row if where.row is not None else where.path
            if known is not None:
                return self.rows.get(known)
        row = where.row if where.row is not None else self.table.options.header
        return row if row is not None and 1 <= row <= _LAST_ROW else None

    def _column(self, shown: str | None, sheet: str | None) -> int | None:
        if shown is None:
            return None
        for place, column in enumerate(self.table.columns, 1):
            if shown in {column.letter, column.name} and (self.sheet or sheet == self.table.sheet):
                return place if column.letter is None else place_of(column.letter) + 1
        place = place_of(shown) + 1 if _LETTERS.fullmatch(shown) else 0
        return place if 1 <= place <= MOST_COLUMNS else None

    def _first(self) -> int:
        letter = self.table.columns[0].letter if self.table.columns else None
        return 1 if letter is None else place_of(letter) + 1


@attrs.define
class Mark:
    """What is told of a cell."""

    findings: list[Finding] = attrs.field(factory=list)

    @property
    def severity(self) -> Severity:
        """How grave the worst of it is."""
        told = {finding.severity for finding in self.findings}
        return next(severity for severity in SEVERITIES if severity in told)

    def note(self, lang: str) -> str:
        """Return what a note on the cell says: each finding, the gravest first, and what to write."""
        order = list(SEVERITIES)
        told = sorted(self.findings, key=lambda one: order.index(one.severity))
        lines = [_told(finding, lang) for finding in told[:_MOST_SAID]]
        if len(told) > _MOST_SAID:
            lines.append(_MORE.text(lang).format(len(told) - _MOST_SAID))
        return "\n".join(lines)


def marks_of(findings: Iterable[Finding], placing: Placing) -> dict[str, dict[Cell, Mark]]:
    """Return what is told of each cell, by sheet."""
    marks: dict[str, dict[Cell, Mark]] = {}
    for finding in findings:
        found = placing.cell(finding)
        if found is not None:
            sheet, cell = found
            marks.setdefault(sheet, {}).setdefault(cell, Mark()).findings.append(finding)
    return marks


def in_their_corner(marks: Mapping[Cell, Mark], merged: Iterable[str]) -> Mapping[Cell, Mark]:
    """Return marks on the one cell that is seen of those that are merged.

    Args:
        marks: What is told of each cell.
        merged: The merged cells, such as ``A2:A9``.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in marks:
        rows.setdefault(cell.row, []).append(cell)
    in_order, corners = sorted(rows), {}
    for area in merged:
        first, last = map(_cell_of, area.split(":"))
        for row in in_order[bisect_left(in_order, first.row) : bisect_right(in_order, last.row)]:
            inside = (cell for cell in rows[row] if first.column <= cell.column <= last.column)
            corners.update(dict.fromkeys(inside, first))
    if not corners:
        return marks
    moved: dict[Cell, Mark] = {}
    for cell, mark in marks.items():
        moved.setdefault(corners.get(cell, cell), Mark()).findings.extend(mark.findings)
    return moved


def _cell_of(address: str) -> Cell:
    letters = address.rstrip("0123456789")
    return Cell(int(address[len(letters) :]), place_of(letters) + 1)


def advice_of(finding: Finding, lang: str) -> str | None:
    """Return what to write instead or to do, if something can be said."""
    if finding.repair is None:
        return finding.advice(lang)
    if finding.repair.new is None:
        return _EMPTY.text(lang)
    return _WRITE.text(lang).format(finding.repair.new)


def _told(finding: Finding, lang: str) -> str:
    colon = " : " if language_of(lang) == "fr" else ": "
    told = f"{SEVERITIES[finding.severity].text(lang)}{colon}{finding.message(lang)}"
    advice = advice_of(finding, lang)
    return shortened(told, _LONGEST) + (f"\n→ {shortened(advice, _LONGEST)}" if advice else "")
