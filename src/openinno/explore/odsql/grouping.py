"""What grouping asks of the other clauses: whatever is selected is grouped, or computed from the group."""

from __future__ import annotations

from collections.abc import Iterator

from ...labels import Label
from .arguments import Star
from .catalogue import signature
from .expressions import Aliased, Arithmetic, Call, Item
from .fields import Field
from .literals import Boolean, Date, Number, Text
from .nodes import Expression, Node
from .signatures import Role

__all__ = ["grouping_faults"]


def grouping_faults(selection: tuple[Item, ...], grouping: tuple[Item, ...]) -> Iterator[Label]:
    """Yield what is selected though it has no single value in a group.

    Examples:
        >>> [str(one) for one in grouping_faults((Field("nom"),), (Field("ville"),))]
        ['nom is not grouped: add it to group_by, or aggregate it']
    """
    if not grouping:
        return
    grouped: set[Node] = {_value(one) for one in grouping}
    grouped.update(Field(one.name) for one in grouping if isinstance(one, Aliased))
    for item in selection:
        if isinstance(item, Aliased) and isinstance(item.value, Call) and item.value in grouped:
            yield Label(
                f"{item.value} est groupé : déclarez l'alias {item.name} dans group_by, sinon le"
                " portail renvoie null",
                f"{item.value} is grouped: declare the alias {item.name} in group_by, or the portal"
                " answers null",
            )
        for loose in _loose(_value(item), grouped):
            yield Label(
                f"{loose} n'est pas groupé : ajoutez-le à group_by, ou agrégez-le",
                f"{loose} is not grouped: add it to group_by, or aggregate it",
            )


def _value(item: Item) -> Expression | Star:
    return item.value if isinstance(item, Aliased) else item


def _loose(node: Node, grouped: set[Node]) -> Iterator[Node]:
    if node in grouped or isinstance(node, Number | Text | Boolean | Date):
        return
    if isinstance(node, Arithmetic):
        yield from _loose(node.left, grouped)
        yield from _loose(node.right, grouped)
    elif isinstance(node, Call) and signature(node.function).role is Role.SCALAR:
        for one in node.arguments:
            yield from _loose(one, grouped) if isinstance(one, Field | Call | Arithmetic) else ()
    elif not (isinstance(node, Call) and signature(node.function).role is Role.AGGREGATE):
        yield node
