"""What people read in a table instead of the codes of the flat row: its headings, and labels for words.

A table of labels has the labels of the columns above it, in French or in English. A table of codes may have a
column of labels beside each column of codes. Either is known again by headings that nobody else writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from .cells import LIST, Cell, CellType
from .columns import FlatColumn
from .flat import FLAT_COLUMNS
from .labels import LANGUAGES, Label
from .vocabulary import Term

__all__ = [
    "BESIDE",
    "CODED",
    "GEOMETRY",
    "LABELLED",
    "OF_LABELS",
    "heading",
    "heading_beside",
    "labelled",
    "unlisted",
]

_IDENTIFIER: Final = Label("identifiant openinno", "openinno identifier")
"""The label of a column alone would not do here: many a table of others has an « identifiant »."""
_BETWEEN: Final = " | "
GEOMETRY: Final = "geometry"
"""The column of points that may stand beside those of the flat row, as in GeoJSON."""


def heading(column: FlatColumn, lang: str) -> str:
    """Return what stands above a column of labels.

    Examples:
        >>> [heading(column, "fr") for column in FLAT_COLUMNS[:2]]
        ['identifiant openinno', 'nom']
    """
    return (_IDENTIFIER if column.name == "id" else column.label).text(lang)


def heading_beside(column: FlatColumn, lang: str) -> str:
    """Return what stands above the labels beside a column of codes.

    Examples:
        >>> themes = next(column for column in FLAT_COLUMNS if column.name == "themes")
        >>> heading_beside(themes, "fr"), heading_beside(themes, "en")
        ('thème (libellé)', 'theme (label)')
    """
    return f"{column.label.text(lang)} ({Label('libellé', 'label').text(lang)})"


CODED: Final[Mapping[str, FlatColumn]] = {column.name: column for column in FLAT_COLUMNS}
"""The columns of a table of codes, by their names."""

LABELLED: Final[Mapping[str, FlatColumn]] = {
    **CODED,
    **{heading(column, lang): column for column in FLAT_COLUMNS for lang in LANGUAGES},
}
"""The columns of a table of labels, by what may stand above them."""

BESIDE: Final[Mapping[str, FlatColumn]] = {
    heading_beside(column, lang): column
    for column in FLAT_COLUMNS
    if column.vocabulary is not None
    for lang in LANGUAGES
}
"""The columns of codes beside which labels may stand, by what stands above these."""

OF_LABELS: Final = frozenset(_IDENTIFIER.text(lang) for lang in LANGUAGES)
"""The heading by which a table of labels is known."""


def labelled(cell: Cell, column: FlatColumn, lang: str) -> Cell:
    """Return a cell of the flat row as people read it: words by their labels, bars with room around them.

    Args:
        cell: The cell, as :func:`~openinno.to_flat_row` writes it.
        column: Its column.
        lang: The language of the labels.

    Examples:
        >>> themes = CODED["themes"]
        >>> labelled("energy|mobility", themes, "fr"), labelled(None, themes, "fr")
        ('énergie | mobilité', None)
    """
    if not isinstance(cell, str) or (column.vocabulary is None and column.type is not CellType.LIST):
        return cell
    items: Sequence[str] = LIST.read(cell)
    if column.vocabulary is not None:
        labels = _labels(column.vocabulary, lang)
        items = [labels[item] for item in items]
    return _BETWEEN.join(str(LIST.write([item])) for item in items)


def unlisted(cell: str) -> list[str]:
    r"""Return the items of a list as :func:`labelled` writes it, without the blank on each side of a bar.

    Examples:
        >>> unlisted("énergie | mobilité"), unlisted(r"a|b \| c")
        (['énergie', 'mobilité'], ['a', 'b | c'])
    """
    items: list[str] = LIST.read(cell)
    after = [items[0], *(item.removeprefix(" ") for item in items[1:])]
    return [*(item.removesuffix(" ") for item in after[:-1]), after[-1]]


@cache
def _labels(vocabulary: type[Term], lang: str) -> Mapping[str, str]:
    return {str(term.value): term.label(lang) for term in vocabulary}
