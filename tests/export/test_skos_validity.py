"""SKOS as it should be: both forms say the same, and pyshacl finds nothing against its conditions."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node
from skos_graphs import SCHEMES, everything, json_ld_graph, named, scheme_name, turtle_graph

from openinno import Level, Role, Term
from openinno.export import skos
from openinno.typology import Crosswalk

# rdflib reads JSON-LD by a class of its own that it wants to be rid of.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SHAPES = Path(__file__).with_name("skos_shapes.ttl")
LEVEL, LEVEL_1, LEVEL_2 = named("level"), named("level:1"), named("level:2")
ANIMATOR, INTERMEDIARY = named("role:animator"), named("role:intermediary")


@cache
def shapes() -> Graph:
    """Return the shapes that a vocabulary has to fit."""
    return Graph().parse(SHAPES, format="turtle")


def told_of(graph: Graph) -> str:
    """Return what the validator finds wrong; an empty text where the graph fits the shapes."""
    fits, _, text = validate(graph, shacl_graph=shapes(), inference="none")
    return "" if fits else str(text)


def test_all_vocabularies_say_the_same_in_both_forms() -> None:
    """Turtle and JSON-LD of everything are the same graph."""
    assert isomorphic(everything(), json_ld_graph(skos(form="jsonld")))


@pytest.mark.parametrize("scheme", SCHEMES, ids=scheme_name)
def test_each_vocabulary_says_the_same_in_both_forms(scheme: type[Term] | Crosswalk) -> None:
    """Turtle and JSON-LD of one vocabulary are the same graph."""
    assert isomorphic(turtle_graph(skos(scheme)), json_ld_graph(skos(scheme, form="jsonld")))


def test_the_whole_is_the_sum_of_its_vocabularies() -> None:
    """A vocabulary says the same alone as with the others, and the whole says no more than all of them."""
    total = Graph()
    for scheme in SCHEMES:
        total += turtle_graph(skos(scheme))

    assert isomorphic(total, everything())


def test_the_validator_takes_all_vocabularies() -> None:
    """Every vocabulary fits the conditions of SKOS and what we promise beside them."""
    assert told_of(everything()) == ""


def _without(*pattern: Node | None) -> Callable[[Graph], None]:
    def remove(graph: Graph) -> None:
        subject, how, value = pattern
        for triple in list(graph.triples((subject, how, value))):
            graph.remove(triple)

    return remove


def _with(*triples: tuple[URIRef, URIRef, URIRef | Literal]) -> Callable[[Graph], None]:
    def add(graph: Graph) -> None:
        for triple in triples:
            graph.add(triple)

    return add


FRENCH = Literal("Mise en réseau pour explorer un nouveau service", "fr")
ENGLISH = Literal("Networking to explore a new service", "en")


@pytest.mark.parametrize(
    "damage",
    [
        _without(LEVEL_1, SKOS.prefLabel, ENGLISH),
        _without(LEVEL_1, SKOS.prefLabel, FRENCH),
        _with((LEVEL_1, SKOS.prefLabel, Literal("Un autre nom", "fr"))),
        _with((LEVEL_1, SKOS.prefLabel, Literal("Ein Name", "de"))),
        _with((LEVEL_1, SKOS.altLabel, FRENCH)),
        _with((LEVEL_1, SKOS.hiddenLabel, ENGLISH)),
        _with((LEVEL_1, SKOS.hiddenLabel, Literal("NIVEAU 1"))),
        _without(LEVEL_1, SKOS.definition, None),
        _without(LEVEL_1, SKOS.inScheme, None),
        _without(LEVEL_1, SKOS.topConceptOf, None),
        _without(LEVEL, SKOS.hasTopConcept, LEVEL_1),
        _with((LEVEL_1, SKOS.notation, Literal("I"))),
        _with((LEVEL, RDF.type, SKOS.Concept)),
        _without(LEVEL, DCTERMS.license, None),
        _without(None, SKOS.memberList, None),
        _without(LEVEL_1, SKOS.relatedMatch, None),
        _with((LEVEL_1, SKOS.broader, LEVEL_2), (LEVEL_2, SKOS.broader, LEVEL_1)),
        _with((LEVEL_1, SKOS.broadMatch, LEVEL_1), (LEVEL_1, SKOS.narrowMatch, LEVEL_1)),
        _with((LEVEL_1, SKOS.broadMatch, INTERMEDIARY), (INTERMEDIARY, SKOS.narrowMatch, LEVEL_1)),
        _with((LEVEL_2, SKOS.exactMatch, ANIMATOR), (ANIMATOR, SKOS.exactMatch, LEVEL_2)),
    ],
    ids=[
        "no English label",
        "no French label",
        "two French labels",
        "a third language",
        "other label is the label",
        "hidden label is the label",
        "hidden label is the other label",
        "no definition",
        "no scheme",
        "no top concept of",
        "no top concept",
        "two codes",
        "scheme is a concept",
        "no licence",
        "no order",
        "relation from one end",
        "circle of two",
        "circle of one",
        "related to a broader",
        "exact and related",
    ],
)
def test_the_shapes_can_fail(damage: Callable[[Graph], None]) -> None:
    """The validator refuses a vocabulary from which something is taken, or to which too much is added."""
    graph = turtle_graph(skos([Level, Role]))
    size = len(graph)
    assert told_of(graph) == ""

    damage(graph)

    assert len(graph) != size
    assert told_of(graph) != ""
