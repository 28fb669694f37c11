"""Tables as workbooks: XLSX, XLSB, XLS and ODS, and our own workbook filled in."""

from __future__ import annotations

import datetime
import io
import math
import re
import struct
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, Final
from xml.sax.saxutils import escape

import openpyxl
from workbook_files import crafted_ods, crafted_xlsb, record, wide, xlsb_row, xlwt

from openinno.export import template_workbook

from .grids import Grid
from .nasty import Formula, nasty

__all__ = ["filled_template", "ods_of", "xls_of", "xlsb_of", "xlsx_of"]

_XLSXWRITER: Any = import_module("xlsxwriter")
_LONGEST: Final = 32_767
"""How many letters a cell of a workbook holds."""
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xlsx_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write an XLSX workbook; shaken, it has merged cells, other sheets, hidden rows."""
    file = io.BytesIO()
    options = {"in_memory": True, "nan_inf_to_errors": True, "default_date_format": "dd/mm/yyyy"}
    book = _XLSXWRITER.Workbook(file, {**options, "date_1904": draw.random() < 0.05})
    if shake and draw.random() < 0.3:
        other = book.add_worksheet("Autre")
        other.write_row(0, 0, ["Nom", "Ville"] if draw.random() < 0.5 else ["Notes"])
    sheet = book.add_worksheet("Lieux")
    top, left = (draw.randrange(4), draw.randrange(3)) if shake else (0, 0)
    for down, line in enumerate(grid.lines, top):
        for right, cell in enumerate(line, left):
            _write_xlsx(sheet, down, right, cell)
    if shake:
        _shake_xlsx(draw, sheet, len(grid.lines), len(grid.columns))
    book.close()
    return file.getvalue()


def _write_xlsx(sheet: Any, row: int, column: int, cell: Any) -> None:
    if isinstance(cell, Formula):
        sheet.write_formula(row, column, str(cell), None, "H7")
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, datetime.date | datetime.time):
        if not isinstance(cell, datetime.date) or cell.year >= 1900:
            sheet.write_datetime(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, _as_float(cell))
    elif cell is not None:
        sheet.write_string(row, column, _as_text(cell)[:_LONGEST])


def _as_float(number: float) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf


def _as_text(cell: Any) -> str:
    return _NO_XML.sub("?", str(cell))


def _shake_xlsx(draw: Random, sheet: Any, rows: int, width: int) -> None:
    for _ in range(draw.choice([0, 1, 1, 3])):
        top, left = draw.randrange(rows + 2), draw.randrange(width + 2)
        down, right = draw.choice([(1, 0), (5, 0), (0, 1), (0, 3), (1, 1), (5, 3)])
        try:
            sheet.merge_range(top, left, top + down, left + right, "Fusion")
        except _XLSXWRITER.exceptions.OverlappingRange:
            continue
    if draw.random() < 0.3:
        sheet.set_row(draw.randrange(rows + 1), None, None, {"hidden": True})
    if draw.random() < 0.3:
        sheet.autofilter(0, 0, rows, max(width - 1, 0))
    if draw.random() < 0.2:
        sheet.write_string(draw.choice([40, 400, 60_000, 1_048_575]), draw.choice([0, 0, 3]), "loin")
    if draw.random() < 0.1:
        sheet.write_string(draw.randrange(3), draw.choice([60, 400, 16_383]), "loin")


def xls_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write an XLS workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Lieux", cell_overwrite_ok=True)
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for down, line in enumerate(grid.lines[:60_000]):
        for right, cell in enumerate(line[:256]):
            _write_xls(sheet, down, right, cell, day)
    if shake:
        for _ in range(draw.choice([1, 3])):
            top, left = draw.randrange(8), draw.randrange(8)
            try:
                sheet.merge(top, top + draw.choice([0, 1, 5]), left, left + draw.choice([0, 1, 3]))
            except ValueError:
                continue
        if draw.random() < 0.3:
            sheet.write(draw.choice([200, 65_535]), draw.choice([0, 3, 255]), "loin")
        if draw.random() < 0.3:
            book.add_sheet("Autre").write(0, 0, "Notes")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_xls(sheet: Any, row: int, column: int, cell: Any, day: Any) -> None:
    if isinstance(cell, Formula):
        if "XFD" not in cell:
            sheet.write(row, column, xlwt.Formula(cell.removeprefix("=").replace(",", ";")))
    elif isinstance(cell, datetime.date | datetime.time):
        if not isinstance(cell, datetime.date) or cell.year >= 1900:
            sheet.write(row, column, cell, day)
    elif isinstance(cell, bool):
        sheet.write(row, column, cell)
    elif isinstance(cell, int | float):
        number = _as_float(cell)
        sheet.write(row, column, number if math.isfinite(number) else 0.5)
    elif cell is not None:
        sheet.write(row, column, _as_text(cell)[: _LONGEST // 2])


def ods_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write an ODS workbook, its rows and cells repeated here and there."""
    rows = "".join(_ods_row(draw, line, shake) for line in grid.lines)
    if shake and draw.random() < 0.3:
        count = draw.choice(["1000000", "1048576", "99999999999", "-1", "a"])
        cell = draw.choice(["", 'office:value-type="string" office:string-value="a"'])
        more = f'table:number-rows-repeated="{count}"'
        rows += f"<table:table-row {more}><table:table-cell {cell}/></table:table-row>"
    with tempfile.TemporaryDirectory() as folder:
        return crafted_ods(Path(folder, "a.ods"), rows).read_bytes()


