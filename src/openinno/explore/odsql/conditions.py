"""What holds or does not on each row; joined by ``&``, ``|`` and ``~``.

Printed with parentheses only where they change the meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

import attrs

from ...labels import Label
from ..errors import BadQuery
from .expressions import Call, aggregates
from .fields import Field
from .given import shown
from .literals import Boolean, Text
from .nodes import Node, walk

__all__ = ["And", "Condition", "Flag", "FullText", "Not", "Or", "condition"]


class Condition(Node):
    """A node that holds or not on each row."""

    __slots__ = ()

    def __and__(self, other: object) -> And:
        return And((self, condition(other)))

    def __rand__(self, other: object) -> And:
        return And((condition(other), self))

    def __or__(self, other: object) -> Or:
        return Or((self, condition(other)))

    def __ror__(self, other: object) -> Or:
        return Or((condition(other), self))

    def __invert__(self) -> Not:
        return Not(self)

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a condition is true or false on each row of the portal, not here: join conditions with &, |"
            " and ~ (not with and, or, not, nor a < b < c)"
        )

    def _faults(self) -> Iterator[Label]:
        for child in walk(self):
            if isinstance(child, Call) and aggregates(child):
                yield Label(
                    f"{child} est un agrégat, et where choisit des lignes : il n'y a pas de HAVING",
                    f"{child} is an aggregate, and where chooses rows: there is no HAVING",
                )
                return


def condition(value: object) -> Condition:
    """Return a condition from what may stand for one: a boolean field, alone, is one.

    Raises:
        BadQuery: It is no condition.

    Examples:
        >>> condition(Field("ouvert"))
        Flag(field=Field(name='ouvert'))
    """
    node = getattr(value, "node", value)
    match node:
        case Condition():
            return node
        case Field():
            return Flag(node)
        case Text():
            return FullText(node)
        case bool() | Boolean():
            raise BadQuery.of(
                Label(
                    "true et false ne sont pas des conditions : écrivez 1 = 1 ou 1 = 2",
                    "true and false are no conditions: write 1 = 1 or 1 = 2",
                )
            )
    told = shown(node)
    raise BadQuery.of(
        Label(
            f"{told} n'est pas une condition : comparez-le, ou donnez un champ booléen",
            f"{told} is no condition: compare it, or give a boolean field",
        )
    )


@attrs.frozen
class Flag(Condition):
    """A boolean ``field``, alone.

    Examples:
        >>> from openinno.explore.odsql import Field
        >>> print(Flag(Field("ouvert")))
        ouvert
    """

    field: Field

    def __str__(self) -> str:
        return str(self.field)


@attrs.frozen
class FullText(Condition):
    """Words, its ``text``, that stand somewhere in a row, all of them.

    Examples:
        >>> from openinno.explore.odsql import text
        >>> print(text("fablab Brest"))
        "fablab Brest"
    """

    text: Text

    def __str__(self) -> str:
        return str(self.text)


@attrs.frozen
class _Joined(Condition):
    parts: tuple[Condition, ...] = ()

    def __attrs_post_init__(self) -> None:
        # One level for any number of parts: (a and b) and c is a and b and c.
        flat = [two for one in self.parts for two in (one.parts if type(one) is type(self) else (one,))]
        object.__setattr__(self, "parts", tuple(flat))
        super().__attrs_post_init__()

    def _faults(self) -> Iterator[Label]:
        if len(self.parts) < 2:
            yield Label(
                "and et or joignent au moins deux conditions", "and and or join at least two conditions"
            )

    def _joined(self, word: str) -> str:
        return f" {word} ".join(part._within(self.strength) for part in self.parts)


@attrs.frozen
class And(_Joined):
    """Conditions, its ``parts``, that all hold.

    Examples:
        >>> from openinno.explore.odsql import field
        >>> both = (field("a") > 1) & (field("b") > 2)
        >>> str(both), both.strength
        ('a > 1 and b > 2', 2)
    """

    @property
    def strength(self) -> int:
        """It holds tighter than or."""
        return 2

    def __str__(self) -> str:
        return self._joined("and")


@attrs.frozen
class Or(_Joined):
    """Conditions, its ``parts``, of which at least one holds.

    Examples:
        >>> from openinno.explore.odsql import field
        >>> either = (field("a") > 1) | (field("b") > 2)
        >>> str(either & field("c").is_true()), either.strength
        ('(a > 1 or b > 2) and c is true', 1)
    """

    @property
    def strength(self) -> int:
        """The weakest of all."""
        return 1

    def __str__(self) -> str:
        return self._joined("or")


@attrs.frozen
class Not(Condition):
    """A condition, its ``part``, that does not hold; rows where that cannot be told are kept.

    Examples:
        >>> from openinno.explore.odsql import field
        >>> none = ~((field("a") > 1) | (field("b") > 2))
        >>> str(none), none.strength
        ('not (a > 1 or b > 2)', 3)
    """

    part: Condition

    def _faults(self) -> Iterator[Label]:
        yield from ()

    @property
    def strength(self) -> int:
        """It holds tighter than and."""
        return 3

    def __str__(self) -> str:
        return f"not {self.part._within(self.strength)}"
