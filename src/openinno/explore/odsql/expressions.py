"""Values computed on each row, by arithmetic or by functions; and the aliases and orders of values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ...labels import Label
from .arguments import Star
from .catalogue import signature
from .fields import alias_faults
from .geometries import Geometry
from .literals import Boolean, Date, Null, Text
from .nodes import Expression, Node, walk
from .signatures import Role, lowered

__all__ = [
    "Aliased",
    "Arithmetic",
    "Call",
    "Item",
    "Order",
    "aggregates",
]

_STRENGTHS: Final = {"+": 5, "-": 5, "*": 6, "/": 6}


@attrs.frozen
class Arithmetic(Expression):
    """Two numbers, ``left`` and ``right``, with ``+ - * /`` for ``operator``; dividing by 0 gives null.

    Examples:
        >>> from openinno.explore.odsql import Field
        >>> print(Arithmetic(Arithmetic(Field("a"), "+", Field("b")), "*", Field("c")))
        (a + b) * c
        >>> [Arithmetic(Field("a"), operator, Field("b")).strength for operator in ("*", "+")]
        [6, 5]
    """

    left: Expression
    operator: str
    right: Expression

    def _faults(self) -> Iterator[Label]:
        if self.operator not in _STRENGTHS:
            yield Label(f"opérateur inconnu : {self.operator!r}", f"unknown operator: {self.operator!r}")
        for side in (self.left, self.right):
            if isinstance(side, Text | Boolean | Date | Null | Geometry):
                yield Label(f"on ne calcule pas avec {side}", f"{side} is nothing to compute with")

    @property
    def strength(self) -> int:
        """Products hold tighter than sums."""
        return _STRENGTHS[self.operator]

    def __str__(self) -> str:
        # The right side of equal strength is in parentheses: a - (b - c) is not a - b - c.
        return f"{self.left._within(self.strength)} {self.operator} {self.right._within(self.strength + 1)}"


@attrs.frozen
class Call(Expression):
    """A function that gives a value, with its arguments.

    Args:
        function: Its name, in lower case.
        arguments: Expressions, or what only arguments can be.

    Examples:
        >>> from openinno.explore.odsql import year
        >>> print(year("ouverture"))
        year(ouverture)
    """

    function: str = attrs.field(converter=lowered)
    arguments: tuple[Node, ...] = ()

    def _faults(self) -> Iterator[Label]:
        known = signature(self.function)
        if known.role is Role.CONDITION:
            yield Label(
                f"{self.function}() est une condition, et non une valeur",
                f"{self.function}() is a condition, not a value",
            )
        yield from known.faults(self.arguments)
        if known.role is Role.AGGREGATE and any(map(aggregates, self.arguments)):
            yield Label(
                f"{self.function}() ne s'applique pas à un agrégat",
                f"{self.function}() does not aggregate an aggregate",
            )

    def __str__(self) -> str:
        return f"{self.function}({', '.join(map(str, self.arguments))})"


def aggregates(node: Node) -> bool:
    """Tell whether a node is computed from many rows.

    Examples:
        >>> from openinno.explore.odsql import Field
        >>> aggregates(Call("sum", (Field("a"),))), aggregates(Field("a"))
        (True, False)
    """
    return any(isinstance(one, Call) and signature(one.function).role is Role.AGGREGATE for one in walk(node))


@attrs.frozen
class Aliased(Node):
    """An item of select or group_by, ``value``, under another ``name``.

    Examples:
        >>> from openinno.explore.odsql import count
        >>> print(count().alias("n"))
        count(*) as n
    """

    value: Expression
    name: str

    def _faults(self) -> Iterator[Label]:
        yield from alias_faults(self.name)
        if isinstance(self.value, Call) and signature(self.value.function).role is Role.PROJECTION:
            yield Label(f"{self.value} ne prend pas d'alias", f"{self.value} takes no alias")

    def __str__(self) -> str:
        return f"{self.value} as {self.name}"


@attrs.frozen
class Order(Node):
    """An item of order_by, ``value``, up or ``descending``; rows without a value always come last.

    Examples:
        >>> from openinno.explore.odsql import field
        >>> print(field("nom").desc())
        nom desc
    """

    value: Expression
    descending: bool = False

    def __str__(self) -> str:
        return f"{self.value} desc" if self.descending else str(self.value)


Item = Expression | Aliased | Star
"""What select and group_by hold."""
