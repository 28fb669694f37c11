"""Laws of the writers of SKOS: whatever a text holds, rdflib reads it back, and both forms say the same."""

from __future__ import annotations

import json
from string import printable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from skos_graphs import json_ld_graph, turtle_graph

from openinno.errors import RuleError
from openinno.export import skos
from openinno.export._skos.graph import PREFIXES, Kind, Node, Property, Value
from openinno.export._skos.json_ld import json_ld
from openinno.export._skos.names import as_address
from openinno.export._skos.properties import EVERY
from openinno.export._skos.turtle import turtle
from openinno.labels import Label
from openinno.vocabulary import Level

# rdflib reads JSON-LD by a class of its own that it wants to be rid of.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

HOSTILE = st.sampled_from(
    [
        '"',
        '"""',
        "\\",
        '\\"',
        "@fr",
        '"@en .',
        "\x00",
        "\r\n",
        "\u2028",
        "<x>",
        "]]>",
        "_:b",
        "@id",
        "\ufeff",
        "{}",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(HOSTILE, st.text(max_size=3)), max_size=6).map("".join))
LABELS = st.builds(Label, TEXTS, st.none() | TEXTS.filter(bool))
ADDRESSES = TEXTS.map(lambda text: as_address(f"https://example.org/{text}"))

BASES = st.one_of(
    TEXTS,
    TEXTS.map("https://example.org/{}/".format),
    TEXTS.map("urn:example:{}:".format),
    st.text(printable),
    st.from_regex(r"(https?://|urn:)[ -~]*[:/#]", fullmatch=True),
    st.from_regex(r"https?://[a-z.]{1,5}(/[A-Za-z0-9._~!$&'()*+,;=:@%-]{0,4}){0,3}[/#]", fullmatch=True),
    st.from_regex(r"urn:[a-z-]{2,5}:([a-z.,;()*+]{1,4}:)?", fullmatch=True),
)


def values_of(which: Property) -> st.SearchStrategy[list[Any]]:
    """Return a strategy of the values that a property may have."""
    kinds: dict[Kind, st.SearchStrategy[Any]] = {Kind.TEXTS: LABELS, Kind.PLAIN: TEXTS}
    return st.lists(kinds.get(which.kind, ADDRESSES), max_size=3)


@st.composite
def nodes(draw: st.DrawFn) -> list[Node]:
    """Make nodes of any properties and texts, each with an address of its own."""
    several = draw(st.lists(ADDRESSES, min_size=1, max_size=3, unique=True))
    return [
        Node.of(
            address,
            "skos:Concept",
            {which: draw(values_of(which)) for which in draw(st.lists(st.sampled_from(EVERY), unique=True))},
        )
        for address in several
    ]


def expected(several: list[Node]) -> Graph:
    """Return what nodes say, made by rdflib itself and by nothing that writes."""
    graph = Graph()
    for node in several:
        own = URIRef(node.address)
        graph.add((own, RDF.type, URIRef(PREFIXES["skos"] + "Concept")))
        for which, values in node.values.items():
            prefix, name = which.name.split(":")
            how = Namespace(PREFIXES[prefix])[name]
            if which.kind is Kind.IN_ORDER:
                graph.add((own, how, Collection(graph, None, [URIRef(str(one)) for one in values]).uri))  # type: ignore[arg-type]
            else:
                for value in values:
                    for one in literals(value, which.kind):
                        graph.add((own, how, one))
    return graph


def literals(value: Value, kind: Kind) -> list[URIRef | Literal]:
    """Return what stands in a graph for a value."""
    if isinstance(value, Label):
        english = [] if value.en is None else [Literal(value.en, "en")]
        return [Literal(value.fr, "fr"), *english]
    return [Literal(value) if kind is Kind.PLAIN else URIRef(value)]


@given(nodes())
def test_turtle_is_read_back_as_it_was_meant(several: list[Node]) -> None:
    """Quotes, backslashes, line ends and control characters of any text reach the reader of Turtle."""
    assert isomorphic(turtle_graph(turtle(several)), expected(several))


@given(nodes())
def test_json_ld_is_read_back_as_it_was_meant(several: list[Node]) -> None:
    """The same texts reach the reader of JSON-LD, none of them taken for a keyword."""
    assert isomorphic(json_ld_graph(json_ld(several)), expected(several))


@given(TEXTS)
def test_no_text_leaves_its_line_of_turtle(text: str) -> None:
    """A text cannot end the statement in which it stands."""
    (which,) = (one for one in EVERY if one.key == "notation")
    node = Node.of("urn:x-y:z", "skos:Concept", {which: [text]})

    assert len(turtle([node]).split("\n")) == len(
        turtle([Node.of(node.address, node.type, {which: ["a"]})]).split("\n")
    )


@given(BASES)
def test_any_base_is_refused_or_kept(base: str) -> None:
    """A base is refused, or every address of ours begins with it, in both forms alike."""
    try:
        text, other = skos(Level, base=base), skos(Level, base=base, form="jsonld")
    except RuleError:
        return
    graph = turtle_graph(text)

    assert (URIRef(f"{base}level"), RDF.type, URIRef(PREFIXES["skos"] + "ConceptScheme")) in graph
    assert isomorphic(graph, json_ld_graph(other))
    assert all(node["id"].startswith(base) for node in json.loads(other)["@graph"])
