"""Asking for the vocabularies as SKOS: addresses, forms, files and wrong calls."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import pytest
from rdflib import SKOS, Literal, URIRef
from skos_graphs import LISTS, SCHEMES, json_ld_graph, turtle_graph

import openinno as oi
from openinno import VOCABULARIES, Level, Profile, Role, Term
from openinno.errors import RuleError
from openinno.export import skos

# rdflib reads JSON-LD by a class of its own that it wants to be rid of.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("urn:openinno:", "urn:openinno:level:3"),
        ("urn:fr-exemple:mots:", "urn:fr-exemple:mots:level:3"),
        ("https://example.org/", "https://example.org/level/3"),
        ("http://localhost:8080/mots/v1/", "http://localhost:8080/mots/v1/level/3"),
        ("https://example.org/mots#", "https://example.org/mots#level/3"),
        ("https://example.org/mots%20cl%C3%A9s/", "https://example.org/mots%20cl%C3%A9s/level/3"),
    ],
)
@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_addresses_begin_with_the_base(base: str, address: str, form: str) -> None:
    """The vocabulary and the code come after the base; every address of ours begins with it."""
    read = turtle_graph if form == "turtle" else json_ld_graph
    graph = read(skos([Level, Role], form=form, base=base))

    assert (URIRef(address), SKOS.notation, Literal("3")) in graph
    assert all(str(one).startswith(base) for one in graph.subjects() if isinstance(one, URIRef))


@pytest.mark.parametrize(
    "base",
    [
        "",
        "openinno",
        "urn:",
        "urn:openinno",
        "urn:x:",
        "urn:-openinno:",
        "https://",
        "https:///",
        "https://example.org",
        "https://example.org/mots",
        "https://example.org/?q=",
        "https://example.org/mots clés/",
        "https://example.org/clés/",
        "https://example.org/<script>/",
        'https://example.org/"/',
        "https://example.org/}/",
        "https://example.org/\\/",
        "https://example.org/\n",
        "https://example.org/%2/",
        "https://user@example.org/",
        "ftp://example.org/",
        "javascript:alert(1)/",
        "_:b/",
        "skos:",
        "urn:openinno:a b:",
        "urn:openinno:> . <urn:x:",
    ],
)
def test_a_base_to_which_nothing_can_be_added_is_refused(base: str) -> None:
    """The error says what was given and what is possible, in both languages."""
    with pytest.raises(RuleError) as told:
        skos(base=base)

    assert isinstance(told.value, ValueError)
    assert f"“{base}”" in told.value.message("en")
    assert f"« {base} »" in told.value.message("fr")
    assert all("urn:openinno:" in told.value.message(lang) for lang in ("fr", "en"))


def test_a_base_is_a_text() -> None:
    """What is no text is a wrong call."""
    with pytest.raises(TypeError, match="a base is a text"):
        skos(base=cast(str, 3))


def test_the_context_is_in_the_file() -> None:
    """Nobody has to ask the web what the names of JSON-LD mean, and no address is one of its keywords."""
    document = json.loads(skos(form="jsonld"))

    assert list(document) == ["@context", "@graph"]
    assert isinstance(document["@context"], dict)
    assert all(set(node) <= set(document["@context"]) for node in document["@graph"])


def test_names_are_those_that_were_promised() -> None:
    """The addresses of the profiles and levels never change: they are on other people's pages."""
    subjects = {
        str(one) for one in turtle_graph(skos([Profile, Level])).subjects() if isinstance(one, URIRef)
    }

    assert subjects == {
        "urn:openinno:profile",
        "urn:openinno:profile-order",
        "urn:openinno:profile:accelerator",
        "urn:openinno:profile:technopole",
        "urn:openinno:profile:innovation_hub",
        "urn:openinno:profile:incubator",
        "urn:openinno:profile:french_tech_brand_event",
        "urn:openinno:profile:living_lab",
        "urn:openinno:level",
        "urn:openinno:level-order",
        "urn:openinno:level:1",
        "urn:openinno:level:2",
        "urn:openinno:level:3",
    }


def test_no_two_things_have_one_address() -> None:
    """Each scheme, concept and collection has an address of its own."""
    nodes = json.loads(skos(form="jsonld"))["@graph"]
    terms = sum(len(one) for one in VOCABULARIES) + sum(len(one.entries) for one in LISTS)

    assert len({node["id"] for node in nodes}) == len(nodes) == terms + len(SCHEMES) + 2


@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_what_is_asked_for_twice_or_in_another_order_is_the_same(form: str) -> None:
    """The same vocabularies give the same text."""
    text = skos([Level, Profile], form=form)

    assert text == skos((Profile, Level, Profile), form=form) == skos({Level, Profile}, form=form)
    assert text == skos(iter([Profile, Level]), form=form)


def test_a_file_is_written_in_the_form_that_its_name_tells(tmp_path: Path) -> None:
    """The name chooses the form unless one is asked for; the file holds the text in UTF-8."""
    for name, form in [("a.ttl", "turtle"), ("a.jsonld", "jsonld"), ("a.JSON", "jsonld")]:
        skos(Role, tmp_path / name)
        assert (tmp_path / name).read_bytes() == skos(Role, form=form).encode()
    skos(Role, str(tmp_path / "b.ttl"), form="jsonld")

    assert (tmp_path / "b.ttl").read_text(encoding="utf-8") == skos(Role, form="jsonld")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.JSON", "a.jsonld", "a.ttl", "b.ttl"]


@pytest.mark.parametrize("name", ["words.rdf", "words.xml", "words"])
def test_a_name_that_tells_no_form_is_refused(tmp_path: Path, name: str) -> None:
    """No file gets the name of one form and what another holds."""
    with pytest.raises(RuleError, match=r"form of file .* Possible: \.ttl, \.jsonld, \.json"):
        skos(Role, tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_a_wrong_call_writes_nothing(tmp_path: Path) -> None:
    """Where the call is wrong, or the folder is absent, no file is left behind."""
    with pytest.raises(RuleError):
        skos(Role, tmp_path / "a.ttl", base="nowhere")
    with pytest.raises(OSError, match="absent"):
        skos(Role, tmp_path / "absent" / "a.ttl")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given", ["Profile", Profile.ACCELERATOR, Term, 3, [Profile, "Level"], dict, [None]])
def test_what_is_no_vocabulary_is_a_wrong_call(given: Any) -> None:
    """The error says what was given and what can be asked for."""
    with pytest.raises(TypeError, match=r"skos\(\) takes vocabularies, such as Profile"):
        skos(given)


def test_nothing_is_no_vocabulary_either() -> None:
    """An empty list is more likely a slip than a wish."""
    with pytest.raises(ValueError, match="no vocabulary"):
        skos([])


def test_an_unknown_form_is_told_with_those_that_exist() -> None:
    """The error lists the forms."""
    with pytest.raises(RuleError, match="Possible: turtle, jsonld"):
        skos(form="rdfxml")


def test_the_tour_asks_for_it_so() -> None:
    """The front door has it under the name that was promised."""
    assert oi.export.skos() == skos()
