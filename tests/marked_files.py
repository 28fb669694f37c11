"""Reports made by hand, and workbooks that hold what most libraries lose."""

from __future__ import annotations

import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs

from openinno import Finding, Label, Position, Repair, Report, Severity, check
from openinno.validation import Catalogue

__all__ = ["FORMULAS", "found", "openpyxl", "parts_of", "repaired", "report_of", "rich_workbook"]

openpyxl: Any = import_module("openpyxl")
xlsxwriter: Any = import_module("xlsxwriter")

FORMULAS = ("=1+1", "@SUM(A1)", "-2+3|cmd", "\t=1", "＝1+1")
"""Texts that a spreadsheet might run."""


def found(row: int | None = 2, column: str | None = "A", text: str = "faux", **more: Any) -> Finding:
    """Return a finding of a cell."""
    where = Position(**{"row": row, "column": column, **more.pop("where", {})})
    given = {"code": "wrong-thing", "severity": Severity.ERROR, "text": Label(text, "wrong"), **more}
    return Finding(where=where, **given)


def repaired(
    row: int, column: str, old: Any, new: Any, *, lossless: bool = True, mends: str | None = None, **more: Any
) -> Finding:
    """Return a finding of a cell that says what to write instead."""
    repair = Repair(column=mends or column, old=old, new=new, confidence=1, lossless=lossless)
    return found(row, column, repair=repair, value=old, **more)


def report_of(*findings: Finding) -> Report:
    """Return a report that holds some findings."""
    return attrs.evolve(check([], rules=Catalogue(rules=[])), findings=findings)


def rich_workbook(path: Path) -> Path:
    """Save a workbook with a picture, a chart, notes, filters, formulas, a hidden sheet and a data bar."""
    picture = path.with_suffix(".png")
    picture.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
            "0000000d49444154789c6360f8cfc0f01f0005000201a5f645900000000049454e44ae426082"
        )
    )
    book = xlsxwriter.Workbook(str(path))
    sheet, hidden = book.add_worksheet("L'été & co"), book.add_worksheet("Cachée")
    hidden.hide()
    hidden.write(0, 0, "secret")
    sheet.write_row(0, 0, ["Nom", "SIRET", "CP", "Double"], book.add_format({"bold": True}))
    number = book.add_format({"num_format": "0.00", "italic": True})
    for row in range(1, 6):
        sheet.write_row(row, 0, [f"Lieu {row}", "732 829 320 00074"])
        sheet.write_number(row, 2, 1000 + row, number)
        sheet.write_formula(row, 3, f"=C{row + 1}*2", None, 2 * (1000 + row))
    sheet.insert_image("F2", str(picture))
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='L''été & co'!$C$2:$C$6"})
    sheet.insert_chart("F10", chart)
    sheet.write_comment("A3", "déjà là", {"author": "Anne"})
    sheet.write_comment("D2", "autre")
    sheet.autofilter("A1:D6")
    sheet.freeze_panes(1, 0)
    sheet.protect("secret")
    sheet.conditional_format("C2:C6", {"type": "data_bar"})
    sheet.merge_range("A8:A10", "fusion")
    book.define_name("Zone", "='L''été & co'!$A$1:$B$3")
    book.close()
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
