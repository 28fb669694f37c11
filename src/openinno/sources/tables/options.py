"""How to read a file as a table, where it should not be left to the file to tell."""

from __future__ import annotations

from typing import Final

import attrs

from ...errors import RuleError
from ...labels import Label

__all__ = ["TableOptions"]

_TABS: Final = {"tab": "\t", "tabulation": "\t", "\\t": "\t"}
"""How people spell a tab where they cannot type one."""


def _separator(given: str | None) -> str | None:
    return given if given is None else _TABS.get(given, given)


@attrs.frozen(kw_only=True)
class TableOptions:
    r"""How to read a file; whatever is None is found out from the file, and told.

    Args:
        kind: Kind of file: see :data:`~openinno.sources.kinds.KINDS`.
        sheet: Name of the sheet of a workbook or of the layer of a geographic file, or its number, from 1.
        header: Row of the names of the columns, as its author counts, from 1.
        encoding: Encoding of a text file, such as ``utf-8`` or ``cp1252``.
        separator: What separates the cells of a text file: a sign, or ``tab``.
        quote: What stands around a cell of a text file that holds separators; empty for none.
        decimal: Decimal mark of numbers written as texts, ``,`` or ``.``, so that it need not be found out.
            Cells with the other mark are read too: 4.835 is a longitude, and never thousands.

    Raises:
        RuleError: No file can be read so; the message says what is possible.

    Examples:
        >>> TableOptions(separator="tab").separator
        '\t'
    """

    kind: str | None = None
    sheet: str | int | None = None
    header: int | None = None
    encoding: str | None = None
    separator: str | None = attrs.field(default=None, converter=_separator)
    quote: str | None = None
    decimal: str | None = None

    def __attrs_post_init__(self) -> None:
        separator, quote, header = self.separator, self.quote, self.header
        if separator is not None and (len(separator) != 1 or separator in "\r\n\0" or separator == quote):
            raise _impossible("separator", separator, "; , | tab")
        if quote is not None and (len(quote) > 1 or quote in {"\r", "\n", "\0", " "}):
            raise _impossible("quote", quote, "\" '")
        if self.decimal not in {None, ",", "."}:
            raise _impossible("decimal", self.decimal, ", .")
        if header is not None and (type(header) is not int or header < 1):
            raise _impossible("header", header, "1, 2, 3 …")


def _impossible(option: str, given: object, possible: str) -> RuleError:
    return RuleError(
        Label(
            f"{option} = {given!r} est impossible ; possible : {possible}",
            f"{option} = {given!r} cannot be; possible: {possible}",
        )
    )
