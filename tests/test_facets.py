"""Facets: how a census is counted."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

import openinno
from openinno import (
    Census,
    CensusSource,
    EpciKind,
    Facet,
    FacetCount,
    Label,
    Ownership,
    Profile,
    Site,
    Structure,
    Theme,
)

SOURCE = CensusSource(title=Label("Essai", "Trial"))
HUB, LAB, PARK = Profile.INNOVATION_HUB, Profile.LIVING_LAB, Profile.TECHNOPOLE


def census_of(*structures: Structure) -> Census:
    """Make a census of structures."""
    return Census(structures=structures, source=SOURCE)


def placed(name: str, *sites: Site) -> Structure:
    """Make a structure that stands somewhere."""
    return Structure(id=name, name=name, sites=sites)


@pytest.fixture
def facet() -> Facet:
    """Return a facet of ten structures, of which four are unknown."""
    counts = (
        FacetCount(value=HUB, label=Label("Hub", "Hub"), count=5),
        FacetCount(value=LAB, label=Label("Lab", "Lab"), count=2),
    )
    return Facet(name="profile", label=Label("profil", "profile"), base=10, values=counts, unknown=4)


def test_a_facet_answers_for_a_value_and_for_the_unknown(facet: Facet) -> None:
    """A value that nobody has counts zero, and None asks for the unknown."""
    assert [facet.count(one) for one in (HUB, LAB, PARK, None)] == [5, 2, 0, 4]


def test_a_share_is_of_the_whole_base(facet: Facet) -> None:
    """Shares are taken of the base, the unknown included."""
    assert [facet.share(one) for one in (HUB, LAB, PARK, None)] == [0.5, 0.2, 0.0, 0.4]


def test_no_share_is_taken_of_nothing() -> None:
    """An empty base has no share, not a share of zero."""
    counted = census_of().facets("profile")["profile"]

    assert (counted.base, counted.unknown, counted.values) == (0, 0, ())
    assert counted.share(HUB) is None
    assert counted.share(None) is None


def test_the_items_end_with_the_unknown(facet: Facet) -> None:
    """The items are the values with their counts, then the unknown under None."""
    assert facet.items() == ((HUB, 5), (LAB, 2), (None, 4))


def test_a_structure_counts_once_under_each_of_its_values() -> None:
    """A structure with two values counts under both, and a repeated value counts once."""
    counted = census_of(
        Structure(id="a", name="A", profiles=[HUB, LAB, HUB]), Structure(id="b", name="B", profiles=[LAB])
    ).facets("profile")["profile"]

    assert [(one.value, one.count) for one in counted.values] == [(LAB, 2), (HUB, 1)]
    assert (counted.base, counted.unknown) == (2, 0)


def test_equal_counts_follow_the_documents() -> None:
    """Words with equal counts come in the order of their vocabulary."""
    words = [Theme.MOBILITY, Theme.ENERGY, Theme.HEALTH_AND_AGEING]
    counted = census_of(Structure(id="a", name="A", themes=words)).facets("theme")["theme"]

    assert [one.value for one in counted.values] == [Theme.ENERGY, Theme.MOBILITY, Theme.HEALTH_AND_AGEING]


def test_places_with_equal_counts_follow_the_alphabet() -> None:
    """Places with equal counts come in alphabetical order, accents aside."""
    names = ["Île-de-France", "Occitanie", "Corse", "Hauts-de-France"]
    counted = census_of(placed("a", *(Site(region=name) for name in names))).facets("region")["region"]

    assert [one.value for one in counted.values] == ["Corse", "Hauts-de-France", "Île-de-France", "Occitanie"]


def test_two_sites_in_one_region_count_once() -> None:
    """A structure counts once in a région, however many sites it has there."""
    counted = census_of(
        placed("a", Site(region="Normandie", commune="Caen"), Site(region="Normandie", commune="Rouen"))
    )

    facets = counted.facets("region", "commune")

    assert facets["region"].items() == (("Normandie", 1), (None, 0))
    assert facets["commune"].items() == (("Caen", 1), ("Rouen", 1), (None, 0))


def test_a_metropole_is_yes_no_or_unknown() -> None:
    """The facet of métropoles counts yes, no and unknown apart, each labelled in both languages."""
    counted = census_of(
        placed("a", Site(epci_kind=EpciKind.METRO)),
        placed("b", Site(epci_kind=EpciKind.MET69), Site(epci_kind=EpciKind.CC)),
        placed("c", Site(commune="Lens")),
        placed("d"),
    ).facets("metropole")["metropole"]

    assert counted.items() == ((True, 2), (False, 1), (None, 2))
    assert [(one.label.fr, one.label.en) for one in counted.values] == [("oui", "yes"), ("non", "no")]


def test_an_owner_said_to_be_unknown_is_unknown() -> None:
    """A census that writes that it does not know the owner knows no more than one that writes nothing."""
    counted = census_of(
        Structure(id="a", name="A", ownership=Ownership.UNKNOWN), Structure(id="b", name="B")
    ).facets("ownership")["ownership"]

    assert counted.items() == ((None, 2),)
    assert counted.count(Ownership.UNKNOWN) == 2


def test_labels_are_those_of_the_words() -> None:
    """A counted word has its label in both languages, and a place its name in both."""
    facets = census_of(
        Structure(id="a", name="A", themes=[Theme.ENERGY], sites=[Site(region="Corse")])
    ).facets("theme", "region")

    assert facets["theme"].values[0].label == Label("énergie", "energy")
    assert [facets["region"].values[0].label.text(lang) for lang in ("fr", "en")] == ["Corse", "Corse"]


_PRINT_REGIONS = """
from openinno import Census, CensusSource, Label, Site, Structure
sites = [Site(region=name) for name in ("Bretagne", "bretagne", "BRETAGNE", "brétagne", "Bretagnes")]
census = Census(structures=[Structure(id="a", name="A", sites=sites)], source=CensusSource(title=Label("A")))
print([value.encode() for value, _ in census.facets("region")["region"].items() if value])
"""


def test_the_order_of_places_does_not_depend_on_the_run() -> None:
    """Places whose names fold alike come in the same order in every run of Python."""
    printed = {
        subprocess.run(
            [sys.executable, "-c", _PRINT_REGIONS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3", "4")
    }

    assert len(printed) == 1


def test_a_count_is_asked_by_any_word_of_the_facet() -> None:
    """A facet is asked for a value as a census is filtered by it, and a wrong word is an error."""
    facet = openinno.embedded_census().facets("profile")["profile"]

    assert facet.count("hub") == facet.count(openinno.Profile.INNOVATION_HUB) == 3
    with pytest.raises(openinno.VocabularyError):
        facet.count("hubb")


def test_a_place_spelt_in_two_ways_is_counted_once() -> None:
    """The count of a place and the filter by it agree, whatever its accents and case."""
    census = openinno.Census(
        source=openinno.CensusSource(title=openinno.Label("Essai")),
        structures=[
            openinno.Structure(id=name, name=name, sites=[openinno.Site(region=name)])
            for name in ("Bretagne", "bretagne")
        ],
    )
    (value,) = census.facets("region")["region"].values

    assert (value.value, value.count) == ("Bretagne", 2)
    assert len(census.where(region="bretagne")) == 2


def test_a_count_is_asked_of_one_value() -> None:
    """Several values at once would be counted twice where a record has both: they are refused."""
    facet = openinno.embedded_census().facets("profile")["profile"]

    with pytest.raises(TypeError, match=r"count\(\) takes one value of profile"):
        facet.count([HUB, LAB])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value", "possible"),
    [("metropole", "yes", "True, False or None"), ("region", True, "a name or None")],
)
def test_yes_and_no_are_not_taken_for_names(name: str, value: Any, possible: str) -> None:
    """A facet of yes and no is asked with a truth value, and a facet of places with a name."""
    with pytest.raises(TypeError, match=f"{name} takes {possible}"):
        openinno.embedded_census().where(**{name: value})
