"""What the published vocabularies say, as rdflib reads it."""

from __future__ import annotations

from functools import cache

from rdflib import Graph, URIRef

from openinno import VOCABULARIES, Term
from openinno.export import skos
from openinno.typology import Crosswalk, crosswalk

__all__ = ["LISTS", "SCHEMES", "everything", "json_ld_graph", "named", "scheme_name", "turtle_graph"]

LISTS = (crosswalk(2020), crosswalk(2021))
SCHEMES: tuple[type[Term] | Crosswalk, ...] = (*VOCABULARIES, *LISTS)


def named(name: str) -> URIRef:
    """Return the address of a scheme or concept, such as ``level:3``, under the usual base."""
    return URIRef(f"urn:openinno:{name}")


def scheme_name(scheme: type[Term] | Crosswalk) -> str:
    """Return what a test of a scheme is called."""
    return f"list{scheme.year}" if isinstance(scheme, Crosswalk) else scheme.__name__


def turtle_graph(text: str) -> Graph:
    """Return what a text in Turtle says."""
    return Graph().parse(data=text, format="turtle")


def json_ld_graph(text: str) -> Graph:
    """Return what a text in JSON-LD says."""
    return Graph().parse(data=text, format="json-ld")


@cache
def everything() -> Graph:
    """Return the graph of all vocabularies."""
    return turtle_graph(skos())
