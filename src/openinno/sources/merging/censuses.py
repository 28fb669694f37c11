"""Merging: what is the same is found, united, given its identifier, and told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, Final, TypeVar

import attrs

from ...actors import Actor, EndKind, Relation
from ...census import Census
from ...converters import FrozenDict
from ...errors import RuleError
from ...fields import ADDRESS_FIELDS, CONTACT_FIELDS, SITE_FIELDS, STRUCTURE_FIELDS
from ...findings import Finding, Position, Severity
from ...initiatives import Initiative
from ...labels import Label, plain
from ...structures import Structure
from ..doubts import Doubts
from .findings import retold, retold_rows
from .identifiers import Names, free_ids, grouped, merged_source, renamed_initiative, renamed_relation
from .links import Pair, links_of
from .matching import Matches, ambiguous, match
from .near_names import near_names
from .origins import Origin, Origins
from .uniting import RecordT, unite

__all__ = ["MergedCensus", "merge"]

T = TypeVar("T")
OtherT = TypeVar("OtherT", Actor, Initiative)

_PREFERABLE: Final = tuple(
    f"{above}{field.name}"
    for above, fields in (
        ("", STRUCTURE_FIELDS),
        ("contact.", CONTACT_FIELDS),
        ("sites.", SITE_FIELDS),
        ("sites.address.", ADDRESS_FIELDS),
    )
    for field in fields
    if field.name != "id"
)
_NO_PREFERENCE: Final[Mapping[str, int]] = MappingProxyType({})


def _frozen(values: Mapping[str, Origins]) -> Mapping[str, Origins]:
    return values if isinstance(values, FrozenDict) else FrozenDict(values)


@attrs.frozen(kw_only=True, repr=False)
class MergedCensus(Census):
    """A census made of several, which remembers who says what.

    Its parts and slices remember it too; JSON does not keep it.

    Args:
        origins: Where the values of each structure come from, by its identifier.
    """

    origins: Mapping[str, Origins] = attrs.field(factory=FrozenDict, converter=_frozen, hash=False)


def merge(
    censuses: Sequence[Census],
    *,
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    prefer: Mapping[str, int] = _NO_PREFERENCE,
) -> MergedCensus:
    """Merge the censuses of several contributors into one.

    Structures are brought together by one SIRET, or by one name in one commune; two of one census never are.
    What only some of them say is taken, lists are united, and where they differ the value of the first census
    is kept and a finding tells both. Structures whose names are merely near are told, not brought together.

    Args:
        censuses: The censuses, the one that comes first where they differ in front.
        same: Pairs of identifiers that are one structure; ``1:tuba`` is that of the first census, and the
            number may be left out where one census alone has the identifier.
        apart: Pairs that are two structures, whatever they share.
        prefer: Numbers of the censuses whose values come first, from 1, by attribute: ``siret``,
            ``contact.website``, ``sites.address``.

    Returns:
        The merged census. Its findings tell values that differ (``conflict``), are less precise or are said
        otherwise, structures that may be one (``ambiguous-match``, and ``probable-duplicate``, which needs
        the extra ``merge``), and identifiers that had to change (``renamed-id``).

    Raises:
        RuleError: A pair names no structure, or several; two pairs contradict each other; an attribute or a
            census to prefer does not exist.
        TypeError: Something is no census.
        ValueError: There is no census.

    Examples:
        >>> import openinno as oi
        >>> one, other = (
        ...     oi.Census(
        ...         structures=[oi.Structure(id=name, name=name, sites=[oi.Site(commune=town)], opened=year)],
        ...         source=oi.CensusSource(title=oi.Label(title)),
        ...     )
        ...     for name, town, year, title in (
        ...         ("TUBA", "Lyon", "2014", "Recensement A"),
        ...         ("Tuba", "Lyon", "2013", "Recensement B"),
        ...     )
        ... )
        >>> merged = merge([one, other])
        >>> len(merged), [str(origin) for origin in merged.origins["TUBA"]["sites[0].commune"]]
        (1, ['1:TUBA', '2:Tuba'])
        >>> [finding.message() for finding in merged.findings if finding.code == "conflict"]
        ['opened: “2014” (1:TUBA, Recensement A), kept; “2013” (2:Tuba, Recensement B), not kept']
    """
    listed = _checked(censuses)
    preferred = _preferred(prefer, len(listed))
    matches = match(listed, partial(links_of, same=same, apart=apart))
    return _Merging(listed, matches, preferred).census()


class _Merging:
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


def _checked(censuses: Sequence[Census]) -> list[Census]:
    given: Any = censuses
    if isinstance(given, Census):
        raise TypeError("merge() takes a list of censuses: merge([one, other])")
    listed: list[Any] = list(given)
    wrong = [one for one in listed if not isinstance(one, Census)]
    if wrong:
        raise TypeError(f"merge() takes censuses, as read_census() gives them, not {wrong[0]!r}")
    if not listed:
        raise ValueError("merge() takes one census at least")
    return listed


def _preferred(prefer: Mapping[str, int], count: int) -> Mapping[str, int]:
    for name, number in prefer.items():
        if name not in _PREFERABLE and not name.startswith("extra."):
            raise RuleError.unknown(name, what=Label("attribut", "attribute"), possible=_PREFERABLE)
        if number not in range(1, count + 1):
            numbers = tuple(str(one) for one in range(1, count + 1))
            what = Label("numéro de recensement", "number of a census")
            raise RuleError.unknown(str(number), what=what, possible=numbers)
    return prefer
