"""Conditions on the value of a field: comparisons, memberships, ranges, tests of null, predicates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ...labels import Label
from .catalogue import signature
from .conditions import Condition
from .expressions import Arithmetic, Call
from .fields import Field
from .geometries import Distance, Geometry
from .given import is_one_of
from .literals import Boolean, Date, Null, Number, Text
from .nodes import Expression, Node
from .ordering import date_remedy, is_after
from .signatures import Role, lowered

__all__ = [
    "Among",
    "Comparison",
    "Holds",
    "InRange",
    "IsBoolean",
    "IsNull",
    "Like",
    "Predicate",
]

_OPERATORS: Final = ("=", "!=", "<", "<=", ">", ">=")


@attrs.frozen
class Comparison(Condition):
    """Two values compared. A row without one of them never matches, even with ``!=``: ``not a = b`` keeps it.

    Args:
        left: A value.
        operator: ``=``, ``!=``, ``<``, ``<=``, ``>`` or ``>=``; ``<>`` is refused by portals.
        right: A value.
    """

    left: Expression
    operator: str
    right: Expression

    def _faults(self) -> Iterator[Label]:
        yield from super()._faults()
        if not is_one_of(self.operator, _OPERATORS):
            yield Label(
                f"{self.operator} n'existe pas : {', '.join(_OPERATORS)}, ou not devant la condition",
                f"{self.operator} does not exist: {', '.join(_OPERATORS)}, or not before the condition",
            )
            return
        for side in (self.left, self.right):
            yield from self._side_faults(side)

    def _side_faults(self, side: Expression) -> Iterator[Label]:
        if isinstance(side, Null):
            yield Label(
                "aucune comparaison avec null n'est vraie : écrivez is null ou is not null",
                "no comparison with null ever holds: write is null or is not null",
            )
        elif isinstance(side, Geometry | Distance):
            yield Label(f"{side} ne se compare pas", f"{side} cannot be compared")
        elif isinstance(side, Text | Boolean) and self.operator not in {"=", "!="}:
            hint = _remedy(side)
            yield Label(
                f"{self.operator} {side} : seuls les nombres et les dates s'ordonnent{hint.text('fr')}",
                f"{self.operator} {side}: only numbers and dates have an order{hint.text('en')}",
            )

    def __str__(self) -> str:
        return f"{self.left} {self.operator} {self.right}"


@attrs.frozen
class Like(Condition):
    """A ``value`` that contains the words of ``pattern``; ``*`` and ``?`` stand for any letters."""

    value: Expression
    pattern: Text

    def _faults(self) -> Iterator[Label]:
        yield from super()._faults()
        yield from _literal_faults(self.value, "like")

    def __str__(self) -> str:
        return f"{self.value} like {self.pattern}"


@attrs.frozen
class Among(Condition):
    """A ``value`` that is one of several ``choices``: texts, numbers or truth values."""

    value: Expression
    choices: tuple[Expression, ...]

    def _faults(self) -> Iterator[Label]:
        yield from super()._faults()
        yield from _in_faults(self.value)
        if not self.choices:
            yield Label("in () : donnez au moins une valeur", "in (): give at least one value")
        if any(isinstance(one, Date) for one in self.choices):
            yield Label(
                "in (…) ne prend pas de dates : joignez des comparaisons par or, ou donnez une plage"
                " [date'…'..date'…']",
                "in (…) takes no dates: join comparisons with or, or give a range [date'…'..date'…']",
            )
        for one in self.choices:
            if not isinstance(one, Text | Number | Boolean | Date):
                yield Label(
                    f"in (…) ne prend que des littéraux, et non {one} : un texte s'écrit entre guillemets",
                    f"in (…) takes literals only, not {one}: a text goes between quotes",
                )

    def __str__(self) -> str:
        return f"{self.value} in ({', '.join(map(str, self.choices))})"


@attrs.frozen(kw_only=True)
class InRange(Condition):
    """A ``value`` from ``low`` to ``high``, each in or out (``low_included``, ``high_included``)."""

    value: Expression
    low: Expression
    high: Expression
    low_included: bool = True
    high_included: bool = True

    def _faults(self) -> Iterator[Label]:
        yield from super()._faults()
        yield from _in_faults(self.value)
        if type(self.low) is not type(self.high) or not isinstance(self.low, Number | Date):
            hint = _remedy(self.low, self.high)
            yield Label(
                f"une plage va d'un nombre à un nombre, ou d'une date à une date, et non de {self.low}"
                f" à {self.high}{hint.text('fr')}",
                f"a range goes from a number to a number, or a date to a date, not from {self.low}"
                f" to {self.high}{hint.text('en')}",
            )
        elif is_after(self.low, self.high):
            yield Label(
                f"une plage va du plus petit au plus grand, or {self.low} vient après {self.high} :"
                " échangez-les",
                f"a range goes from the least to the greatest, and {self.low} comes after {self.high}:"
                " exchange them",
            )

    def __str__(self) -> str:
        opening, closing = "]["[self.low_included], "[]"[self.high_included]
        return f"{self.value} in {opening}{self.low}..{self.high}{closing}"


@attrs.frozen
class Holds(Condition):
    """A ``field`` of several values that has this ``value``."""

    value: Expression
    field: Field

    def _faults(self) -> Iterator[Label]:
        yield from super()._faults()
        if not isinstance(self.value, Text | Number | Boolean):
            yield Label(
                f"… in {self.field} : donnez un texte, un nombre ou un booléen, et non {self.value}",
                f"… in {self.field}: give a text, a number or a boolean, not {self.value}",
            )

    def __str__(self) -> str:
        return f"{self.value} in {self.field}"


@attrs.frozen
class IsNull(Condition):
    """A ``value`` that is missing; or, ``negated``, that is there."""

    value: Expression
    negated: bool = False

    def _faults(self) -> Iterator[Label]:
        yield from super()._faults()
        yield from _literal_faults(self.value, "is null")

    def __str__(self) -> str:
        return f"{self.value} is {'not ' * self.negated}null"


@attrs.frozen
class IsBoolean(Condition):
    """A boolean ``value`` that is the one ``expected``; or, ``negated``, anything else, missing included."""

    value: Expression
    expected: bool
    negated: bool = False

    def _faults(self) -> Iterator[Label]:
        yield from super()._faults()
        yield from _literal_faults(self.value, "is true")

    def __str__(self) -> str:
        return f"{self.value} is {'not ' * self.negated}{Boolean(self.expected)}"


@attrs.frozen
class Predicate(Condition):
    """A ``function`` of ``arguments`` that holds or not: a search, or a test of places."""

    function: str = attrs.field(converter=lowered)
    arguments: tuple[Node, ...] = ()

    def _faults(self) -> Iterator[Label]:
        known = signature(self.function)
        if known.role is not Role.CONDITION:
            yield Label(
                f"{self.function}() est une valeur, et non une condition",
                f"{self.function}() is a value, not a condition",
            )
        yield from known.faults(self.arguments)

    def __str__(self) -> str:
        return f"{self.function}({', '.join(map(str, self.arguments))})"


def _remedy(*values: Node) -> Label:
    """Return what to add to a reason where a date was given as a text; nothing otherwise."""
    told = next(filter(None, map(date_remedy, values)), None)
    return Label(f" ; {told.text('fr')}", f"; {told.text('en')}") if told else Label("", "")


def _in_faults(value: Expression) -> Iterator[Label]:
    if isinstance(value, Call | Arithmetic):
        yield Label(
            f"{value} in … : in ne prend qu'un champ ; comparez une fonction avec =, >= et <=",
            f"{value} in …: in takes a field only; compare a function with =, >= and <=",
        )
    yield from _literal_faults(value, "in")


def _literal_faults(value: Expression, word: str) -> Iterator[Label]:
    if not isinstance(value, Field | Call | Arithmetic):
        yield Label(
            f"{value} {word} … : à gauche de {word}, donnez un champ et non un littéral",
            f"{value} {word} …: on the left of {word}, give a field, not a literal",
        )
