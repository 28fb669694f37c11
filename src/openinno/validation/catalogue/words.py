"""Words: each column of a vocabulary holds codes of it; a rule a column, made from the table of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ...cells import LIST, Cell
from ...citations import Source
from ...errors import VocabularyError
from ...fields import LOCATION_FIELDS, SITE_FIELDS, STRUCTURE_FIELDS
from ...findings import Repair, Severity
from ...holds import Holds
from ...labels import Label
from ...listing import words_command
from ...vocabulary import Basis, Term
from ..conditions import Check, OneOf
from ..rules import Mend, Rule
from ..worded import COLUMNS, either
from .making import New, code_of, graded, mending, study

__all__ = ["WORDS", "WordColumn", "word_columns"]

_BETWEEN: Final = re.compile(r"\s*[;,/]\s*")
"""What people set between words, instead of a bar."""
_SHOWN: Final = 6
"""As many codes as a sentence can hold."""
_SLIP: Final = 0.6
_TEXTS: Final = ("printed_names", "partner_names")
_SOURCES: Final[Mapping[str, Source | Label]] = {
    "profiles": study(196, 203),
    "types": study(205, 294),
    "themes": study(153),
    "levels": study(87, 91),
    "maturity": study(205, 294),
    "support": study(154),
    "ownership": study(316),
    "initiative": study(316),
    "legal_form": study(250),
    "funding": study(127),
    "partners": study(155),
    "publics": study(182),
    "activities": study(182),
    "status": study(60),
    "epci_kind": Label("Insee, code officiel géographique", "INSEE, official geographic code"),
}


class WordColumn(NamedTuple):
    """A column of words of a vocabulary."""

    name: str
    vocabulary: type[Term]
    several: bool


def word_columns() -> Iterator[WordColumn]:
    """Yield the columns that hold words, each with what it rests on, in the order of the flat row."""
    for field in (*STRUCTURE_FIELDS, *SITE_FIELDS, *LOCATION_FIELDS):
        if field.vocabulary is None:
            continue
        name, several = field.column or field.name, field.holds is Holds.CLAIMS
        yield WordColumn(name, field.vocabulary, several)
        if field.holds is not Holds.WORD:
            yield WordColumn(f"{name}_basis", Basis, several)


def _rule(column: WordColumn) -> Rule:
    name, vocabulary, several = column
    label = COLUMNS[name]
    codes = [str(term.code) for term in vocabulary]
    told = either(vocabulary) if len(codes) <= _SHOWN else _one_of_many(vocabulary, len(codes))
    return Rule(
        code=code_of(name, "words"),
        column=name,
        holds=OneOf(name, codes),
        severity=Severity.ERROR,
        title=Label(f"{label.fr} : des mots connus", f"{label.text('en')}: known words"),
        reason=Label(
            "Seuls des codes communs à tous se comptent et se comparent.",
            "Only codes that all share can be counted and compared.",
        ),
        text=Label(
            f"« {{value}} » : un mot inconnu dans « {label.fr} »",
            f"“{{value}}”: an unknown word in “{label.text('en')}”",
        ),
        fix=Label(f"écrire {told.fr}", f"write {told.text('en')}"),
        source=_SOURCES.get(name),
        mend=_mend(vocabulary, name) if not several else _mend_list(vocabulary, name),
    )


def _one_of_many(vocabulary: type[Term], count: int) -> Label:
    shown_by = words_command(vocabulary.vocabulary().label)
    return Label(
        f"l'un des {count} codes : {shown_by.text('fr')}", f"one of the {count} codes: {shown_by.text('en')}"
    )


def _mend(vocabulary: type[Term], column: str) -> Mend:
    return mending(column, lambda text: _read(vocabulary, text))


def _mend_list(vocabulary: type[Term], column: str) -> Mend:
    def change(text: str) -> New | None:
        found = [_items(vocabulary, item) for item in LIST.read(text)]
        if not all(found):
            return None
        items = [item for some in found for item in some]
        # More words than before no longer stand beside what they rest on.
        as_many = len(items) == len(found)
        return New(
            str(LIST.write([item.text for item in items])),
            min(item.confidence for item in items),
            lossless=as_many and all(item.lossless for item in items),
        )

    return mending(column, change)


def _items(vocabulary: type[Term], text: str) -> Sequence[New]:
    """Return the words that one item of a list stands for; none where it cannot be told."""
    whole = _read(vocabulary, text)
    if whole is not None and whole.lossless:
        return [whole]
    parts = [_read(vocabulary, part) for part in _BETWEEN.split(text)]
    found = [part for part in parts if part is not None and part.lossless]
    if len(found) == len(parts):
        return found
    return [whole] if whole is not None else []


@lru_cache(maxsize=1 << 12)
def _read(vocabulary: type[Term], text: str) -> New | None:
    """Read one word: what the vocabulary forgives is sure, what is near it is a guess."""
    if vocabulary is Basis and not text.strip():
        return New(Basis.STATED.code, lossless=True)
    try:
        return New(vocabulary.parse(text).code, lossless=True)
    except VocabularyError as error:
        near = next(iter(error.candidates), None) if not error.refused else None
    return New(near.code, _SLIP) if isinstance(near, Term) else None


def _repeats(column: str) -> Rule:
    label = COLUMNS[column]
    return Rule(
        code=code_of(column, "repeated"),
        column=column,
        holds=Check("no-repeat", column, _has_no_repeat),
        severity=graded(Severity.INFO, Severity.WARNING, Severity.WARNING),
        title=Label(f"{label.fr} : chaque élément une fois", f"{label.text('en')}: each item once"),
        reason=Label(
            "Ce qui est dit deux fois est compté deux fois.", "What is said twice is counted twice."
        ),
        text=Label("« {value} » répète un élément", "“{value}” repeats an item"),
        fix=Label("ne garder chaque élément qu'une fois", "keep each item once"),
        after=[code_of(column, "words")] if column not in _TEXTS else [],
        mend=_without_repeats(column, lossless=column in _TEXTS),
    )


def _has_no_repeat(text: str) -> bool:
    if "|" not in text:
        return True
    items = LIST.read(text)
    return len(set(items)) == len(items)


def _without_repeats(column: str, *, lossless: bool) -> Mend:
    """Return what keeps each item once; of words, the parallel lists have to be mended too."""

    def mend(row: Mapping[str, Cell]) -> Repair | None:
        old = row.get(column)
        if not isinstance(old, str) or _has_no_repeat(old):
            return None
        new = LIST.write(list(dict.fromkeys(LIST.read(old))))
        return Repair(column=column, old=old, new=new, confidence=0.9, lossless=lossless)

    return mend


_COLUMNS: Final = tuple(word_columns())
_LISTS: Final = [one.name for one in _COLUMNS if one.several and not one.name.endswith("_basis")]

WORDS: Final = (*map(_rule, _COLUMNS), *map(_repeats, (*_LISTS, *_TEXTS)))
"""A rule for each column of words, and one for each list that is to name nothing twice."""
