"""A census as CSV: its structures, a flat row each, safe to open in a spreadsheet."""

from __future__ import annotations

import io
import re
from csv import writer
from pathlib import Path
from typing import Final, overload

from ..cells import Cell
from ..census import Census
from ..formulas import guarded
from ._left import Left
from ._rows import flat_rows
from ._sheets import Sheet, Words, sheet_of
from ._writing import MARK, asked_of, is_french, written_to

__all__ = ["csv", "tsv"]

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@overload
def csv(
    census: Census,
    path: None = None,
    *,
    lang: str | None = None,
    words: Words = "codes",
    extra: bool = False,
) -> str: ...


@overload
def csv(
    census: Census,
    path: str | Path,
    *,
    lang: str | None = None,
    words: Words = "codes",
    extra: bool = False,
) -> Left: ...


def csv(
    census: Census,
    path: str | Path | None = None,
    *,
    lang: str | None = None,
    words: Words = "codes",
    extra: bool = False,
) -> str | Left:
    """Write the structures of a census as CSV, in UTF-8: a flat row each, in codes or as people read it.

    :func:`~openinno.read_census` reads the structures back equal, whatever stands for the words. The source,
    the actors and all else that is no structure is left out. A text that a spreadsheet would run, such as
    one that begins with ``=``, has an apostrophe before it, which reading takes away. What holds control
    characters stands in ``rest``.

    Args:
        census: The census.
        path: The file, which gets its name once it is whole; None for the text itself.
        lang: ``fr`` for the spreadsheets of France: a semicolon, a decimal comma and, in a file, a byte order
            mark. Commas and decimal points otherwise. The labels are in this language too.
        words: ``codes`` for the names of the columns and the codes of the words; ``labels`` for what people
            call them; ``both`` for a column of labels beside each column of codes, which are those read back.
        extra: Whether to write what no attribute takes, which may be personal.

    Returns:
        The text, or what was left out of the file.

    Raises:
        OSError: The file cannot be written.
        RuleError: There is no such way to write words.
        TypeError: This is no census.

    Examples:
        >>> import openinno as oi
        >>> text = csv(oi.embedded_census()[:1])
        >>> text.splitlines()[0][:40]
        'id,name,printed_names,profiles,profiles_'
        >>> text = csv(oi.embedded_census()[:1], words="labels", lang="fr")
        >>> text.splitlines()[0][:44]
        'identifiant openinno;nom;noms imprimés;profi'
    """
    french = is_french(lang)
    text = _table(_sheet(census, words, lang, extra), ";" if french else ",", decimal_comma=french)
    if path is None:
        return text
    return written_to(path, MARK + text if french else text, census, whole=False, extra=extra)


@overload
def tsv(
    census: Census,
    path: None = None,
    *,
    lang: str | None = None,
    words: Words = "codes",
    extra: bool = False,
) -> str: ...


@overload
def tsv(
    census: Census,
    path: str | Path,
    *,
    lang: str | None = None,
    words: Words = "codes",
    extra: bool = False,
) -> Left: ...


def tsv(
    census: Census,
    path: str | Path | None = None,
    *,
    lang: str | None = None,
    words: Words = "codes",
    extra: bool = False,
) -> str | Left:
    """Write the structures of a census as :func:`csv` does, with tabs between the cells.

    Args:
        census: The census.
        path: The file, which gets its name once it is whole; None for the text itself.
        lang: The language of the labels; numbers have a decimal point in any.
        words: ``codes``, ``labels`` or ``both``.
        extra: Whether to write what no attribute takes, which may be personal.

    Returns:
        The text, or what was left out of the file.

    Raises:
        OSError: The file cannot be written.
        RuleError: There is no such way to write words.
        TypeError: This is no census.

    Examples:
        >>> import openinno as oi
        >>> tsv(oi.embedded_census()[:1]).split()[:3]
        ['id', 'name', 'printed_names']
    """
    text = _table(_sheet(census, words, lang, extra), "\t", decimal_comma=False)
    return text if path is None else written_to(path, text, census, whole=False, extra=extra)


def _sheet(census: Census, words: Words, lang: str | None, extra: bool) -> Sheet:
    return sheet_of(flat_rows(asked_of(census, extra=extra), not_held=_CONTROL), words, lang)


def _table(sheet: Sheet, separator: str, *, decimal_comma: bool) -> str:
    file = io.StringIO(newline="")
    lines = writer(file, delimiter=separator, lineterminator="\r\n")
    lines.writerow(sheet.header)
    lines.writerows([_cell(cell, decimal_comma) for cell in row] for row in sheet.rows)
    return file.getvalue()


def _cell(cell: Cell, decimal_comma: bool) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if cell is None:
        return ""
    return repr(cell).replace(".", ",") if decimal_comma else repr(cell)
