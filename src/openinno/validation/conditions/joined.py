"""Conditions of conditions, and what any condition is made of and reads."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, TypeAlias

import attrs

from ...errors import RuleError
from ...labels import Label
from .arguments import several
from .of_a_cell import Between, Matches, NoEarlierThan, NoLaterThan, OneOf, Present, Siren, Siret, Typed
from .of_several import Check, Inside, NoMoreThan, Ordered, StartsWith, Unique

__all__ = ["AllOf", "AnyOf", "Condition", "Implies", "Not", "check_condition", "columns_of", "parts_of"]


def check_condition(given: Condition) -> None:
    """Refuse what is no condition.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(given, Condition):
        raise TypeError(f"a condition is expected, such as Present('name'), not {given!r}")


def _joined(name: str, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    if not conditions:
        raise RuleError(Label(f"{name} sans aucune condition", f"{name} without any condition"))
    for one in conditions:
        check_condition(one)
    return conditions


@attrs.frozen(init=False)
class AllOf:
    """All ``conditions`` hold: False where one is, else None where one is, else True."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        self.__attrs_init__(_joined("AllOf", conditions))


@attrs.frozen(init=False)
class AnyOf:
    """Some of the ``conditions`` holds: True where one is, else None where one is, else False."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        self.__attrs_init__(_joined("AnyOf", conditions))


@attrs.frozen
class Not:
    """The ``condition`` does not hold."""

    condition: Condition

    def __attrs_post_init__(self) -> None:
        check_condition(self.condition)


@attrs.frozen
class Implies:
    """Where ``condition`` holds, ``then`` does."""

    condition: Condition
    then: Condition

    def __attrs_post_init__(self) -> None:
        check_condition(self.condition)
        check_condition(self.then)


Condition: TypeAlias = (
    Present
    | Typed
    | OneOf
    | Matches
    | Between
    | NoMoreThan
    | StartsWith
    | Ordered
    | NoLaterThan
    | NoEarlierThan
    | Siren
    | Siret
    | Inside
    | Check
    | Unique
    | AllOf
    | AnyOf
    | Not
    | Implies
)
"""What a row must hold."""


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions that one is made of, itself where it is made of none."""
    match condition:
        case AllOf(conditions) | AnyOf(conditions):
            return tuple(part for one in conditions for part in parts_of(one))
        case Not(one):
            return parts_of(one)
        case Implies(one, then):
            return (*parts_of(one), *parts_of(then))
        case _:
            return (condition,)


@lru_cache(maxsize=1 << 12)
def columns_of(condition: Condition) -> tuple[str, ...]:
    """Return the columns that a condition reads, each once, in order.

    Examples:
        >>> columns_of(Implies(Present("siret"), StartsWith("siret", "siren")))
        ('siret', 'siren')
    """
    names: list[str] = []
    for part in parts_of(condition):
        read: Any = attrs.asdict(part, recurse=False)
        for key in _READING:
            names.extend(several(read.get(key, ())))
    return tuple(dict.fromkeys(names))


_READING: Final = ("column", "columns", "other", "earlier", "later", "latitude", "longitude", "code")
"""The attributes of conditions that name columns."""
