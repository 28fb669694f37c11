"""Words of a vocabulary in a sentence: what people call them first, then the code that a cell holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from ..cells import LIST, Cell, CellType
from ..findings import NAMED, shortened
from ..flat import FLAT_COLUMNS
from ..labels import Label
from ..vocabulary import Term

__all__ = ["COLUMNS", "called", "coded", "either", "in_labels", "in_words", "with_code"]

_WORDS: Final = {column.name: column for column in FLAT_COLUMNS if column.vocabulary is not None}
"""The columns of words."""
COLUMNS: Final[Mapping[str, Label]] = {column.name: column.label for column in FLAT_COLUMNS}
"""What people call the columns."""
_LONGEST: Final = 80
_LONGEST_READ: Final = 1000


def with_code(term: Term) -> Label:
    """Return a word with the code to write, which is not told twice where they are the same.

    Examples:
        >>> from openinno.vocabulary import Ownership
        >>> with_code(Ownership.PRIVATE).text("fr"), with_code(Ownership.PUBLIC).text("fr")
        ('« privé » (private)', '« public »')
    """
    return coded(Label(term.label("fr"), term.label("en")), str(term.code))


def called(column: str) -> Label:
    """Return a column with its name; that alone where it is none of the flat row.

    Examples:
        >>> called("postcode").text("fr"), called("surface").text("fr")
        ('« code postal » (postcode)', '« surface »')
    """
    return coded(COLUMNS.get(column) or Label(column), column)


def coded(label: Label, code: str, *, shown: str | None = None) -> Label:
    """Return a label with the code to write, which is not told twice where they are the same.

    Args:
        label: What people call it.
        code: What is written.
        shown: What stands for the code in the text; the code itself where None.

    Examples:
        >>> coded(Label("fab lab"), "fab_lab", shown="{repair}").fr, coded(Label("hub"), "hub").fr
        ('« fab lab » ({repair})', '« hub »')
    """
    fr, en, told = label.fr, label.text("en"), code if shown is None else shown
    return Label(
        f"« {told} »" if fr == code else f"« {fr} » ({told})",
        f"“{told}”" if en == code else f"“{en}” ({told})",
    )


def either(terms: Iterable[Term]) -> Label:
    """Return words of which one is to be written.

    Examples:
        >>> from openinno.vocabulary import Status
        >>> either(Status).text("fr")
        '« en projet » (planned), « en activité » (active) ou « fermé » (closed)'
    """
    told = [with_code(term) for term in terms]
    return Label(_joined([one.fr for one in told], "ou"), _joined([one.text("en") for one in told], "or"))


def in_labels(column: str, cell: Cell) -> Label | None:
    """Return the labels of the codes that a cell holds; None where it holds anything else.

    Args:
        column: The column of the flat row.
        cell: The cell.

    Examples:
        >>> in_labels("types", "living_lab|incubator").text("fr"), in_labels("types", "hub")
        ('living lab, incubateur', None)
    """
    # A table may hold anything in a cell, and codes that take more than this are shortened away all the same.
    if not isinstance(cell, str | int) or not 0 < len(text := str(cell)) <= _LONGEST_READ:
        return None
    return _in_labels(column, text)


@lru_cache(maxsize=1 << 12)
def _in_labels(column: str, text: str) -> Label | None:
    kind = _WORDS.get(column)
    if kind is None or kind.vocabulary is None:
        return None
    known: Mapping[str, Term] = {str(term.code): term for term in kind.vocabulary}
    codes = LIST.read(text) if kind.type is CellType.LIST else [text]
    if not codes or not known.keys() >= set(codes):
        return None
    fr, en = (", ".join(known[code].label(lang) for code in codes) for lang in ("fr", "en"))
    return Label(shortened(fr, _LONGEST), shortened(en, _LONGEST))


def in_words(text: Label, column: str, cells: Mapping[str, Cell]) -> Label:
    """Return the text of a rule with labels in place of the codes that its cells hold.

    Args:
        text: The text, which names cells as ``{name of a column}``, and ``{value}`` for that of its own.
        column: Its own column.
        cells: The cells of the row.

    Examples:
        >>> in_words(Label("le type « {value} »"), "types", {"types": "living_lab"}).fr
        'le type « living lab »'
    """
    for name, told in _cells_of_words(text, column):
        labels = in_labels(told, cells.get(told))
        if labels is not None:
            fr, en = labels.fr, labels.text("en")
            text = Label(text.fr.replace(name, fr), text.text("en").replace(name, en))
    return text


@lru_cache(maxsize=1 << 10)
def _cells_of_words(text: Label, column: str) -> tuple[tuple[str, str], ...]:
    """Return the cells of words that a text names: as it names them, and their columns."""
    names = sorted({*NAMED.findall(text.fr), *NAMED.findall(text.text("en"))})
    named = ((f"{{{name}}}", column if name == "value" else name) for name in names)
    return tuple((name, told) for name, told in named if told in _WORDS)


def _joined(told: list[str], last: str) -> str:
    *first, one = told
    return f"{', '.join(first)} {last} {one}" if first else one
