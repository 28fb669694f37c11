"""Turns what the methods of a query are given into nodes: names, builders, expressions, texts of ODSQL."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from ...labels import Label
from ..errors import BadQuery
from .arguments import Star
from .building import Builder
from .clauses import only_in_where
from .conditions import And, Condition, condition
from .expressions import Aliased, Item, Order
from .fields import Field
from .functions import Subject, expression_of
from .given import shown
from .nodes import Expression
from .parsing import parse
from .refinements import Refinement

__all__ = ["conditions_of", "facets_of", "groups_of", "orders_of", "selected_of"]

One = TypeVar("One")

_PAIR: Final = 2
_ODSQL: Final = re.compile(r"\A-|[(),*`]|\s(?:as\s|asc\Z|desc\Z)", re.IGNORECASE)


def selected_of(items: Iterable[Item | Builder | str]) -> tuple[Item, ...]:
    """Return the items of select; a text names a field, or is ``*``."""
    return _each(items, lambda one: _item(one, "select"))


def groups_of(items: Iterable[Item | Builder | str]) -> tuple[Item, ...]:
    """Return the items of group_by; a text names a field."""
    return _each(items, lambda one: _item(one, "group_by"))


def orders_of(items: Iterable[Order | Builder | Expression | str]) -> tuple[Order, ...]:
    """Return the items of order_by; a text names a field or an alias."""
    return _each(items, _order)


def conditions_of(conditions: Iterable[Condition | Builder | str]) -> tuple[Condition, ...]:
    """Return conditions, each alone; a text is ODSQL."""
    return tuple(part for parts in _each(conditions, _parts) for part in parts)


def facets_of(facets: Iterable[Refinement | tuple[str | Builder, object]]) -> tuple[Refinement, ...]:
    """Return facets with their values, given so or as pairs."""
    return _each(facets, _facet)


def _each(given: Iterable[Any], made: Callable[[Any], One]) -> tuple[One, ...]:
    # A text alone would be read letter by letter.
    if isinstance(given, str) or not isinstance(given, Iterable):
        example = f"({shown(given)},)"
        raise BadQuery.of(
            Label(
                f"plusieurs éléments sont attendus, comme {example}, et non {shown(given)}",
                f"several items are expected, such as {example}, not {shown(given)}",
            )
        )
    return tuple(map(made, given))


def _item(value: Item | Builder | str, clause: str) -> Item:
    if isinstance(value, str):
        return Star() if value == "*" else _named(value, clause)
    if isinstance(value, Aliased | Star):
        return value
    return _expression(value)


def _order(value: Order | Builder | Expression | str) -> Order:
    if isinstance(value, Order):
        return value
    return Order(_named(value, "order_by") if isinstance(value, str) else _expression(value))


def _facet(value: object) -> Refinement:
    if isinstance(value, Refinement):
        return value
    if not isinstance(value, tuple) or len(value) != _PAIR:
        raise BadQuery.of(
            Label(
                f'une facette et sa valeur sont attendues, comme ("theme", "eau"), et non {shown(value)}',
                f'a facet and its value are expected, such as ("theme", "eau"), not {shown(value)}',
            )
        )
    return Refinement(*value)


def _parts(value: Condition | Builder | str) -> tuple[Condition, ...]:
    one = parse(value) if isinstance(value, str) else condition(value)
    return one.parts if isinstance(one, And) else (one,)


def _named(text: str, clause: str) -> Field:
    """Return the field of a name; what looks like ODSQL would silently be looked for as a name."""
    if _ODSQL.search(text):
        remedy = f'{clause}(*parse({json.dumps(text, ensure_ascii=False)}, clause="{clause}"))'
        raise BadQuery.of(
            Label(
                f"un texte nomme ici un champ, et {shown(text)} est de l'ODSQL : écrivez {remedy}, avec"
                ' l\'étoile ; ou les fonctions et field("…").alias("…"), field("…").desc()',
                f"a text names a field here, and {shown(text)} is ODSQL: write {remedy}, with the star;"
                ' or the functions and field("…").alias("…"), field("…").desc()',
            )
        )
    return Field(text)


def _expression(value: Aliased | Order | Subject) -> Expression:
    if isinstance(value, Aliased | Order):
        raise BadQuery.of(Label(f"{value} est inattendu ici", f"{value} does not belong here"))
    if isinstance(value, Condition):
        raise BadQuery.of(only_in_where(value))
    return expression_of(value)
