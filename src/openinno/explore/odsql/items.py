"""Turns what the methods of a query are given into nodes: names, builders, expressions, texts of ODSQL."""

from __future__ import annotations

import json
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
from .given import shown
from .nodes import Expression
from .parsing import parse

__all__ = ["conditions_of", "item", "order"]

_ODSQL: Final = re.compile(r"\A-|[(),*`]|\s(?:as\s|asc\Z|desc\Z)", re.IGNORECASE)


def item(value: Item | Builder | str, *, clause: str) -> Item:
    """Return an item of select or group_by; a text names a field, or is ``*``."""
    if isinstance(value, str):
        return Star() if value == "*" else _named(value, clause)
    if isinstance(value, Aliased | Star):
        return value
    return _expression(value)


def order(value: Order | Builder | Expression | str) -> Order:
    """Return an item of order_by; a text names a field or an alias."""
    if isinstance(value, Order):
        return value
    return Order(_named(value, "order_by") if isinstance(value, str) else _expression(value))


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
    return expression_of(value)


def conditions_of(value: Condition | Builder | str) -> tuple[Condition, ...]:
    """Return the conditions that something stands for, each alone; a text is ODSQL."""
    one = parse(value) if isinstance(value, str) else condition(value)
    return one.parts if isinstance(one, And) else (one,)
