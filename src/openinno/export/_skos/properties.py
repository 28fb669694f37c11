"""The properties of SKOS and of Dublin Core in which the words are told.

Dublin Core has two of a name: ``dct:source`` leads to a page, ``dc:source`` names it in words.
"""

from __future__ import annotations

from typing import Final

from .graph import Kind, Property

__all__ = [
    "ALT_LABEL",
    "BROAD_MATCH",
    "CITATION",
    "CLOSE_MATCH",
    "CREATOR",
    "DEFINITION",
    "EDITORIAL_NOTE",
    "EVERY",
    "EXACT_MATCH",
    "HAS_TOP_CONCEPT",
    "HIDDEN_LABEL",
    "IN_SCHEME",
    "LANGUAGE",
    "LICENCE",
    "MEMBER_LIST",
    "NARROW_MATCH",
    "NOTATION",
    "PREF_LABEL",
    "RELATED_MATCH",
    "SCOPE_NOTE",
    "SOURCE",
    "TOP_CONCEPT_OF",
]


def _skos(name: str, kind: Kind) -> Property:
    return Property(name=f"skos:{name}", kind=kind, key=name)


PREF_LABEL: Final = _skos("prefLabel", Kind.TEXTS)
ALT_LABEL: Final = _skos("altLabel", Kind.PLAIN)
HIDDEN_LABEL: Final = _skos("hiddenLabel", Kind.PLAIN)
NOTATION: Final = _skos("notation", Kind.PLAIN)
DEFINITION: Final = _skos("definition", Kind.TEXTS)
SCOPE_NOTE: Final = _skos("scopeNote", Kind.TEXTS)
EDITORIAL_NOTE: Final = _skos("editorialNote", Kind.TEXTS)
IN_SCHEME: Final = _skos("inScheme", Kind.NODES)
TOP_CONCEPT_OF: Final = _skos("topConceptOf", Kind.NODES)
HAS_TOP_CONCEPT: Final = _skos("hasTopConcept", Kind.NODES)
MEMBER_LIST: Final = _skos("memberList", Kind.IN_ORDER)
EXACT_MATCH: Final = _skos("exactMatch", Kind.NODES)
CLOSE_MATCH: Final = _skos("closeMatch", Kind.NODES)
BROAD_MATCH: Final = _skos("broadMatch", Kind.NODES)
NARROW_MATCH: Final = _skos("narrowMatch", Kind.NODES)
RELATED_MATCH: Final = _skos("relatedMatch", Kind.NODES)
SOURCE: Final = Property(name="dct:source", kind=Kind.NODES, key="source")
CITATION: Final = Property(name="dc:source", kind=Kind.PLAIN, key="citation")
CREATOR: Final = Property(name="dc:creator", kind=Kind.PLAIN, key="creator")
LICENCE: Final = Property(name="dct:license", kind=Kind.NODES, key="license")
LANGUAGE: Final = Property(name="dct:language", kind=Kind.NODES, key="language")

EVERY: Final = (
    PREF_LABEL,
    ALT_LABEL,
    HIDDEN_LABEL,
    NOTATION,
    DEFINITION,
    SCOPE_NOTE,
    EDITORIAL_NOTE,
    IN_SCHEME,
    TOP_CONCEPT_OF,
    HAS_TOP_CONCEPT,
    MEMBER_LIST,
    EXACT_MATCH,
    CLOSE_MATCH,
    BROAD_MATCH,
    NARROW_MATCH,
    RELATED_MATCH,
    SOURCE,
    CITATION,
    CREATOR,
    LICENCE,
    LANGUAGE,
)
"""All of them."""
