"""How to read a file as a table, where it should not be left to the file to tell."""

from __future__ import annotations

import attrs

__all__ = ["TableOptions"]


@attrs.frozen(kw_only=True)
class TableOptions:
    """How to read a file; whatever is None is found out from the file, and told.

    Args:
        kind: Kind of file: see :data:`~openinno.sources.kinds.KINDS`.
        sheet: Name of the sheet of a workbook or of the layer of a geographic file, or its number, from 1.
        header: Row of the names of the columns, as its author counts, from 1.
        encoding: Encoding of a text file, such as ``utf-8`` or ``cp1252``.
        separator: What separates the cells of a text file.
        quote: What stands around a cell of a text file that holds separators; empty for none.
        decimal: Decimal mark of numbers written as texts, ``,`` or ``.``.
    """

    kind: str | None = None
    sheet: str | int | None = None
    header: int | None = None
    encoding: str | None = None
    separator: str | None = None
    quote: str | None = None
    decimal: str | None = None
