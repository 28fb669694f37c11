"""The vocabularies and the portal's lists as SKOS: a scheme each, and a concept for every word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ...citations import Source
from ...labels import Label, fold
from ...typology import Crosswalk, CrosswalkEntry
from ...vocabulary import Term
from .graph import Node, Property, Value
from .names import Names, as_address
from .notes import ORDERS, citation, refused, remarks
from .properties import (
    ALT_LABEL,
    CITATION,
    CREATOR,
    DEFINITION,
    EDITORIAL_NOTE,
    HAS_TOP_CONCEPT,
    HIDDEN_LABEL,
    IN_SCHEME,
    LANGUAGE,
    LICENCE,
    MEMBER_LIST,
    NOTATION,
    PREF_LABEL,
    SCOPE_NOTE,
    SOURCE,
    TOP_CONCEPT_OF,
)
from .relations import Relations, relations

__all__ = ["nodes"]

_LANGUAGES: Final = "http://publications.europa.eu/resource/authority/language/"
_ALWAYS: Final[dict[Property, tuple[Value, ...]]] = {
    LICENCE: ("https://spdx.org/licenses/etalab-2.0",),
    LANGUAGE: (f"{_LANGUAGES}FRA", f"{_LANGUAGES}ENG"),
}
_AUTHORS: Final = "The openinno authors"


def nodes(schemes: Iterable[type[Term] | Crosswalk], names: Names) -> Iterator[Node]:
    """Yield the schemes, the concepts and the collections of vocabularies and of lists of the portal."""
    related = relations(names)
    for scheme in schemes:
        if isinstance(scheme, Crosswalk):
            yield from _portal_list(scheme, names, related)
        else:
            yield from _vocabulary(scheme, names, related)


def _vocabulary(vocabulary: type[Term], names: Names, related: Relations) -> Iterator[Node]:
    told = vocabulary.vocabulary()
    scheme = names.scheme(vocabulary)
    concepts = [names.term(term) for term in vocabulary]
    yield Node.of(
        scheme,
        "skos:ConceptScheme",
        {
            PREF_LABEL: [told.label],
            DEFINITION: [told.description],
            EDITORIAL_NOTE: refused(vocabulary),
            CREATOR: [_AUTHORS],
            **_ALWAYS,
            HAS_TOP_CONCEPT: concepts,
        },
    )
    for term in vocabulary:
        yield _term(term, scheme, names, related)
    if vocabulary in ORDERS:
        yield Node.of(
            names.order(vocabulary),
            "skos:OrderedCollection",
            {PREF_LABEL: [ORDERS[vocabulary]], IN_SCHEME: [scheme], MEMBER_LIST: concepts},
        )


def _term(term: Term, scheme: str, names: Names, related: Relations) -> Node:
    label = Label(term.label("fr"), term.label("en"))
    shown, hidden = _forms(label, term.aliases)
    note = [Label(term.note("fr") or "", term.note("en"))] if term.note() else []
    own = names.term(term)
    return Node.of(
        own,
        "skos:Concept",
        {
            PREF_LABEL: [label],
            ALT_LABEL: shown,
            HIDDEN_LABEL: hidden,
            NOTATION: [term.code],
            DEFINITION: [Label(term.definition("fr"), term.definition("en"))],
            SCOPE_NOTE: note,
            EDITORIAL_NOTE: remarks(term),
            IN_SCHEME: [scheme],
            TOP_CONCEPT_OF: [scheme],
            **related.get(own, {}),
            **_sources(term.sources),
        },
    )


def _portal_list(portal_list: Crosswalk, names: Names, related: Relations) -> Iterator[Node]:
    year, scheme = portal_list.year, names.scheme(portal_list)
    yield Node.of(
        scheme,
        "skos:ConceptScheme",
        {
            PREF_LABEL: [Label(f"Types du portail, {year}", f"Types of the portal, {year}")],
            DEFINITION: [
                Label(
                    f"Liste des types de structures que le portail de données emploie à partir de {year},"
                    " rapprochés des profils.",
                    f"List of the types of structure that the open-data portal used from {year} on, set"
                    " against the profiles.",
                )
            ],
            **_ALWAYS,
            HAS_TOP_CONCEPT: [names.entry(portal_list, entry) for entry in portal_list.entries],
        },
    )
    for entry in portal_list.entries:
        yield _entry(entry, scheme, names.entry(portal_list, entry), related)


def _entry(entry: CrosswalkEntry, scheme: str, own: str, related: Relations) -> Node:
    return Node.of(
        own,
        "skos:Concept",
        {
            # The portal wrote in French only.
            PREF_LABEL: [Label(entry.label)],
            ALT_LABEL: filter(None, [entry.also_written]),
            SCOPE_NOTE: filter(None, [entry.note, entry.lost]),
            IN_SCHEME: [scheme],
            TOP_CONCEPT_OF: [scheme],
            **related.get(own, {}),
            **_sources(entry.sources),
        },
    )


def _forms(label: Label, aliases: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the aliases into other words and mere spellings of a word that is there already.

    Their language is not known. What is written as a label is has nothing to add to it.
    """
    known = {fold(label.fr), fold(label.text("en"))}
    shown: list[str] = []
    hidden: list[str] = []
    for alias in aliases:
        if alias not in {label.fr, label.en}:
            (hidden if fold(alias) in known else shown).append(alias)
            known.add(fold(alias))
    return shown, hidden


def _sources(sources: Sequence[Source]) -> dict[Property, list[str]]:
    pages = [as_address(source.address) for source in sources if source.address]
    return {SOURCE: pages, CITATION: [citation(source) for source in sources]}
