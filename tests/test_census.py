"""The census: an ordered, immutable collection that filters, searches and counts."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from openinno import (
    Census,
    CensusSource,
    Finding,
    Label,
    Level,
    Position,
    Profile,
    RecordError,
    RefusedRow,
    Severity,
    Site,
    Structure,
    StructureType,
    Theme,
    VocabularyError,
    embedded_census,
)
from openinno.vocabulary import EpciKind

SOURCE = CensusSource(title=Label("Essai", "Trial"), date="2026-11")


@pytest.fixture
def census() -> Census:
    """Return four structures: two hubs, one of them in Brest, an incubator, and one nothing is known of."""
    return Census(
        structures=[
            Structure(
                id="brest",
                name="Les Ateliers d’Été",
                printed_names=["Ateliers de l'Œuvre"],
                profiles=[Profile.INNOVATION_HUB],
                themes=[Theme.ENERGY, Theme.MOBILITY],
                levels=[Level.COLLABORATION],
                sites=[
                    Site(
                        commune="Brest",
                        departement="29",
                        region="Bretagne",
                        epci_kind=EpciKind.METRO,
                        epci_name="Brest Métropole",
                    )
                ],
            ),
            Structure(
                id="lens",
                name="Lens Lab",
                profiles=[Profile.INNOVATION_HUB, Profile.LIVING_LAB],
                themes=[Theme.ENERGY],
                partner_names=["Société du Grand Projet"],
                sites=[
                    Site(commune="Lens", departement="62", region="Hauts-de-France", epci_kind=EpciKind.CA)
                ],
            ),
            Structure(
                id="nid",
                name="Le Nid",
                description="Un incubateur d'étudiants",
                profiles=[Profile.INCUBATOR],
                note=Label("Réserve : à vérifier", "Caution: to be checked"),
                sites=[Site(region="Bretagne")],
            ),
            Structure(id="x", name="X"),
        ],
        source=SOURCE,
    )


def ids(census: Census) -> list[str]:
    """Return the identifiers of a census, in order."""
    return [structure.id for structure in census]


def test_a_census_is_a_collection(census: Census) -> None:
    """A census has a length, an order, and its structures in it by value or identifier."""
    assert len(census) == 4
    assert ids(census) == ["brest", "lens", "nid", "x"]
    assert "nid" in census
    assert census["nid"] in census
    assert "tuba" not in census
    assert Structure(id="x", name="another") not in census
    assert 3 not in census


def test_a_census_is_indexed_by_place_identifier_and_slice(census: Census) -> None:
    """A number and an identifier give a structure, and a slice gives a census."""
    assert census[0] is census["brest"]
    assert census[-1] is census["x"]
    assert ids(census[1:3]) == ["lens", "nid"]
    assert census[1:3].source is census.source
    assert isinstance(census[:0], Census)


def test_an_unknown_identifier_is_named_in_the_error(census: Census) -> None:
    """A missing identifier raises KeyError with what was asked, a missing place IndexError."""
    with pytest.raises(KeyError, match="no structure 'tuba' in this census of 4"):
        census["tuba"]
    with pytest.raises(IndexError):
        census[4]


def test_a_slice_forgets_the_structures_left_out(census: Census) -> None:
    """The identifier of a structure outside a slice is not found in it."""
    assert "brest" not in census[1:]
    with pytest.raises(KeyError):
        census[1:]["brest"]


def test_a_census_shows_itself_briefly(census: Census) -> None:
    """The text of a census tells its size and title, not its structures."""
    assert repr(census) == "<Census of 4 structures: Trial>"


def test_a_census_is_frozen(census: Census) -> None:
    """Nothing of a census can be set."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        census.structures = ()  # type: ignore[misc]


def test_two_structures_cannot_share_an_identifier() -> None:
    """A repeated identifier is refused with the identifier, in both languages."""
    with pytest.raises(RecordError) as caught:
        Census(structures=[Structure(id="a", name="A"), Structure(id="a", name="B")], source=SOURCE)

    (fault,) = caught.value.faults
    assert (fault.code, fault.where) == ("repeated-id", Position(record="a", path="id"))
    assert fault.message("fr") == "identifiant donné deux fois : 'a'"
    assert fault.message("en") == "identifier given twice: 'a'"


