"""Where the cells of the flat row stand in a JSON document: in a row, or inside a structure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from ...cells import CellType
from ...flat import FLAT_COLUMNS
from .patterns import joined, one_of, whole_or_blank
from .records import Schema
from .texts import vocabulary_of

__all__ = ["Layout", "RowLayout", "StructureLayout", "in_order", "type_of_cell"]

_TYPES: Final = {column.name: column.type for column in FLAT_COLUMNS}
_PATHS: Final = {column.name: column.path for column in FLAT_COLUMNS}
_JSON: Final[Mapping[CellType, str]] = {CellType.NUMBER: "number", CellType.INTEGER: "integer"}
_FILLED: Final[Schema] = {"not": {"enum": [None, ""]}}


class Layout(Protocol):
    """How conditions on cells become schemas of a document, which a schema of its types describes already.

    A schema holds too where the cell is blank. A method returns None where a schema cannot say it, and an
    empty schema where it always holds.
    """

    def alone(self, column: str, schema: Schema) -> Schema | None:
        """Return the schema of a document in which the one value of a cell fits a schema."""

    def filled(self, column: str) -> Schema | None:
        """Return the schema of a cell that holds something."""

    def typed(self, column: str) -> Schema | None:
        """Return the schema of a cell of the type of its column."""

    def words(self, column: str, words: Iterable[str]) -> Schema | None:
        """Return the schema of a cell that holds one of some words, or several of them."""

    def fits(self, column: str, pattern: str) -> Schema | None:
        """Return the schema of a text, or of texts, that fit a pattern as a whole."""

    def within(self, column: str, bounds: Schema) -> Schema | None:
        """Return the schema of a number within bounds."""


def type_of_cell(column: str) -> Schema:
    """Return the schema of what a cell of a row may hold."""
    return {"type": [_JSON.get(_type(column), "string"), "null"]}


def in_order(column: str, words: Iterable[str]) -> list[str]:
    """Return words in the order of the vocabulary of a column, and others by the alphabet behind them."""
    vocabulary = vocabulary_of(column)
    places = {term.code: place for place, term in enumerate(vocabulary or ())}
    return sorted(words, key=lambda word: (places.get(word, len(places)), word))


class RowLayout:
    """A flat row as a JSON object: a cell a key, lists as texts with bars, numbers as numbers."""

    def alone(self, column: str, schema: Schema) -> Schema | None:
        """Return the schema of a row in which the one value of a cell fits a schema."""
        return None if _type(column) is CellType.LIST else _at(column, schema)

    def filled(self, column: str) -> Schema:
        """Return the schema of a cell that holds something."""
        return {"required": [column], **_at(column, _FILLED)}

    def typed(self, column: str) -> Schema:
        """Return the schema of a cell of the type of its column, which the row itself tells of ours."""
        return {} if column in _TYPES else _at(column, type_of_cell(column))

    def words(self, column: str, words: Iterable[str]) -> Schema:
        """Return the schema of a cell that holds one of some words, or several with bars between them."""
        ordered = in_order(column, words)
        if _type(column) is CellType.LIST:
            return _at(column, {"pattern": whole_or_blank(joined(one_of(ordered)))})
        return _at(column, {"enum": [*ordered, "", None]})

    def fits(self, column: str, pattern: str) -> Schema | None:
        """Return the schema of a text that fits a pattern as a whole."""
        if _type(column) is CellType.LIST:
            # A bar inside an item has a backslash before it, of which the pattern knows nothing.
            return None
        return _at(column, {"pattern": whole_or_blank(pattern)})

    def within(self, column: str, bounds: Schema) -> Schema:
        """Return the schema of a number within bounds."""
        return _at(column, bounds)


class StructureLayout:
    """A structure as it is written: lists as lists, the first site inside the list of sites.

    What a record cannot represent otherwise, such as a word that is none, needs no schema of its own.
    """

    def alone(self, column: str, schema: Schema) -> Schema | None:
        """Return the schema of a structure in which the one value of a cell fits a schema."""
        single = _has_own_place(column) and _type(column) is not CellType.LIST
        return _inside(_steps(column), schema) if single else None

    def filled(self, column: str) -> Schema | None:
        """Return the schema of a value that is there."""
        return _required(_steps(column)) if _has_own_place(column) else None

    def typed(self, column: str) -> Schema | None:
        """Return the schema of a value of its type, which records always have."""
        return {} if column in _PATHS else None

    def words(self, column: str, words: Iterable[str]) -> Schema | None:
        """Return the schema of a word, or of words, that are among some."""
        kept, vocabulary = frozenset(words), vocabulary_of(column)
        if vocabulary is not None and kept.issuperset(term.code for term in vocabulary):
            return {}
        if not _has_own_place(column):
            return None
        codes = {} if vocabulary is None else {term.code: term.value for term in vocabulary}
        values = [codes.get(word, word) for word in in_order(column, kept)]
        return _inside(_steps(column), {"enum": [*values, "", None]})

    def fits(self, column: str, pattern: str) -> Schema | None:
        """Return the schema of a text, or of texts, that fit a pattern as a whole."""
        if not _has_own_place(column):
            return None
        return _inside(_steps(column), {"pattern": whole_or_blank(pattern)})

    def within(self, column: str, bounds: Schema) -> Schema | None:
        """Return the schema of a number within bounds."""
        return _inside(_steps(column), bounds) if _has_own_place(column) else None


def _type(column: str) -> CellType:
    return _TYPES.get(column, CellType.TEXT)


def _at(key: str, schema: Schema) -> Schema:
    return {"properties": {key: schema}}


def _has_own_place(column: str) -> bool:
    """Tell whether a cell is a value of the structure, and not blank where the value is the usual one."""
    if column not in _PATHS or _TYPES[column] is CellType.JSON:
        return False
    return not (column.endswith("_basis") or column.split("_")[-1] == "sources")


def _steps(column: str) -> list[str]:
    """Return the steps to a value: keys, ``[0]`` for the first of a list and ``[]`` for each of them."""
    path = _PATHS[column].replace("[", ".[")
    bare_list = _TYPES[column] is CellType.LIST and "[]" not in path
    return [*path.split("."), *(["[]"] if bare_list else [])]


def _inside(steps: list[str], schema: Schema) -> Schema:
    """Set a schema where some steps lead, for documents that go so far."""
    for step in reversed(steps):
        if step == "[]":
            schema = {"items": schema}
        elif step == "[0]":
            schema = {"prefixItems": [schema]}
        else:
            schema = _at(step, schema)
    return schema


def _required(steps: list[str]) -> Schema:
    """Return the schema of documents in which something stands where some steps lead."""
    if not steps:
        return _FILLED
    step, *more = steps
    if step == "[]":
        return {"type": "array", "minItems": 1}
    if step == "[0]":
        return {"type": "array", "minItems": 1, "prefixItems": [_required(more)]}
    return {"type": "object", "required": [step], **_at(step, _required(more))}
