"""How large a sheet is, and the one error of a workbook that cannot be read."""

from __future__ import annotations

import attrs

from .....errors import SourceError
from .....labels import Label, language_of
from .....pieces import broken
from ...limits import MOST_CELLS, MOST_MERGED, MOST_REPEATED
from ...table import letter_of

__all__ = [
    "Extent",
    "damaged",
    "protected",
    "too_large",
    "too_many_cells",
    "too_many_merged",
    "too_many_repeated",
]


@attrs.define
class Extent:
    """The smallest rectangle that holds every filled cell, rows and columns counted from 0."""

    top: int = 1 << 40
    left: int = 1 << 40
    bottom: int = -1
    right: int = -1

    def add(self, row: int, left: int, right: int | None = None) -> None:
        """Take in a filled cell, or those of a row from one column to another."""
        right = left if right is None else right
        if row < self.top:
            self.top = row
        if row > self.bottom:
            self.bottom = row
        if left < self.left:
            self.left = left
        if right > self.right:
            self.right = right

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max(self.bottom - self.top + 1, 0)

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max(self.right - self.left + 1, 0)

    @property
    def cells(self) -> int:
        """How many cells it has."""
        return self.rows * self.columns

    def check(self, file: str, sheet: str) -> None:
        """Refuse a sheet that is too large to be laid out.

        Raises:
            SourceError: It is; the message says what to delete.
        """
        if self.cells > MOST_CELLS:
            raise too_many_cells(file, sheet, self)


def too_many_cells(file: str, sheet: str, extent: Extent) -> SourceError:
    """Return the error of a sheet that is too large to be laid out.

    Args:
        file: Name of the workbook.
        sheet: Name of the sheet.
        extent: What it holds.
    """
    last = f"{letter_of(extent.right)}{extent.bottom + 1}"
    fr = (
        f"la feuille « {sheet} » va jusqu'à la cellule {last} : {_count(extent.cells, 'fr')} cellules,"
        f" et au plus {_count(MOST_CELLS, 'fr')} sont lues. Supprimez les lignes sous le tableau et les"
        " colonnes à sa droite, puis enregistrez."
    )
    en = (
        f"the sheet “{sheet}” reaches cell {last}: {_count(extent.cells, 'en')} cells, and at most"
        f" {_count(MOST_CELLS, 'en')} are read. Delete the rows below the table and the columns to its right,"
        " then save."
    )
    return SourceError(broken(file, fr, en))


def too_many_merged(file: str) -> SourceError:
    """Return the error of a workbook of which too many cells are merged.

    Args:
        file: Its name.
    """
    return damaged(
        file,
        Label(
            f"il a plus de {_count(MOST_MERGED, 'fr')} groupes de cellules fusionnées ; défusionnez-les",
            f"it has more than {_count(MOST_MERGED, 'en')} groups of merged cells; unmerge them",
        ),
    )


def too_many_repeated(file: str) -> SourceError:
    """Return the error of a workbook that repeats filled rows too often.

    Args:
        file: Its name.
    """
    return damaged(
        file,
        Label(
            f"plus de {_count(MOST_REPEATED, 'fr')} lignes y sont la copie d'une autre ; supprimez-les",
            f"more than {_count(MOST_REPEATED, 'en')} rows of it are copies of another; delete them",
        ),
    )


def too_large(file: str, most: int, fr: str, en: str) -> SourceError:
    """Return the error of a workbook of which something is too large.

    Args:
        file: Its name.
        most: How many bytes are read.
        fr: What is too large, in French.
        en: What is too large, in English.
    """
    return SourceError(
        broken(
            file,
            f"{fr} dépasse {most >> 20} Mio, ce qui n'est pas lu. Gardez la seule feuille du tableau, sans"
            " mise en forme, ou enregistrez-la en CSV.",
            f"{en} exceeds {most >> 20} MiB, which is not read. Keep the sheet of the table only, without"
            " formatting, or save it as CSV.",
        )
    )


def damaged(file: str, why: Label | None = None) -> SourceError:
    """Return the error of a workbook that cannot be read.

    Args:
        file: Its name.
        why: What is wrong with it; None where only that something is.
    """
    why = why or Label("il est abîmé ou tronqué", "it is damaged or cut short")
    return SourceError(
        broken(
            file,
            f"ce classeur ne peut pas être lu : {why.text('fr')}. Ouvrez-le dans un tableur et"
            " enregistrez-le de nouveau en XLSX ou en CSV.",
            f"this workbook cannot be read: {why.text('en')}. Open it in a spreadsheet and save it again"
            " as XLSX or CSV.",
        )
    )


def protected(file: str) -> SourceError:
    """Return the error of a workbook that a password protects."""
    return damaged(
        file,
        Label(
            "il est protégé par un mot de passe ; retirez-le d'abord",
            "a password protects it; take it off first",
        ),
    )


def _count(number: int, lang: str) -> str:
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}" if language_of(lang) == "fr" else ",")
