"""Turns what the grammar recognises into values: one method a rule, each given what its parts became."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from ...labels import Label
from ..errors import BadQuery
from .arguments import Distinct, NamedArgument, Pattern, Period, Star
from .catalogue import signature
from .comparisons import Among, Comparison, Holds, InRange, IsBoolean, IsNull, Like, Predicate
from .conditions import And, Condition, Not, Or, condition
from .expressions import Aliased, Arithmetic, Call, Item, Order
from .fields import RESERVED, Field
from .geometries import Distance, Geometry
from .literals import Boolean, Date, Null, Number, Text
from .nodes import Expression, Node
from .signatures import Role

__all__ = ["reader"]

_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
Parts = Sequence[Any]
"""What the parts of a rule became, with None for an optional part that is not there."""


@attrs.frozen
class _Quantity:
    """A number and a unit, before the function around it tells whether it is a distance or a period."""

    number: str
    unit: str
    touching: bool


class _Reader:
    """The transformer of the grammar; lark finds its methods by the names of the rules."""

    def where(self, parts: Parts) -> Condition:
        return condition(parts[0])

    def select(self, parts: Parts) -> tuple[Item, ...]:
        return tuple(parts)

    group_by = select

    def order_by(self, parts: Parts) -> tuple[Order, ...]:
        return tuple(parts)

    def item(self, parts: Parts) -> Item:
        value, name = parts
        return _value(value) if name is None else Aliased(_value(value), _bare(name))

    def order(self, parts: Parts) -> Order:
        value, direction = parts
        return Order(_value(value), descending=direction is not None and direction.type == "DESC")

    def reverse(self, parts: Parts) -> Order:
        return Order(self.field(parts[1:]), descending=True)

    def either(self, parts: Parts) -> Or:
        return Or(tuple(condition(part) for part in parts))

    def both(self, parts: Parts) -> And:
        return And(tuple(condition(part) for part in parts))

    def negation(self, parts: Parts) -> Not:
        return Not(condition(parts[1]))

    def comparison(self, parts: Parts) -> Comparison:
        left, sign, right = parts
        return Comparison(_value(left), "=" if sign == ":" else str(sign), _value(right))

    def like(self, parts: Parts) -> Like:
        value, pattern = parts
        if not isinstance(pattern, Text):
            raise BadQuery.of(
                Label(
                    f"like attend un texte entre guillemets, et non {pattern}",
                    f"like takes a text between quotes, not {pattern}",
                )
            )
        return Like(_value(value), pattern)

    def among(self, parts: Parts) -> Among:
        value, *choices = map(_value, parts)
        return Among(value, tuple(choices))

    def in_range(self, parts: Parts) -> InRange:
        value, opening, low, high, closing = parts
        return InRange(
            value=_value(value),
            low=_value(low),
            high=_value(high),
            low_included=opening == "[",
            high_included=closing == "]",
        )

    def holds(self, parts: Parts) -> Holds:
        return Holds(_value(parts[0]), self.field(parts[1:]))

    def is_test(self, parts: Parts) -> IsNull | IsBoolean:
        value, negation, what = parts
        negated = negation is not None
        if what.type == "NULL":
            return IsNull(_value(value), negated)
        return IsBoolean(_value(value), what.type == "TRUE", negated)

    def arithmetic(self, parts: Parts) -> Arithmetic:
        left, operator, right = parts
        return Arithmetic(_value(left), str(operator), _value(right))

    def group(self, parts: Parts) -> Node:
        return parts[0]  # type: ignore[no-any-return]  # what stands between parentheses is a node already

    def text(self, parts: Parts) -> Text:
        return Text(_ESCAPE.sub(_unescaped, parts[0][1:-1]))

    def true(self, _: Parts) -> Boolean:
        return Boolean(True)

    def false(self, _: Parts) -> Boolean:
        return Boolean(False)

    def null(self, _: Parts) -> Null:
        return Null()

    def date(self, parts: Parts) -> Date:
        return Date(parts[0][len("date'") : -1])

    def geometry(self, parts: Parts) -> Geometry:
        return Geometry(parts[0][len("geom'") : -1])

    def number(self, parts: Parts) -> Number:
        sign, digits = parts
        return _number(f"-{digits}" if sign == "-" else digits)

    def name(self, parts: Parts) -> str:
        return str(parts[0])

    def field(self, parts: Parts) -> Field:
        name = parts[0]
        if name.lower() in RESERVED:
            raise BadQuery.of(
                Label(
                    f"{name} est un mot réservé : pour un champ, écrivez `{name}`",
                    f"{name} is a reserved word: for a field, write `{name}`",
                )
            )
        return Field(_bare(name))

    def star(self, _: Parts) -> Star:
        return Star()

    def distinct(self, parts: Parts) -> Distinct:
        return Distinct(_value(parts[0]))

    def named(self, parts: Parts) -> NamedArgument:
        name, _, value = parts
        return NamedArgument(str(name), value)

    def quantity(self, parts: Parts) -> _Quantity:
        number, unit = parts
        return _Quantity(str(number), str(unit), number.end_pos == unit.start_pos)

    def pattern(self, parts: Parts) -> Pattern:
        return Pattern(Field(_bare(parts[0][:-1])))

    def call(self, parts: Parts) -> Call | Predicate:
        name, *arguments = parts
        known = signature(str(name))
        given = tuple(
            _measure(one, known.name) if isinstance(one, _Quantity) else one
            for one in arguments
            if one is not None
        )
        for one in given:
            if isinstance(one, Condition):
                _value(one)
        kind = Predicate if known.role is Role.CONDITION else Call
        return kind(known.name, given)


def reader() -> object:
    """Return the transformer that lark calls as it reads."""
    return _Reader()


def _value(node: Any) -> Expression:
    if isinstance(node, Condition):
        raise BadQuery.of(
            Label(
                f"{node} est une condition, là où une valeur est attendue",
                f"{node} is a condition, where a value is expected",
            )
        )
    return node  # type: ignore[no-any-return]  # every rule that is no condition gives an expression


def _bare(name: str) -> str:
    return name[1:-1] if name.startswith("`") else name


def _unescaped(match: re.Match[str]) -> str:
    if match[1] not in "\"'\\":
        raise BadQuery.of(
            Label(
                f"{match[0]!r} : seuls les guillemets et la barre oblique inverse s'échappent ; doublez-la",
                f"{match[0]!r}: only quotes and the backslash are escaped; double the backslash",
            )
        )
    return match[1]


def _number(digits: str) -> Number:
    # Python would not turn some thousands of digits into an int; the number refuses them with a reason.
    if "." in digits or len(digits) > 1000:
        return Number(Decimal(digits))
    return Number(int(digits))


def _measure(quantity: _Quantity, function: str) -> Distance | Period:
    if function == "range":
        value = _number(quantity.number).value
        return Period(value, quantity.unit)  # type: ignore[arg-type]  # a decimal is refused with a reason
    if not quantity.touching:
        raise BadQuery.of(
            Label(
                f"l'unité d'une distance suit le nombre sans espace : {quantity.number}{quantity.unit}",
                f"the unit of a distance touches its number: {quantity.number}{quantity.unit}",
            )
        )
    return Distance(_number(quantity.number), quantity.unit)
