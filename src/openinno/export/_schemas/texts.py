"""What a schema says of each column of the flat row: its label, what to put there, and an example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from ...cells import LIST, Cell, CellType
from ...flat import FLAT_COLUMNS
from ...labels import Label
from ...sources.mapping.targets import TARGETS
from ...sources.template.columns import TEMPLATE_COLUMNS
from ...sources.template.parts import Example, TemplateColumn
from ...vocabulary import Basis, Term

__all__ = ["COLUMN_TEXTS", "ColumnText", "vocabulary_of"]


@attrs.frozen(kw_only=True)
class ColumnText:
    """What a schema says of a column.

    Args:
        label: What people call it.
        help: What to put there.
        example: A cell of it; None where there is none to show.
    """

    label: Label
    help: Label
    example: Cell = None


def vocabulary_of(column: str) -> type[Term] | None:
    """Return the vocabulary of the words of a column.

    Examples:
        >>> vocabulary_of("themes"), vocabulary_of("point_basis"), vocabulary_of("name")
        (<enum 'Theme'>, <enum 'Basis'>, None)
    """
    target = TARGETS.get(column)
    if target is not None and target.vocabulary is not None:
        return target.vocabulary
    return Basis if column.endswith("_basis") and target is not None else None


_BARS: Final = Label(" Séparer par une barre : a|b.", " With a bar between them: a|b.")
_BASIS: Final = Label(
    "Ce sur quoi le mot repose ; vide : énoncé.", "What the word rests on; empty: it is stated."
)
_BASES: Final = Label(
    "Ce sur quoi chaque mot repose, dans l'ordre des mots ; vide : tous énoncés.",
    "What each word rests on, in the order of the words; empty: all are stated.",
)
_SOURCES: Final = Label(
    "Où cela est dit : document et lignes, comme 002:L60, ou une autre page.",
    "Where it is said: a document and its lines, such as 002:L60, or another page.",
)
_SOURCES_OF_EACH: Final = Label(
    "Où chaque mot est dit, dans l'ordre des mots : document et lignes, comme 002:L60, ou une autre page.",
    "Where each word is said, in the order of the words: a document and its lines, such as 002:L60, or"
    " another page.",
)
_OWN: Final[Mapping[str, tuple[Label, Cell]]] = {
    "id": (
        Label(
            "Identifiant stable et unique : le nom en minuscules, sans accent ni espace.",
            "Stable, unique identifier: the name in small letters, without accents or spaces.",
        ),
        "le_hangar",
    ),
    "printed_names": (
        Label("Le nom tel que des documents l'écrivent.", "The name as documents spell it."),
        "Hangar|Le Hangar",
    ),
    "town_printed": (
        Label("La ville telle que le document l'imprime.", "The town as the document prints it."),
        "Bourg-en-Bresse",
    ),
    "epci_kind": (Label("Le type de l'intercommunalité.", "The kind of the grouping of communes."), "CA"),
    "epci_name": (Label("Le nom de l'intercommunalité.", "The name of the grouping of communes."), None),
    "address_town": (Label("La ville de l'enveloppe.", "The town as on an envelope."), "LYON CEDEX 07"),
    "other_sites": (
        Label("Les autres sites, écrits par openinno en JSON.", "The other sites, as openinno writes JSON."),
        None,
    ),
    "figures": (
        Label("Des chiffres, écrits par openinno en JSON.", "Figures, as openinno writes JSON."),
        None,
    ),
    "extra": (
        Label("Les colonnes sans attribut, en JSON.", "The columns without an attribute, in JSON."),
        None,
    ),
    "rest": (
        Label("Ce qu'aucune colonne ne peut tenir, en JSON.", "What no column can hold, in JSON."),
        None,
    ),
    "note_fr": (Label("Une mise en garde, en français.", "A caution, in French."), None),
    "note_en": (Label("Une mise en garde, en anglais.", "A caution, in English."), None),
}
"""What the workbook to fill in does not ask for."""
_ASKED: Final = {column.to: column for column in TEMPLATE_COLUMNS}


def _text(name: str, kind: CellType, label: Label) -> ColumnText:
    if name in _OWN:
        help_, example = _OWN[name]
        return ColumnText(label=label, help=_listed(help_, kind), example=example)
    if name in _ASKED:
        asked = _ASKED[name]
        return ColumnText(label=label, help=_listed(asked.help, kind), example=_example(asked, kind))
    words, _, what = name.rpartition("_")
    listed = kind is CellType.LIST
    if what == "basis":
        bases = (Basis.STATED.code, Basis.INFERRED.code)
        return ColumnText(label=label, help=_BASES if listed else _BASIS, example=_beside(words, bases, kind))
    help_ = _SOURCES_OF_EACH if listed else _SOURCES
    return ColumnText(label=label, help=help_, example=_beside(words, ("002:L60", "002:L75"), kind))


def _beside(words: str, items: tuple[str, str], kind: CellType) -> str:
    """Return as many items as the example of a column has words."""
    asked = _ASKED.get(words)
    cell = "" if asked is None or kind is not CellType.LIST else str(_example(asked, kind))
    return "|".join(items[: cell.count("|") + 1])


def _listed(text: Label, kind: CellType) -> Label:
    if kind is not CellType.LIST:
        return text
    return Label(text.fr + _BARS.fr, f"{text.text('en')}{_BARS.en}")


def _example(column: TemplateColumn, kind: CellType) -> Cell:
    cells = [_cell(one) for example in column.examples for one in example[: column.count] if one is not None]
    if not cells:
        return None
    return LIST.write([str(cell) for cell in cells[:2]]) if kind is CellType.LIST else cells[0]


def _cell(example: Example) -> Cell:
    if isinstance(example, Term):
        return example.code
    return example.fr.removesuffix(" (exemple)") if isinstance(example, Label) else example


COLUMN_TEXTS: Final[Mapping[str, ColumnText]] = {
    column.name: _text(column.name, column.type, column.label) for column in FLAT_COLUMNS
}
"""What a schema says of each column, by name."""
