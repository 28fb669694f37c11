"""The columns of the flat row, as the table of fields has them."""

from __future__ import annotations

from collections.abc import Iterator

from openinno import FLAT_COLUMNS, CellType, Label

from .markdown import Writer

__all__ = ["flat_row_page"]

_TYPES = {
    CellType.TEXT: Label("texte", "text"),
    CellType.LIST: Label("liste", "list"),
    CellType.INTEGER: Label("nombre entier", "whole number"),
    CellType.NUMBER: Label("nombre", "number"),
    CellType.JSON: Label("JSON", "JSON"),
}
_RULES = (
    Label(
        "Une cellule vide veut dire inconnu, jamais non. Un texte vide n'existe pas dans une cellule : dans"
        " un fichier, rien ne le distinguerait d'une cellule vide.",
        "An empty cell means unknown, never no. No cell is an empty text: in a file, nothing would tell it"
        " from an empty cell.",
    ),
    Label(
        "Une liste sépare ses éléments par une barre : `a|b`. Dans un élément, une barre ou une"
        " contre-oblique est précédée d'une contre-oblique.",
        "A list has a bar between its items: `a|b`. Inside an item, a bar or a backslash has a backslash"
        " before it.",
    ),
    Label(
        "Un mot est écrit par son code. Ce sur quoi il repose et où il est dit tiennent dans les deux"
        " colonnes voisines, dans le même ordre ; vide, le fondement est *énoncé* partout.",
        "A word is written as its code. What it rests on and where it is said stand in the next two columns,"
        " in the same order; left empty, the basis is *stated* throughout.",
    ),
    Label(
        "Des sources sont écrites comme des citations, séparées par un point-virgule :"
        " `002:L60; 002:L75-80`.",
        "Sources are written as citations with a semicolon between them: `002:L60; 002:L75-80`.",
    ),
    Label(
        "Le premier site a ses colonnes ; les autres tiennent dans `other_sites`. Les degrés sont ceux du"
        " WGS 84.",
        "The first site has its columns; the others stand in `other_sites`. Degrees are those of WGS 84.",
    ),
    Label(
        "Ce qu'aucune colonne ne peut tenir sans perte est gardé, entier, dans `rest`. Une structure traverse"
        " donc sa ligne sans changer.",
        "What no column can hold without loss is kept, whole, in `rest`. So a structure goes through its row"
        " unchanged.",
    ),
    Label(
        "CSV, TSV et Excel peuvent porter, au lieu de ces noms et des codes, les libellés que donne la table"
        " ci-dessous : voir {py:func}`openinno.export.csv`. L'identifiant y est « identifiant openinno ».",
        "CSV, TSV and Excel can have, instead of these names and of codes, the labels that the table below"
        " gives: see {py:func}`openinno.export.csv`. There the identifier is “openinno identifier”.",
    ),
)


def flat_row_page(w: Writer) -> Iterator[str]:
    """Write the rules of the flat row and its columns, in order."""
    yield w.both("# La ligne à plat", "# The flat row")
    yield ""
    yield w.both(
        f"Une structure tient sur une ligne de {len(FLAT_COLUMNS)} colonnes, les mêmes pour toutes, dans cet"
        " ordre. {py:func}`openinno.to_flat_row` l'écrit et {py:func}`openinno.from_flat_row` la relit.",
        f"A structure stands on one row of {len(FLAT_COLUMNS)} columns, the same for all, in this order."
        " {py:func}`openinno.to_flat_row` writes it and {py:func}`openinno.from_flat_row` reads it back.",
    )
    yield ""
    yield from (f"- {rule.text(w.lang)}" for rule in _RULES)
    yield ""
    yield w.both("## Les colonnes", "## The columns")
    yield ""
    yield from w.table(
        w.both(
            "colonne | ce que c'est | forme | place dans le JSON",
            "column | what it is | form | place in the JSON",
        ),
        "llll",
        (
            (
                f"`{column.name}`",
                w.plain(column.label),
                w.plain(_TYPES[column.type]),
                f"`{column.path}`" if column.path else "",
            )
            for column in FLAT_COLUMNS
        ),
    )
