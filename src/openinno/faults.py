"""What makes a record impossible to represent: a value that does not fit the type its class declares.

The declared types are read once a class, so that nothing is said twice: a record, and every claim, site,
figure or label inside it, is checked against its own annotations. A few limits come from the table of fields.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from .claims import Claim
from .dates import is_partial_date
from .errors import RecordError
from .fields import Field, Holds
from .findings import Finding, Position, Severity, expected
from .labels import Label, is_whole
from .vocabulary import Term

__all__ = ["PLAIN", "faults", "refuse_faults"]

_SMALLEST: Final = -(2**63)
_LARGEST: Final = 2**64 - 1
"""Whole numbers outside 64 bits do not travel: readers of JSON lose or refuse them."""

PLAIN: Final[Mapping[Any, tuple[str, str]]] = {
    str: ("un texte", "a text"),
    int: ("un nombre entier", "a whole number"),
    float: ("un nombre", "a number"),
    bool: ("vrai ou faux", "true or false"),
}
"""What each plain kind of value is called, in French and in English."""


def faults(record: object, fields: Iterable[Field] = ()) -> tuple[Finding, ...]:
    """Return what makes a record impossible to represent, one finding a fault, each with its path.

    Only what has no meaning is a fault: a wrong type, an unknown word, an empty name. What is merely
    doubtful is left to the rules.

    Args:
        record: The record, made of declared types.
        fields: The rows of the table of fields that set limits to its attributes.
    """
    identifier = getattr(record, "id", None)
    name = identifier if isinstance(identifier, str) and identifier else None
    kind: Any = type(record)
    hints = _hints(kind)
    limits = {field.name: field for field in fields}
    found: list[Finding] = []
    for attribute, hint in hints.items():
        value = getattr(record, attribute)
        misfits = list(_misfits(value, hint, attribute))
        if not misfits and attribute in limits:
            misfits = list(_beyond_limits(limits[attribute], value))
        found.extend(
            Finding(
                code="wrong-value",
                severity=Severity.ERROR,
                where=Position(record=name, path=path),
                text=text,
            )
            for path, text in misfits
        )
    return tuple(found)


def refuse_faults(record: object, fields: Iterable[Field] = ()) -> None:
    """Raise what :func:`faults` finds, all at once, as a record does when it is made.

    Raises:
        RecordError: The record cannot be represented.
    """
    found = faults(record, fields)
    if found:
        raise RecordError(found)


def _beyond_limits(field: Field, value: Any) -> Iterator[tuple[str, Label]]:
    if field.holds is Holds.NAME and not value.strip():
        yield field.name, expected("un texte non vide", "a text that is not empty", value)
    if field.holds is Holds.DATE and value is not None and not is_partial_date(value):
        yield field.name, expected("une date ISO", "an ISO date", value)
    if field.holds is Holds.MONTHS and value is not None and value < 0:
        yield field.name, expected("un nombre de mois", "a number of months", value)


def _misfits(value: Any, hint: Any, path: str) -> Iterator[tuple[str, Label]]:
    """Yield where a value does not fit a declared type, from the outside in.

    What somebody's own record declares beyond our kinds of value is checked as far as ``isinstance`` can.
    """
    kind = get_origin(hint) or hint
    if kind in {Union, UnionType}:
        yield from _union_misfits(value, get_args(hint), path)
    elif kind is tuple and get_args(hint)[1:] == (...,):
        if not isinstance(value, tuple):
            yield path, expected("une liste", "a list", value)
        else:
            for place, item in enumerate(value):
                yield from _misfits(item, get_args(hint)[0], f"{path}[{place}]")
    elif kind is dict and get_args(hint)[:1] == (str,):
        yield from _mapping_misfits(value, get_args(hint)[1], path)
    elif kind in PLAIN:
        if not _fits_plain(value, kind):
            yield path, expected(*PLAIN[kind], value)
    elif isinstance(kind, NewType):
        yield from _misfits(value, kind.__supertype__, path)
    elif isinstance(kind, type) and kind is not Any:
        yield from _class_misfits(value, kind, get_args(hint), path)


def _class_misfits(
    value: Any, kind: type, arguments: tuple[Any, ...], path: str
) -> Iterator[tuple[str, Label]]:
    if issubclass(kind, Enum):
        if not isinstance(value, kind):
            yield path, _not_a_word(kind, value)
    elif kind is Claim and not isinstance(value, Claim):
        yield from _misfits(value, arguments[0], path)
    elif not isinstance(value, kind):
        yield path, expected(kind.__name__, f"a {kind.__name__}", value)
    elif attrs.has(kind):
        known = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=False))
        for name, inner in _hints(kind).items():
            concrete = known.get(inner, inner) if isinstance(inner, TypeVar) else inner
            yield from _misfits(getattr(value, name), concrete, f"{path}.{name}")


def _union_misfits(value: Any, options: tuple[Any, ...], path: str) -> Iterator[tuple[str, Label]]:
    if value is None and NoneType in options:
        return
    kinds = [option for option in options if option is not NoneType]
    tried = [list(_misfits(value, kind, path)) for kind in kinds]
    if [] in tried:
        return
    if len(kinds) == 1:
        yield from tried[0]
    else:
        names = [_called(kind) for kind in kinds if kind is not int or float not in kinds]
        yield path, expected(", ".join(fr for fr, _ in names), ", ".join(en for _, en in names), value)


def _called(kind: Any) -> tuple[str, str]:
    name = getattr(kind, "__name__", str(kind))
    return PLAIN.get(kind, (name, name))


def _mapping_misfits(values: Any, hint: Any, path: str) -> Iterator[tuple[str, Label]]:
    if not isinstance(values, dict):
        yield path, expected("un dictionnaire", "a mapping", values)
        return
    for key, value in values.items():
        yield from _misfits(key, str, f"{path}.{key}")
        yield from _misfits(value, hint, f"{path}.{key}")


def _fits_plain(value: Any, kind: Any) -> bool:
    if kind is str:
        return isinstance(value, str) and is_whole(value)
    if kind is bool:
        return isinstance(value, bool)
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return _SMALLEST <= value <= _LARGEST
    return kind is float and isinstance(value, float) and math.isfinite(value)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    declared = get_type_hints(kind)
    return {field.name: declared[field.name] for field in attrs.fields(kind)}


def _not_a_word(kind: type[Enum], value: object) -> Label:
    codes = ", ".join(str(member.value) for member in kind)
    fr = en = kind.__name__
    if issubclass(kind, Term):
        vocabulary = kind.vocabulary().label
        fr, en = vocabulary.text("fr"), vocabulary.text("en")
    if any(value == member.value for member in kind):
        call = f"{kind.__name__}({value!r})"
        return Label(f"{value!r} est un code ; écrivez {call}", f"{value!r} is a code; write {call}")
    return Label(
        f"{value!r} n'est pas un mot de « {fr} » ; possibles : {codes}",
        f"{value!r} is no word of “{en}”; possible: {codes}",
    )
