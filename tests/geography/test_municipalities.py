"""Communes of today: what each says, and what is not known."""

from __future__ import annotations

import attrs
import pytest

import openinno as oi
from openinno.geography import FormerKind, PointBasis

COMMUNES = oi.geography.communes()


def test_a_commune_tells_where_it_belongs() -> None:
    """A commune knows its département, région, grouping, territory and postcodes."""
    montreuil = oi.geography.commune("93048")

    assert (montreuil.name, montreuil.departement, montreuil.region) == (
        "Montreuil",
        oi.geography.departement("93"),
        oi.geography.region("11"),
    )
    assert montreuil.epci is not None
    assert montreuil.epci.name == "Métropole du Grand Paris"
    assert montreuil.ept is not None
    assert montreuil.ept.name == "Est Ensemble"
    assert montreuil.postcodes == ("93100",)


def test_a_commune_is_in_a_departement_or_in_a_collectivity() -> None:
    """The 94 communes of the overseas collectivities have neither département nor région nor grouping."""
    overseas = [one for one in COMMUNES if one.collectivity is not None]

    assert all((one.departement is None) != (one.collectivity is None) for one in COMMUNES)
    assert len(overseas) == 94
    assert {one.region for one in overseas} == {None}
    assert {one.epci for one in overseas} == {None}
    assert not any(one.in_metropole for one in overseas)


def test_only_uninhabited_lands_have_no_postcode() -> None:
    """The five districts of the southern and Antarctic lands are the communes without a postcode."""
    assert {one.code[:3] for one in COMMUNES if not one.postcodes} == {"984"}
    assert sum(not one.postcodes for one in COMMUNES) == 5


def test_three_towns_have_arrondissements() -> None:
    """Paris has 20, Marseille 16 and Lyon 9, numbered from 1, each with the code of its commune."""
    towns = {one.name: one.arrondissements for one in COMMUNES if one.arrondissements}

    assert {name: len(parts) for name, parts in towns.items()} == {"Marseille": 16, "Lyon": 9, "Paris": 20}
    for parts in towns.values():
        assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert {part.commune for part in towns["Lyon"]} == {"69123"}


def test_the_16th_of_paris_has_two_postcodes() -> None:
    """It is the one arrondissement with more than one."""
    several = [part for one in COMMUNES for part in one.arrondissements if len(part.postcodes) > 1]

    assert [(part.code, part.postcodes) for part in several] == [("75116", ("75016", "75116"))]


def test_former_communes_are_kept_with_their_kind() -> None:
    """2 105 delegated and 471 associated communes have a name, and bare codes of the past have none."""
    former = [one for commune in COMMUNES for one in commune.former]
    named = [one for one in former if one.name]

    assert sum(one.kind is FormerKind.DELEGATED for one in former) == 2105
    assert sum(one.kind is FormerKind.ASSOCIATED for one in former) == 471
    assert all((one.kind is FormerKind.CODE) == (one.name is None) for one in former)
    assert len(named) == 2576


def test_a_delegated_commune_may_keep_the_code_of_its_commune() -> None:
    """The seat of a new commune keeps its code, which the new commune took."""
    former = {one.code: one.name for one in oi.geography.commune("50129").former}

    assert former["50129"] == "Cherbourg-Octeville"


def test_a_point_always_says_how_it_was_found() -> None:
    """A commune has a point and its basis, or neither."""
    assert all((one.point is None) == (one.point_basis is None) for one in COMMUNES)


def test_as_many_points_are_known_as_was_measured() -> None:
    """8 521 communes are located, 245 of them by the name of a former commune."""
    bases = [one.point_basis for one in COMMUNES if one.point_basis is not None]

    assert bases.count(PointBasis.NAME) == 8276
    assert bases.count(PointBasis.FORMER_NAME) == 245


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("75056", 48.85, 2.35), ("69123", 45.75, 4.85), ("13055", 43.3, 5.4), ("97411", -20.88, 55.45)],
)
def test_a_large_town_is_where_it_should_be(code: str, latitude: float, longitude: float) -> None:
    """Paris, Lyon, Marseille and Saint-Denis of La Réunion are within ten kilometres of their centres."""
    point = oi.geography.commune(code).point

    assert point is not None
    assert point.distance_to(oi.Point(latitude=latitude, longitude=longitude)) < 10


def test_a_point_far_from_every_neighbour_is_not_believed() -> None:
    """The gazetteer's Orival is a hamlet of the same département: the commune has no point."""
    assert oi.geography.commune("76486").point is None


@pytest.mark.parametrize("kind", [*FormerKind, *PointBasis])
def test_every_kind_speaks_both_languages(kind: FormerKind | PointBasis) -> None:
    """Each kind of former commune, and each way to find a point, has a label in French and in English."""
    assert kind.label("fr") != kind.label("en")


def test_a_commune_shows_itself_briefly() -> None:
    """What a commune is made of stays out of its text form: Paris has twenty arrondissements."""
    shown = repr(oi.geography.commune("75056"))

    assert shown.startswith("Commune(code='75056', name='Paris'")
    assert "Arrondissement" not in shown


def test_a_copy_of_a_commune_equals_it() -> None:
    """Communes are compared by what they say, so that a copy is the same commune."""
    commune = oi.geography.commune("33281")

    assert attrs.evolve(commune) == commune
    assert hash(attrs.evolve(commune)) == hash(commune)
