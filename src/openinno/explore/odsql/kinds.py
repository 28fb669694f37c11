"""The kinds of value that comparisons and functions tell apart, and the kind of an expression."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...labels import Label
from .arguments import Period
from .catalogue import signature
from .expressions import Arithmetic, Call
from .fields import Field
from .literals import Boolean, Date, Number, Text
from .nodes import Node

__all__ = ["KINDS", "kind_label", "kind_of"]

KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("int", "double", "decimal"), "number"),
    **dict.fromkeys(("date", "datetime"), "date"),
    "text": "text",
    "boolean": "boolean",
    "geo_point_2d": "point",
    "geo_shape": "shape",
}
"""The kind of each type of field; any other type has none, and nothing is refused because of it."""

_LITERALS: Final[Mapping[type[Node], str]] = {
    Text: "text",
    Number: "number",
    Boolean: "boolean",
    Date: "date",
    Period: "date",
    Arithmetic: "number",
}

_LABELS: Final = {
    "text": Label("un texte", "a text"),
    "number": Label("un nombre", "a number"),
    "boolean": Label("un booléen", "a boolean"),
    "date": Label("une date", "a date"),
    "point": Label("un point géographique", "a geographical point"),
    "shape": Label("une forme géographique", "a geographical shape"),
}


def kind_label(kind: str) -> Label:
    """Return what a kind is called, with its article."""
    return _LABELS[kind]


def kind_of(node: Node, kinds: Mapping[str, str]) -> str:
    """Return the kind of an expression; empty when it cannot be told.

    Args:
        node: The expression.
        kinds: The kind of each field.

    Examples:
        >>> kind_of(Call("year", (Field("date_maj"),)), {})
        'number'
    """
    match node:
        case Field(name=name):
            return kinds.get(name, "")
        case Call(function=function, arguments=arguments):
            given = signature(function).gives
            return given if given or not arguments else kind_of(arguments[0], kinds)
    return _LITERALS.get(type(node), "")