def _ods_row(draw: Random, line: list[Any], shake: bool) -> str:
    repeated = ""
    if shake and draw.random() < 0.1:
        repeated = f' table:number-rows-repeated="{draw.choice([2, 2, 50, 0, 1000000])}"'
    cells = "".join(_ods_cell(draw, cell, shake and draw.random() < 0.05) for cell in line)
    return f"<table:table-row{repeated}>{cells}</table:table-row>"


def _ods_cell(draw: Random, cell: Any, shake: bool) -> str:
    more = ""
    if shake:
        count, what = draw.choice([2, 3, 16_384, 99_999, 0]), draw.choice(["spanned", "repeated"])
        more = f' table:number-columns-{what}="{count}"'
    if cell is None:
        return f"<table:table-cell{more}/>"
    text = escape(_as_text(cell), {'"': "&quot;"})
    if isinstance(cell, Formula):
        return (
            f'<table:table-cell{more} table:formula="of:{text}" office:value-type="float" office:value="2"/>'
        )
    if isinstance(cell, bool):
        return f'<table:table-cell{more} office:value-type="boolean" office:boolean-value="{text.lower()}"/>'
    if isinstance(cell, datetime.date):
        day = cell.isoformat()
        return f'<table:table-cell{more} office:value-type="date" office:date-value="{day}"/>'
    if isinstance(cell, int | float):
        return f'<table:table-cell{more} office:value-type="float" office:value="{text}"/>'
    inside = f"<text:p>{text}</text:p>"
    return f'<table:table-cell{more} office:value-type="string">{inside}</table:table-cell>'


def xlsb_of(draw: Random, grid: Grid, shake: bool) -> bytes:
    """Write an XLSB workbook, whose cells are short texts, numbers and truth values."""
    rows = b"".join(
        xlsb_row(draw.choice([number, number, number + 5]) if shake else number, *_xlsb_cells(line))
        for number, line in enumerate(grid.lines)
    )
    if shake:
        rows += record(draw.randrange(0x3000), draw.randbytes(draw.randrange(20)))
    with tempfile.TemporaryDirectory() as folder:
        return crafted_xlsb(Path(folder, "a.xlsb"), rows).read_bytes()


def _xlsb_cells(line: list[Any]) -> list[tuple[int, int, bytes]]:
    cells = []
    for place, cell in enumerate(line):
        if isinstance(cell, bool):
            cells.append((4, place, bytes([cell])))
        elif isinstance(cell, int | float):
            cells.append((5, place, struct.pack("<d", _as_float(cell))))
        elif cell is not None:
            # A record of these tests is shorter than 128 bytes.
            cells.append((6, place, wide(_as_text(cell).encode("ascii", "replace").decode()[:50])))
    return cells


def filled_template(draw: Random, shake: bool) -> bytes:
    """Return our own workbook, filled in by somebody who does as he likes."""
    book = openpyxl.load_workbook(io.BytesIO(_template(draw.choice(["fr", "en"]))))
    sheet = book.worksheets[0]
    headings = [str(cell.value) for cell in sheet[1]]
    for row in range(2, 2 + draw.choice([1, 3, 8])):
        sheet.cell(row=row, column=1, value=f"Lieu {row}")
        for _ in range(draw.randrange(8)):
            column = draw.randrange(len(headings))
            _fill(sheet, row, column + 1, draw.choice(["2014", "Lyon", "69001", "oui", 12, nasty(draw)]))
    for _ in range(draw.choice([1, 2, 5]) if shake else 0):
        _shake_template(draw, book, sheet, len(headings))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _shake_template(draw: Random, book: Any, sheet: Any, width: int) -> None:
    way, place = draw.randrange(8), draw.randrange(width) + 1
    if way == 0:
        sheet.delete_cols(place)
    elif way == 1:
        _fill(sheet, 1, place, draw.choice(["Nom", sheet.cell(1, 1).value, nasty(draw)]))
    elif way == 2:
        sheet.insert_rows(1, draw.choice([1, 3]))
    elif way == 3:
        sheet.merge_cells(start_row=2, start_column=place, end_row=4, end_column=place + 1)
    elif way == 4:
        sheet.title = "Feuille 1"
    elif way == 5 and len(book.worksheets) > 1:
        del book[book.sheetnames[-1]]
    elif way == 6:
        book.move_sheet(sheet, draw.choice([1, 4]))
    else:
        sheet.delete_rows(1)


def _fill(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, list | dict):
        value = str(value)
    if isinstance(value, str):
        value = _as_text(value)[:_LONGEST]
    if isinstance(value, datetime.date) and value.year < 1900:
        return
    if isinstance(value, int) and not isinstance(value, bool):
        value = _as_float(value)
    if isinstance(value, float) and not math.isfinite(value):
        return
    sheet.cell(row=row, column=column, value=value)


@cache
def _template(lang: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "recensement.xlsx")
        template_workbook(path, lang=lang)
        return path.read_bytes()
