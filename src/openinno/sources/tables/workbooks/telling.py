"""What is told of a sheet: where its names stand, what is merged, and which cells read as blank."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ....findings import Finding, Position, Severity
from ....labels import Label
from ..assumptions import assumed
from ..options import TableOptions
from ..table import letter_of
from .grids import Grid
from .merged import Heading
from .spreadsheets.faults import HiddenFault

__all__ = ["told_fault", "told_heading", "told_merged"]


def told_heading(grid: Grid, heading: Heading, options: TableOptions) -> Iterator[Finding]:
    """Tell where the names of the columns stand."""
    where = attrs.evolve(grid.where, row=heading.first + 1)
    if heading.first > 0 and options.header is None:
        text = Label(
            f"les noms des colonnes sont à la ligne {heading.first + 1} ; ce qui est au-dessus n'est pas lu",
            f"the names of the columns stand in row {heading.first + 1}; what is above it is not read",
        )
        yield assumed("header", text, where=where, example=heading.first + 2)
    if heading.last == heading.first + 1 and any(name is not None for name in heading.names):
        text = Label(
            "les noms des colonnes tiennent sur deux lignes, qui sont réunies",
            "the names of the columns stand in two rows, which are joined",
        )
        yield Finding(code="header-joined", severity=Severity.INFO, where=where, text=text)


def told_merged(where: Position) -> Finding:
    """Tell that a value stands for several rows."""
    text = Label(
        "cellules fusionnées : leur valeur vaut pour chacune de leurs lignes",
        "merged cells: their value stands for each of their rows",
    )
    fix = Label("sinon, défusionner les cellules", "otherwise, unmerge the cells")
    return Finding(code="merged-cells", severity=Severity.INFO, where=where, text=text, fix=fix)


def told_fault(fault: HiddenFault, where: Position) -> Finding:
    """Tell of a cell that reads as blank and is not."""
    where = attrs.evolve(where, row=fault.row + 1, column=letter_of(fault.column))
    if fault.error is None:
        text = Label(
            "formule jamais calculée : la cellule est lue comme vide",
            "a formula that was never computed: the cell is read as blank",
        )
        fix = Label("ouvrir le classeur dans un tableur et l'enregistrer", "open the workbook and save it")
        return Finding(
            code="formula-not-computed", severity=Severity.WARNING, where=where, text=text, fix=fix
        )
    text = Label(
        f"la cellule contient l'erreur {fault.error} : elle est lue comme vide",
        f"the cell holds the error {fault.error}: it is read as blank",
    )
    fix = Label("corriger la formule, ou écrire la valeur", "mend the formula, or write the value")
    return Finding(code="cell-error", severity=Severity.WARNING, where=where, text=text, fix=fix)