CONDITIONS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["brest", "lens", "nid", "x"]),
    ({"profile": Profile.INNOVATION_HUB}, ["brest", "lens"]),
    ({"profile": "hub"}, ["brest", "lens"]),
    ({"profile": ["hub", "incubateur"]}, ["brest", "lens", "nid"]),
    ({"profile": ["hub", None]}, ["brest", "lens", "x"]),
    ({"profile": None}, ["x"]),
    ({"profile": []}, []),
    ({"profile": "hub", "region": "Bretagne"}, ["brest"]),
    ({"profile": "hub", "theme": "mobilité"}, ["brest"]),
    ({"theme": {Theme.MOBILITY, Theme.HEALTH_AND_AGEING}}, ["brest"]),
    ({"region": "BRETAGNE"}, ["brest", "nid"]),
    ({"region": "hauts de france"}, ["lens"]),
    ({"region": "Corse"}, []),
    ({"region": "HDF"}, ["lens"]),
    ({"region": "53"}, ["brest", "nid"]),
    ({"region": "Polynésie française"}, []),
    ({"region": ["Bretagne", "Hauts-de-France"], "profile": Profile.LIVING_LAB}, ["lens"]),
    ({"departement": "29"}, ["brest"]),
    ({"departement": "Finistère"}, ["brest"]),
    ({"departement": ["62 - Pas-de-Calais", "Rhône"]}, ["lens"]),
    ({"departement": 1}, []),
    ({"departement": "988"}, []),
    ({"commune": "Lenss"}, []),
    ({"commune": "lens"}, ["lens"]),
    ({"epci": "brest metropole"}, ["brest"]),
    ({"metropole": True}, ["brest"]),
    ({"metropole": False}, ["lens"]),
    ({"metropole": None}, ["nid", "x"]),
    ({"metropole": [True, False]}, ["brest", "lens"]),
    ({"level": Level.COLLABORATION}, ["brest"]),
    ({"level": 3}, ["brest"]),
    ({"level": "3"}, ["brest"]),
    ({"type": StructureType.FAB_LAB}, []),
]


@pytest.mark.parametrize(("conditions", "expected"), CONDITIONS)
def test_a_filter_is_disjunctive_inside_a_facet_and_conjunctive_across(
    census: Census, conditions: dict[str, Any], expected: list[str]
) -> None:
    """One of the values asked is enough inside a facet, and every facet must be met."""
    assert ids(census.where(**conditions)) == expected


SEARCHES = [
    ("ateliers", ["brest"]),
    ("ATELIER", ["brest"]),
    ("atelier ete", ["brest"]),
    ("d'été", ["brest"]),
    ("oeuvre", ["brest"]),
    ("brest atelier", ["brest"]),
    ("brest lens", []),
    ("bretagne", ["brest", "nid"]),
    ("etudiant", ["nid"]),
    ("a verifier", ["nid"]),
    ("checked", ["nid"]),
    ("societe grand", ["lens"]),
    ("énergie", ["brest", "lens"]),
    ("energy", ["brest", "lens"]),
    ("living", ["lens"]),
    ("", ["brest", "lens", "nid", "x"]),
    ("   ", ["brest", "lens", "nid", "x"]),
    ("introuvable", []),
]


@pytest.mark.parametrize(("text", "expected"), SEARCHES)
def test_a_search_reads_names_notes_places_and_labels(census: Census, text: str, expected: list[str]) -> None:
    """Every word of a search must appear somewhere in a structure, accents, case and plurals aside."""
    assert ids(census.where(text=text)) == expected


@pytest.mark.parametrize("text", ["true", "false", "none", "True"])
def test_a_search_reads_no_value_of_python(census: Census, text: str) -> None:
    """What Python calls yes and no is no text of a structure."""
    assert ids(census.where(text=text)) == []


def test_a_filter_keeps_all_but_the_structures() -> None:
    """Filtering keeps the source, the actors, the relations, the findings and the refused rows."""
    finding = Finding(code="x", severity=Severity.INFO, text=Label("x"))
    row = RefusedRow(content="{}", where=Position(row=3), findings=(finding,))
    whole = attrs.evolve(embedded_census(), findings=(finding,), refused=(row,))

    part = whole.where(region="Normandie")

    assert ids(part) == ["ffwd", "pole_tes", "moho"]
    assert attrs.evolve(part, structures=whole.structures) == whole


@pytest.mark.parametrize("method", ["where", "facets"])
def test_an_unknown_facet_is_told_with_those_that_exist(census: Census, method: str) -> None:
    """Asking for a facet that does not exist is a TypeError that lists the facets."""
    with pytest.raises(TypeError) as caught:
        getattr(census, method)(colour="red")

    assert str(caught.value) == f"there is no facet 'colour'; possible: {', '.join(Census.facet_names())}"


def test_counting_an_unknown_facet_is_told(census: Census) -> None:
    """Counting a facet that does not exist is told like filtering by it."""
    with pytest.raises(TypeError, match=r"^there is no facet 'colour'; possible: profile, type, theme"):
        census.facets("colour")


@pytest.mark.parametrize("method", ["where", "facets"])
def test_an_unknown_word_is_told(census: Census, method: str) -> None:
    """A word that names no term is a vocabulary error, even where no structure would be looked at."""
    with pytest.raises(VocabularyError) as caught:
        getattr(census[:0], method)(theme="mobilitée")

    assert caught.value.given == "mobilitée"
    assert Theme.MOBILITY in caught.value.candidates


def test_an_ambiguous_word_is_told(census: Census) -> None:
    """A word that may name two profiles is refused, not guessed."""
    with pytest.raises(VocabularyError, match=r"^ambiguous word in “Profiles”: “pépinière”"):
        census.where(profile=["hub", "pépinière"])


