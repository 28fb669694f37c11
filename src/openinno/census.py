"""A census: structures in order, what is known of their making, and what was doubtful on the way in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import overload

import attrs

from ._late import appointed
from .actors import Actor, EndKind, Relation
from .census_source import CensusSource, RefusedRow
from .facet_readings import Reading, Wanted, initiative_readings, reading_of, readings
from .facets import Facet, count_facet
from .faults import refuse_repeats
from .findings import Finding
from .initiatives import Initiative
from .search import has_words, words_of
from .structures import Structure

__all__ = ["Census"]


def _structures(values: Iterable[Structure]) -> tuple[Structure, ...]:
    return tuple(values)


def _actors(values: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(values)


def _initiatives(values: Iterable[Initiative]) -> tuple[Initiative, ...]:
    return tuple(values)


def _relations(values: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple(values)


def _findings(values: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(values)


def _refused(values: Iterable[RefusedRow]) -> tuple[RefusedRow, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True, repr=False)
class Census:
    """An immutable, ordered collection of structures.

    Args:
        structures: The structures, in order; no two share an identifier.
        source: Where they come from.
        actors: Those around them.
        initiatives: The resilience initiatives.
        relations: The ties between all of these.
        findings: What was doubtful in reading them.
        refused: The rows that could not become a structure.

    Raises:
        RecordError: Two structures, two actors or two initiatives share an identifier.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> census["tuba"].name, "tuba" in census
        ('TUBA', True)
        >>> hubs = census.where(profile=oi.Profile.INNOVATION_HUB)
        >>> [structure.name for structure in hubs]
        ['TUBA', 'Moho', 'EuraTechnologies']
    """

    structures: tuple[Structure, ...] = attrs.field(converter=_structures)
    source: CensusSource
    actors: tuple[Actor, ...] = attrs.field(default=(), converter=_actors)
    initiatives: tuple[Initiative, ...] = attrs.field(default=(), converter=_initiatives)
    relations: tuple[Relation, ...] = attrs.field(default=(), converter=_relations)
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_findings)
    refused: tuple[RefusedRow, ...] = attrs.field(default=(), converter=_refused)
    _by_id: Mapping[str, Structure] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.source, CensusSource):
            raise TypeError(f"the source of a census is a CensusSource, not {self.source!r}")
        if not all(isinstance(one, Structure) for one in self.structures):
            raise TypeError("a census is made of Structure records")
        for records in (self.structures, self.actors, self.initiatives):
            refuse_repeats(record.id for record in records)
        object.__setattr__(self, "_by_id", {one.id: one for one in self.structures})

    def __repr__(self) -> str:
        return f"<Census of {len(self)} structure{'' if len(self) == 1 else 's'}: {self.source.title}>"

    def _repr_html_(self) -> str | None:
        """Return a small map with counts, which notebooks show."""
        show = appointed("show a census in a notebook")
        return show(self) if show else None

    def __len__(self) -> int:
        return len(self.structures)

    def __iter__(self) -> Iterator[Structure]:
        return iter(self.structures)

    def __contains__(self, item: object) -> bool:
        return item in self._by_id if isinstance(item, str) else item in self.structures

    @overload
    def __getitem__(self, key: int | str) -> Structure: ...

    @overload
    def __getitem__(self, key: slice) -> Census: ...

    def __getitem__(self, key: int | str | slice) -> Structure | Census:
        """Return a structure by place or identifier, or a smaller census by slice."""
        if isinstance(key, slice):
            return attrs.evolve(self, structures=self.structures[key])
        if isinstance(key, int):
            return self.structures[key]
        if key not in self._by_id:
            raise KeyError(f"no structure {key!r} in this census of {len(self)}")
        return self._by_id[key]

    def where(self, *, text: str | None = None, **conditions: object) -> Census:
        """Return the structures that meet every condition.

        A condition is a value of a facet or several: one of them is enough inside a facet, every facet must
        be met. None asks for the structures whose value is unknown. Words are read as people write them, and
        so are régions and départements: ``PACA``, ``Finistère``, ``29``, or what :mod:`openinno.geography`
        gives of one. One that no structure has finds nothing if the official code knows it, or if the census
        has names that it does not know, as those of another country; else it is an error. Names of communes
        and groupings are not checked.

        Args:
            text: Words that must all appear in the names, notes, places or labels, or begin a word there;
                accents, case and plurals aside.
            conditions: Facet names with what is wanted; :meth:`facet_names` lists them.

        Raises:
            TypeError: There is no such facet; the message lists those that exist.
            VocabularyError: A word names no term of the facet's vocabulary, or a région or a département is
                unknown; the message names the near ones.

        Examples:
            >>> import openinno as oi
            >>> census = oi.embedded_census()
            >>> len(census.where(region="Normandie", profile=["hub", "accélérateur"]))
            2
            >>> [one.id for one in census.where(text="sante bretagne")]
            ['bretagne_developpement_innovation', 'biotech_sante_bretagne']
        """
        kept = self._kept(text, self._wanted(conditions))
        return attrs.evolve(self, structures=kept)

    def _wanted(self, conditions: Mapping[str, object]) -> dict[Reading, Wanted]:
        asked = {reading_of(name, readings()): condition for name, condition in conditions.items()}
        return {
            reading: reading.wanted(condition, partial(reading.told, self.structures))
            for reading, condition in asked.items()
        }

    def _kept(self, text: str | None, wanted: Mapping[Reading, Wanted]) -> tuple[Structure, ...]:
        words = words_of(text or "")
        return tuple(
            structure
            for structure in self.structures
            if all(reading.holds(structure, values) for reading, values in wanted.items())
            and has_words(structure, words)
        )

    def facets(self, *names: str, text: str | None = None, **conditions: object) -> Mapping[str, Facet]:
        """Count facets, as a portal does: a facet's own condition never narrows its own counts.

        Args:
            names: Facets to count; all when none is named.
            text: As for :meth:`where`.
            conditions: As for :meth:`where`.

        Raises:
            TypeError: There is no such facet; the message lists those that exist.
            VocabularyError: As for :meth:`where`.

        Examples:
            >>> import openinno as oi
            >>> facets = oi.embedded_census().facets("profile", "region", profile="hub")
            >>> facets["profile"].count(oi.Profile.TECHNOPOLE) > 0
            True
            >>> facets["region"].base
            3
        """
        asked = [reading_of(name, readings()) for name in names or readings()]
        wanted = self._wanted(conditions)
        kept = self._kept(text, wanted)
        counted = {}
        for reading in asked:
            others = {other: values for other, values in wanted.items() if other is not reading}
            seen = kept if reading not in wanted else self._kept(text, others)
            counted[reading.name] = count_facet(reading, seen)
        return counted

    @staticmethod
    def facet_names() -> tuple[str, ...]:
        """Return the names of the facets.

        Examples:
            >>> Census.facet_names()[:3]
            ('profile', 'type', 'theme')
        """
        return tuple(readings())

    def initiative_facets(self, *names: str) -> Mapping[str, Facet]:
        """Count the resilience initiatives, as :meth:`facets` counts the structures.

        The facets are ``axis``, ``territory`` (the région or the whole of France, else the town) and, by yes
        or no, ``detailed``, ``impacts`` (some are printed) and ``part`` (of another). All initiatives of the
        census are counted, whatever structures :meth:`where` kept.

        Args:
            names: Facets to count; all when none is named.

        Raises:
            TypeError: There is no such facet; the message lists those that exist.

        Examples:
            >>> import openinno as oi
            >>> axis = oi.embedded_census().initiative_facets()["axis"]
            >>> axis.base, axis.count(oi.ResilienceAxis.LOCAL_PRODUCTION), axis.unknown
            (23, 4, 12)
        """
        asked = [reading_of(name, initiative_readings()) for name in names or initiative_readings()]
        return {reading.name: count_facet(reading, self.initiatives) for reading in asked}

    def relations_of(self, id: str, kind: EndKind | None = None) -> tuple[Relation, ...]:  # noqa: A002
        """Return the ties of a structure, an actor or an initiative.

        Args:
            id: Its identifier.
            kind: What it is, where a structure and an initiative share an identifier; any when None.

        Examples:
            >>> import openinno as oi
            >>> census = oi.embedded_census()
            >>> [tie.object.id for tie in census.relations_of("tuba")]
            ['mulhouse', 'boulogne_sur_mer', 'la_possession']
        """
        return tuple(
            tie
            for tie in self.relations
            if any(end.id == id and kind in {None, end.kind} for end in (tie.subject, tie.object))
        )
