"""Nodes as JSON-LD, whose context is in the file: whoever reads it asks nothing of the web."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from .graph import PREFIXES, Kind, Node, Property
from .properties import EVERY

__all__ = ["json_ld"]


def json_ld(nodes: Iterable[Node]) -> str:
    """Write nodes as JSON-LD, in the order in which they come.

    Examples:
        >>> from .properties import NOTATION
        >>> text = json_ld([Node.of("urn:openinno:level:3", "skos:Concept", {NOTATION: ["3"]})])
        >>> json.loads(text)["@graph"]
        [{'id': 'urn:openinno:level:3', 'type': 'skos:Concept', 'notation': '3'}]
    """
    document = {"@context": _context(), "@graph": [_object(node) for node in nodes]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _context() -> dict[str, Any]:
    terms = {one.key: _meant_by(one) for one in sorted(EVERY, key=lambda one: one.key)}
    return {**PREFIXES, "id": "@id", "type": "@type", **terms}


def _meant_by(which: Property) -> dict[str, str]:
    extra = {
        Kind.TEXTS: {"@container": "@language"},
        Kind.PLAIN: {},
        Kind.NODES: {"@type": "@id"},
        Kind.IN_ORDER: {"@type": "@id", "@container": "@list"},
    }
    return {"@id": which.name, **extra[which.kind]}


def _object(node: Node) -> dict[str, Any]:
    said = {which.key: _value(node, which) for which in node.values}
    return {"id": node.address, "type": node.type, **said}


def _value(node: Node, which: Property) -> Any:
    if which.kind is Kind.TEXTS:
        return {lang: _one_or_all(texts) for lang, texts in node.in_languages(which).items()}
    values = [str(value) for value in node.values[which]]
    return values if which.kind is Kind.IN_ORDER else _one_or_all(values)


def _one_or_all(values: Sequence[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)
