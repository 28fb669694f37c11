"""Which structures of several censuses are one and the same: sure signs only, whatever the order of censuses.

Two structures are brought together by one SIRET, by one name in one commune, or by being equal in all things.
Two of one census never are, unless it is said: where signs would lead to that, finer ones are asked, and
where those do not tell either, all stay apart and a finding says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final

import attrs

from ...census import Census
from ...errors import RuleError
from ...findings import Finding, Position, Severity
from ...labels import Label
from ...structures import Structure
from .links import Links, how_to_say
from .origins import Origin
from .signs import name_keys, siret_of
from .sites import commune_keys

__all__ = ["Matches", "Member", "ambiguous", "match"]

_MOST_NAMED: Final = 10


@attrs.frozen(kw_only=True, eq=False)
class Member:
    """A structure of one of the censuses, with the signs by which it is known.

    Args:
        origin: Where it comes from.
        structure: The structure.
        name: Its name, in the form in which spellings are equal.
        siret: Its SIRET, where it has the shape of one.
        communes: The communes of its sites.
    """

    origin: Origin
    structure: Structure
    name: str
    siret: str | None
    communes: frozenset[str]

    def signs(self) -> Iterator[Hashable]:
        """Yield the signs of which one in common is enough."""
        if self.siret:
            yield self.siret
        yield from ((self.name, commune) for commune in self.communes)
        yield self.structure


@attrs.frozen(kw_only=True)
class Matches:
    """The members in groups, each of one and the same structure, in the order of their first members.

    Args:
        members: The structures of all censuses, in order.
        groups: Those that are the same, by place among the members.
        links: What was known beforehand.
        left_apart: Those that signs would have brought together with two of one census.
    """

    members: tuple[Member, ...]
    groups: tuple[tuple[int, ...], ...]
    links: Links
    left_apart: tuple[tuple[int, ...], ...]


def match(censuses: Sequence[Census], links: Callable[[Sequence[Origin]], Links]) -> Matches:
    """Find which structures of several censuses are one and the same.

    Args:
        censuses: The censuses.
        links: Makes what is known beforehand of the structures.
    """
    members = [
        _member(Origin(census=number, title=census.source.title, id=structure.id), structure, name)
        for number, census in enumerate(censuses, 1)
        for structure, name in zip(census, name_keys(one.name for one in census), strict=True)
    ]
    known = links([member.origin for member in members])
    work = _Matching(members, known)
    groups = sorted(work.groups())
    left = tuple(work.left_apart)
    return Matches(members=tuple(members), groups=tuple(groups), links=known, left_apart=left)


def _member(origin: Origin, structure: Structure, name: str) -> Member:
    communes = commune_keys(structure.sites)
    return Member(origin=origin, structure=structure, name=name, siret=siret_of(structure), communes=communes)


_Unit = tuple[int, ...]
"""Members that are the same beyond doubt: one, or those that are said to be."""

_FINER: Final[tuple[Callable[[Member], Hashable], ...]] = (
    lambda member: member.name,
    lambda member: member.siret,
    lambda member: member.communes,
    lambda member: member.structure,
)
"""What is asked in turn where signs would bring two structures of one census together."""


class _Matching:
    """The grouping of members."""

    def __init__(self, members: Sequence[Member], links: Links) -> None:
        self._members: Sequence[Member] = members
        self._apart: frozenset[frozenset[int]] = links.apart
        self._units: list[_Unit] = _joined(len(members), links.same)
        self.left_apart: list[tuple[int, ...]] = []
        for unit in self._units:
            if len(unit) > 1 and self._torn([(one,) for one in unit]):
                raise _contradiction([members[one] for one in unit])

    def groups(self) -> Iterator[tuple[int, ...]]:
        """Yield the groups, members in order."""
        by_sign: dict[Hashable, int] = {}
        pairs = [
            (by_sign.setdefault(sign, place), place)
            for place, unit in enumerate(self._units)
            for one in unit
            for sign in self._members[one].signs()
        ]
        for component in _joined(len(self._units), pairs):
            units = [self._units[place] for place in component]
            parts = self._parted(units, _FINER)
            if len(parts) > 1:
                self._leave_apart(units, parts)
            yield from (tuple(sorted(one for unit in part for one in unit)) for part in parts)

    def _parted(self, units: list[_Unit], finer: Sequence[Callable[[Member], Hashable]]) -> list[list[_Unit]]:
        """Part units until none holds two structures of one census that were not said to be the same."""
        if not self._mixed(units):
            return [units]
        if not finer:
            return [[unit] for unit in units]
        parts: dict[Hashable, list[_Unit]] = defaultdict(list)
        for unit in units:
            parts[frozenset(finer[0](self._members[one]) for one in unit)].append(unit)
        return [smaller for part in parts.values() for smaller in self._parted(part, finer[1:])]

    def _mixed(self, units: Sequence[_Unit]) -> bool:
        seen: set[int] = set()
        for unit in units:
            censuses = self._censuses([unit])
            if seen & censuses:
                return True
            seen |= censuses
        return bool(self._apart) and self._torn(units)

    def _torn(self, units: Sequence[_Unit]) -> bool:
        """Tell whether two of these units are said to be apart."""
        return any(
            frozenset((one, other)) in self._apart
            for place, unit in enumerate(units)
            for one in unit
            for another in units[place + 1 :]
            for other in another
        )

    def _censuses(self, units: Iterable[_Unit]) -> set[int]:
        return {self._members[one].origin.census for unit in units for one in unit}

    def _leave_apart(self, units: Sequence[_Unit], parts: Sequence[Sequence[_Unit]]) -> None:
        """Take down which structures were left apart though a sign would bring them together."""
        every = self._censuses(units)
        left = [one for part in parts if self._censuses(part) != every for unit in part for one in unit]
        if len(left) > 1 and frozenset(left) not in self._apart:
            self.left_apart.append(tuple(sorted(left)))


def _joined(size: int, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Return the numbers from 0 to a size in groups: those that pairs lead to from each other."""
    above = list(range(size))

    def top(one: int) -> int:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for one in range(size):
        groups[top(one)].append(one)
    return [tuple(group) for group in groups.values()]


def _contradiction(members: Sequence[Member]) -> RuleError:
    named = ", ".join(str(member.origin) for member in members)
    return RuleError(
        Label(
            f"dites à la fois les mêmes et distinctes : {named}",
            f"said to be the same and to be apart at once: {named}",
        )
    )


def ambiguous(origins: Sequence[Origin], record: str) -> Finding:
    """Tell of structures that were left apart though a sign would have brought them together."""
    more = "…" if len(origins) > _MOST_NAMED else ""
    fr, en = (", ".join(one.label(lang) for one in origins[:_MOST_NAMED]) + more for lang in ("fr", "en"))
    return Finding(
        code="ambiguous-match",
        severity=Severity.WARNING,
        where=Position(record=record),
        text=Label(
            f"plusieurs structures d'un recensement peuvent être celle d'un autre ; laissées à part : {fr}",
            f"several structures of one census may be that of another; left apart: {en}",
        ),
        fix=how_to_say(str(origins[0]), str(origins[-1])),
    )
