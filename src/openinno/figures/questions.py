"""The questions that indicators put to a structure; each is answered by yes, by no, or not at all.

A list that says something is read as whole, as facets read it; an empty one says nothing, unless whoever made
the census declares it complete: then it says *none*.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import lru_cache
from typing import Any, TypeAlias

from ..errors import PlaceError
from ..geography import commune, find_departements, find_regions
from ..places import Site
from ..structures import Structure
from ..vocabulary import Ownership, Term

__all__ = [
    "Answer",
    "Question",
    "any_of",
    "both_of",
    "every",
    "has",
    "in_core_city",
    "in_metropole",
    "negated",
    "one_is",
    "region_codes",
]

Answer: TypeAlias = bool | None
"""Yes, no, or None where nobody can tell."""

Question: TypeAlias = Callable[[Structure, Container[str]], Answer]
"""A question: of a structure, knowing which of its lists leave nothing out."""


def every(structure: Structure, complete: Container[str]) -> Answer:
    """Answer yes for any structure."""
    return True


def has(attribute: str, *words: Term) -> Question:
    """Ask whether a list of claims holds one of some words; without words, whether it holds any.

    Examples:
        >>> import openinno as oi
        >>> mobile = has("themes", oi.Theme.MOBILITY)
        >>> mobile(oi.Structure(id="a", name="A", themes=[oi.Theme.MOBILITY]), ())
        True
        >>> nothing = oi.Structure(id="b", name="B")
        >>> mobile(nothing, ()), mobile(nothing, {"themes"})
        (None, False)
    """
    wanted = frozenset(words)

    def ask(structure: Structure, complete: Container[str]) -> Answer:
        values = {claim.value for claim in getattr(structure, attribute)}
        if not values:
            return False if attribute in complete else None
        return not wanted or not wanted.isdisjoint(values)

    return ask


def one_is(attribute: str, word: Term | None) -> Question:
    """Ask whether a single claim is a word; with None, whether nothing is known."""

    def ask(structure: Structure, _: Container[str]) -> Answer:
        claim: Any = getattr(structure, attribute)
        # A census that writes "no information" knows no more than one that writes nothing.
        value = None if claim is None or claim.value is Ownership.UNKNOWN else claim.value
        if word is None:
            return value is None
        return None if value is None else value is word

    return ask


def any_of(*questions: Question) -> Question:
    """Ask several questions of which one yes is enough; without a yes, one that is open leaves all open."""

    def ask(structure: Structure, complete: Container[str]) -> Answer:
        return _one_yes([question(structure, complete) for question in questions])

    return ask


def both_of(first: Question, second: Question) -> Question:
    """Ask two questions of which both must be yes; one no settles it."""
    return negated(any_of(negated(first), negated(second)))


def negated(question: Question) -> Question:
    """Ask the contrary of a question; what is open stays open."""

    def ask(structure: Structure, complete: Container[str]) -> Answer:
        answer = question(structure, complete)
        return None if answer is None else not answer

    return ask


def in_metropole(structure: Structure, _: Container[str]) -> Answer:
    """Tell whether one of its sites is in a métropole in the legal sense."""
    return _one_yes([_in_metropole(site) for site in structure.sites])


def in_core_city(structure: Structure, _: Container[str]) -> Answer:
    """Tell whether one of its sites is in the core city of a métropole: our reading of the study."""
    return _one_yes([site.in_metropole_core_city for site in structure.sites])


def _in_metropole(site: Site) -> Answer:
    if site.in_metropole is not None:
        return site.in_metropole
    try:
        grouping = commune(site.insee or "").epci
    except PlaceError:
        return None
    # The few communes in no grouping are islands.
    return grouping is not None and grouping.kind.metropole


def region_codes(structure: Structure) -> frozenset[str]:
    """Return the codes of the régions where a structure has a site; none where no site tells it.

    Examples:
        >>> import openinno as oi
        >>> sorted(region_codes(oi.embedded_census()["tuba"]))
        ['84']
    """
    return frozenset(code for site in structure.sites if (code := _region_code(site)))


def _region_code(site: Site) -> str | None:
    if site.region:
        return _region_of_name(site.region)
    return _region_of_departement(site.departement) if site.departement else None


@lru_cache(maxsize=1024)
def _region_of_name(name: str) -> str | None:
    found = {match.place.code for match in find_regions(name)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1024)
def _region_of_departement(code: str) -> str | None:
    found = {match.place.region.code for match in find_departements(code)}
    return found.pop() if len(found) == 1 else None


def _one_yes(answers: list[Answer]) -> Answer:
    if True in answers:
        return True
    return None if None in answers or not answers else False
