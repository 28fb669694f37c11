"""How a word of one vocabulary stands to a word of another, said from both ends.

A portal that shows a concept shows what is said of it, and rarely looks for what others say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from ...typology import Crosswalk, CrosswalkEntry, crosswalk
from ...vocabulary import Level, Profile, ReadingQuestion, StructureType
from .graph import Property
from .names import Names
from .properties import BROAD_MATCH, CLOSE_MATCH, EXACT_MATCH, NARROW_MATCH, RELATED_MATCH

__all__ = ["PORTAL_LISTS", "Relations", "relations"]

Relations: TypeAlias = Mapping[str, Mapping[Property, list[str]]]
"""The concepts that a concept is related to, by its address and by how it is."""

PORTAL_LISTS: Final = (2020, 2021)
"""The years of the portal's lists of types."""

_BACK: Final = {BROAD_MATCH: NARROW_MATCH, NARROW_MATCH: BROAD_MATCH}
"""What a relation is from the other end; any other is the same both ways."""


def relations(names: Names) -> Relations:
    """Return every relation between two vocabularies, from both ends."""
    found: dict[str, dict[Property, list[str]]] = {}
    for one, how, other in _stated(names):
        found.setdefault(one, {}).setdefault(how, []).append(other)
        found.setdefault(other, {}).setdefault(_BACK.get(how, how), []).append(one)
    return found


def _stated(names: Names) -> Iterator[tuple[str, Property, str]]:
    for kind in StructureType:
        if kind.profile is not None:
            yield names.term(kind), BROAD_MATCH, names.term(kind.profile)
    for level in Level:
        yield names.term(level), RELATED_MATCH, names.term(level.role)
    for question in ReadingQuestion:
        if question.repeats is not None:
            yield names.term(question), RELATED_MATCH, names.term(question.repeats)
    for year in PORTAL_LISTS:
        for entry in crosswalk(year).entries:
            yield from _of_an_entry(crosswalk(year), entry, names)


def _of_an_entry(
    portal_list: Crosswalk, entry: CrosswalkEntry, names: Names
) -> Iterator[tuple[str, Property, str]]:
    own = names.entry(portal_list, entry)
    yield own, _to_profile(entry), names.term(entry.profile)
    # A label that names several types is wider than each of them.
    how = NARROW_MATCH if len(entry.types) > 1 else CLOSE_MATCH
    for kind in entry.types:
        yield own, how, names.term(kind)


def _to_profile(entry: CrosswalkEntry) -> Property:
    """Tell how near a type of the portal is to its profile, by the types of structure that each names."""
    if not entry.lossy:
        return EXACT_MATCH
    theirs, ours = set(entry.types), _named_by(entry.profile)
    if theirs < ours:
        return BROAD_MATCH
    return CLOSE_MATCH if theirs & ours else RELATED_MATCH


def _named_by(profile: Profile) -> set[StructureType]:
    """Return the types that a profile names: those of the portal's types that say the same as it."""
    entries = [entry for year in PORTAL_LISTS for entry in crosswalk(year).entries]
    same = [entry for entry in entries if entry.profile is profile and not entry.lossy]
    return {kind for entry in same for kind in entry.types}
