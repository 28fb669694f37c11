"""A workbook as it is looked at before it is opened: its kind, and what opening it would hide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from .....errors import SourceError
from .....labels import Label
from ...limits import MOST_IN_MEMORY
from .bounds import damaged, too_large
from .compound import COMPOUND
from .faults import HiddenFault
from .ods import Area, OdsGlance, check_ods
from .ods_cells import ods_cells
from .packages import Package
from .xls import check_xls, xls_errors
from .xlsb import check_xlsb, xlsb_errors, xlsb_parts
from .xlsx import Glance, check_xlsx
from .xlsx_cells import quick_faults, xlsx_faults
from .xlsx_parts import sheet_parts

__all__ = ["Book", "look_into"]

_ARCHIVE: Final = b"PK\3\4"


@attrs.frozen
class Book:
    """A workbook that can be opened in bounded memory.

    Args:
        kind: How it is written: xlsx, xlsb, xls or ods.
        data: The workbook.
        file: Its name.
        package: Its parts, if it is an archive.
        glances: What is seen of the parts of an XLSX workbook.
        ods: What is seen of the sheets of an ODS workbook.
        suspect: Whether some cell of an XLS workbook may hold an error.
    """

    kind: str
    data: bytes
    file: str
    package: Package | None = None
    glances: Mapping[str, Glance] = attrs.field(factory=dict)
    ods: OdsGlance | None = None
    suspect: bool = False

    def faults(self, sheet: str) -> Iterator[HiddenFault]:
        """Yield the cells of a sheet that read as blank and are not.

        Args:
            sheet: Its name.
        """
        if self.package is None:
            errors = xls_errors(self.data, self.file, sheet) if self.suspect else ()
            yield from (HiddenFault(*error) for error in errors)
        elif self.ods:
            for cell in ods_cells(self.package) if self.ods.errors else ():
                if cell.error and cell.sheet == sheet:
                    yield HiddenFault(cell.row, cell.column, cell.error)
        elif self.kind == "xlsb":
            part = xlsb_parts(self.package).get(sheet)
            found = xlsb_errors(self.package, part) if part else ()
            yield from (HiddenFault(*fault) for fault in found)
        else:
            part = sheet_parts(self.package).get(sheet)
            glance = self.glances.get(part or "")
            if part and glance and glance.odd:
                yield from xlsx_faults(self.package, part)
            elif part and glance and glance.suspect:
                yield from quick_faults(self.package, part)

    def merged(self, sheet: str) -> list[Area] | None:
        """Return the merged cells of a sheet, where opening it does not tell them.

        Args:
            sheet: Its name.
        """
        return self.ods.merged.get(sheet, []) if self.ods else None


def look_into(data: bytes, file: str) -> Book:
    """Look a workbook over, and refuse one that could not be opened in bounded memory.

    Args:
        data: The workbook.
        file: Its name.

    Raises:
        SourceError: It is no workbook, damaged, protected or too large; the message says what to do.
    """
    if len(data) > MOST_IN_MEMORY:
        raise too_large(file, MOST_IN_MEMORY, "le fichier", "the file")
    if data.startswith(COMPOUND):
        return Book("xls", data, file, suspect=check_xls(data, file))
    if not data.startswith(_ARCHIVE):
        raise _no_workbook(data, file)
    package = Package(data, file)
    if "xl/workbook.bin" in package:
        kind = "xlsb"
    elif "content.xml" in package:
        kind = "ods"
    elif "_rels/.rels" in package:
        kind = "xlsx"
    else:
        why = Label("c'est une archive ZIP, sans classeur", "it is a ZIP archive, without a workbook")
        raise damaged(file, why)
    glances = check_xlsx(package)
    if "xl/workbook.bin" in package:
        check_xlsb(package)
    ods = check_ods(package) if "content.xml" in package else None
    return Book(kind, data, file, package, glances, ods if kind == "ods" else None)


def _no_workbook(data: bytes, file: str) -> SourceError:
    if not data:
        return damaged(file, Label("il est vide", "it is empty"))
    return damaged(
        file, Label("ce n'est pas un classeur, ou il est abîmé", "it is no workbook, or it is damaged")
    )
