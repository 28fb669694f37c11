"""What the vocabularies say as SKOS, read by rdflib, which did not write it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import DC, DCTERMS, RDF, SKOS, Literal, URIRef
from rdflib.collection import Collection
from skos_graphs import LISTS, everything, named, scheme_name, turtle_graph

from openinno import VOCABULARIES, Level, Maturity, Profile, Role, StructureType, Term, Theme
from openinno.export import skos
from openinno.typology import Crosswalk, crosswalk


def _in_both(text: Callable[[str], str | None]) -> set[Literal]:
    return {Literal(text(lang), lang) for lang in ("fr", "en")}


def _notes(name: str) -> list[str]:
    return list(map(str, everything().objects(named(name), SKOS.editorialNote)))


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=scheme_name)
def test_every_term_is_a_concept_with_all_that_is_known_of_it(vocabulary: type[Term]) -> None:
    """Labels, definition, code, forms, note and sources of each term stand in its concept."""
    graph = everything()
    (scheme,) = graph.subjects(SKOS.prefLabel, Literal(vocabulary.vocabulary().label.fr, "fr"))
    tops = graph.objects(scheme, SKOS.hasTopConcept)
    concepts = {str(graph.value(one, SKOS.notation)): one for one in tops}

    assert set(concepts) == {term.code for term in vocabulary}
    for term in vocabulary:
        one = concepts[term.code]
        forms = {*graph.objects(one, SKOS.altLabel), *graph.objects(one, SKOS.hiddenLabel)}
        cited = " ".join(map(str, graph.objects(one, DC.source)))
        assert set(graph.objects(one, SKOS.prefLabel)) == _in_both(term.label)
        assert set(graph.objects(one, SKOS.definition)) == _in_both(term.definition)
        assert set(graph.objects(one, SKOS.scopeNote)) == (_in_both(term.note) if term.note() else set())
        assert forms == {
            Literal(form) for form in term.aliases if form not in {term.label("fr"), term.label("en")}
        }
        assert set(graph.objects(one, DCTERMS.source)) == {
            URIRef(source.address) for source in term.sources if source.address
        }
        assert all(str(source) in cited for source in term.sources)


def test_spellings_are_hidden_and_other_words_are_not() -> None:
    """A form that differs by accents or plural only from one that is shown is there to be searched."""
    one = named("structure_type:third_place")
    shown = {str(label) for label in everything().objects(one, SKOS.altLabel)}
    hidden = {str(label) for label in everything().objects(one, SKOS.hiddenLabel)}

    assert {"tiers lieu", "tiers-lieux"} <= hidden
    assert not shown & hidden


def test_what_the_documents_do_not_have_is_told() -> None:
    """Forms, terms and attachments that come from elsewhere are marked as such, in both languages."""
    technopole = _notes("profile:technopole")

    assert "Formes absentes des documents : « science park », « parc scientifique »." in technopole
    assert "Forms absent from the documents: “science park”, “parc scientifique”." in technopole
    assert "Mot absent des documents." in _notes("structure_type:business_nursery")
    assert any("do not set it under its profile" in note for note in _notes("structure_type:fab_lab"))
    assert not any("under its profile" in note for note in _notes("structure_type:living_lab"))
    assert any("« edtech »" in note for note in _notes("theme:education_and_training"))


def test_a_vocabulary_tells_the_words_that_it_refuses() -> None:
    """Each refused word stands in a note of its scheme, with the reason, in both languages."""
    notes = list(everything().objects(named("theme"), SKOS.editorialNote))
    (refusal,) = Theme.vocabulary().refused

    assert {note.language for note in notes if isinstance(note, Literal)} == {"fr", "en"}
    assert all(refusal.word in str(note) for note in notes)


@pytest.mark.parametrize("vocabulary", [Profile, Level], ids=scheme_name)
def test_an_order_that_counts_is_kept(vocabulary: type[Term]) -> None:
    """The terms of a vocabulary that is ordered stand in a collection, in their order."""
    graph = turtle_graph(skos(vocabulary))
    (order,) = graph.subjects(RDF.type, SKOS.OrderedCollection)
    (first,) = graph.objects(order, SKOS.memberList)
    members = Collection(graph, first)

    assert [str(graph.value(one, SKOS.notation)) for one in members] == [term.code for term in vocabulary]


def test_other_vocabularies_have_no_order() -> None:
    """No order is claimed of words that have none, nor of stages of which two sheets end otherwise."""
    assert "OrderedCollection" not in skos([Theme, Role, StructureType, Maturity])


def test_types_stand_under_their_profile() -> None:
    """A type is narrower than its profile, and said so from both ends; a type without one is free."""
    for kind in StructureType:
        one = named(f"structure_type:{kind.code}")
        broader = [str(profile) for profile in everything().objects(one, SKOS.broadMatch)]
        ours = [address for address in broader if ":portal_list_" not in address]
        assert ours == ([f"urn:openinno:profile:{kind.profile.code}"] if kind.profile else [])


def test_levels_go_with_their_role() -> None:
    """Each level is related to the role that is played at it, and to nothing else."""
    for level in Level:
        one = named(f"level:{level.value}")
        assert [str(role) for role in everything().objects(one, SKOS.relatedMatch)] == [
            f"urn:openinno:role:{level.role.code}"
        ]


@pytest.mark.parametrize(
    ("year", "label", "relation"),
    [
        (2020, "living_labs_et_pepinieres_ess", SKOS.exactMatch),
        (2020, "capitales_french_tech_marques_territoriales_et_evenements", SKOS.exactMatch),
        (2021, "hubs_d_innovation", SKOS.exactMatch),
        (2021, "technopoles_poles_de_competitivite", SKOS.broadMatch),
        (2021, "capitales_ou_communautes_french_tech_marques_territoriales", SKOS.closeMatch),
        (2021, "incubateurs_pepinieres_d_entreprises", SKOS.closeMatch),
        (2021, "tiers_lieux", SKOS.relatedMatch),
    ],
)
def test_a_type_of_the_portal_is_as_near_to_its_profile_as_it_is(
    year: int, label: str, relation: URIRef
) -> None:
    """What loses nothing is exact; what is narrower, overlaps or only takes the place of it says so."""
    one = named(f"portal_list_{year}:{label}")
    found = [
        (how, other)
        for _, how, other in everything().triples((one, None, None))
        if str(other).startswith("urn:openinno:profile:")
    ]

    assert [how for how, _ in found] == [relation]


@pytest.mark.parametrize("portal_list", LISTS, ids=scheme_name)
def test_only_what_loses_nothing_is_exact(portal_list: Crosswalk) -> None:
    """A type of the portal is exactly a profile if and only if the crosswalk says that nothing is lost."""
    graph = turtle_graph(skos(portal_list))
    exact = {str(graph.value(one, SKOS.prefLabel)) for one in graph.subjects(SKOS.exactMatch)}

    assert exact == {entry.label for entry in portal_list.entries if not entry.lossy}


def test_losses_are_told_in_both_languages() -> None:
    """What is lost between a type of the portal and its profile stands in its notes."""
    graph = turtle_graph(skos(crosswalk(2021)))
    notes = {str(note) for note in graph.objects(None, SKOS.scopeNote)}

    for entry in crosswalk(2021).entries:
        if entry.lost:
            assert {entry.lost.fr, entry.lost.text("en")} <= notes
