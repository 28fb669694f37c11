"""A workbook looked over before it is opened: its kind, and what opening it would hide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

import attrs

from .....labels import Label
from ..merged import Area
from .bounds import damaged
from .compound import COMPOUND
from .faults import HiddenFault
from .ods import check_ods, ods_faults
from .packages import Package
from .xls import check_xls, xls_faults
from .xlsb import check_xlsb, xlsb_faults
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
        faults: Returns the cells of the sheet of a name that read as blank and are not.
        merged: The merged cells of each sheet that has some; None where opening it tells them.
    """

    kind: str
    faults: Callable[[str], Iterable[HiddenFault]]
    merged: Mapping[str, Sequence[Area]] | None = None


def look_into(data: bytes, file: str) -> Book:
    """Look a workbook over, and refuse one that could not be opened in bounded memory.

    Args:
        data: The workbook.
        file: Its name.

    Raises:
        SourceError: It is no workbook, damaged, protected or too large; the message says what to do.
    """
    if data.startswith(COMPOUND):
        suspect = check_xls(data, file)
        return Book("xls", partial(xls_faults, data, file) if suspect else _no_faults)
    if not data.startswith(_ARCHIVE):
        raise damaged(file, _NO_WORKBOOK if data else _EMPTY)
    package = Package(data, file)
    found = [part for part in _LOOKS if part in package]
    if not found:
        raise damaged(file, _NO_BOOK_INSIDE)
    glances = check_xlsx(package)
    # An archive may be several kinds at once, of which the library takes one: each is looked over.
    looked_over = [_LOOKS[part](package, glances) for part in found]
    return looked_over[0]


def _xlsb(package: Package, _: Mapping[str, Glance]) -> Book:
    check_xlsb(package)
    return Book("xlsb", partial(xlsb_faults, package))


def _ods(package: Package, _: Mapping[str, Glance]) -> Book:
    glance = check_ods(package)
    return Book("ods", partial(ods_faults, package) if glance.errors else _no_faults, glance.merged)


def _xlsx(package: Package, glances: Mapping[str, Glance]) -> Book:
    def faults(sheet: str) -> Iterable[HiddenFault]:
        part = sheet_parts(package).get(sheet, "")
        glance = glances.get(part)
        if glance and glance.odd:
            return xlsx_faults(package, part)
        return quick_faults(package, part) if glance and glance.suspect else ()

    return Book("xlsx", faults)


_LOOKS: Final[Mapping[str, Callable[[Package, Mapping[str, Glance]], Book]]] = {
    "xl/workbook.bin": _xlsb,
    "content.xml": _ods,
    "_rels/.rels": _xlsx,
}
"""How a workbook is looked over that has a part of a name."""


def _no_faults(_: str) -> Iterable[HiddenFault]:
    return ()


_EMPTY: Final = Label("il est vide", "it is empty")
_NO_WORKBOOK: Final = Label(
    "ce n'est pas un classeur, ou il est abîmé", "it is no workbook, or it is damaged"
)
_NO_BOOK_INSIDE: Final = Label(
    "c'est une archive ZIP, sans classeur", "it is a ZIP archive, without a workbook"
)
