"""Groupings of communes, and who is in a métropole."""

from __future__ import annotations

from collections import Counter

import pytest

import openinno as oi

METROPOLES = [epci for epci in oi.geography.epcis() if epci.kind.metropole]


def test_every_kind_of_grouping_has_its_number() -> None:
    """The official list of 2026 holds 21 métropoles and that of Lyon, 14 urban communities, and so on."""
    kinds = Counter(epci.kind.value for epci in oi.geography.epcis())

    assert kinds == {"METRO": 21, "MET69": 1, "CU": 14, "CA": 230, "CC": 989}


def test_the_metropoles_have_their_communes() -> None:
    """The 22 métropoles hold 969 communes, and only theirs are in a métropole."""
    members = [commune for commune in oi.geography.communes() if commune.in_metropole]

    assert len(METROPOLES) == 22
    assert len(members) == 969
    assert {commune.epci for commune in members} == set(METROPOLES)


def test_the_metropoles_hold_29_percent_of_the_population() -> None:
    """Their share of the inhabitants of the régions is 29 %."""
    whole = sum(region.population for region in oi.geography.regions())

    assert sum(epci.population for epci in METROPOLES) / whole == pytest.approx(0.291, abs=0.002)


@pytest.mark.parametrize("epci", METROPOLES, ids=lambda epci: epci.name)
def test_a_metropole_has_one_core_city_of_its_own(epci: oi.geography.Epci) -> None:
    """The core city of a métropole is one of its communes, and no other commune of it is."""
    core = [
        commune.code
        for commune in oi.geography.communes()
        if commune.epci is epci and commune.in_metropole_core_city
    ]

    assert core == [epci.core_city]


def test_other_groupings_have_no_core_city() -> None:
    """The notion is the study's, of métropoles only."""
    assert {epci.core_city for epci in oi.geography.epcis() if not epci.kind.metropole} == {None}


@pytest.mark.parametrize("code", ["59512", "13001"])
def test_the_study_counts_some_members_of_metropoles_outside(code: str) -> None:
    """Roubaix and Aix-en-Provence are in a métropole by law, and outside for the study (002:L319)."""
    commune = oi.geography.commune(code)

    assert commune.in_metropole
    assert not commune.in_metropole_core_city


def test_paris_is_in_no_territory() -> None:
    """The 11 territories hold the 129 other communes that the list of 2025 gives."""
    members = [commune for commune in oi.geography.communes() if commune.ept]

    assert oi.geography.commune("75056").ept is None
    assert len(members) == 129
    assert {commune.epci for commune in members} == {oi.geography.epci("200054781")}
    assert {commune.ept for commune in members} == set(oi.geography.epts())


def test_four_islands_are_in_no_grouping() -> None:
    """Every other commune of a département is in one grouping."""
    alone = [one.name for one in oi.geography.communes() if one.departement is not None and one.epci is None]

    assert alone == ["Île-de-Bréhat", "Île-de-Sein", "Ouessant", "L'Île-d'Yeu"]
