"""The régions and départements that a census is asked for: read, refused, or left to those who know them."""

from __future__ import annotations

from typing import Any

import pytest

from openinno import (
    Census,
    CensusSource,
    Label,
    Site,
    Structure,
    Theme,
    VocabularyError,
    embedded_census,
    geography,
)

SOURCE = CensusSource(title=Label("Essai", "Trial"))


def census_of(*regions: str | None) -> Census:
    """Make a census of structures that each tell one région."""
    structures = [
        Structure(id=str(place), name="A", sites=[Site(region=region)])
        for place, region in enumerate(regions)
    ]
    return Census(structures=structures, source=SOURCE)


MISTAKES = [
    ("region", "Bretagn", ["Bretagne (53)"]),
    ("region", "Brittany", ["Bretagne (53)"]),
    ("region", "Normandy", ["Normandie (28)"]),
    ("region", "Picardie", ["Hauts-de-France (32)"]),
    ("region", "Finistère", ["Bretagne (53)"]),
    ("region", "", []),
    ("departement", "Finister", ["Finistère (29)", "Isère (38)"]),
    ("departement", "20", ["Corse-du-Sud (2A)", "Haute-Corse (2B)"]),
    ("departement", "Côtes-du-Nord", ["Côtes-d'Armor (22)"]),
    ("departement", 99, []),
]


@pytest.mark.parametrize("method", ["where", "facets"])
@pytest.mark.parametrize(("facet", "given", "near"), MISTAKES)
def test_an_area_that_nobody_knows_is_an_error(
    method: str, facet: str, given: object, near: list[str]
) -> None:
    """An area of neither the census nor the official code is told, with those of today that may be meant."""
    with pytest.raises(VocabularyError) as caught:
        getattr(embedded_census(), method)(**{facet: given})

    assert caught.value.given == str(given)
    assert [one.label() for one in caught.value.candidates] == near


@pytest.mark.parametrize(
    ("facet", "given", "near"),
    [
        ("departement", "Corse", ["Corse-du-Sud (2A)", "Haute-Corse (2B)"]),
        ("departement", "paca", ["04", "05", "06", "13", "83", "84"]),
        ("region", "finistere", ["Bretagne (53)"]),
        ("region", "2A", ["Corse (94)"]),
    ],
)
def test_an_area_of_the_other_kind_leads_to_those_that_lie_in_it_or_hold_it(
    facet: str, given: str, near: list[str]
) -> None:
    """Who asks for the département of a région is told its départements, not those spelt alike."""
    with pytest.raises(VocabularyError) as caught:
        embedded_census().where(**{facet: given})

    told = [one.label() for one in caught.value.candidates]
    assert len(told) == len(near)
    assert all(code in one for code, one in zip(near, told, strict=True))


def test_the_error_speaks_both_languages() -> None:
    """The message says what was given, what is near, and how to see all that is possible."""
    with pytest.raises(VocabularyError) as caught:
        embedded_census().where(region=["Bretagne", "Bretagn"])

    assert caught.value.message("en") == (
        "unknown word in “Régions”: “Bretagn”. Did you mean “Bretagne (53)”? 17 other terms:"
        " openinno.geography.regions()."
    )
    assert caught.value.message("fr") == (
        "mot inconnu dans « Régions » : « Bretagn ». Vouliez-vous dire « Bretagne (53) » ? 17 autres termes :"
        " openinno.geography.regions()."
    )


def test_many_areas_are_not_listed_in_an_error() -> None:
    """Where nothing is near, the 18 régions are listed, and a few of the 101 départements."""
    with pytest.raises(VocabularyError, match=r"Known terms: “Guadeloupe \(01\)”, .*“Corse \(94\)”\.$"):
        embedded_census().where(region="xyz")
    with pytest.raises(
        VocabularyError, match=r"\(05\)” and 96 others: openinno\.geography\.departements\(\)"
    ):
        embedded_census().where(departement="xyz")


def test_a_count_of_an_unknown_area_is_an_error_too() -> None:
    """A facet is asked for an area as a census is filtered by it."""
    facets = embedded_census().facets("region", "departement")

    assert facets["region"].count("PACA") == facets["region"].count("Provence-Alpes-Côte d'Azur") == 1
    assert facets["region"].count("Guyane") == 0
    assert facets["departement"].count("Finistère") == 2
    with pytest.raises(VocabularyError):
        facets["region"].count("Bretagn")


@pytest.mark.parametrize("given", ["Wallonia", "Bretagn", "Picardie", "xyz"])
def test_where_a_census_tells_areas_of_elsewhere_nothing_is_refused(given: str) -> None:
    """With a région of another country in it, any name may be right: it finds nothing, and is no error."""
    census = census_of("Wallonie", "Bretagne", None)

    assert len(census.where(region=given)) == 0
    assert census.facets("region", region=given)["region"].base == 3


def test_an_area_that_the_census_tells_is_taken_as_it_stands() -> None:
    """A name of the census is no other area of the official code, and needs not be one."""
    census = census_of("Picardie", "picardie", "Hauts-de-France")

    assert [one.id for one in census.where(region="Picardie")] == ["0", "1"]
    assert [one.id for one in census.where(region="HDF")] == ["2"]


def test_a_census_that_tells_no_area_knows_no_country() -> None:
    """Where no structure tells an area, nothing says that the official code should know it."""
    assert len(embedded_census()[:0].where(region="Wallonie", departement="Namur")) == 0
    assert len(census_of(None).where(region="Bretagn")) == 0


def test_an_area_of_the_official_code_is_taken_as_what_it_is() -> None:
    """What the geography gives can be asked for; a département is no région."""
    census = embedded_census()
    bretagne, finistere = geography.region("53"), geography.departement("29")

    assert census.where(region=bretagne).structures == census.where(region="Bretagne").structures
    assert len(census.where(departement=[finistere, None])) == len(census.where(departement=["29", None]))
    with pytest.raises(TypeError, match="region takes a name or None, not Departement"):
        census.where(region=finistere)
    with pytest.raises(TypeError, match="departement takes a name or None, not Region"):
        census.where(departement=bretagne)


@pytest.mark.parametrize("facet", ["region", "departement", "commune", "epci"])
def test_what_is_no_place_is_a_wrong_call(facet: str) -> None:
    """A word of a vocabulary and a commune are no names of places, which would find nothing."""
    asked: list[dict[str, Any]] = [{facet: one} for one in (Theme.MOBILITY, geography.commune("69123"))]
    for conditions in asked:
        with pytest.raises(TypeError, match=f"{facet} takes a name or None, not "):
            embedded_census().where(**conditions)
