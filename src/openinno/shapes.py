"""The shape of a record, read once from the types that its class declares: what a value misses, and where.

Nothing is said twice: the annotations of a class tell its types, the table of fields its few limits. A
:class:`Shapes` turns them into functions, one a type, that return the faults of a value. It has two forms:
``faults.py`` looks at records in Python, ``explain.py`` at their JSON.
"""

from __future__ import annotations

import math
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from threading import RLock
from types import NoneType, UnionType
from typing import (
    Any,
    Final,
    NamedTuple,
    NewType,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from .fields import fields_of
from .findings import expected
from .labels import Label, is_whole

__all__ = [
    "ANY",
    "PLAIN",
    "Check",
    "Fault",
    "Faults",
    "Shapes",
    "declared",
    "inside",
    "misfit",
]

_TOO_LONG: Final = 10**sys.int_info.default_max_str_digits
"""The least whole number that Python does not write as a text, unless it is told otherwise."""

PLAIN: Final[Mapping[Any, tuple[str, str]]] = {
    str: ("un texte", "a text"),
    int: ("un nombre entier", "a whole number"),
    float: ("un nombre", "a number"),
    bool: ("vrai ou faux", "true or false"),
}
"""What each plain kind of value is called, in French and in English."""


class Fault(NamedTuple):
    """One way in which a value misses its type: a code, a path inside the value, and what is wrong."""

    code: str
    path: str
    text: Label


Faults: TypeAlias = Sequence[Fault]
Check: TypeAlias = Callable[[Any], Faults]
"""Returns the faults of a value, none when it fits."""


class Shapes(ABC):
    """Makes the check of a declared type, and keeps it: a form of values differs by its own few methods."""

    def __init__(self) -> None:
        self._made: dict[Any, Check] = {}
        self._being_made: dict[Any, Check] = {}
        self._one_at_a_time = RLock()

    def of(self, hint: Any) -> Check:
        """Return the check of a declared type."""
        return self._made.get(hint) or self._of_new(hint)

    def _of_new(self, hint: Any) -> Check:
        with self._one_at_a_time:
            found = self._made.get(hint) or self._being_made.get(hint)
            if found is not None:
                return found
            outermost = not self._being_made
            # A class that holds itself finds this door while its own check is being made.
            self._being_made[hint] = lambda value: self._made[hint](value)
            try:
                made = self._being_made[hint] = self._make(hint)
                if outermost:
                    # Other threads see a check when all that it leans on is there.
                    self._made.update(self._being_made)
                return made
            finally:
                if outermost:
                    self._being_made = {}

    def _make(self, hint: Any) -> Check:
        kind = get_origin(hint) or hint
        arguments = get_args(hint)
        if kind in {Union, UnionType}:
            return self._union(arguments)
        if kind is tuple and arguments[1:] == (...,):
            return self._list(self.of(arguments[0]))
        if kind is dict and arguments[:1] == (str,):
            return self._mapping(self.of(arguments[1]))
        if kind in PLAIN:
            return _plain(kind)
        if isinstance(kind, NewType):
            return self.of(kind.__supertype__)
        if not isinstance(kind, type) or kind is Any:
            return ANY
        return self._word(kind) if issubclass(kind, Enum) else self._record(kind, arguments)

    def _union(self, options: Sequence[Any]) -> Check:
        kinds = [option for option in options if option is not NoneType]
        checks = [self.of(kind) for kind in kinds]
        maybe_none = len(kinds) < len(options)
        if len(checks) == 1:
            (only,) = checks
            return lambda value: () if value is None and maybe_none else only(value)
        names = [_called(kind) for kind in kinds if kind is not int or float not in kinds]
        fr, en = ", ".join(fr for fr, _ in names), ", ".join(en for _, en in names)

        def check(value: Any) -> Faults:
            if (value is None and maybe_none) or not all(check(value) for check in checks):
                return ()
            return misfit(fr, en, value)

        return check

    @abstractmethod
    def _list(self, item: Check) -> Check:
        """Return the check of a list whose items have a check."""

    @abstractmethod
    def _mapping(self, item: Check) -> Check:
        """Return the check of a mapping by text whose values have a check."""

    @abstractmethod
    def _word(self, kind: type[Enum]) -> Check:
        """Return the check of a word."""

    @abstractmethod
    def _record(self, kind: type, arguments: tuple[Any, ...]) -> Check:
        """Return the check of a class, with what stands for its type variables."""

    def parts(self, kind: Any, arguments: tuple[Any, ...]) -> list[tuple[str, Check]]:
        """Return the check of each attribute of a record, its limit included."""
        known = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=False))
        limits = {field.name: field.limit for field in fields_of(kind)}
        made = []
        for name, hint in declared(kind).items():
            check = self.of(known.get(hint, hint) if isinstance(hint, TypeVar) else hint)
            limit = limits.get(name)
            made.append((name, _limited(check, limit.holds, limit.fr, limit.en) if limit else check))
        return made


@cache
def declared(kind: Any) -> Mapping[str, Any]:
    """Return the declared type of each attribute of a class."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in attrs.fields(kind)}


def misfit(fr: str, en: str, value: object) -> Faults:
    """Make the fault of a value that should have been something else."""
    return (Fault("wrong-value", "", expected(fr, en, value)),)


def inside(step: str, found: Faults) -> Iterable[Fault]:
    """Set faults one step further inside, such as ``[0]`` or ``.name``."""
    return (Fault(code, step + path, text) for code, path, text in found)


def _plain(kind: Any) -> Check:
    fits = _FITS[kind]
    fr, en = PLAIN[kind]
    return lambda value: () if fits(value) else misfit(fr, en, value)


# Exact types: what extends them, as the numbers of some table libraries do, cannot be written as JSON.
def _is_text(value: Any) -> bool:
    return type(value) is str and (value.isascii() or is_whole(value))


def _is_whole_number(value: Any) -> bool:
    return type(value) is int and -_TOO_LONG < value < _TOO_LONG


def _is_number(value: Any) -> bool:
    return math.isfinite(value) if type(value) is float else _is_whole_number(value)


_FITS: Final[Mapping[Any, Callable[[Any], bool]]] = {
    str: _is_text,
    int: _is_whole_number,
    float: _is_number,
    bool: lambda value: isinstance(value, bool),
}


def _limited(check: Check, holds: Callable[[Any], object], fr: str, en: str) -> Check:
    def limited(value: Any) -> Faults:
        return check(value) or (() if value is None or holds(value) else misfit(fr, en, value))

    return limited


def _called(kind: Any) -> tuple[str, str]:
    name = getattr(kind, "__name__", str(kind))
    return PLAIN.get(kind, (name, name))


def _anything(_: Any) -> Faults:
    return ()


ANY: Final[Check] = _anything
"""The check that finds nothing."""
