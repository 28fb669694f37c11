"""The operators of Python on an expression under construction, and what stands for a value beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NoReturn, Self

from ...labels import Label
from ..errors import BadQuery
from .catalogue import python_call
from .comparisons import Comparison
from .conditions import And, Condition, Not, Or, condition
from .expressions import Arithmetic
from .fields import Field
from .given import shown
from .literals import literal
from .nodes import Expression

__all__ = ["Operators", "named", "operand"]


class Operators:
    """An expression whose operators build nodes: the half of a builder that Python writes with signs."""

    __slots__ = ("node",)

    def __init__(self, node: Expression) -> None:
        if not isinstance(node, Expression):
            raise BadQuery.of(
                Label(
                    f'on part de field("nom") ou d\'une fonction, et non de {shown(node)}',
                    f'start from field("name") or from a function, not from {shown(node)}',
                )
            )
        self.node: Expression = node

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.node!r})"

    def __str__(self) -> str:
        return str(self.node)

    def __eq__(self, other: object) -> Comparison:  # type: ignore[override]  # it builds, as in every query builder
        """Compare with ``=``: text is matched as it is, case and accents included."""
        return self._compare("=", other)

    def __ne__(self, other: object) -> Comparison:  # type: ignore[override]  # it builds, as in every query builder
        """Compare with ``!=``, which drops the rows without a value; ``~(field == value)`` keeps them."""
        return self._compare("!=", other)

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # what has no equality has no hash

    def __lt__(self, other: object) -> Comparison:
        return self._compare("<", other)

    def __le__(self, other: object) -> Comparison:
        return self._compare("<=", other)

    def __gt__(self, other: object) -> Comparison:
        return self._compare(">", other)

    def __ge__(self, other: object) -> Comparison:
        return self._compare(">=", other)

    def _compare(self, operator: str, other: object) -> Comparison:
        return Comparison(self.node, operator, operand(other))

    def __add__(self, other: object) -> Self:
        return type(self)(Arithmetic(self.node, "+", operand(other)))

    def __radd__(self, other: object) -> Self:
        return type(self)(Arithmetic(operand(other), "+", self.node))

    def __sub__(self, other: object) -> Self:
        return type(self)(Arithmetic(self.node, "-", operand(other)))

    def __rsub__(self, other: object) -> Self:
        return type(self)(Arithmetic(operand(other), "-", self.node))

    def __mul__(self, other: object) -> Self:
        return type(self)(Arithmetic(self.node, "*", operand(other)))

    def __rmul__(self, other: object) -> Self:
        return type(self)(Arithmetic(operand(other), "*", self.node))

    def __truediv__(self, other: object) -> Self:
        return type(self)(Arithmetic(self.node, "/", operand(other)))

    def __rtruediv__(self, other: object) -> Self:
        return type(self)(Arithmetic(operand(other), "/", self.node))

    def __and__(self, other: object) -> And:
        return condition(self) & other

    def __rand__(self, other: object) -> And:
        return condition(other) & self

    def __or__(self, other: object) -> Or:
        return condition(self) | other

    def __ror__(self, other: object) -> Or:
        return condition(other) | self

    def __invert__(self) -> Not:
        return ~condition(self)

    def __bool__(self) -> NoReturn:
        raise TypeError("a field has its value on the portal, not here: join conditions with &, | and ~")

    def __contains__(self, _: object) -> NoReturn:
        raise TypeError('write field("themes").contains("Énergie"): Python would make "in" true or false')

    def __iter__(self) -> NoReturn:
        raise TypeError("a field cannot be iterated")

    def __neg__(self) -> NoReturn:
        raise TypeError(
            'a field has no sign: write field("nom").desc() to sort downwards, 0 - field("n") to compute'
        )

    if not TYPE_CHECKING:  # a type checker should go on refusing the names that are not there

        def __getattr__(self, name: str) -> NoReturn:
            call = python_call(name)
            hint = f": it is a function, {call}" if call else ""
            raise AttributeError(f"a field has no {name!r}{hint}", name=name, obj=self)


def operand(value: object) -> Expression:
    """Return the expression of a value, a text being a literal.

    Raises:
        BadQuery: It has no literal, or is a condition.
    """
    if isinstance(value, Operators):
        return value.node
    if isinstance(value, Condition):
        raise BadQuery.of(
            Label(f"{value} est une condition, et non une valeur", f"{value} is a condition, not a value")
        )
    return literal(value)


def named(value: Operators | Expression | str) -> Field:
    """Return a field from its name, its builder or itself, where only a field will do."""
    node = Field(value) if isinstance(value, str) else value.node if isinstance(value, Operators) else value
    if not isinstance(node, Field):
        raise BadQuery.of(
            Label(
                f'un champ est attendu, par son nom ou field("…"), et non {shown(node)}',
                f'expected a field, by its name or field("…"), got {shown(node)}',
            )
        )
    return node
