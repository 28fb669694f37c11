"""Laws of the census: filtering, counting, searching and indexing agree with plain loops."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from records import EPCIS, REGIONS, counted_censuses, sites

from openinno import (
    Census,
    CensusSource,
    EpciKind,
    Label,
    Level,
    Ownership,
    Profile,
    Status,
    Structure,
    StructureType,
    Term,
    Theme,
)
from openinno.labels import plain

LAW = settings(deadline=None, max_examples=60)

LISTS = {"profile": "profiles", "type": "types", "theme": "themes", "level": "levels"}
SINGLES = {"ownership": "ownership", "status": "status"}
PLACES = {"region": "region", "departement": "departement", "commune": "commune", "epci": "epci_name"}
WORDS: dict[str, type[Term]] = {
    "profile": Profile,
    "type": StructureType,
    "theme": Theme,
    "level": Level,
    "ownership": Ownership,
    "status": Status,
}

conditions = st.fixed_dictionaries(
    {},
    optional={
        **{
            name: st.lists(
                st.none() | st.sampled_from(list(words)[:3]) | st.sampled_from(list(words)), max_size=3
            )
            for name, words in WORDS.items()
        },
        "region": st.lists(st.none() | st.sampled_from(REGIONS), max_size=3),
        "epci": st.lists(st.none() | st.sampled_from(EPCIS), max_size=3),
        "metropole": st.lists(st.none() | st.booleans(), max_size=3),
    },
)


def held(structure: Structure, facet: str) -> set[Any]:
    """Read the values of a facet off a structure, by hand."""
    if facet in LISTS:
        return {claim.value for claim in getattr(structure, LISTS[facet])}
    if facet in SINGLES:
        claim = getattr(structure, SINGLES[facet])
        return set() if claim is None or claim.value is Ownership.UNKNOWN else {claim.value}
    found: set[Any] = set()
    for site in structure.sites:
        if facet == "metropole":
            if site.epci_kind is not None:
                found.add(site.epci_kind in {EpciKind.METRO, EpciKind.MET69})
        elif getattr(site, PLACES[facet]) is not None:
            found.add(getattr(site, PLACES[facet]))
    return found


def merged(values: Iterable[Any]) -> set[Any]:
    """Merge the spellings of a place, by hand."""
    return {plain(value) if isinstance(value, str) else value for value in values}


def meets(structure: Structure, facet: str, wanted: Iterable[Any]) -> bool:
    """Tell whether a structure has one of the wanted values, by hand."""
    values = held(structure, facet)
    for one in wanted:
        if (one is None or one is Ownership.UNKNOWN) and not values:
            return True
        for value in values:
            if value is one or merged([one]) & merged([value]):
                return True
    return False


def kept(census: Census, wanted: dict[str, Any]) -> list[Structure]:
    """Filter a census with a plain loop: any value inside a facet, all facets together."""
    return [
        structure
        for structure in census.structures
        if all(meets(structure, facet, values) for facet, values in wanted.items())
    ]


@LAW
@given(census=counted_censuses, wanted=conditions)
def test_where_agrees_with_a_plain_loop(census: Census, wanted: dict[str, Any]) -> None:
    """A filter keeps, in order, what meets one value of each facet asked."""
    found = census.where(**wanted)

    assert list(found) == kept(census, wanted)
    assert found.source == census.source


@LAW
@given(census=counted_censuses, wanted=conditions)
def test_facets_agree_with_a_plain_loop(census: Census, wanted: dict[str, Any]) -> None:
    """A facet counts what meets the conditions of the other facets, whatever its own says."""
    names = (*LISTS, *SINGLES, *PLACES, "metropole")

    counted = census.facets(*names, **wanted)

    assert list(counted) == list(names)
    for name in names:
        seen = kept(census, {facet: values for facet, values in wanted.items() if facet != name})
        expected = Counter(value for structure in seen for value in merged(held(structure, name)))
        assert counted[name].base == len(seen)
        assert {value: one.count for one in counted[name].values for value in merged([one.value])} == expected
        assert counted[name].unknown == sum(not held(structure, name) for structure in seen)


@LAW
@given(census=counted_censuses)
def test_every_structure_is_known_or_unknown(census: Census) -> None:
    """In every facet, the structures of some value and the unknown ones make the base."""
    for name, facet in census.facets().items():
        values: dict[str, Any] = {name: [one.value for one in facet.values]}
        nothing: dict[str, Any] = {name: None}
        known = census.where(**values)
        unknown = census.where(**nothing)

        assert facet.base == len(census)
        assert facet.unknown == len(unknown)
        assert len(known) + len(unknown) == len(census)
        assert {one.id for one in known}.isdisjoint(one.id for one in unknown)


@LAW
@given(census=counted_censuses)
def test_a_count_is_what_the_filter_keeps(census: Census) -> None:
    """The count of a word is the number of structures that filtering by it keeps."""
    for name in (*LISTS, *SINGLES, *PLACES, "metropole"):
        for one in census.facets(name)[name].values:
            assert len(census.where(**{name: one.value})) == one.count  # type: ignore[arg-type]


@LAW
@given(census=counted_censuses)
def test_counts_fall_and_equal_counts_follow_the_documents(census: Census) -> None:
    """The values of a facet come most frequent first, and in the order of the vocabulary among equals."""
    for name in WORDS:
        values = census.facets(name)[name].values
        order = list(WORDS[name])

        assert list(values) == sorted(values, key=lambda one: (-one.count, order.index(one.value)))  # type: ignore[arg-type]


@LAW
@given(census=counted_censuses, facet=st.sampled_from(sorted(WORDS)), place=st.integers(0, 2))
def test_a_word_may_be_asked_bare_in_a_list_or_by_its_label(census: Census, facet: str, place: int) -> None:
    """A term, a list of it, its French label and its English label ask the same."""
    term = list(WORDS[facet])[place]
    asked: list[Any] = [term, [term], {term}, term.label("fr"), [term.label("en").upper()]]

    found = [list(census.where(**{facet: one})) for one in asked]

    assert found == [kept(census, {facet: [term]})] * len(asked)


FOLDED = {
    "Métropole Européenne": "metropole europeenne",
    "ŒUVRES d’Été": "oeuvre d'ete",
    "Tiers-Lieux": "tier lieu",
    "R&D — SAS": "r et d sas",
    "KMØ": "kmo",
    "Pôle  Santé": "pole sante",
    "东京 naïf": "东京 naif",
}
"""Texts with their folding, done by hand."""

QUERIES = {
    "tiers lieux": ["tier", "lieu"],
    "TIER-LIEU": ["tier", "lieu"],
    "œuvre": ["oeuvre"],
    "santé POLES": ["sante", "pole"],
    "r&d": ["r", "et", "d"],
    "kmø": ["kmo"],
    "europe": ["europe"],
    "sa": ["sa"],
    "naif 东京": ["naif", "东京"],
    "energies": ["energie"],
    "mobility": ["mobility"],
    " ": [],
    "zzz": ["zzz"],
}
"""Searches with their folded words, done by hand."""

searched_structures = st.tuples(
    *[st.sampled_from(sorted(FOLDED))] * 3,
    st.sampled_from([None, *sorted(FOLDED)]),
    st.sampled_from([None, Theme.ENERGY, Theme.MOBILITY]),
)
THEMES = {None: "", Theme.ENERGY: "energie energy", Theme.MOBILITY: "mobilite mobility"}


def _begins(word: str, text: str) -> bool:
    return any(one.startswith(word) for one in re.findall(r"\w+", text))


@LAW
@given(rows=st.lists(searched_structures, max_size=5), query=st.sampled_from(sorted(QUERIES)))
def test_a_search_agrees_with_folding_by_hand(rows: list[tuple[Any, ...]], query: str) -> None:
    """A search keeps what has every word, or its beginning, in its names, note, partners or labels."""
    census = Census(
        structures=[
            Structure(
                id=str(place),
                name=name,
                printed_names=(printed,),
                partner_names=(partner,),
                note=note and Label(note),
                themes=[theme] if theme else [],
            )
            for place, (name, printed, partner, note, theme) in enumerate(rows)
        ],
        source=CensusSource(title=Label("Essai")),
    )
    texts = [
        "|".join([*(FOLDED[one] for one in names), FOLDED.get(note, ""), THEMES[theme]])
        for *names, note, theme in rows
    ]

    found = [int(one.id) for one in census.where(text=query)]

    assert found == [
        place for place, text in enumerate(texts) if all(_begins(word, text) for word in QUERIES[query])
    ]


@LAW
@given(census=counted_censuses)
def test_every_structure_is_found_by_its_own_name(census: Census) -> None:
    """Searching a census for the name of a structure finds it, whatever its letters."""
    for structure in census:
        assert structure in census.where(text=structure.name)


@LAW
@given(census=counted_censuses, wanted=conditions)
def test_a_search_and_a_filter_narrow_together(census: Census, wanted: dict[str, Any]) -> None:
    """A text and conditions asked at once keep what each keeps alone."""
    both = census.where(text="metropole", **wanted)

    assert list(both) == [one for one in census.where(**wanted) if one in census.where(text="metropole")]


@LAW
@given(
    census=counted_censuses,
    cut=st.builds(
        slice,
        st.none() | st.integers(-8, 8),
        st.none() | st.integers(-8, 8),
        st.sampled_from([None, 1, 2, -1]),
    ),
)
def test_a_slice_is_that_of_the_tuple(census: Census, cut: slice) -> None:
    """Slicing a census slices its structures and keeps where they come from."""
    part = census[cut]

    assert part.structures == census.structures[cut]
    assert part.source == census.source
    assert all(part[one.id] is one for one in part)


@LAW
@given(census=counted_censuses)
def test_places_and_identifiers_find_the_same_structures(census: Census) -> None:
    """Every structure is found by its place, by its place from the end and by its identifier."""
    for place, structure in enumerate(census):
        assert census[place] is census[structure.id] is census[place - len(census)] is structure
        assert structure.id in census
        assert structure in census


@LAW
@given(census=counted_censuses)
def test_a_census_equals_and_hashes_like_its_rebuilding(census: Census) -> None:
    """A census rebuilt from the same structures is equal and has the same hash."""
    again = Census(structures=list(census), source=census.source)

    assert again == census
    assert hash(again) == hash(census)


@LAW
@given(site=sites)
def test_a_metropole_is_read_off_the_kind_of_grouping(site: Any) -> None:
    """A site lies in a métropole when its grouping is one in law, and nobody knows when it has none."""
    legal = {EpciKind.METRO, EpciKind.MET69}

    assert site.in_metropole is (None if site.epci_kind is None else site.epci_kind in legal)
