"""Nested objects as cells: the keys on the way to each value make the name of its column."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from ...findings import Severity
from ...labels import Label, is_whole, whole
from ...plain_json import Repeated
from .geometry.geometries import in_degrees, is_geometry
from .geometry.systems import DEGREES, System

__all__ = ["Doubt", "Flat", "Keys", "cell_of", "flatten", "name_of", "repeated"]

Keys: TypeAlias = tuple[str, ...]
"""The keys on the way to a value, outermost first; two columns may look alike, and never have the same."""

_DEEPEST: Final = 8
"""How deep objects are taken apart; what lies deeper is JSON in a cell."""


class Doubt(NamedTuple):
    """What is doubtful in a value."""

    keys: Keys
    code: str
    severity: Severity
    text: Label


class Flat(NamedTuple):
    """The cells of an object, each by its keys, and what is doubtful in them."""

    cells: dict[Keys, Any]
    doubts: list[Doubt]


def name_of(keys: Keys) -> str:
    """Return the name of the column of a value.

    Examples:
        >>> name_of(("fields", "nom"))
        'fields.nom'
    """
    return whole(".".join(keys))


def flatten(value: Mapping[str, Any], system: System | None = DEGREES) -> Flat:
    """Return the cells of an object.

    Objects inside it are taken apart, lists of plain values and geometries stay what they are, anything else
    becomes JSON in a cell.

    Args:
        value: The object, as :func:`openinno.explain.plain` reads it.
        system: The system of the coordinates of its geometries; None where it is unknown.

    Examples:
        >>> flatten({"nom": "H7", "fields": {"ville": "Lyon", "tags": ["a", "b"]}}).cells
        {('nom',): 'H7', ('fields', 'ville'): 'Lyon', ('fields', 'tags'): ['a', 'b']}
    """
    found = Flat({}, [])
    _take_apart(value, (), found, system)
    return found


def cell_of(value: Any) -> Any:
    """Return what is neither plain nor a list of plain values as JSON in a cell.

    Examples:
        >>> cell_of([{"nom": "H7"}])
        '[{"nom": "H7"}]'
    """
    return whole(json.dumps(value, ensure_ascii=False, default=str))


def _take_apart(value: Mapping[str, Any], keys: Keys, found: Flat, system: System | None) -> None:
    if type(value) is Repeated:
        found.doubts.append(repeated(keys, value.keys_again))
    for key, part in value.items():
        here = (*keys, key)
        # Whole texts, which most values are, are looked at here: a call takes longer than the look.
        if type(part) in _PLAIN or part is None or (type(part) is str and (part.isascii() or is_whole(part))):
            found.cells[here] = part
        elif isinstance(part, dict):
            if is_geometry(part):
                _place(part, here, found, system)
            elif len(here) >= _DEEPEST:
                found.cells[here] = cell_of(part)
            elif part:
                _take_apart(part, here, found, system)
            else:
                found.cells[here] = None
        elif isinstance(part, list):
            found.cells[here] = _list(part, here, found)
        else:
            found.cells[here] = _scalar(part, here, found)


_PLAIN: Final = {int, bool}


def _scalar(value: Any, keys: Keys, found: Flat) -> Any:
    """Return a text or a number; what JSON cannot hold is told."""
    if type(value) is str:
        if value.isascii() or is_whole(value):
            return value
        found.doubts.append(Doubt(keys, "broken-letter", Severity.WARNING, _BROKEN_LETTER))
        return whole(value)
    if type(value) is float:
        if math.isfinite(value):
            return value
        found.doubts.append(Doubt(keys, "endless-number", Severity.ERROR, _ENDLESS))
        return None
    return value if value is None or type(value) in _PLAIN else repr(value)


def _list(values: list[Any], keys: Keys, found: Flat) -> Any:
    if any(isinstance(one, dict | list) for one in values):
        return cell_of(values)
    return [_scalar(one, keys, found) for one in values]


def _place(geometry: dict[str, Any], keys: Keys, found: Flat, system: System | None) -> None:
    placed = in_degrees(geometry, system) if system else None
    if isinstance(placed, Label):
        found.doubts.append(Doubt(keys, "wrong-geometry", Severity.ERROR, placed))
        placed = None
    found.cells[keys] = placed


def repeated(keys: Keys, again: tuple[str, ...]) -> Doubt:
    """Say that keys stand more than once in the object to which keys lead."""
    names = ", ".join(f"« {whole(key)} »" for key in again), ", ".join(f"“{whole(key)}”" for key in again)
    text = Label(
        f"clé donnée deux fois : {names[0]} ; la dernière valeur est gardée",
        f"key given twice: {names[1]}; the last value is kept",
    )
    return Doubt((*keys, again[0]), "repeated-key", Severity.WARNING, text)


_BROKEN_LETTER: Final = Label(
    "la moitié d'un caractère manque : il est remplacé par « \N{REPLACEMENT CHARACTER} »",
    "half of a letter is missing: “\N{REPLACEMENT CHARACTER}” stands in its place",
)
_ENDLESS: Final = Label(
    "nombre trop grand pour être lu, ou infini", "a number too large to be read, or infinite"
)
