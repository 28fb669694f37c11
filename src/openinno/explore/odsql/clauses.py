"""What may stand in which clause: functions have their places, and so have aliases and aggregates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ...labels import Label
from .catalogue import signature
from .comparisons import Predicate
from .conditions import Condition
from .expressions import Aliased, Arithmetic, Call, Order, aggregates
from .fields import Field
from .geometries import Distance, Geometry
from .literals import Boolean, Date, Null, Number, Text
from .nodes import Node, walk

__all__ = ["alias_clashes", "late_aggregates", "misplaced", "only_in_where"]

_LITERALS: Final = (Text, Number, Boolean, Date, Null, Geometry, Distance)


def misplaced(clause: str, node: Node) -> Iterator[Label]:
    """Yield what may not stand in a clause.

    Examples:
        >>> [str(one) for one in misplaced("where", Call("random", (Number(1),)))]
        ['random(1) has no place in where: only in order_by']
    """
    for one in walk(node):
        if isinstance(one, Call | Predicate) and clause not in signature(one.function).clauses:
            places = ", ".join(sorted(signature(one.function).clauses))
            hint = _HINTS.get((one.function, clause), Label("", ""))
            yield Label(
                f"{one} n'a pas sa place dans {clause} : seulement dans {places}{hint.text('fr')}",
                f"{one} has no place in {clause}: only in {places}{hint.text('en')}",
            )
    yield from _unfit(clause, node)


_HINTS: Final = {
    ("distance", "where"): Label(" ; utilisez within_distance()", "; use within_distance()"),
}


def _unfit(clause: str, node: Node) -> Iterator[Label]:
    value = node.value if isinstance(node, Aliased | Order) else node
    if clause == "group_by":
        if not isinstance(value, Field | Call):
            yield Label(
                f"group_by ne prend que champs, fonctions, range() et geo_cluster(), et non {value}",
                f"group_by takes fields, functions, range() and geo_cluster() only, not {value}",
            )
        elif isinstance(value, Call) and value.function == "ifnull" and _computed(value):
            yield Label(
                f"dans group_by, ifnull() ne prend que champs et littéraux : {value}",
                f"in group_by, ifnull() takes fields and literals only: {value}",
            )
    elif clause != "where" and isinstance(value, Condition):
        yield only_in_where(value)
    elif clause == "order_by" and isinstance(value, _LITERALS):
        yield Label(
            f"on ne trie pas selon une constante : {value}",
            f"order_by does not sort by a constant: {value}",
        )
    elif clause == "select" and isinstance(value, Null | Geometry | Distance):
        yield Label(f"select ne prend pas {value} seul", f"select does not take {value} alone")


def only_in_where(condition: Condition) -> Label:
    """Say that a condition stands where a value should."""
    return Label(
        f"{condition} est une condition : sa place est dans where",
        f"{condition} is a condition: it goes in where",
    )


def _computed(call: Call) -> bool:
    return any(isinstance(one, Call | Arithmetic) for one in call.arguments)


def alias_clashes(items: Iterable[Node]) -> Iterator[Label]:
    """Yield the aliases declared twice, across select and group_by."""
    seen: set[str] = set()
    for one in items:
        if isinstance(one, Aliased):
            if one.name in seen:
                yield Label(
                    f"l'alias {one.name} est déclaré deux fois : gardez celui de group_by",
                    f"the alias {one.name} is declared twice: keep that of group_by",
                )
            seen.add(one.name)


def late_aggregates(ordering: Iterable[Order], aliases: frozenset[str]) -> Iterator[Label]:
    """Yield the aggregates that follow a field in order_by; the aliases of aggregates are no fields."""
    field: Order | None = None
    for one in ordering:
        if aggregates(one) and field:
            yield Label(
                f"order_by : les agrégats vont avant les champs, or {one.value} suit {field.value} ;"
                " les échanger trierait autrement, à vous de choisir",
                f"order_by: aggregates go before fields, but {one.value} comes after {field.value};"
                " exchanging them would sort otherwise, so that is yours to choose",
            )
        if not aggregates(one) and not (isinstance(one.value, Field) and one.value.name in aliases):
            field = one
