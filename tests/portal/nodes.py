"""What a clause of ODSQL is once parsed: values, conditions and listed items."""

from __future__ import annotations

import attrs


@attrs.frozen
class Node:
    """Any piece of a clause."""


@attrs.frozen
class Star(Node):
    """The star: every field, every row, an open end."""


@attrs.frozen
class Name(Node):
    """A field or an alias."""

    name: str


@attrs.frozen
class Text(Node):
    """A text between quotes."""

    value: str


@attrs.frozen
class Number(Node):
    """A number, as it was written."""

    value: str


@attrs.frozen
class Boolean(Node):
    """Either ``true`` or ``false``."""

    value: bool


@attrs.frozen
class Null(Node):
    """The word ``null``."""


@attrs.frozen
class DateLiteral(Node):
    """What stands between the quotes of ``date'…'``."""

    value: str


@attrs.frozen
class Geometry(Node):
    """What stands between the quotes of ``geom'…'``."""

    value: str


@attrs.frozen
class Distance(Node):
    """A distance, in metres."""

    metres: float


@attrs.frozen
class Duration(Node):
    """A number of units of time, as ``1 day``."""

    number: str
    unit: str


@attrs.frozen
class Pattern(Node):
    """A field name that may end with a star."""

    value: str


@attrs.frozen
class Distinct(Node):
    """The argument of ``count(distinct …)``."""

    value: Node


@attrs.frozen
class Arithmetic(Node):
    """Two values and one of ``+ - * /``."""

    operator: str
    left: Node
    right: Node


@attrs.frozen
class Call(Node):
    """A call of a function; its name in lower case."""

    name: str
    arguments: tuple[Node, ...] = ()
    named: tuple[tuple[str, Node], ...] = ()
    text: str = ""


@attrs.frozen
class Both(Node):
    """Two conditions that must hold."""

    left: Node
    right: Node


@attrs.frozen
class Either(Node):
    """Two conditions of which one must hold."""

    left: Node
    right: Node


@attrs.frozen
class Not(Node):
    """A condition that must not hold."""

    value: Node


@attrs.frozen
class Comparison(Node):
    """Two values and one of ``= != < <= > >=``."""

    operator: str
    left: Node
    right: Node


@attrs.frozen
class Like(Node):
    """A text whose words must include those of a pattern."""

    value: Node
    pattern: str


@attrs.frozen
class InList(Node):
    """A value that must be one of some literals."""

    value: Node
    items: tuple[Node, ...]


@attrs.frozen
class InRange(Node):
    """A value between two bounds, each of them in or out."""

    value: Node
    low: Node
    high: Node
    low_in: bool
    high_in: bool


@attrs.frozen
class Holds(Node):
    """A literal that must be among the values of a field."""

    literal: Node
    field: Node


@attrs.frozen
class Is(Node):
    """A value that must be, or not be, ``null``, ``true`` or ``false``."""

    value: Node
    what: Node
    negated: bool


@attrs.frozen
class Bare(Node):
    """A value that is a condition by itself: a text to search, a boolean field, a call."""

    value: Node


@attrs.frozen
class Item(Node):
    """One of a comma-separated list, with its alias and its text as typed."""

    value: Node
    text: str
    alias: str | None = None
    descending: bool = False

    @property
    def key(self) -> str:
        """What it is called in an answer: the alias, the field, else the text as typed."""
        return self.alias or (self.value.name if isinstance(self.value, Name) else self.text)
