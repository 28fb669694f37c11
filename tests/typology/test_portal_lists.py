"""The two lists of types of the portal, read as the profiles of the guide."""

from __future__ import annotations

import pytest

import openinno as oi
from openinno.typology import crosswalk


@pytest.mark.parametrize("year", [2020, 2021])
def test_each_list_names_the_six_profiles_once(year: int) -> None:
    """Each list has six entries that read as the six profiles, from another page than the documents."""
    entries = crosswalk(year).entries

    assert crosswalk(year).year == year
    assert sorted(one.profile.order for one in entries) == [1, 2, 3, 4, 5, 6]
    assert all(source.external for one in entries for source in one.sources)
    assert all(kind.profile is one.profile for one in entries for kind in one.types)


@pytest.mark.parametrize("year", [2019, 2022, 0])
def test_another_year_is_refused_with_the_years_there_are(year: int) -> None:
    """A year without a list is refused with the two that have one."""
    with pytest.raises(ValueError, match=rf"no list of types of {year}; possible: 2020, 2021"):
        crosswalk(year)


def test_the_first_list_repeats_the_profiles_without_loss() -> None:
    """The list of 2020 has the guide's order and loses nothing."""
    entries = crosswalk(2020).entries

    assert [one.profile for one in entries] == list(oi.Profile)
    assert [one.label for one in entries if one.lossy] == []


def test_the_second_list_loses_four_times() -> None:
    """The list of 2021 loses events, university nurseries, living labs and clusters, and says so."""
    lossy = {one.profile.code: one.lost for one in crosswalk(2021).entries if one.lossy}

    assert sorted(lossy) == ["french_tech_brand_event", "incubator", "living_lab", "technopole"]
    assert all(lost is not None and lost.fr and lost.en for lost in lossy.values())


@pytest.mark.parametrize(
    ("year", "label", "profile"),
    [
        (2020, "Living Labs et pépinières ESS", oi.Profile.LIVING_LAB),
        (2020, "living lab & pepiniere ess", oi.Profile.LIVING_LAB),
        (
            2020,
            "Capitales French Tech, marques territoriale et événements",
            oi.Profile.FRENCH_TECH_BRAND_EVENT,
        ),
        (2020, "HUBS D’INNOVATION", oi.Profile.INNOVATION_HUB),
        (2021, "tiers lieux", oi.Profile.LIVING_LAB),
        (2021, "Technopoles, pôles de compétitivité", oi.Profile.TECHNOPOLE),
    ],
)
def test_a_label_is_read_in_any_spelling(year: int, label: str, profile: oi.Profile) -> None:
    """The labels of the portal are read with accents, case, plural and ampersands forgiven."""
    entry = crosswalk(year).read(label)

    assert entry is not None
    assert entry.profile is profile


@pytest.mark.parametrize(
    ("year", "label"),
    [
        (2020, "Tiers-lieux"),
        (2021, "Living Labs et pépinières ESS"),
        (2021, "Technopoles"),
        (2020, ""),
        (2021, "Tiers-lieux et fablabs"),
    ],
)
def test_a_label_of_another_list_is_not_read(year: int, label: str) -> None:
    """A label that the list of that year lacks, or part of one, reads as nothing."""
    assert crosswalk(year).read(label) is None
