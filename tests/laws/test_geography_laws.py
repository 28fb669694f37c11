"""Laws of finding places: spelling is forgiven, nothing fails, what is found agrees with what is given."""

from __future__ import annotations

import time
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

import openinno as oi
from openinno.geography import Reason, find_communes, find_departements, find_epcis, find_regions
from openinno.geography._names import key, keys
from openinno.labels import plain, plain_all

communes = st.sampled_from(oi.geography.communes())
texts = st.text(max_size=60)
fragments = st.lists(
    st.sampled_from(
        [
            "Lyon",
            "69007",
            "cedex",
            "7e",
            "(",
            ")",
            ",",
            "33",
            "Saint",
            "s/",
            " ",
            "-",
            "2B",
            "é",
            "France",
            "\n",
        ]
    ),
    max_size=12,
).map(" ".join)
anything = texts | fragments


@given(st.lists(st.text()))
@example(["a\nb", "\n", ""])
@example(["\u0301e", "É"])
@example([])
def test_names_are_reduced_all_at_once_as_one_by_one(names: list[str]) -> None:
    """Reducing many names in one go gives what each gives alone."""
    assert plain_all(names) == [plain(name) for name in names]


@given(st.lists(st.text()))
@example(["s/s", "St"])
def test_names_of_places_are_reduced_all_at_once_as_one_by_one(names: list[str]) -> None:
    """So does reducing names of places."""
    assert keys(names) == [key(name) for name in names]


@given(st.text())
def test_reducing_twice_changes_nothing(text: str) -> None:
    """A reduced name is its own reduced form."""
    assert key(key(text)) == key(text)


@given(communes)
def test_a_name_is_found_without_its_accents_and_in_capitals(commune: oi.geography.Commune) -> None:
    """For any commune, its name bare and in capitals finds what its name finds."""
    decomposed = unicodedata.normalize("NFD", commune.name)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).upper()

    assert [match.place for match in find_communes(bare)] == [
        match.place for match in find_communes(commune.name)
    ]


@given(communes.filter(lambda commune: commune.postcodes))
def test_a_line_of_address_is_found(commune: oi.geography.Commune) -> None:
    """For any commune, its postcode and its name in one line find it."""
    found = find_communes(f"{commune.postcodes[0]} {commune.name.upper()}")

    assert commune in [match.place for match in found]
    assert all(commune.postcodes[0] in match.place.postcodes for match in found)


@given(communes.filter(lambda commune: commune.departement))
def test_a_name_with_its_departement_behind_is_found(commune: oi.geography.Commune) -> None:
    """For any commune, the name with its département in parentheses finds it first."""
    assert commune.departement is not None

    by_code = find_communes(f"{commune.name} ({commune.departement.code})")
    by_name = find_communes(f"{commune.name} ({commune.departement.name})")

    assert by_code[0].place is by_name[0].place is commune


@given(anything, st.none() | anything, st.none() | anything)
@example("Lyon", "69", "69007")
def test_finding_communes_never_fails(text: str, departement: str | None, postcode: str | None) -> None:
    """Whatever the texts, the answer is matches of that text, the surest first, each commune once."""
    found = find_communes(text, departement=departement, postcode=postcode)

    assert [match.reason.order for match in found] == sorted(match.reason.order for match in found)
    assert len({match.place.code for match in found}) == len(found)
    assert all(match.given == text and match.message("fr") and match.message("en") for match in found)
    assert found == find_communes(text, departement=departement, postcode=postcode)


@given(anything)
def test_finding_areas_never_fails(text: str) -> None:
    """Whatever the text, finders of areas answer, and give each area once."""
    for found in (find_regions(text), find_departements(text), find_epcis(text)):
        assert len({match.place.code for match in found}) == len(found)


@given(st.sampled_from(["(", "a ", "1", ", ", "- ", "cedex ", "'", "ﷺ", "\u0301"]), st.integers(0, 100_000))
def test_the_work_is_bounded(piece: str, times: int) -> None:
    """However long a text, looking at it takes less than a second of processor time."""
    start = time.process_time()
    find_communes(piece * times)
    find_departements(piece * times)

    assert time.process_time() - start < 1


@given(communes)
def test_a_code_is_read_whatever_its_case_and_spaces(commune: oi.geography.Commune) -> None:
    """For any commune, its code in small letters, with spaces around, is its code."""
    match = find_communes(f" {commune.code.lower()} ")[0]

    assert (match.place, match.reason) == (commune, Reason.CODE)
