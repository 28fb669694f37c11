"""The reader of a column: one a kind of attribute, with what the mapping says of words before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from ....cells import LIST, Cell
from ....errors import RuleError
from ....labels import Label, fold
from ..declared import ColumnMapping
from ..targets import Target, TargetKind
from .areas import departement_reader, region_reader
from .dates import date_reader
from .identifiers import identifier_reader, shape_of
from .lists import joined, texts_reader
from .numbers import months_reader, number_in
from .quick import Quick, never_quick, quick_shape, quick_text, remembering
from .results import Read, Reader, unread
from .texts import as_text, text_reader
from .words import declared_words, words_reader

__all__ = ["constant_cell", "quick_reader_of_column", "reader_of_column"]

_MOST_REMEMBERED: Final = 20_000
_LONGEST_REMEMBERED: Final = 200
_ADDRESS: Final = ", "
_REPEATED: Final = {TargetKind.DEPARTEMENT, TargetKind.REGION, TargetKind.DATE, TargetKind.MONTHS}
"""What columns say again and again, and what costs more to read than to remember; words aside."""
_SEVERAL: Final = {TargetKind.WORDS, TargetKind.TEXTS}


def reader_of_column(column: ColumnMapping, absent: Iterable[str] = ()) -> Reader:
    """Return the reader of the cells of a column.

    Args:
        column: What the mapping says of it.
        absent: What stands for no answer.

    Raises:
        RuleError: A word of ours that the mapping uses is none.

    Examples:
        >>> reader_of_column(ColumnMapping(columns="Code postal", to="postcode"))(1000).value
        '01000'
    """
    target = column.target
    if target.vocabulary is not None:
        several = target.kind is TargetKind.WORDS
        words = declared_words(column.words, target.vocabulary)
        if not several and any(len(meaning.codes) > 1 for meaning in words.values()):
            raise _one_word(target)
        return _remembering(
            words_reader(
                target.vocabulary, several=several, separator=column.separator, words=words, absent=absent
            )
        )
    reader = _MAKERS[target.kind](target, column)
    if target.kind in _REPEATED:
        reader = _remembering(reader)
    return _translating(reader, column.words, target) if column.words else reader


def quick_reader_of_column(column: ColumnMapping, reader: Reader, absent: Iterable[str] = ()) -> Quick:
    """Return what reads most cells of a column faster than its reader, with nothing to say of them.

    Args:
        column: What the mapping says of it.
        reader: Its reader.
        absent: What stands for no answer.

    Examples:
        >>> column = ColumnMapping(columns="Code postal", to="postcode")
        >>> quick = quick_reader_of_column(column, reader_of_column(column))
        >>> quick("01000"), quick("1000")
        ('01000', None)
    """
    target = column.target
    if target.vocabulary is not None or target.kind in _REPEATED or column.words:
        return remembering(reader, absent)
    if target.kind is TargetKind.IDENTIFIER:
        return quick_shape(shape_of(target.name), absent)
    return quick_text(absent) if target.kind is TargetKind.TEXT else never_quick


def constant_cell(target: Target, cell: Cell, absent: Iterable[str] = ()) -> Read:
    """Return what a constant of a mapping means: a cell of the flat row, or what people write.

    Raises:
        RuleError: It means nothing for that attribute.
    """
    read = reader_of_column(ColumnMapping(columns=target.name, to=target.name), absent)(cell)
    if read.kept:
        text = read.doubts[0].text
        fr = f"constante de {target.name} : {text.text('fr')}"
        raise RuleError(Label(fr, f"constant of {target.name}: {text.text('en')}"))
    return read


def is_as_written(target: Target) -> bool:
    """Tell whether only what openinno writes itself can be read for a target."""
    return target.kind is TargetKind.JSON or (
        target.vocabulary is None and (target.name.endswith("_basis") or target.name.endswith("sources"))
    )


def _text(target: Target, _: ColumnMapping) -> Reader:
    if is_as_written(target):
        return _as_written
    return text_reader(line_break="\n" if target.name.startswith(("description", "note")) else _ADDRESS)


def _texts(target: Target, column: ColumnMapping) -> Reader:
    return _list_as_written if is_as_written(target) else texts_reader(column.separator)


def _list_as_written(cell: Any) -> Read:
    # What rests on words stands beside them in the same order, repeated and blank ones too.
    is_list = isinstance(cell, list) and all(isinstance(one, str) for one in cell)
    return Read(LIST.write(cell)) if is_list else _as_written(cell)


def _as_written(cell: Any) -> Read:
    return Read(cell if type(cell) is str else as_text(cell))


def _degrees(*_: object) -> Reader:
    def read_degrees(cell: Any) -> Read:
        number = number_in(cell)
        return unread("des degrés", "degrees", cell) if number is None else Read(number)

    return read_degrees


def _never_alone(target: Target, _: ColumnMapping) -> Reader:
    fr = f"{target.name} ne se lit que d'une colonne"
    raise RuleError(Label(fr, f"{target.name} is read from a column only"))


_MAKERS: Final[Mapping[TargetKind, Callable[[Target, ColumnMapping], Reader]]] = {
    TargetKind.TEXT: _text,
    TargetKind.TEXTS: _texts,
    TargetKind.IDENTIFIER: lambda target, _: identifier_reader(target.name),
    TargetKind.DEPARTEMENT: lambda *_: departement_reader(),
    TargetKind.REGION: lambda *_: region_reader(),
    TargetKind.DATE: lambda _, column: date_reader(column.form),
    TargetKind.MONTHS: lambda *_: months_reader(),
    TargetKind.DEGREES: _degrees,
    TargetKind.JSON: _text,
    TargetKind.POINT: _never_alone,
    TargetKind.METRES: _never_alone,
}
"""How the reader of a kind is made; that of words aside."""


def _remembering(reader: Reader) -> Reader:
    """Look at each text once: columns say the same few things again and again."""
    known: dict[str, Read] = {}

    def read(cell: Any) -> Read:
        if type(cell) is not str:
            return reader(cell)
        found = known.get(cell)
        if found is None:
            found = reader(cell)
            if len(cell) <= _LONGEST_REMEMBERED:
                if len(known) >= _MOST_REMEMBERED:
                    known.clear()
                known[cell] = found
        return found

    return read


def _translating(reader: Reader, words: Mapping[str, Sequence[str]], target: Target) -> Reader:
    """Put what a mapping says of words before a reader of anything else."""
    folded = {fold(word): tuple(ours) for word, ours in words.items()}
    if target.kind not in _SEVERAL and any(len(ours) > 1 for ours in folded.values()):
        raise _one_word(target)

    def read(cell: Any) -> Read:
        ours = folded.get(fold(as_text(cell)))
        if ours is None:
            return reader(cell)
        if target.kind in _SEVERAL:
            return Read(joined(ours), kept=not ours)
        return reader(ours[0]) if ours else Read(kept=True)

    return read


def _one_word(target: Target) -> RuleError:
    fr, en = target.label.text("fr"), target.label.text("en")
    return RuleError(Label(f"{fr} : un mot n'en veut dire qu'un seul", f"{en}: a word means a single one"))
