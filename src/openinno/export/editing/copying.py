"""The copy of a workbook with its faults on their cells, and the sheets that are added to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ...findings import Severity
from ...labels import Label
from ...sources.tables.workbooks.sheets import SUMMARY
from ...validation.report import Report
from .choices import LISTS_NAME, choices_of, lists_sheet, words_asked
from .colouring import Choices, coloured_sheet
from .losses import UNSIGNED, beside_conversations, beyond_notes, without_boxes
from .marks import Mark, Placing, in_their_corner, marks_of
from .markup import element, with_children
from .notes import Cell, boxes_in, first_boxes, first_notes, more_notes
from .originals import TYPE, styles_of
from .packages import LINKS, Parts
from .summary import summary_sheet

__all__ = ["MOST_NOTES", "Copying"]

MOST_NOTES: Final = 10_000
"""How many cells of a workbook get a note; spreadsheets open slowly with more. Others are coloured only."""
_BOXES: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BOXES_LINK: Final = re.compile(rb"<(?:\w{1,20}:)?legacyDrawing\s[^>]{0,200}?:id=[\"']([^\"'>]{1,100})")
_MERGED: Final = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s+ref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"
)
_LONGEST_TAG: Final = 400


class Copying:
    """The making of one copy.

    Args:
        parts: The parts of the workbook, which are changed.
        report: What was found.
        placing: Where its rows stand in the workbook.
        left: What the copy does not hold, to which more is added.
        lang: Language of the notes and of the summary.
    """

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
            yield beyond_notes(self.cells - MOST_NOTES, MOST_NOTES)
        if self._talked:
            yield beside_conversations(self._talked)
        if self._unboxed:
            yield without_boxes(self._unboxed)
        if self._parts.signed():
            yield UNSIGNED

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
