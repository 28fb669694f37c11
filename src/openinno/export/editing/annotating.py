"""A copy of a file in which every fault is marked on its cell, and summed up on a sheet of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from ...drafts import write_whole
from ...findings import Severity
from ...labels import Label
from ...sources.tables.options import TableOptions
from ...sources.tables.table import Table
from ...sources.tables.workbooks.sheets import SUMMARY
from ...validation.report import Report
from .choices import LISTS_NAME, choices_of, lists_sheet, words_asked
from .colouring import Choices, coloured_sheet
from .grids import grid_of
from .marks import Mark, Placing, in_their_corner, marks_of
from .markup import element, with_children
from .notes import Cell, boxes_in, first_boxes, first_notes, more_notes
from .originals import TYPE, check_name, has_macros, own_parts, refuse_same, styles_of, table_of
from .packages import LINKS, Parts
from .summary import summary_sheet

__all__ = ["MOST_NOTES", "Annotated", "annotated_workbook"]

MOST_NOTES: Final = 10_000
"""How many cells of a workbook get a note; spreadsheets open slowly with more. Others are coloured only."""
_BOXES: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BOXES_LINK: Final = re.compile(rb"<(?:\w{1,20}:)?legacyDrawing\s[^>]{0,200}?:id=[\"']([^\"'>]{1,100})")
_MERGED: Final = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s+ref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"
)
_LONGEST_TAG: Final = 400


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
    copying = _Copying(parts, report, placing, left, lang)
    data = copying.packed(table.file or source.name)
    write_whole(target, data)
    return Annotated(cells=copying.cells, sheet=copying.summary, left=tuple(left))


def _laid_out(table: Table, report: Report, left: list[Label]) -> tuple[Parts, Placing]:
    wheres = [finding.where for finding in report.findings]
    wanted = {known for where in wheres for known in (where.row, where.path) if known is not None}
    grid = grid_of(table, wanted)
    left.append(_VALUES_ONLY if table.sheet is None else _ONE_SHEET)
    if grid.cut:
        left.append(_cut(grid.cut))
    placing = Placing(table=table, rows=grid.rows, sheet=grid.sheet)
    return Parts(grid.data, table.file or "?"), placing


class _Copying:
    """The making of one copy."""

    def __init__(self, parts: Parts, report: Report, placing: Placing, left: list[Label], lang: str) -> None:
        self.cells: int = 0
        self._parts: Parts = parts
        self._report: Report = report
        self._placing: Placing = placing
        self._left: list[Label] = left
        self._lang: str = lang
        self._sheets: list[dict[str, str]] = parts.elements(parts.main, "sheet")
        self.summary: str = self._free_name(SUMMARY)
        self.lists: str = self._free_name(LISTS_NAME)
        self._lists: list[tuple[str, Sequence[str]]] = []
        self._talked: int = 0
        self._unboxed: int = 0
        self._styles_part, self._styles = styles_of(parts)

    def packed(self, name: str) -> bytes:
        """Return the copy.

        Args:
            name: What was checked.
        """
        notes = MOST_NOTES
        for sheet, marks in self._marked():
            self._mark(sheet, marks, notes)
            notes = max(notes - len(marks), 0)
        self._left.extend(self._told())
        summed_up = summary_sheet(
            self._report, self._placing, self._styles, name=name, left=self._left, lang=self._lang
        )
        self._add_sheet(self.summary, summed_up)
        if self._lists:
            self._add_sheet(self.lists, [lists_sheet(self._lists)], hidden=True)
        self._parts.change_last(self._styles_part, self._styles.written())
        return self._parts.packed()

    def _marked(self) -> Iterator[tuple[str, Mapping[Cell, Mark]]]:
        """Yield the sheets that have marks, each by the name of its part."""
        parts = self._parts.sheets()
        for sheet, marks in marks_of(self._report.findings, self._placing).items():
            part = parts.get(sheet)
            if part is not None:
                self.cells += len(marks)
                yield part, marks

    def _mark(self, part: str, marks: Mapping[Cell, Mark], most: int) -> None:
        boxes, has_choices, merged = _seen_in(self._parts.pieces(part))
        marks = in_their_corner(marks, merged)
        in_order = sorted(marks.items(), key=lambda item: item[0])
        notes = {cell: mark.note(self._lang) for cell, mark in in_order[:most]}
        by_row: dict[int, dict[int, Severity]] = {}
        for cell, mark in in_order:
            by_row.setdefault(cell.row, {})[cell.column] = mark.severity
        choices = () if has_choices else self._choices(marks)
        link = self._write_notes(part, boxes, notes) if notes else None
        pieces, file = self._parts.pieces(part), self._parts.file
        coloured = coloured_sheet(pieces, by_row, self._styles, file, link=link, choices=choices)
        self._parts.change(part, coloured)

    def _write_notes(self, part: str, boxes: str | None, notes: Mapping[Cell, str]) -> str | None:
        """Write the notes of a sheet, and return the link to their boxes if the sheet has none yet."""
        links = self._parts.links(part)
        noted = next((link.part for link in links if link.kind == "comments"), None)
        if noted is not None and noted in self._parts:
            data, notes, talked = more_notes(self._parts.read(noted), notes, self._parts.file)
            self._parts.change(noted, [data])
            self._talked += talked
        else:
            noted = self._parts.fresh("xl/comments{}.xml")
            self._parts.add(noted, f"{TYPE}.comments+xml", [first_notes(notes)])
            self._parts.link(part, "comments", noted)
        drawn = next((link.part for link in links if link.id == boxes), None)
        if drawn is not None and drawn in self._parts:
            more = boxes_in(self._parts.read(drawn), notes)
            if more is None:
                self._unboxed += len(notes)
            else:
                self._parts.change(drawn, [more])
            return None
        drawn = self._parts.fresh("xl/drawings/vmlDrawing{}.vml")
        self._parts.add_kind("vml", _BOXES)
        self._parts.add(drawn, _BOXES, [first_boxes(notes)])
        return self._parts.link(part, "vmlDrawing", drawn)

    def _choices(self, marks: Mapping[Cell, Mark]) -> tuple[Choices, ...]:
        asked = words_asked(self._report, marks, self._lang)
        if not asked:
            return ()
        start, last = len(self._lists), max(cell.row for cell in marks)
        self._lists.extend(asked.values())
        first = (self._placing.table.options.header or 0) + 1
        return tuple(choices_of(asked, self.lists, first=first, last=last, start=start))

    def _told(self) -> Iterator[Label]:
        if self.cells > MOST_NOTES:
            yield _no_notes(self.cells - MOST_NOTES)
        if self._talked:
            yield _talked(self._talked)
        if self._unboxed:
            yield _unboxed(self._unboxed)
        if self._parts.signed():
            yield _UNSIGNED

    def _free_name(self, wanted: Label) -> str:
        taken = {sheet.get("name", "").casefold() for sheet in self._sheets}
        name, number = wanted.text(self._lang), 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted.text(self._lang)} {number}"
        return name

    def _add_sheet(self, name: str, pieces: Iterable[str], *, hidden: bool = False) -> None:
        part = self._parts.fresh("xl/worksheets/sheet{}.xml")
        self._parts.add(part, f"{TYPE}.worksheet+xml", pieces)
        link = self._parts.link(self._parts.main, "worksheet", part)
        number = max(map(_number_of, self._sheets), default=0) + 1
        new = {"name": name, "sheetId": str(number)} | ({"state": "hidden"} if hidden else {})
        self._sheets.append(new)
        linked = {**new, "xmlns:r": LINKS, "r:id": link}
        main = with_children(
            self._parts.read(self._parts.main),
            "sheets",
            lambda prefix: element(f"{prefix}sheet", linked),
            self._parts.file,
        )
        self._parts.change(self._parts.main, [main])


def _number_of(sheet: Mapping[str, str]) -> int:
    number = sheet.get("sheetId", "")
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def _seen_in(pieces: Iterable[bytes]) -> tuple[str | None, bool, set[str]]:
    """Return the link of a sheet to the boxes of its notes, whether it has drop-downs, and what is merged."""
    boxes, choices, before = None, False, b""
    merged: set[str] = set()
    for piece in pieces:
        seen = before + piece
        found = _BOXES_LINK.search(seen)
        boxes = found[1].decode() if found else boxes
        choices = choices or b"dataValidation" in seen
        merged.update(found.decode() for found in _MERGED.findall(seen))
        before = piece[-_LONGEST_TAG:]
    return boxes, choices, merged


_VALUES_ONLY: Final = Label(
    "Le fichier n'est pas un classeur : ses lignes sont copiées sous leurs numéros, comme textes.",
    "The file is no workbook: its rows are copied under their numbers, as texts.",
)
_ONE_SHEET: Final = Label(
    "Ce genre de classeur n'est pas modifiable ici : seules les valeurs de la feuille lue sont copiées, sans"
    " mise en forme, images, formules ni macros. Enregistrez-le en XLSX pour garder le reste.",
    "This kind of workbook cannot be changed here: only the values of the sheet that was read are copied,"
    " without formats, pictures, formulas or macros. Save it as XLSX to keep the rest.",
)
_UNSIGNED: Final = Label(
    "La signature numérique du classeur ne vaut pas pour cette copie : elle n'y est plus.",
    "The digital signature of the workbook does not hold for this copy: it is taken out.",
)


def _cut(count: int) -> Label:
    return Label(
        f"Textes coupés, trop longs pour une cellule : {count}.", f"Texts cut, too long for a cell: {count}."
    )


def _no_notes(count: int) -> Label:
    return Label(
        f"Cellules colorées sans note, au-delà de {MOST_NOTES} notes : {count}.",
        f"Cells that are coloured without a note, beyond {MOST_NOTES} notes: {count}.",
    )


def _talked(count: int) -> Label:
    return Label(
        f"Cellules colorées sans note, car une conversation s'y trouve déjà : {count}.",
        f"Cells that are coloured without a note, since a conversation stands there: {count}.",
    )


def _unboxed(count: int) -> Label:
    return Label(
        f"Notes écrites sans leur cadre, que cette feuille ne peut recevoir : {count}.",
        f"Notes written without their box, which this sheet cannot take: {count}.",
    )
