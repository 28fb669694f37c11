"""How the sheets of a workbook look on a screen and on paper: headings, lines, pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .._optional import need
from ..sources.tables.table import letter_of

__all__ = ["body", "head", "printed"]

_INK, _PAPER, _SHADE = "FFFFFFFF", "FF1F3864", "FFDDE3EE"
"""White on dark blue, a contrast of 11 to 1; and what every second line has behind it."""


def head(sheet: Any, headings: Sequence[str], *, row: int = 1) -> None:
    """Write a row of headings."""
    styles = need("openpyxl.styles", extra="xlsx")
    for place, heading in enumerate(headings, 1):
        cell = sheet.cell(row=row, column=place, value=heading)
        cell.font = styles.Font(bold=True, color=_INK)
        cell.fill = styles.PatternFill("solid", fgColor=_PAPER)
        cell.alignment = styles.Alignment(wrap_text=True, vertical="center")
        # The borders tell the columns apart on paper, where colours may not.
        cell.border = styles.Border(right=styles.Side(style="thin", color=_INK))
    sheet.row_dimensions[row].height = 34


def body(sheet: Any, *, first: int, widths: Sequence[float]) -> None:
    """Set the lines of a sheet to be read: wrapped, every second one shaded, texts typed as texts.

    Args:
        sheet: The sheet.
        first: Its first line that is no heading.
        widths: The widths of its columns, in signs.
    """
    styles = need("openpyxl.styles", extra="xlsx")
    for number, row in enumerate(sheet.iter_rows(min_row=first)):
        for cell in row:
            cell.alignment = styles.Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.number_format = "@"
            if number % 2:
                cell.fill = styles.PatternFill("solid", fgColor=_SHADE)
    for place, width in enumerate(widths):
        sheet.column_dimensions[letter_of(place)].width = width
    printed(sheet)


def printed(sheet: Any) -> None:
    """Set how a sheet is printed: across an A4, its name and pages below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.oddFooter.center.text = "&A, &P / &N"
