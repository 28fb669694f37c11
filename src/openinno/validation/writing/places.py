"""Where a finding is, as the author of the data would look for it: a cell, a row, a structure."""

from __future__ import annotations

import re
from typing import Final

from ...findings import Position
from ...labels import Label
from ..worded import COLUMNS, called
from .judged import Judged
from .signs import brief

__all__ = ["cell_address", "column_label", "place", "several_files"]

_LETTERS: Final = re.compile(r"[A-Z]{1,3}")
_BARE: Final = re.compile(r"[^\W\d]\w*")
_LONGEST: Final = 80


def cell_address(where: Position) -> str | None:
    """Return the address of a cell as spreadsheets write it; None where there is no cell.

    Examples:
        >>> cell_address(Position(sheet="Feuil1", row=12, column="C"))
        'Feuil1!C12'
        >>> cell_address(Position(sheet="L'été", row=2, column="A"))
        "'L''été'!A2"
        >>> cell_address(Position(file="lieux.csv", row=12, column="C")) is None
        True
    """
    if where.sheet is None or where.row is None or not _LETTERS.fullmatch(where.column or ""):
        return None
    bare = _BARE.fullmatch(where.sheet)
    sheet = where.sheet if bare else "'" + where.sheet.replace("'", "''") + "'"
    return f"{sheet}!{where.column}{where.row}"


def place(where: Position, lang: str, *, file: bool = True) -> tuple[str, ...]:
    """Return where something is, the narrowest way to find it first, then whom it concerns.

    Args:
        where: The position.
        lang: The language.
        file: Whether to name the file too: not where there is only one.

    Examples:
        >>> place(Position(sheet="Feuil1", row=12, column="C", record="lab"), "fr")
        ('Feuil1!C12', 'lab')
        >>> place(Position(file="lieux.csv", row=12, column="C"), "fr", file=False)
        ('ligne 12, colonne C',)
        >>> place(Position(row=12, column="postcode"), "fr")
        ('ligne 12, colonne « code postal » (postcode)',)
    """
    address = cell_address(where)
    first = brief(address, _LONGEST) if address else _in_words(where, lang)
    named = (where.file if file else None, first, where.record, where.path)
    return tuple(brief(one, _LONGEST) for one in named if one)


def _in_words(where: Position, lang: str) -> str:
    sheet, row, column = (brief(one, _LONGEST) for one in (where.sheet, where.row, where.column))
    named = called(column).text(lang) if where.column in COLUMNS else column
    parts = (
        sheet and Label(f"feuille « {sheet} »", f"sheet “{sheet}”").text(lang),
        row and Label(f"ligne {row}", f"row {row}").text(lang),
        named and Label(f"colonne {named}", f"column {named}").text(lang),
    )
    return ", ".join(filter(None, parts))


def several_files(report: Judged) -> bool:
    """Tell whether a place must name its file: there are several, or it is not what was checked."""
    return bool({one.where.file for one in report.findings} - {None, report.name})


def column_label(name: str, lang: str) -> str:
    """Return what people call a column of the flat row; its own name where it is none.

    Examples:
        >>> column_label("postcode", "fr"), column_label("C", "fr"), column_label("Nom du lieu", "fr")
        ('code postal', 'colonne C', 'Nom du lieu')
    """
    label = COLUMNS.get(name)
    if label is not None:
        return label.text(lang)
    named = Label(f"colonne {name}", f"column {name}").text(lang) if _LETTERS.fullmatch(name) else name
    return brief(named, _LONGEST)
