"""What is told of a table written as text: how it was found to be written, and what was left aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from ....findings import Finding, Position, Severity, shortened
from ....labels import Label
from ..assumptions import assumed, instead
from ..options import TableOptions
from .encodings import FoundEncoding
from .first_lines import FirstRow
from .sniffing import Sniffed, decimal_marks
from .text_lines import shown

__all__ = ["about_decimals", "about_dialect", "about_encoding", "about_header", "changed", "too_wide"]

_LONGEST_SHOWN: Final = 300
_SPELT: Final = {
    ";": Label("le point-virgule", "the semicolon"),
    ",": Label("la virgule", "the comma"),
    ".": Label("le point", "the point"),
    "\t": Label("la tabulation", "the tab"),
    "|": Label("la barre verticale", "the vertical bar"),
}


def about_encoding(found: FoundEncoding, options: TableOptions, where: Position) -> Iterator[Finding]:
    """Tell which encoding was found, and what speaks against it."""
    if options.encoding is None and found.why is not None:
        text = Label(
            f"lu en {found.name} : {found.why.text('fr')}", f"read as {found.name}: {found.why.text('en')}"
        )
        example = "utf-8" if found.name == "cp1252" else "cp1252"
        yield assumed("encoding", text, where=where, example=example)
    yield from (attrs.evolve(doubt, where=where) for doubt in found.doubts)


def about_dialect(
    sniffed: Sniffed, declared: str | None, options: TableOptions, where: Position
) -> Iterator[Finding]:
    """Tell which separator and which quotes were found."""
    dialect = sniffed.dialect
    if options.separator is None:
        yield assumed(
            "separator",
            _separated(dialect.separator, sure=sniffed.sure, declared=declared is not None),
            where=where,
            example="," if dialect.separator == ";" else ";",
        )
    if options.quote is None and sniffed.quoted:
        fr = " ; une barre oblique inverse y précède un guillemet" if dialect.escapes else ""
        en = "; a backslash stands before a quote in them" if dialect.escapes else ""
        text = Label(
            f"des cellules sont entre {dialect.quote}{fr}", f"some cells stand between {dialect.quote}{en}"
        )
        yield assumed("quote", text, where=where, example="" if dialect.quote == '"' else '"')


def _separated(separator: str, *, sure: bool, declared: bool) -> Label:
    if declared:
        return Label(
            f"séparateur « {separator} », déclaré par la première ligne (sep=)",
            f"separator “{separator}”, as the first line declares (sep=)",
        )
    if not sure:
        return Label(
            "aucun séparateur reconnu : une seule colonne", "no separator recognised: one column only"
        )
    spelt = _SPELT.get(separator, Label(f"« {separator} »", f"“{separator}”"))
    return Label(f"{spelt.text('fr')} sépare les cellules", f"{spelt.text('en')} separates the cells")


def about_header(
    header: FirstRow, columns: int, above: Sequence[tuple[int, str]], options: TableOptions, where: Position
) -> Iterator[Finding]:
    """Tell which line names the columns, what stands above it, and which blank columns are left out."""
    at = attrs.evolve(where, row=header.number)
    if options.header is None:
        text = Label(
            f"la ligne {header.number} donne les noms des colonnes",
            f"line {header.number} gives the names of the columns",
        )
        yield assumed("header", text, where=at, example=header.number + 1)
    yield from _damage(header, at)
    if above:
        held = " / ".join(shortened(shown(line), _LONGEST_SHOWN) for _, line in above)
        text = Label(
            f"au-dessus des noms des colonnes, et non lu comme des lignes : {held}",
            f"above the names of the columns, and not read as rows: {held}",
        )
        where = attrs.evolve(where, row=above[0][0])
        yield Finding(
            code="above-header", severity=Severity.INFO, where=where, text=text, fix=instead("header", 1)
        )
    if len(header.cells) > columns:
        more = len(header.cells) - columns
        text = Label(
            f"{more} colonne(s) vide(s) et sans nom à droite laissée(s) de côté",
            f"{more} blank column(s) without a name at the right left aside",
        )
        yield Finding(code="blank-columns", severity=Severity.INFO, where=at, text=text)


def _damage(header: FirstRow, where: Position) -> Iterator[Finding]:
    """Tell what is damaged in the names of the columns, which are read all the same."""
    if header.broken:
        text = Label(
            "un guillemet des noms des colonnes est de trop ou manque : ils sont lus sans guillemets",
            "a quote in the names of the columns is too many or missing: they are read without quotes",
        )
        yield Finding(code="unbalanced-quote", severity=Severity.WARNING, where=where, text=text)
    if header.flawed:
        text = Label(
            "des octets des noms des colonnes ne sont pas de l'encodage du fichier : ils sont montrés tels",
            "bytes in the names of the columns are not of the encoding of the file: they are shown as bytes",
        )
        fix = instead("encoding", "cp1252")
        yield Finding(code="wrong-byte", severity=Severity.WARNING, where=where, text=text, fix=fix)


def about_decimals(
    rows: Sequence[Sequence[str]], options: TableOptions, where: Position
) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the decimal mark of most numbers, None where none has one, and the finding that tells it."""
    marks = decimal_marks(rows).most_common()
    if options.decimal is not None or not marks:
        return options.decimal, ()
    mark = marks[0][0]
    fr = ", ".join(f"{_SPELT[one].text('fr')} : {count}" for one, count in marks)
    en = ", ".join(f"{_SPELT[one].text('en')}: {count}" for one, count in marks)
    text = Label(
        f"{_SPELT[mark].text('fr')} précède les décimales, l'autre signe est lu aussi"
        f" (vus au début du fichier ; {fr})",
        f"{_SPELT[mark].text('en')} precedes the decimals, the other mark is read too"
        f" (seen at the start of the file; {en})",
    )
    return mark, (assumed("decimal", text, where=where, example="." if mark == "," else ","),)


def changed(line: int) -> Label:
    """Say that a file is no longer what it was."""
    return Label(
        f"la ligne {line}, qui nomme les colonnes, n'est plus la même : le fichier a changé",
        f"line {line}, which names the columns, is no longer the same: the file has changed",
    )


def too_wide(line: int, width: int, most: int) -> Label:
    """Say that a file has more columns than anyone can use."""
    return Label(
        f"la ligne {line} a {width} cellules ; {most} colonnes au plus sont lues",
        f"line {line} has {width} cells; {most} columns at most are read",
    )
