"""What is known of a function: where it may stand, what it takes, and what it gives.

The arguments of a call are spelled as one letter each, so that what a function takes is a regular
expression over them: see :func:`spelling`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final

import attrs

from ...labels import Label
from .arguments import Distinct, NamedArgument, Pattern, Period, Star
from .fields import Field
from .geometries import Distance, Geometry
from .given import shown
from .literals import Boolean, Date, Null, Number, Text
from .nodes import Expression, Node

__all__ = ["Role", "Signature", "lowered", "spelling"]

Limits = Callable[[tuple[Node, ...]], Iterator[Label]]


class Role(Enum):
    """What a function is for."""

    SCALAR = "scalar"
    AGGREGATE = "aggregate"
    CONDITION = "condition"
    GROUPING = "grouping"
    PROJECTION = "projection"


def _no_limits(_: tuple[Node, ...]) -> Iterator[Label]:
    yield from ()


@attrs.frozen(kw_only=True)
class Signature:
    """What is known of one function.

    Args:
        usage: How it is written, for messages.
        role: What it is for.
        clauses: The clauses it may stand in.
        takes: The regular expression that the spelling of its arguments matches.
        of: The kinds of field that its first argument may be; empty for any.
        gives: The kind of its value; empty when it is that of its first argument.
        limits: What is wrong with arguments of the right shape.
    """

    usage: str
    role: Role
    clauses: frozenset[str]
    takes: str
    of: frozenset[str] = frozenset()
    gives: str = ""
    limits: Limits = _no_limits

    @property
    def name(self) -> str:
        """Its name, as ODSQL writes it."""
        return self.usage.partition("(")[0]

    def faults(self, arguments: tuple[Node, ...]) -> Iterator[Label]:
        """Yield what is wrong with the arguments of a call."""
        if re.fullmatch(self.takes, spelling(arguments)):
            yield from self.limits(arguments)
        else:
            given = ", ".join(map(shown, arguments))
            yield Label(
                f"{self.name}({given}) : cette fonction s'écrit {self.usage}",
                f"{self.name}({given}): this function is written {self.usage}",
            )


_LETTERS: Final[dict[type[Node], str]] = {
    Field: "F",
    Text: "T",
    Number: "N",
    Boolean: "B",
    Null: "U",
    Date: "D",
    Geometry: "G",
    Distance: "L",
    Period: "P",
    Star: "S",
    Distinct: "X",
    NamedArgument: "K",
    Pattern: "W",
}


def spelling(arguments: tuple[Node, ...]) -> str:
    """Return one letter an argument; C is what is computed: a call, or arithmetic.

    Examples:
        >>> spelling((Field("lieu"), Geometry("POINT(1 1)"), Distance(1, "km")))
        'FGL'
    """
    return "".join(_LETTERS.get(type(one), "C" if isinstance(one, Expression) else "?") for one in arguments)


def lowered(name: str) -> str:
    """Return the name of a function as it is printed: case does not matter to portals."""
    return name.lower()
