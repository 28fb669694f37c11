"""Structures of a census that are like what a territory looks for, and in what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ..census import Census
from ..claims import Claim
from ..labels import Label, plain
from ..structures import Structure
from ..vocabulary import Profile, Term
from .outcomes import Comparable
from .questions import question_of
from .territory import Territory

__all__ = ["MOST", "comparables"]

MOST: Final = 5
"""How many structures are named a profile: a note has two pages."""
_ALIKE: Final = {
    "sectors": "themes",
    "startup_maturity": "maturity",
    "publics": "publics",
    "ownership": "ownership",
    "legal_form": "legal_form",
}
"""The attributes of a territory, and those of a structure that use the same words."""


def comparables(census: Census, profile: Profile, territory: Territory) -> tuple[Comparable, ...]:
    """Return every structure of a profile, the one that shares most with the territory first.

    Args:
        census: Where to look.
        profile: The profile.
        territory: What they are compared with.
    """
    found = [
        Comparable(
            id=one.id,
            name=one.name,
            town=next((site.commune or site.printed for site in one.sites), None),
            basis=claim.basis,
            shared=tuple(_shared(one, territory)),
            sources=one.sources,
        )
        for one in census
        for claim in one.profiles
        if claim.value is profile
    ]
    once = {one.id: one for one in reversed(found)}
    return tuple(sorted(once.values(), key=lambda one: (-len(one.shared), plain(one.name), one.id)))


def _shared(structure: Structure, territory: Territory) -> Iterator[Label]:
    for ours, theirs in _ALIKE.items():
        held = set(_words(getattr(structure, theirs)))
        for term in territory.told(ours):
            if term in held:
                heading = question_of(ours).heading
                yield Label(
                    f"{heading.text('fr').lower()} : {term.label('fr')}",
                    f"{heading.text('en').lower()}: {term.label('en')}",
                )
    if territory.area and any(site.region == territory.area for site in structure.sites):
        yield Label(f"même région : {territory.area}", f"same région: {territory.area}")
    if territory.core_city and any(site.in_metropole_core_city for site in structure.sites):
        yield Label("ville-centre d'une métropole", "core city of a métropole")


def _words(held: Claim[Term] | Iterable[Claim[Term]] | None) -> Iterator[Term]:
    for claim in (held,) if isinstance(held, Claim) else held or ():
        yield claim.value
