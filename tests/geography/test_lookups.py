"""Looking places up by their code of today, and listing them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import openinno as oi
from openinno.labels import plain

geography = oi.geography


@pytest.mark.parametrize(
    ("listing", "count"),
    [
        (geography.regions, 18),
        (geography.departements, 101),
        (geography.collectivities, 8),
        (geography.epcis, 1255),
        (geography.epts, 11),
        (geography.communes, 34_969),
    ],
)
def test_the_official_code_is_whole(listing: Callable[[], tuple[Any, ...]], count: int) -> None:
    """Each list holds what the official code of 2026 counts, once, in the order of the codes."""
    codes = [place.code for place in listing()]

    assert len(codes) == count
    assert codes == sorted(set(codes))


@pytest.mark.parametrize(
    ("listing", "look_up"),
    [
        (geography.regions, geography.region),
        (geography.departements, geography.departement),
        (geography.epcis, geography.epci),
        (geography.communes, geography.commune),
    ],
)
def test_every_place_is_found_by_its_code(
    listing: Callable[[], tuple[Any, ...]], look_up: Callable[[str], Any]
) -> None:
    """Every place of a list is what its code gives."""
    places = listing()

    assert all(look_up(place.code) is place for place in places)


def test_a_commune_is_made_once() -> None:
    """Two look-ups of one code give the same object."""
    assert geography.commune("69123") is geography.commune("69123")


@pytest.mark.parametrize("code", ["69387", "69007 ", "2b033", "", "99999", "Lyon", "69", "691", "\ud800"])
def test_only_a_code_of_today_is_a_commune(code: str) -> None:
    """A code of an arrondissement or of the past, in small letters or misspelt, is refused."""
    with pytest.raises(oi.PlaceError) as caught:
        geography.commune(code)

    assert caught.value.given == code


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        pytest.param("69387", ["69123"], id="arrondissement"),
        pytest.param("69232", ["69123"], id="past"),
        pytest.param("2b033", ["2B033"], id="small-letter"),
        pytest.param("69600", ["69149"], id="postcode"),
        pytest.param("69999", ["69299"], id="around"),
        pytest.param("99999", [], id="nowhere"),
        pytest.param("Lyon", ["69123"], id="name"),
    ],
)
def test_the_error_tells_which_commune_may_have_been_meant(code: str, nearest: list[str]) -> None:
    """The error gives where the code leads by another way, or the communes around it."""
    with pytest.raises(oi.PlaceError) as caught:
        geography.commune(code)

    assert [place.code for place in caught.value.nearest if isinstance(place, geography.Commune)] == nearest


def test_the_error_tells_what_is_possible_in_both_languages() -> None:
    """The message tells the code, what a code looks like, and what reads anything else."""
    with pytest.raises(oi.PlaceError) as caught:
        geography.commune("69387")

    assert "no commune has the code “69387”; possible: an INSEE code of 2026" in str(caught.value)
    assert "aucune commune n'a le code « 69387 » ; possible : un code INSEE" in caught.value.message("fr")
    assert "find_communes()" in str(caught.value)


@pytest.mark.parametrize(
    ("look_up", "code", "says"),
    [
        (geography.region, "82", "Auvergne-Rhône-Alpes (84)"),
        (geography.region, "99", "01, 02, 03, 04, 06, 11, 24"),
        (geography.departement, "20", "Corse-du-Sud (2A)”, “Haute-Corse (2B)"),
        (geography.departement, "96", "01 to 95, 2A and 2B instead of 20"),
        (geography.departement, "987", "971 to 974 and 976"),
        (geography.epci, "200046978", "Métropole de Lyon (200046977)"),
        (geography.epci, "", "a SIREN of nine digits"),
    ],
)
def test_every_look_up_refuses_in_the_same_way(look_up: Callable[[str], Any], code: str, says: str) -> None:
    """Each error names what is possible, and what is near where something is."""
    with pytest.raises(oi.PlaceError) as caught:
        look_up(code)

    assert says in str(caught.value)


@pytest.mark.parametrize(
    "look_up", [geography.region, geography.departement, geography.epci, geography.commune]
)
@pytest.mark.parametrize("code", [69123, None, b"69123"])
def test_a_code_is_a_text(look_up: Callable[[Any], Any], code: Any) -> None:
    """A number is refused: it has lost the zero of 01053 and the letter of 2A004."""
    with pytest.raises(TypeError, match="takes a code as a text such as"):
        look_up(code)


def test_populations_add_up() -> None:
    """The population of a région is that of its départements."""
    for region in geography.regions():
        within = [one.population for one in geography.departements() if one.region is region]

        assert region.population == sum(within)


def test_ambiguous_names_are_as_many_as_was_measured() -> None:
    """1 441 names are those of 3 675 communes; folded, 1 482 are those of 3 774."""
    names = [commune.name for commune in geography.communes()]

    assert _shared(names) == (1441, 3675)
    assert _shared([plain(name) for name in names]) == (1482, 3774)


def _shared(names: list[str]) -> tuple[int, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    shared = [count for count in counts.values() if count > 1]
    return len(shared), sum(shared)
