"""Several censuses side by side: identifiers stay unless they are taken, and what refers to them follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Any, TypeVar

import attrs

from ...actors import Actor, End, EndKind, Relation
from ...census_source import CensusSource
from ...initiatives import Initiative
from ...labels import Label

__all__ = ["Names", "free_ids", "grouped", "merged_source", "renamed_initiative", "renamed_relation"]

RecordT = TypeVar("RecordT", Actor, Initiative)

Names = Mapping[EndKind, Mapping[str, str]]
"""The new identifiers of the structures, actors and initiatives of one census, by the old ones."""


def free_ids(wanted: Sequence[tuple[str, str | None]]) -> list[str]:
    """Return an identifier for each, the one it has where no earlier one has it.

    Args:
        wanted: The identifier of each, with the INSEE code of its commune where it is known.

    Examples:
        >>> free_ids([("la_cite", "31555"), ("la_cite", "35238"), ("la_cite", None)])
        ['la_cite', 'la_cite_35238', 'la_cite_2']
    """
    reserved = {identifier for identifier, _ in wanted}
    found: dict[str, None] = {}
    for identifier, insee in wanted:
        coded = [f"{identifier}_{insee.lower()}"] if insee else []
        others = chain(coded, (f"{identifier}_{number}" for number in count(2)))
        free = (other for other in others if other not in found and other not in reserved)
        found[next(free) if identifier in found else identifier] = None
    return list(found)


def grouped(
    lists: Sequence[Sequence[RecordT]], sign: Callable[[RecordT], object]
) -> Iterator[list[tuple[int, RecordT]]]:
    """Yield the records of several censuses that have one identifier and one sign, each with its number.

    Args:
        lists: The records of each census.
        sign: Tells apart two records that have one identifier by chance.
    """
    groups: dict[tuple[str, object], list[tuple[int, RecordT]]] = {}
    for number, records in enumerate(lists, 1):
        for record in records:
            groups.setdefault((record.id, sign(record)), []).append((number, record))
    yield from groups.values()


def renamed_initiative(initiative: Initiative, names: Names) -> Initiative:
    """Return an initiative that refers to others by their new identifiers."""
    structures, actors = names[EndKind.STRUCTURE], names[EndKind.ACTOR]
    part_of = initiative.part_of
    changes: dict[str, Any] = {
        "structures": tuple(structures.get(one, one) for one in initiative.structures),
        "actors": tuple(actors.get(one, one) for one in initiative.actors),
        "part_of": part_of and names[EndKind.INITIATIVE].get(part_of, part_of),
    }
    same = all(getattr(initiative, name) == value for name, value in changes.items())
    return initiative if same else attrs.evolve(initiative, **changes)


def renamed_relation(relation: Relation, names: Names) -> Relation:
    """Return a relation between the new identifiers."""
    ends = [_renamed(end, names) for end in (relation.subject, relation.object)]
    if ends == [relation.subject, relation.object]:
        return relation
    return attrs.evolve(relation, subject=ends[0], object=ends[1])


def _renamed(end: End, names: Names) -> End:
    return attrs.evolve(end, id=names[end.kind].get(end.id, end.id))


def merged_source(sources: Sequence[CensusSource]) -> CensusSource:
    """Return where a merged census comes from: from all, and what only some say is left out.

    Examples:
        >>> one, other = (CensusSource(title=Label(title), licence="etalab-2.0") for title in ("A", "B"))
        >>> source = merged_source([one, other])
        >>> source.title.text("fr"), source.licence
        ('A + B', 'etalab-2.0')
    """
    different = list(dict.fromkeys(sources))
    if len(different) == 1:
        return different[0]
    licences = list(dict.fromkeys(one.licence for one in different))
    return CensusSource(
        title=_joined([one.title for one in different], " + "),
        scope=_joined([one.scope for one in different], " ") if all(one.scope for one in different) else None,
        publisher=_all_say([one.publisher for one in different]),
        date=_all_say([one.date for one in different]),
        # Whoever uses the whole must heed each licence.
        licence=" AND ".join(_whole(one) for one in licences if one) if all(licences) else None,
        address=_all_say([one.address for one in different]),
    )


def _joined(labels: Sequence[Label | None], between: str) -> Label:
    fr, en = (between.join(label.text(lang) for label in labels if label) for lang in ("fr", "en"))
    return Label(fr, en)


def _all_say(texts: Sequence[str | None]) -> str | None:
    return texts[0] if len(set(texts)) == 1 else None


def _whole(licence: str) -> str:
    return f"({licence})" if " OR " in licence else licence