def test_a_term_of_another_vocabulary_is_no_condition(census: Census) -> None:
    """A term of the wrong vocabulary is an error, not an empty answer."""
    with pytest.raises((TypeError, ValueError)):
        census.where(theme=Profile.INCUBATOR)


def test_the_facets_of_a_census_have_fixed_names() -> None:
    """The names of the facets are those of the words, then those of the places."""
    assert Census.facet_names() == (
        *("profile", "type", "theme", "level", "maturity", "support", "ownership", "initiative"),
        *("legal_form", "funding", "activity", "public", "partner", "status"),
        *("region", "departement", "commune", "epci", "metropole"),
    )


def test_all_facets_are_counted_when_none_is_named(census: Census) -> None:
    """Without a name every facet is counted, and with names these only, in the order asked."""
    assert tuple(census.facets()) == Census.facet_names()
    assert tuple(census.facets("theme", "profile")) == ("theme", "profile")


def test_a_condition_narrows_every_facet_but_its_own(census: Census) -> None:
    """The counts of a facet ignore its own condition and obey those of the others."""
    counted = census.facets("profile", "theme", "region", profile="incubateur", region="Bretagne")

    assert counted["profile"].items() == (
        (Profile.INNOVATION_HUB, 1),
        (Profile.INCUBATOR, 1),
        (None, 0),
    )
    assert counted["region"].items() == (("Bretagne", 1), (None, 0))
    assert counted["theme"].items() == ((None, 1),)


def test_relations_are_found_from_both_ends() -> None:
    """The ties of a structure are those where it stands at either end."""
    census = embedded_census()
    expected = [one for one in census.relations if "tuba" in (one.subject.id, one.object.id)]

    assert list(census.relations_of("tuba")) == expected
    assert census.relations_of("nobody") == ()
    assert sum(len(census.relations_of(one)) for one in {end.id for end in ends(census)}) == 2 * len(
        census.relations
    ) - sum(one.subject.id == one.object.id for one in census.relations)


def ends(census: Census) -> list[Any]:
    """Return both ends of every relation."""
    return [end for one in census.relations for end in (one.subject, one.object)]


def test_initiatives_are_counted_like_structures() -> None:
    """The facets of initiatives agree with a plain count, the unknown included."""
    census = embedded_census()
    facets = census.initiative_facets()
    axes = [one.axis.value if one.axis else None for one in census.initiatives]
    territories = [one.region or one.town for one in census.initiatives]

    assert tuple(facets) == ("axis", "territory", "detailed", "impacts", "part")
    assert {facet.base for facet in facets.values()} == {23}
    assert dict(facets["axis"].items()) == {value: axes.count(value) for value in {*axes, None}}
    assert dict(facets["territory"].items()) == {
        value: territories.count(value) for value in {*territories, None}
    }


@pytest.mark.parametrize(("name", "yes"), [("detailed", 4), ("impacts", 4), ("part", 8)])
def test_initiatives_answer_yes_or_no(name: str, yes: int) -> None:
    """Four initiatives are told in detail, with printed impacts, and eight are part of another."""
    facet = embedded_census().initiative_facets(name)[name]

    assert (facet.count(True), facet.count(False), facet.unknown) == (yes, 23 - yes, 0)


def test_an_initiative_is_counted_by_what_people_write() -> None:
    """A facet of initiatives reads words and places as the facets of structures do."""
    facets = embedded_census().initiative_facets("axis", "territory")

    assert facets["axis"].count("appels à projets et financement") == 2
    assert facets["territory"].count("ile de france") == 3
    assert facets["territory"].count("Île de Ré") == 1


def test_a_census_without_initiatives_counts_none(census: Census) -> None:
    """Where there is no initiative, every facet of them has an empty base."""
    assert {facet.base for facet in census.initiative_facets().values()} == {0}


def test_a_facet_that_initiatives_do_not_have_is_refused(census: Census) -> None:
    """A facet of structures is none of initiatives: the error lists those that are."""
    with pytest.raises(
        TypeError, match=r"no facet 'profile'; possible: axis, territory, detailed, impacts, part"
    ):
        census.initiative_facets("profile")


def test_no_facet_of_initiatives_has_the_name_of_another() -> None:
    """A name stands for one facet, so that a facet can tell what its values are."""
    assert set(Census.facet_names()).isdisjoint(embedded_census().initiative_facets())


def test_a_census_says_where_it_comes_from() -> None:
    """The source of a census is a record of its own, not a bare title."""
    with pytest.raises(TypeError, match="the source of a census is a CensusSource, not 'Essai'"):
        Census(structures=(), source="Essai")  # type: ignore[arg-type]


def test_a_census_is_made_of_records() -> None:
    """Rows that were not read yet are no structures."""
    with pytest.raises(TypeError, match="made of Structure records"):
        Census(structures=[{"id": "a", "name": "A"}], source=SOURCE)  # type: ignore[list-item]
