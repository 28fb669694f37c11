"""Nodes as Turtle, a block each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from .graph import PREFIXES, Kind, Node, Property

__all__ = ["turtle"]

_ESCAPED: Final = re.compile(r"[\x00-\x1f\x7f\"\\]")
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def turtle(nodes: Iterable[Node]) -> str:
    """Write nodes as Turtle, in the order in which they come.

    Examples:
        >>> from .properties import NOTATION
        >>> print(turtle([Node.of("urn:openinno:level:3", "skos:Concept", {NOTATION: ["3"]})]))
        @prefix dc: <http://purl.org/dc/elements/1.1/> .
        @prefix dct: <http://purl.org/dc/terms/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <BLANKLINE>
        <urn:openinno:level:3> a skos:Concept ;
            skos:notation "3" .
        <BLANKLINE>
    """
    prefixes = "".join(f"@prefix {prefix}: <{address}> .\n" for prefix, address in PREFIXES.items())
    return "\n".join([prefixes, *map(_block, nodes)])


def _block(node: Node) -> str:
    said = [f"{which.name} {_objects(node, which)}" for which in node.values]
    return " ;\n    ".join([f"<{node.address}> a {node.type}", *said]) + " .\n"


def _objects(node: Node, which: Property) -> str:
    values = [str(value) for value in node.values[which]]
    if which.kind is Kind.IN_ORDER:
        return "(" + "".join(f"\n        <{value}>" for value in values) + "\n    )"
    if which.kind is Kind.NODES:
        return " ,\n        ".join(f"<{value}>" for value in values)
    if which.kind is Kind.PLAIN:
        return " ,\n        ".join(map(_literal, values))
    return " ,\n        ".join(_in_languages(node, which))


def _in_languages(node: Node, which: Property) -> Iterator[str]:
    for lang, texts in node.in_languages(which).items():
        yield from (f"{_literal(text)}@{lang}" for text in texts)


def _literal(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _SHORT.get(sign) or f"\\u{ord(sign):04X}"
