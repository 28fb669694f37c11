"""Turns what the methods of a query are given into nodes: names, builders, expressions, texts of ODSQL."""

from __future__ import annotations

import re
from typing import Final

from ...labels import Label
from ..errors import BadQuery
from .arguments import Star
from .building import Builder
from .conditions import And, Condition, condition
from .expressions import Aliased, Item, Order
from .fields import Field
from .functions import Subject, expression_of
from .nodes import Expression
from .parsing import parse

__all__ = ["conditions_of", "item", "order"]

_ODSQL: Final = re.compile(r"\A-|[(),*`]|\s(?:as\s|asc\Z|desc\Z)", re.IGNORECASE)


def item(value: Item | Builder | str) -> Item:
    """Return an item of select or group_by; a text names a field, or is ``*``."""
    if isinstance(value, str):
        return Star() if value == "*" else _named(value)
    if isinstance(value, Aliased | Star):
        return value
    return _expression(value)


def order(value: Order | Builder | Expression | str) -> Order:
    """Return an item of order_by; a text names a field or an alias."""
    if isinstance(value, Order):
        return value
    return Order(_named(value) if isinstance(value, str) else _expression(value))


def _named(text: str) -> Field:
    """Return the field of a name; what looks like ODSQL would silently be looked for as a name."""
    if _ODSQL.search(text):
        raise BadQuery.of(
            Label(
                f"un texte nomme ici un champ, et {text!r} est de l'ODSQL : écrivez parse({text!r},"
                ' clause="…"), ou les fonctions et field("…").alias("…"), .desc()',
                f"a text names a field here, and {text!r} is ODSQL: write parse({text!r},"
                ' clause="…"), or the functions and field("…").alias("…"), .desc()',
            )
        )
    return Field(text)


def _expression(value: Aliased | Order | Subject) -> Expression:
    if isinstance(value, Aliased | Order):
        raise BadQuery.of(Label(f"{value} ne va pas ici", f"{value} does not belong here"))
    return expression_of(value)


def conditions_of(value: Condition | Builder | str) -> tuple[Condition, ...]:
    """Return the conditions that something stands for, each alone; a text is ODSQL."""
    one = parse(value) if isinstance(value, str) else condition(value)
    return one.parts if isinstance(one, And) else (one,)
