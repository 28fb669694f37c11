"""The making of one census of several: what is the same is united, given its identifier, and told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from ...actors import Actor, EndKind, Relation
from ...census import Census
from ...findings import Finding, Position, Severity
from ...initiatives import Initiative
from ...labels import Label, plain
from ...structures import Structure
from ..doubts import Doubts
from .findings import retold, retold_rows
from .identifiers import Names, free_ids, grouped, merged_source, renamed_initiative, renamed_relation
from .matching import Matches, ambiguous
from .near_names import near_names
from .origins import MergedCensus, Origin, Origins
from .uniting import RecordT, unite

__all__ = ["Merging"]

T = TypeVar("T")
OtherT = TypeVar("OtherT", Actor, Initiative)


class Merging:
    """The making of one census of several."""

    def __init__(self, censuses: Sequence[Census], matches: Matches, prefer: Mapping[str, int]) -> None:
        self._censuses: Sequence[Census] = censuses
        self._matches: Matches = matches
        self._prefer: Mapping[str, int] = prefer
        self._names: list[dict[EndKind, dict[str, str]]] = [{kind: {} for kind in EndKind} for _ in censuses]
        self._differ: list[Finding] = []
        self._renamed: list[Finding] = []

    def census(self) -> MergedCensus:
        """Return the census."""
        ids = self._structure_ids()
        structures, origins = self._structures(ids)
        actors = self._others([one.actors for one in self._censuses], EndKind.ACTOR, _actor_sign, _as_it_is)
        initiatives = self._others(
            [one.initiatives for one in self._censuses],
            EndKind.INITIATIVE,
            _initiative_sign,
            renamed_initiative,
        )
        relations = self._relations()
        return MergedCensus(
            structures=structures,
            source=merged_source([one.source for one in self._censuses]),
            actors=actors,
            initiatives=initiatives,
            relations=relations,
            findings=(*self._retold(retold), *self._renamed, *self._differ, *self._doubts(ids)),
            refused=self._retold(retold_rows),
            origins=origins,
        )

    def _structure_ids(self) -> list[str]:
        """Return the identifier of each group of structures."""
        members = [[self._matches.members[one] for one in group] for group in self._matches.groups]
        ids = free_ids([(group[0].origin.id, _insee(group[0].structure)) for group in members])
        for group, name in zip(members, ids, strict=True):
            self._call([member.origin for member in group], EndKind.STRUCTURE, name)
        return ids

    def _call(self, origins: Sequence[Origin], kind: EndKind, name: str) -> None:
        """Take down what records are called from now on, and tell it where their own identifier is taken."""
        for origin in origins:
            if origin.id != name:
                self._names[origin.census - 1][kind][origin.id] = name
        if origins[0].id != name:
            self._renamed.append(_renamed(origins[0], name))

    def _structures(self, ids: Sequence[str]) -> tuple[list[Structure], dict[str, Origins]]:
        structures, origins = [], {}
        for group, name in zip(self._matches.groups, ids, strict=True):
            members = [self._matches.members[one] for one in group]
            records = [(member.origin, member.structure) for member in members]
            structure, origins[name] = self._united(records, name)
            structures.append(structure)
        return structures, origins

    def _united(self, records: Sequence[tuple[Origin, RecordT]], name: str | None) -> tuple[RecordT, Origins]:
        return unite(records, name=name, prefer=self._prefer, tell=self._differ.append)

    def _others(
        self,
        lists: Sequence[Sequence[OtherT]],
        kind: EndKind,
        sign: Callable[[OtherT], str],
        follow: Callable[[OtherT, Names], OtherT],
    ) -> list[OtherT]:
        """Unite the records that have one identifier and one sign, and let what they refer to follow."""
        groups = [
            [(self._origin(number, record.id), record) for number, record in group]
            for group in grouped(lists, sign)
        ]
        ids = free_ids([(group[0][0].id, None) for group in groups])
        for group, name in zip(groups, ids, strict=True):
            self._call([origin for origin, _ in group], kind, name)
        return [
            self._united(
                [(origin, follow(record, self._named_by(origin))) for origin, record in group], name
            )[0]
            for group, name in zip(groups, ids, strict=True)
        ]

    def _relations(self) -> list[Relation]:
        groups: dict[object, list[tuple[Origin, Relation]]] = {}
        for number, census in enumerate(self._censuses, 1):
            # A census may tell a tie twice: the second time of one meets the second time of another.
            told: Counter[object] = Counter()
            for one in census.relations:
                tie = renamed_relation(one, self._names[number - 1])
                sign = (tie.subject, tie.kind, tie.object)
                told[sign] += 1
                groups.setdefault((sign, told[sign]), []).append((self._origin(number, one.subject.id), tie))
        return [self._united(group, None)[0] for group in groups.values()]

    def _origin(self, number: int, identifier: str) -> Origin:
        return Origin(census=number, title=self._censuses[number - 1].source.title, id=identifier)

    def _named_by(self, origin: Origin) -> Names:
        return self._names[origin.census - 1]

    def _retold(self, retell: Callable[[Census, str, Names], Iterable[T]]) -> Iterator[T]:
        """Yield what was told of each census, with the census that it was told of."""
        titles = [census.source.title.fr for census in self._censuses]
        for number, (census, names) in enumerate(zip(self._censuses, self._names, strict=True), 1):
            title = census.source.title.fr
            yield from retell(census, title if titles.count(title) == 1 else f"{title} ({number})", names)

    def _doubts(self, ids: Sequence[str]) -> tuple[Finding, ...]:
        """Return what may be the same and was left apart."""
        doubts = Doubts()
        for left in self._matches.left_apart:
            origins = [self._matches.members[one].origin for one in left]
            first = self._named_by(origins[0])[EndKind.STRUCTURE]
            doubts.tell(ambiguous(origins, first.get(origins[0].id, origins[0].id)))
        doubts.tell_all(near_names(self._matches, ids))
        return doubts.findings()


def _actor_sign(actor: Actor) -> str:
    return plain(actor.name)


def _initiative_sign(initiative: Initiative) -> str:
    return plain(initiative.title.fr)


def _as_it_is(actor: Actor, _: Names) -> Actor:
    return actor


def _insee(structure: Structure) -> str | None:
    return next((site.insee for site in structure.sites if site.insee), None)


def _renamed(origin: Origin, name: str) -> Finding:
    text = Label(
        f"l'identifiant {origin.id!r} ({origin.label('fr')}) est déjà pris : il devient {name!r}",
        f"the identifier {origin.id!r} ({origin.label('en')}) is taken: it becomes {name!r}",
    )
    return Finding(
        code="renamed-id", severity=Severity.INFO, where=Position(record=name, path="id"), text=text
    )
