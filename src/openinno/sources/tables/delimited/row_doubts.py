"""What is told of a row of a text file: why it is refused, or what is doubtful in it."""

from __future__ import annotations

from ....findings import Finding, Position, Severity
from ....labels import Label
from ..limits import LONGEST_LINE
from .text_lines import CUT, shown

__all__ = ["blank_too_many", "flawed", "loose_quotes", "rest_of_row", "too_few", "too_many", "unbalanced"]


def flawed(flaw: str, where: Position) -> Finding:
    """Say that a line holds what cannot be trusted, and is refused."""
    if flaw == CUT:
        text = Label(
            f"ligne de plus de {LONGEST_LINE >> 20} Mio : seul son début est gardé",
            f"a line of more than {LONGEST_LINE >> 20} MiB: only its start is kept",
        )
        return _fault("line-too-long", where, text, None)
    if flaw == "\0":
        text = Label("la ligne contient un caractère nul", "the line holds a null character")
        return _fault("null-character", where, text, Label("le retirer", "take it away"))
    byte = f" ({shown(flaw)})" if "\udc80" <= flaw <= "\udcff" else ""
    text = Label(
        f"un octet de la ligne{byte} n'est pas de l'encodage du fichier",
        f"a byte of the line{byte} is not of the encoding of the file",
    )
    fix = Label(
        "retaper la lettre, montrée par son octet, ou dire l'encodage : encoding=",
        "type the letter again, shown as its byte, or say the encoding: encoding=",
    )
    return _fault("wrong-byte", where, text, fix)


def unbalanced(where: Position, quote: str) -> Finding:
    """Say that the quotes of a line are not in order, so that it is refused."""
    text = Label(
        f"un guillemet {quote} de trop ou de moins : la ligne est mise de côté, la suivante est lue",
        f"a quote {quote} too many or missing: the line is set aside, the next one is read",
    )
    fix = Label(
        f"fermer le guillemet, ou doubler celui qui fait partie du texte ({quote * 2})",
        f"close the quote, or double one that is part of the text ({quote * 2})",
    )
    return _fault("unbalanced-quote", where, text, fix)


def rest_of_row(where: Position, broken: int) -> Finding:
    """Say that a line may be the rest of one whose quotes are not in order."""
    text = Label(
        f"peut-être la suite de la ligne {broken}, dont les guillemets ne sont pas en ordre",
        f"maybe the rest of line {broken}, whose quotes are not in order",
    )
    return _fault("rest-of-broken-row", where, text, None)


def too_many(where: Position, cells: int, width: int) -> Finding:
    """Say that a row has more cells than columns, and is refused."""
    text = Label(
        f"{cells} cellules pour {width} colonnes : sans doute un séparateur dans un texte sans guillemets",
        f"{cells} cells for {width} columns: probably a separator in a text without quotes around it",
    )
    fix = Label(
        "mettre la cellule entre guillemets, ou nommer les colonnes qui manquent",
        "put quotes around the cell, or name the columns that are missing",
    )
    return _fault("too-many-cells", where, text, fix)


def _fault(code: str, where: Position, text: Label, fix: Label | None) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, where=where, text=text, fix=fix)


def loose_quotes(where: Position) -> Finding:
    """Say that quotes are read as part of a text."""
    text = Label(
        "des guillemets ne sont pas doublés : ils sont lus comme partie du texte",
        "quotes are not doubled: they are read as part of the text",
    )
    return Finding(code="loose-quotes", severity=Severity.WARNING, where=where, text=text)


def too_few(where: Position, cells: int, width: int) -> Finding:
    """Say that a row has fewer cells than columns."""
    text = Label(
        f"{cells} cellule(s) pour {width} colonnes : les dernières sont tenues pour vides",
        f"{cells} cell(s) for {width} columns: the last ones are taken for blank",
    )
    return Finding(code="too-few-cells", severity=Severity.WARNING, where=where, text=text)


def blank_too_many(where: Position, cells: int, width: int) -> Finding:
    """Say that a row has more cells than columns, which are blank."""
    text = Label(
        f"{cells} cellules pour {width} colonnes : celles de trop sont vides et laissées de côté",
        f"{cells} cells for {width} columns: those too many are blank and left aside",
    )
    return Finding(code="blank-surplus", severity=Severity.INFO, where=where, text=text)
