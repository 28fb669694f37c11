"""What every part of a query is: a value that compares by its structure and prints as ODSQL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ...labels import Label
from ..errors import BadQuery

__all__ = ["DEEPEST", "Expression", "Node", "walk"]

DEEPEST: Final = 100
"""How many levels an expression may nest: far more than anyone writes, and too few to exhaust the stack."""


@attrs.frozen
class Node:
    """A part of a query.

    Two nodes are equal when they have the same structure; ``str`` gives their one canonical text.

    Raises:
        BadQuery: A portal would refuse what is built, or it nests more than a hundred levels deep.

    Examples:
        >>> from openinno.explore.odsql import Field
        >>> Field("a") == Field("a"), str(Field("a")), Field("a").strength
        (True, 'a', 9)
    """

    _depth: int = attrs.field(init=False, default=1, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        depth = 1 + max((child._depth for child in _children(self)), default=0)
        object.__setattr__(self, "_depth", depth)
        faults = (_too_deep(),) if depth > DEEPEST else tuple(self._faults())
        if faults:
            raise BadQuery.of(*faults)

    def _faults(self) -> Iterator[Label]:
        """Yield what is wrong with this node alone: its children have been through this already."""
        yield from ()

    @property
    def strength(self) -> int:
        """How tightly its text holds together: what is weaker than its place needs parentheses."""
        return 9

    def _within(self, least: int) -> str:
        return str(self) if self.strength >= least else f"({self})"


class Expression(Node):
    """A node that has a value on each row: a literal, a field, arithmetic or a call."""

    __slots__ = ()


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything in it, outermost first.

    Examples:
        >>> from openinno.explore.odsql import field
        >>> [str(one) for one in walk((field("prix") * 2).node)]
        ['prix * 2', 'prix', '2']
    """
    yield node
    for child in _children(node):
        yield from walk(child)


def _children(node: Node) -> Iterator[Node]:
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Node):
                yield one


def _too_deep() -> Label:
    return Label(
        f"plus de {DEEPEST} niveaux d'imbrication : simplifiez la requête",
        f"more than {DEEPEST} levels of nesting: write the query flatter",
    )
