"""The parts of a mapping as a document declares them: columns, marked columns, constants, source, reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, TypeVar

from ....cells import LIST, Cell
from ....errors import RuleError
from ....labels import Label
from ....listing import possible_names
from ..cells.meanings import understander, unknown_word
from ..declared import ABSENT, MARKS, ColumnMapping, FieldMapping, MarkedColumns, target_of
from ..proposing.synonyms import attributes_called
from ..targets import SHOWN_BY, TARGETS
from .keys import Keys
from .sections import as_day, options_of, source_of

__all__ = ["IGNORED", "mapping_of"]

T = TypeVar("T")

IGNORED: Final = "ignored"
"""What stands in the place of an attribute for a column that is left out."""
_SECTIONS: Final = ("source", "table", "constants", "marked", "columns", IGNORED, "absent")
_COLUMN: Final = ("to", "then", "form", "separator", "words")
_MARKED: Final = ("to", "marks", "columns")


def mapping_of(document: Keys) -> FieldMapping | None:
    """Return the mapping that a document declares, or None where it is told why not.

    Args:
        document: The document; what is wrong in it is taken down, and the rest is read all the same.

    Examples:
        >>> mapping_of(Keys({"columns": {"Nom": "name", "RSS": "ignored"}}, "", [])).ignored
        ('RSS',)
    """
    document.known(_SECTIONS)
    given = document.table("columns")
    columns = _made(_column(given, name) for name in given if given[name] != IGNORED)
    marked = _made(_marked(one) for one in document.tables("marked"))
    ignored = (*document.texts(IGNORED), *(name for name in given if given[name] == IGNORED))
    constants = _constants(document.table("constants"))
    absent = document.texts("absent", ABSENT)
    source = source_of(document.table("source")) if "source" in document else None
    options = options_of(document.table("table"))
    if _named_twice(given, columns, marked, ignored):
        return None
    return document.make(
        lambda: FieldMapping(
            columns=columns,
            marked=marked,
            constants=constants,
            ignored=ignored,
            absent=absent,
            source=source,
            options=options,
        )
    )


def _made(parts: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(part for part in parts if part is not None)


def _column(columns: Keys, name: str) -> ColumnMapping | None:
    given = columns[name]
    if isinstance(given, str):
        to = _target(columns, name, given)
        return None if to is None else ColumnMapping(columns=(name,), to=to)
    if not isinstance(given, Mapping):
        columns.unlike(name, "un attribut, ou une table avec « to »", "an attribute, or a table with “to”")
        return None
    table = columns.table(name)
    table.known(_COLUMN)
    to = _attribute(table)
    then, form, separator = table.texts("then"), table.text("form"), table.text("separator")
    words = _words(table.table("words"), to)
    if to is None:
        return None
    return table.make(
        lambda: ColumnMapping(columns=(name, *then), to=to, form=form, separator=separator, words=words)
    )


def _words(table: Keys, to: str | None) -> Mapping[str, tuple[str, ...]]:
    words = {name: table.texts(name) for name in table}
    for name, ours in words.items():
        for word in ours:
            _check_word(table, name, word, to)
    return words


def _marked(table: Keys) -> MarkedColumns | None:
    table.known(_MARKED)
    to = _attribute(table)
    given = table.table("columns")
    columns = {name: word for name in given if (word := given.text(name)) is not None}
    for name, word in columns.items():
        _check_word(given, name, word, to)
    marks = table.texts("marks", MARKS)
    if to is None or (list(given) and not columns):
        return None
    return table.make(lambda: MarkedColumns(to=to, columns=columns, marks=marks))


def _attribute(table: Keys) -> str | None:
    name = table.text("to")
    if name is None and "to" not in table:
        table.wrong(None, Label("« to », l'attribut, manque", "“to”, the attribute, is missing"))
    return None if name is None else _target(table, "to", name)


def _target(table: Keys, place: str, name: str) -> str | None:
    """Return the name of an attribute; or tell that it is none, and which one people call so."""
    try:
        target_of(name)
    except RuleError as error:
        called = attributes_called(name)
        text = _called_otherwise(name, called) if called else error.text
        table.wrong(place, text, given=name, possible=error.possible)
        return None
    return name


def _called_otherwise(name: str, called: Sequence[str]) -> Label:
    every = possible_names(tuple(TARGETS), called, SHOWN_BY)
    fr, en = " ou ".join(f"« {one} »" for one in called), " or ".join(f"“{one}”" for one in called)
    return Label(
        f"attribut inconnu : « {name} ». Vouliez-vous dire {fr} ? {every.text('fr')}.",
        f"unknown attribute “{name}”. Did you mean {en}? {every.text('en')}.",
    )


def _check_word(table: Keys, place: str, word: str, to: str | None) -> None:
    """Tell that the vocabulary of an attribute does not have a word."""
    vocabulary = target_of(to).vocabulary if to else None
    if vocabulary is not None and understander(vocabulary)(word) is None:
        error = unknown_word(vocabulary, word, look_near=True)
        table.wrong(place, error.text, given=word, possible=[term.code for term in vocabulary])


def _constants(table: Keys) -> Mapping[str, Cell]:
    cells = {name: _cell(table, name) for name in table if _target(table, name, name)}
    return {name: cell for name, cell in cells.items() if cell is not None}


def _cell(table: Keys, name: str) -> Cell:
    given = table[name]
    if isinstance(given, list):
        return LIST.write(list(table.texts(name)))
    if isinstance(given, str | int | float) and not isinstance(given, bool):
        return given
    day = as_day(given)
    if day is None:
        table.unlike(name, "un texte, un nombre, un jour ou une liste", "a text, a number, a day or a list")
    return day


def _named_twice(
    table: Keys,
    columns: Iterable[ColumnMapping],
    marked: Iterable[MarkedColumns],
    ignored: Iterable[str],
) -> bool:
    """Tell the columns that are named twice, and whether there are any."""
    named = Counter((*chain.from_iterable(one.columns for one in columns), *ignored))
    named.update(chain.from_iterable(one.columns for one in marked))
    twice = [name for name, times in named.items() if times > 1]
    for name in twice:
        text = Label(f"la colonne « {name} » est nommée deux fois", f"the column “{name}” is named twice")
        table.wrong(name, text, given=name)
    return bool(twice)
