"""ODS: how large its sheets would become, which of their cells are merged, and whether some hold errors.

A cell or a row that stands many times is written once with its number, so that a short file may ask for
more cells than any memory holds. All sheets are laid out when one is read.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ...limits import MOST_CELLS, MOST_MERGED, MOST_REPEATED, MOST_TEXT
from ..merged import Area
from .bounds import Extent, protected, too_large, too_many_cells, too_many_merged, too_many_repeated
from .faults import HiddenFault
from .markup import check
from .ods_cells import CONTENT, ods_cells
from .packages import Package

__all__ = ["OdsGlance", "check_ods", "ods_faults"]


@attrs.define
class OdsGlance:
    """What is seen of the sheets: their merged cells, and whether some cell holds an error."""

    merged: dict[str, list[Area]] = attrs.field(factory=dict)
    errors: bool = False


def check_ods(package: Package) -> OdsGlance:
    """Refuse a workbook of which a sheet is too large to be laid out, and return what is seen of it.

    Args:
        package: Its parts.

    Raises:
        SourceError: It is too large, damaged or protected; the message says what to do.
    """
    if b"encryption-data" in package.text("meta-inf/manifest.xml"):
        raise protected(package.file)
    check(package.pieces(CONTENT), package.file)
    glance = OdsGlance()
    extents: dict[str, Extent] = {}
    at, width, laid, text, merged, repeated = ("", -1), 0, 0, 0, 0, 0
    for cell in ods_cells(package):
        glance.errors = glance.errors or cell.error is not None
        if cell.spans != (1, 1):
            last_cell = cell.row + cell.spans[0] - 1, cell.column + cell.spans[1] - 1
            glance.merged.setdefault(cell.sheet, []).append(((cell.row, cell.column), last_cell))
            merged += 1
            if merged > MOST_MERGED:
                raise too_many_merged(package.file)
        if not cell.filled:
            continue
        extent = extents.setdefault(cell.sheet, Extent())
        last = cell.column + cell.columns - 1
        extent.add(cell.row, cell.column, last)
        extent.add(cell.row + cell.rows - 1, cell.column, last)
        # The blank cells before a filled one are laid out too, in each row that is written.
        same = at == (cell.sheet, cell.row)
        laid += last + 1 - (width if same else 0)
        repeated += 0 if same else cell.rows - 1
        at, width = (cell.sheet, cell.row), last + 1
        text += cell.text * cell.rows * cell.columns
        if extent.cells > MOST_CELLS or laid > MOST_CELLS:
            raise too_many_cells(package.file, cell.sheet, extent)
        if text > MOST_TEXT:
            raise too_large(package.file, MOST_TEXT, "son texte", "its text")
    if sum(extent.cells for extent in extents.values()) > MOST_CELLS:
        raise too_many_cells(package.file, *max(extents.items(), key=lambda item: item[1].cells))
    if repeated > MOST_REPEATED:
        # Each would be a row of the census, and a line of a thousand signs could ask for a million.
        raise too_many_repeated(package.file)
    return glance


def ods_faults(package: Package, sheet: str) -> Iterator[HiddenFault]:
    """Yield the cells of a sheet that hold errors.

    Args:
        package: The parts of the workbook.
        sheet: Its name.
    """
    for cell in ods_cells(package):
        if cell.error and cell.sheet == sheet:
            yield HiddenFault(cell.row, cell.column, cell.error)
