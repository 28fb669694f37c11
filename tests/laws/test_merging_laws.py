"""Laws of merging: nothing is lost, nothing is brought together by the order of censuses, once is enough."""

from __future__ import annotations

import sys
from itertools import permutations
from pathlib import Path
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from records import census_sources, whole_censuses, whole_structures

from openinno import Census, Claim, Location, Site, Structure
from openinno.sources.merging import MergedCensus, merge
from openinno.sources.merging.comparing import shown

LAW = settings(deadline=None, max_examples=40)

bare_structures = st.builds(
    Structure,
    id=st.sampled_from(["a", "b", "c"]),
    name=st.sampled_from(["Lab", "LAB", "Le Lab", "Tuba"]),
    siret=st.sampled_from([None, "73282932000074", "356 000 000 00048"]),
    sites=st.lists(st.builds(Site, commune=st.sampled_from(["Lyon", "lyon 3e", "Metz", None])), max_size=2),
)
"""Structures of few names, places and numbers, so that they meet, and of nothing else."""

meeting_structures = st.builds(
    lambda structure, bare: attrs.evolve(
        structure, id=bare.id, name=bare.name, siret=bare.siret, sites=bare.sites
    ),
    whole_structures,
    bare_structures,
)
"""Structures that meet, and say everything else."""

bare_censuses = st.builds(
    Census,
    structures=st.lists(bare_structures, max_size=4, unique_by=lambda one: one.id),
    source=census_sources,
)

meeting_censuses = st.builds(
    Census,
    structures=st.lists(meeting_structures, max_size=4, unique_by=lambda one: one.id),
    source=census_sources,
)


def _groups(merged: MergedCensus, order: tuple[int, ...]) -> set[frozenset[tuple[int, str]]]:
    """Return what was brought together, by the places of the censuses before they were put in an order."""
    return {
        frozenset((order[origin.census - 1], origin.id) for origin in origins.members)
        for origins in merged.origins.values()
    }


@LAW
@given(censuses=st.lists(bare_censuses, min_size=2, max_size=3))
def test_what_is_brought_together_does_not_hang_on_the_order(censuses: list[Census]) -> None:
    """The order of the censuses says whose values come first, and nothing else."""
    orders = list(permutations(range(len(censuses))))
    found = [_groups(merge([censuses[place] for place in order]), order) for order in orders]

    assert all(groups == found[0] for groups in found)


@LAW
@given(census=whole_censuses | meeting_censuses)
def test_a_census_alone_stays_what_it_is(census: Census) -> None:
    """Merging one census changes nothing but the names of files in its findings."""
    merged = merge([census])

    assert merged.structures == census.structures
    assert merged.source == census.source
    assert (merged.actors, merged.initiatives) == (census.actors, census.initiatives)
    assert merged.relations == census.relations
    assert [one.text for one in merged.findings] == [one.text for one in census.findings]
    assert [one.content for one in merged.refused] == [one.content for one in census.refused]


@LAW
@given(census=whole_censuses | meeting_censuses)
def test_a_census_twice_is_that_census(census: Census) -> None:
    """Merging a census with itself brings each structure together with itself, and nothing differs."""
    merged = merge([census, census])

    assert merged.structures == census.structures
    assert (merged.actors, merged.initiatives) == (census.actors, census.initiatives)
    assert merged.relations == census.relations
    assert {"conflict", "said-otherwise", "less-precise", "renamed-id"}.isdisjoint(
        finding.code for finding in merged.findings[2 * len(census.findings) :]
    )


@LAW
@given(censuses=st.lists(meeting_censuses, min_size=1, max_size=3))
def test_nothing_is_lost(censuses: list[Census]) -> None:
    """Each structure has one structure that holds its every value, or a finding that tells the value."""
    merged = merge(censuses)
    told = {(one.where.record, one.where.path): "" for one in merged.findings}
    for one in merged.findings:
        told[one.where.record, one.where.path] += one.message("fr")
    homes = [
        (origin, identifier) for identifier, origins in merged.origins.items() for origin in origins.members
    ]

    assert len({(origin.census, origin.id) for origin, _ in homes}) == len(homes) == sum(map(len, censuses))
    assert set(merged.origins) == {structure.id for structure in merged}
    for origin, identifier in homes:
        given_one = censuses[origin.census - 1][origin.id]
        for path, value in _values(given_one):
            assert _holds(merged[identifier], path, value) or shown(value, "fr") in told[identifier, path]


def _values(structure: Structure) -> list[tuple[str, Any]]:
    """Return each value of a structure with the path at which it would be told, sites aside."""
    found: list[tuple[str, Any]] = []
    for field in attrs.fields(Structure):
        value = getattr(structure, field.name)
        if isinstance(value, tuple) and field.name != "sites":
            found += [(field.name, item) for item in value]
        elif field.name == "contact" and value is not None:
            found += [(f"contact.{one.name}", getattr(value, one.name)) for one in attrs.fields(type(value))]
        elif field.name == "extra":
            found += [(f"extra.{name}", item) for name, item in value.items()]
        elif field.name not in {"id", "sites"}:
            found.append((field.name, value))
    return [(path, value) for path, value in found if value is not None and value != ""]


def _holds(structure: Structure, path: str, value: Any) -> bool:
    """Tell whether a structure holds a value at a path: equal, or said on a basis of its own."""
    name, _, rest = path.partition(".")
    held = getattr(structure, name)
    if name == "extra":
        return rest in held and held[rest] == value
    if name == "contact":
        return held is not None and getattr(held, rest) == value
    items = held if isinstance(held, tuple) else (held,)
    if isinstance(value, Claim | Location):
        return any(isinstance(item, Claim) and item.value == getattr(value, "value", None) for item in items)
    return value in items
