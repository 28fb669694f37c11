"""Structures of a census that are like what a territory looks for, and in what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from ..census import Census
from ..claims import Claim
from ..labels import Label, plain
from ..structures import Structure
from ..typology import sheet
from ..vocabulary import Basis, Profile, Term
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
            basis=basis,
            shared=tuple(_shared(one, territory)),
            sources=one.sources,
        )
        for one in census
        for basis in islice(_bases(one, profile), 1)
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.shared), plain(one.name), one.id)))


def _bases(structure: Structure, profile: Profile) -> Iterator[Basis]:
    """Yield what says that a structure has a profile: its profiles first, then its types, which are finer."""
    yield from (claim.basis for claim in structure.profiles if claim.value is profile)
    treated = sheet(profile).types
    for claim in structure.types:
        if claim.value.profile is profile:
            # That a fab lab stands under the living lab is said outside the sheets.
            yield claim.basis if claim.value in treated else Basis.INFERRED


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
