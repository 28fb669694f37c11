"""The little of RDF that the words need: nodes with a type and properties, whatever form they are written in.

Both writers read these values and nothing else, so that Turtle and JSON-LD cannot say different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final, Self, TypeAlias

import attrs

from ...labels import Label

__all__ = ["PREFIXES", "Kind", "Node", "Property", "Value"]

PREFIXES: Final[Mapping[str, str]] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
"""What the short names of properties and types stand for."""

Value: TypeAlias = Label | str
"""A text in French and English, a text of no language, or the address of a node."""


class Kind(Enum):
    """What the values of a property are."""

    TEXTS = "texts"
    """Labels, each a text in French and, where there is one, in English."""
    PLAIN = "plain"
    """Texts of no language."""
    NODES = "nodes"
    """Addresses of other nodes."""
    IN_ORDER = "in order"
    """Addresses of other nodes, in an order that counts."""


@attrs.frozen(kw_only=True)
class Property:
    """What a node says of itself.

    Args:
        name: Its short name, such as ``skos:prefLabel``.
        kind: What its values are.
        key: Its name in JSON-LD.
    """

    name: str
    kind: Kind
    key: str


@attrs.frozen(kw_only=True)
class Node:
    """A scheme, a concept or a collection.

    Args:
        address: Its address.
        type: Its type, such as ``skos:Concept``.
        values: What it says, property by property; a property without a value is not there.
    """

    address: str
    type: str
    values: Mapping[Property, tuple[Value, ...]]

    @classmethod
    def of(cls, address: str, type: str, values: Mapping[Property, Iterable[Value]]) -> Self:  # noqa: A002
        """Make a node; values that are repeated count once, and properties without any not at all."""
        kept = {one: tuple(dict.fromkeys(several)) for one, several in values.items()}
        return cls(address=address, type=type, values={one: given for one, given in kept.items() if given})

    def in_languages(self, which: Property) -> Mapping[str, tuple[str, ...]]:
        """Return the texts of a property, language by language."""
        labels = [value for value in self.values[which] if isinstance(value, Label)]
        texts = {"fr": [one.fr for one in labels], "en": [one.en for one in labels if one.en is not None]}
        return {lang: tuple(dict.fromkeys(several)) for lang, several in texts.items() if several}
