"""The parts of a mapping as a document declares them: columns, marked columns, constants, source, reading."""

from __future__ import annotations

import codecs
import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, TypeVar

import attrs

from ....cells import LIST, Cell
from ....census import CensusSource
from ....dates import is_partial_date
from ....errors import RuleError
from ....labels import Label
from ...kinds import KINDS
from ...tables.options import TableOptions
from ..cells.meanings import understander, unknown_word
from ..declared import ABSENT, MARKS, ColumnMapping, FieldMapping, MarkedColumns, target_of
from ..proposing.synonyms import attributes_called
from ..targets import TARGETS
from .keys import Keys

__all__ = ["IGNORED", "mapping_of"]

T = TypeVar("T")

IGNORED: Final = "ignored"
"""What stands in the place of an attribute for a column that is left out."""
_SECTIONS: Final = ("source", "table", "constants", "marked", "columns", IGNORED, "absent")
_COLUMN: Final = ("to", "then", "form", "separator", "words")
_MARKED: Final = ("to", "marks", "columns")
_SOURCE: Final = tuple(field.name for field in attrs.fields(CensusSource))
_TABLE: Final = tuple(field.name for field in attrs.fields(TableOptions))


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
    source = _source(document.table("source")) if "source" in document else None
    options = _options(document.table("table"))
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
    every = ", ".join(TARGETS)
    fr, en = " ou ".join(f"« {one} »" for one in called), " or ".join(f"“{one}”" for one in called)
    return Label(
        f"attribut inconnu : « {name} ». Vouliez-vous dire {fr} ? Possibles : {every}.",
        f"unknown attribute “{name}”. Did you mean {en}? Possible: {every}.",
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
    day = _as_day(given)
    if day is None:
        table.unlike(name, "un texte, un nombre, un jour ou une liste", "a text, a number, a day or a list")
    return day


def _as_day(given: object) -> str | None:
    """Return a day as text where it stands without quotes, which TOML reads as a date."""
    plain = isinstance(given, datetime.date) and not isinstance(given, datetime.datetime)
    return str(given) if plain else None


def _source(table: Keys) -> CensusSource | None:
    table.known(_SOURCE)
    title, scope, date = _label(table, "title"), _label(table, "scope"), _date(table)
    publisher, licence, address = (table.text(name) for name in ("publisher", "licence", "address"))
    if title is None:
        if "title" not in table:
            table.wrong(
                "title", Label("le titre du recensement manque", "the title of the census is missing")
            )
        return None
    return table.make(
        lambda: CensusSource(
            title=title, scope=scope, publisher=publisher, date=date, licence=licence, address=address
        )
    )


def _label(table: Keys, name: str) -> Label | None:
    given = table[name]
    if isinstance(given, str):
        return Label(given)
    if not isinstance(given, Mapping):
        if given is not None:
            table.unlike(name, 'un texte, ou { fr = "…", en = "…" }', 'a text, or { fr = "…", en = "…" }')
        return None
    texts = table.table(name)
    texts.known(("fr", "en"))
    fr, en = texts.text("fr"), texts.text("en")
    if "fr" not in texts:
        texts.wrong("fr", Label("le texte français manque", "the French text is missing"))
    return None if fr is None else Label(fr, en)


def _date(table: Keys) -> str | None:
    given = table["date"]
    # A year without quotes is a number: nobody means another thing by it.
    date = _as_day(given) or str(given)
    if given is not None and not is_partial_date(date):
        table.unlike("date", "AAAA, AAAA-MM ou AAAA-MM-JJ", "YYYY, YYYY-MM or YYYY-MM-DD")
    return None if given is None else date


def _options(table: Keys) -> TableOptions:
    table.known(_TABLE)
    kind, encoding, separator, quote, decimal = (
        table.text(name) for name in ("kind", "encoding", "separator", "quote", "decimal")
    )
    sheet = table.text("sheet") if isinstance(table["sheet"], str) else table.number("sheet")
    if kind is not None and kind not in KINDS:
        what = Label("genre de fichier", "kind of file")
        error = RuleError.unknown(kind, what=what, possible=tuple(KINDS))
        table.wrong("kind", error.text, given=kind, possible=error.possible)
    if encoding is not None and not _is_encoding(encoding):
        table.unlike("encoding", '"utf-8", "cp1252"…', '"utf-8", "cp1252"…')
    header = table.number("header")
    made = table.make(
        lambda: TableOptions(
            kind=kind,
            sheet=sheet,
            header=header,
            encoding=encoding,
            separator=separator,
            quote=quote,
            decimal=decimal,
        )
    )
    return made or TableOptions()


def _is_encoding(name: str) -> bool:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return True


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
