"""Which sheet of a workbook is the table: the one that is asked for, or the one that looks most like one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any, Final

import attrs

from ....errors import SourceError
from ....findings import Finding, Position
from ....labels import Label, plain
from ....pieces import broken
from ..assumptions import assumed
from ..sheet_choice import place_asked

__all__ = ["SUMMARY", "Sheets", "filled_rows", "told_choice"]

SUMMARY: Final = Label("Synthèse openinno", "openinno summary")
"""How the name of the sheet begins that sums a check up: it is no table, however many rows it has."""


@attrs.frozen
class Sheets:
    """The sheets of a workbook, numbered as its author counts: those that are shown, then the hidden ones.

    Args:
        shown: The names of those that are shown.
        hidden: The names of the hidden ones.
    """

    shown: tuple[str, ...]
    hidden: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all."""
        return self.shown + self.hidden

    @property
    def candidates(self) -> tuple[str, ...]:
        """The names of those among which the table is looked for."""
        shown = self.shown or self.hidden
        return tuple(name for name in shown if not name.startswith((SUMMARY.fr, SUMMARY.text("en")))) or shown

    def asked(self, sheet: str | int, file: str) -> str:
        """Return the name of the sheet that is asked for.

        Args:
            sheet: Its name, case and accents forgiven, or its number, from 1.
            file: Name of the workbook, for the error.

        Raises:
            SourceError: There is none; the message names those that there are, the nearest first.

        Examples:
            >>> Sheets(("Lisez-moi", "Départements")).asked("departements", "lieux.xlsx")
            'Départements'
        """
        place = place_asked(self.names, sheet)
        if place is None:
            raise SourceError(self._unknown(str(sheet), file))
        return self.names[place]

    def _unknown(self, sheet: str, file: str) -> Label:
        nearest = sorted(self.names, key=lambda name: -_likeness(name, sheet))
        fr = ", ".join(f"« {name} »" for name in nearest)
        en = ", ".join(f"“{name}”" for name in nearest)
        return broken(
            file,
            f"aucune feuille « {sheet} » ; ce classeur a : {fr}",
            f"no sheet “{sheet}”; this workbook has: {en}",
        )


def filled_rows(rows: Iterable[Sequence[Any]]) -> int:
    """Return how many rows have two filled cells or more.

    Args:
        rows: The rows; blank cells are empty texts.

    Examples:
        >>> filled_rows([["Lieux", ""], ["Nom", "Ville"], ["H7", "Lyon"]])
        2
    """
    return sum(len(row) - row.count("") > 1 for row in rows)


def told_choice(sheets: Sheets, name: str, where: Position) -> Finding:
    """Tell which sheet was taken where there are several, and how to take another.

    Args:
        sheets: The sheets of the workbook.
        name: Name of the sheet that was taken.
        where: The sheet.
    """
    others = [other for other in sheets.names if other != name]
    fr = ", ".join(f"« {other} »" + (" (masquée)" if other in sheets.hidden else "") for other in others)
    en = ", ".join(f"“{other}”" + (" (hidden)" if other in sheets.hidden else "") for other in others)
    text = Label(
        f"la feuille « {name} » est lue ; les autres ne le sont pas : {fr}",
        f"the sheet “{name}” is read; the others are not: {en}",
    )
    return assumed("sheet", text, where=where, example=others[0])


def _likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, plain(name), plain(other)[:100]).ratio()
