"""Workbooks for tests: written as their authors write them, or crafted part by part."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from openinno import Finding
from openinno.sources.tables.options import TableOptions
from openinno.sources.tables.table import Table
from openinno.sources.tables.workbooks.reading import read_workbook

__all__ = [
    "changed_part",
    "crafted_ods",
    "crafted_xlsb",
    "crafted_xlsx",
    "grid_of",
    "openpyxl",
    "read",
    "record",
    "save_ods",
    "save_xls",
    "save_xlsx",
    "wide",
    "xlsb_row",
    "xlwt",
]

openpyxl: Any = import_module("openpyxl")
xlwt: Any = import_module("xlwt")
_ODF_DOCUMENT: Any = import_module("odf.opendocument")
_ODF_TABLE: Any = import_module("odf.table")
_ODF_TEXT: Any = import_module("odf.text")

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def read(path: Path, **options: Any) -> tuple[Table, list[Any], list[Finding]]:
    """Read a workbook: its table, its rows and what they tell."""
    table = read_workbook(path, TableOptions(**options))
    told: list[Finding] = []
    return table, list(table.rows(told.append)), told


def save_xlsx(path: Path, fill: Callable[[Any], None], *, title: str = "Lieux") -> Path:
    """Save a workbook of one sheet, filled by a function."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    fill(sheet)
    book.save(path)
    return path


def grid_of(rows: Iterable[Iterable[Any]], *, row: int = 1, column: int = 1) -> Callable[[Any], None]:
    """Return what writes rows from a cell on."""

    def fill(sheet: Any) -> None:
        for down, cells in enumerate(rows):
            for right, value in enumerate(cells):
                if value is not None:
                    cell = sheet.cell(row + down, column + right, value)
                    if isinstance(value, str):
                        cell.data_type = "s"

    return fill


def save_ods(path: Path, rows: Iterable[Iterable[Any]], *, row: int = 1, column: int = 1) -> Path:
    """Save rows in an ODS workbook, from a cell on."""
    document = _ODF_DOCUMENT.OpenDocumentSpreadsheet()
    table = _ODF_TABLE.Table(name="Lieux")
    if row > 1:
        above = _ODF_TABLE.TableRow(numberrowsrepeated=str(row - 1))
        above.addElement(_ODF_TABLE.TableCell())
        table.addElement(above)
    for cells in rows:
        line = _ODF_TABLE.TableRow()
        if column > 1:
            line.addElement(_ODF_TABLE.TableCell(numbercolumnsrepeated=str(column - 1)))
        for value in cells:
            line.addElement(_ods_cell(value))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def save_xls(path: Path, rows: Iterable[Iterable[Any]], *, row: int = 1, column: int = 1) -> Path:
    """Save rows in an XLS workbook, from a cell on."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Lieux")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for down, cells in enumerate(rows):
        for right, value in enumerate(cells):
            if value is not None:
                style = (day,) if isinstance(value, date) else ()
                sheet.write(row - 1 + down, column - 1 + right, value, *style)
    book.save(str(path))
    return path


def crafted_xlsx(path: Path, sheet: str, *, texts: str = "", name: str = "Lieux") -> Path:
    """Save an XLSX workbook whose sheet is given as XML, from ``sheetData`` on."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Target="xl/workbook.xml"'
        f' Type="{_OFFICE}/officeDocument"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1"'
        f' Target="worksheets/sheet1.xml" Type="{_OFFICE}/worksheet"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}" xmlns:x="{_MAIN}">{sheet}</worksheet>',
    }
    if texts:
        parts["xl/sharedStrings.xml"] = texts
    return _save(path, parts)


def crafted_ods(path: Path, rows: str) -> Path:
    """Save an ODS workbook whose rows are given as XML."""
    spaces = "".join(f' xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<office:document-content{spaces} xmlns:calcext="urn:x"><office:body><office:spreadsheet>'
        f'<table:table table:name="Lieux">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest:manifest xmlns:manifest='m'/>",
        "content.xml": content,
    }
    return _save(path, parts)


def changed_part(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return an archive with one of its parts changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return packed.getvalue()


def _save(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _ods_cell(value: Any) -> Any:
    if value is None:
        return _ODF_TABLE.TableCell()
    if isinstance(value, bool):
        return _ODF_TABLE.TableCell(valuetype="boolean", booleanvalue=str(value).lower())
    if isinstance(value, int | float):
        return _ODF_TABLE.TableCell(valuetype="float", value=repr(value))
    if isinstance(value, date):
        return _ODF_TABLE.TableCell(valuetype="date", datevalue=value.isoformat())
    cell = _ODF_TABLE.TableCell(valuetype="string", stringvalue=value)
    cell.addElement(_ODF_TEXT.P(text=value))
    return cell


def crafted_xlsb(path: Path, cells: bytes, *, extent: bytes = bytes(16)) -> Path:
    """Save an XLSB workbook whose sheet is given as records, those of its cells."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1"'
        f' Target="worksheets/sheet1.bin" Type="{_OFFICE}/worksheet"/></Relationships>',
        "xl/workbook.bin": b"".join(
            (
                record(0x0099, bytes(12)),
                record(0x008F),
                record(0x009C, bytes(8) + wide("rId1") + wide("Lieux")),
                record(0x0090),
                record(0x0084),
            )
        ),
        "xl/worksheets/sheet1.bin": b"".join(
            (record(0x0081), record(0x0094, extent), record(0x0091), cells, record(0x0092), record(0x0082))
        ),
    }
    return _save(path, parts)


def record(kind: int, data: bytes = b"") -> bytes:
    """Return a record of an XLSB workbook, shorter than 128 bytes."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(data)]) + data


def wide(text: str) -> bytes:
    """Return a text as an XLSB workbook keeps it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb_row(number: int, *cells: tuple[int, int, bytes]) -> bytes:
    """Return the records of a row, from 0: of each cell the kind, the column from 0 and the value."""
    row = record(0x0000, struct.pack("<I", number) + bytes(13))
    return row + b"".join(
        record(kind, struct.pack("<II", column, 0) + value) for kind, column, value in cells
    )
