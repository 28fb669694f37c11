"""What claims rest on, and where they are said: as many bases and sources as words, each readable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from ...cells import LIST
from ...citations import Source
from ...fields import STRUCTURE_FIELDS
from ...findings import Severity
from ...holds import Holds
from ...labels import Label
from ..conditions import AllOf, AnyOf, Check, Condition, Implies, Not, Present
from ..rules import Rule
from ..worded import COLUMNS
from .making import code_of

__all__ = ["PROVENANCE"]

_ALONE: Final = ("point_sources", "town_sources", "sources")


def _rules() -> Iterator[Rule]:
    for field in STRUCTURE_FIELDS:
        if field.holds is Holds.CLAIMS:
            yield _parallel(f"{field.name}_basis", field.name)
            yield _parallel(f"{field.name}_sources", field.name)
            yield _citations(f"{field.name}_sources", _are_lists_of_sources)
        elif field.holds is Holds.CLAIM:
            yield _of_one(f"{field.name}_basis", field.name)
            yield _of_one(f"{field.name}_sources", field.name)
            yield _citations(f"{field.name}_sources", _are_sources)
    for column in _ALONE:
        yield _citations(column, _are_sources)


def _parallel(column: str, words: str) -> Rule:
    # Most rows have both, which is asked first.
    beside = AllOf(Present(words), Check("as-many", (words, column), _as_many))
    holds = AnyOf(beside, Not(Present(column)))
    # An unknown word is often several, of which the count is then not that of the others.
    after = [code_of(words, "words")]
    if column.endswith("_basis"):
        after.append(code_of(column, "words"))
    return _beside(
        column,
        words,
        holds,
        Label("« {value} » : pas autant d'éléments que de mots", "“{value}”: not as many items as words"),
        after,
    )


def _of_one(column: str, word: str) -> Rule:
    holds = Implies(Present(column), Present(word))
    return _beside(column, word, holds, Label("« {value} », sans mot", "“{value}”, without a word"), [])


def _beside(column: str, words: str, holds: Condition, text: Label, after: list[str]) -> Rule:
    label, of = COLUMNS[column], COLUMNS[words]
    return Rule(
        code=code_of(column, "beside-words"),
        column=column,
        holds=holds,
        severity=Severity.ERROR,
        title=Label(f"{label.fr} : autant que de mots", f"{label.text('en')}: as many as words"),
        reason=Label(
            "Chaque mot a son fondement et ses sources, dans le même ordre : un de moins, et tous glissent.",
            "Each word has its basis and its sources, in the same order: one less, and all slip.",
        ),
        text=text,
        fix=Label(
            f"mettre un élément par mot de « {of.fr} », séparés par |, ou vider la cellule",
            f"set an item for each word of “{of.text('en')}”, separated by |, or empty the cell",
        ),
        after=after,
    )


def _citations(column: str, test: Callable[[str], bool]) -> Rule:
    label = COLUMNS[column]
    return Rule(
        code=code_of(column, "citations"),
        column=column,
        holds=Check("citations", column, test),
        severity=Severity.ERROR,
        title=Label(f"{label.fr} : des citations lisibles", f"{label.text('en')}: readable citations"),
        reason=Label(
            "Une source que l'on ne peut pas lire ne prouve rien.",
            "A source that cannot be read proves nothing.",
        ),
        text=Label("« {value} » n'est pas une citation", "“{value}” is no citation"),
        fix=Label(
            "écrire 002:L60, 002:L60-64, ou le nom ou l'adresse d'une autre page",
            "write 002:L60, 002:L60-64, or the name or address of another page",
        ),
    )


def _as_many(words: str, items: str) -> bool:
    if "\\" in words or "\\" in items:
        return len(LIST.read(words)) == len(LIST.read(items))
    return words.count("|") == items.count("|")


@lru_cache(maxsize=1 << 14)
def _are_sources(text: str) -> bool:
    try:
        Source.parse(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1 << 14)
def _are_lists_of_sources(text: str) -> bool:
    return all(map(_are_sources, LIST.read(text)))


PROVENANCE: Final = tuple(_rules())
"""The rules of the columns beside words."""
