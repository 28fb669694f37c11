"""The facets by which a census and its initiatives are counted, the census filtered, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

import attrs

from .claims import Claim
from .fields import STRUCTURE_FIELDS
from .geography._asked import DEPARTEMENTS, REGIONS, Areas
from .holds import Holds
from .initiatives import Initiative
from .labels import Label, plain
from .structures import Structure
from .vocabulary import Ownership, ResilienceAxis, Term

__all__ = [
    "Facet",
    "FacetCount",
    "FacetValue",
    "Reading",
    "Wanted",
    "compared",
    "count_facet",
    "initiative_readings",
    "label_of",
    "order_of",
    "readings",
]

FacetValue: TypeAlias = Term | str | bool
"""What a facet counts: a word, the name of a place, or yes and no."""

Wanted: TypeAlias = frozenset[FacetValue | None]
"""The values asked of a facet, of which one is enough; None asks for the unknown."""


@attrs.frozen(kw_only=True)
class FacetCount:
    """How many records have one value of a facet.

    Args:
        value: The value.
        label: What people call it.
        count: How many records have it.

    Examples:
        >>> import openinno as oi
        >>> most = oi.embedded_census().facets("profile")["profile"].values[0]
        >>> most.value, most.count
        (<Profile.TECHNOPOLE>, 13)
    """

    value: FacetValue
    label: Label
    count: int


@attrs.frozen(kw_only=True)
class Facet:
    """The counts of one facet. A record with two values counts under both, so counts may exceed the base.

    Args:
        name: Name of the facet.
        label: What people call it.
        base: How many structures, or initiatives, were looked at.
        values: The values, the most frequent first.
        unknown: How many of them have no value: unknown, never *no*.

    Examples:
        >>> import openinno as oi
        >>> facet = oi.embedded_census().facets("profile")["profile"]
        >>> facet.base, facet.items()[0], round(facet.share("hub"), 3)
        (51, (<Profile.TECHNOPOLE>, 13), 0.059)
    """

    name: str
    label: Label
    base: int
    values: tuple[FacetCount, ...]
    unknown: int

    def count(self, value: FacetValue | None) -> int:
        """Return how many records have a value; None asks for the unknown.

        Words are read as people write them, and so are régions and départements.

        Args:
            value: One of its values, or a word for one as people write it; None asks for the unknown.

        Raises:
            VocabularyError: A word names no term of the facet's vocabulary, or a région or a département is
                unknown, as for :meth:`Census.where`.
            TypeError: The value is none of this facet.

        Examples:
            >>> import openinno as oi
            >>> facet = oi.embedded_census().facets("profile")["profile"]
            >>> facet.count(oi.Profile.INNOVATION_HUB), facet.count("hub")
            (3, 3)
        """
        if value is None:
            return self.unknown
        if isinstance(value, Iterable) and not isinstance(value, str):
            raise TypeError(f"count() takes one value of {self.name}, not {value!r}")
        reading = {**readings(), **initiative_readings()}[self.name]
        (wanted,) = reading.wanted(value, lambda: (compared(one.value) for one in self.values))
        if wanted is None:
            return self.unknown
        return sum(one.count for one in self.values if compared(one.value) == wanted)

    def share(self, value: FacetValue | None) -> float | None:
        """Return the share of the base that has a value, from 0 to 1; None for an empty base.

        Args:
            value: One of its values, or a word for one as people write it; None asks for the unknown.
        """
        return self.count(value) / self.base if self.base else None

    def items(self) -> tuple[tuple[FacetValue | None, int], ...]:
        """Return the values with their counts, the unknown last under None."""
        return (*((one.value, one.count) for one in self.values), (None, self.unknown))


@attrs.frozen(kw_only=True)
class Reading:
    """How one facet is read off a record.

    Args:
        name: Name of the facet.
        label: What people call it.
        vocabulary: The vocabulary of its words; None for places and for yes and no.
        values: The values of a record, without repeats.
        flag: Whether the values are yes and no.
        areas: The areas of the official code among which its places are, where they are of one kind.
    """

    name: str
    label: Label
    vocabulary: type[Term] | None
    values: Callable[[Any], frozenset[FacetValue]]
    flag: bool = False
    areas: Areas | None = None

    def wanted(self, condition: Any, told: Callable[[], Iterable[FacetValue]]) -> Wanted:
        """Read what a user asks of the facet: a value, a word that names one, None, or several of these.

        Args:
            condition: What is asked.
            told: Yields the values that the records have, as :func:`compared` reduces them.

        Raises:
            VocabularyError: A word names no term, or a place is none of the areas.
            TypeError: A value is none of this facet.
        """
        several = isinstance(condition, Iterable) and not isinstance(condition, str)
        return frozenset(self._one(value, told) for value in (condition if several else [condition]))

    def told(self, records: Iterable[Structure]) -> Iterator[FacetValue]:
        """Yield the values of records, each spelling once, as :func:`compared` reduces them."""
        seen: set[FacetValue] = set()
        for record in records:
            for value in self.values(record) - seen:
                seen.add(value)
                yield compared(value)

    def _one(self, value: Any, told: Callable[[], Iterable[FacetValue]]) -> FacetValue | None:
        if value is None:
            return None
        if self.vocabulary is not None:
            return self._word(self.vocabulary, value)
        if isinstance(value, bool) is not self.flag:
            possible = "True, False or None" if self.flag else "a name or None"
            raise TypeError(f"{self.name} takes {possible}, not {value!r}")
        if self.areas is not None:
            return self.areas.read(str(value), told)
        return value if self.flag else plain(str(value))

    @staticmethod
    def _word(vocabulary: type[Term], value: Any) -> Term | None:
        if not isinstance(value, vocabulary):
            value = vocabulary.parse(str(value) if isinstance(value, int) else value)
        return None if value is Ownership.UNKNOWN else value

    def holds(self, structure: Structure, wanted: Wanted) -> bool:
        """Tell whether a structure has one of the wanted values."""
        values = self.values(structure)
        if not values:
            return None in wanted
        return not wanted.isdisjoint(map(compared, values))


def count_facet(reading: Reading, records: Iterable[Structure | Initiative]) -> Facet:
    """Count a facet over structures, or over initiatives."""
    counts: Counter[FacetValue] = Counter()
    spelt: dict[FacetValue, FacetValue] = {}
    base = unknown = 0
    for record in records:
        values = reading.values(record)
        # A place spelt in two ways is one place, under the spelling met first: so does where().
        counts.update({spelt.setdefault(compared(value), value) for value in sorted(values, key=order_of)})
        base += 1
        unknown += not values
    ordered = sorted(counts, key=lambda value: (-counts[value], order_of(value)))
    return Facet(
        name=reading.name,
        label=reading.label,
        base=base,
        values=tuple(
            FacetCount(value=value, label=label_of(value), count=counts[value]) for value in ordered
        ),
        unknown=unknown,
    )


@cache
def readings() -> Mapping[str, Reading]:
    """Return every facet of structures by name: the words of the table of fields, then the places."""
    words = [
        Reading(
            name=field.facet,
            label=field.label,
            vocabulary=field.vocabulary,
            values=_claimed(field.name, single=field.holds is Holds.CLAIM),
        )
        for field in STRUCTURE_FIELDS
        if field.facet
    ]
    places = [
        Reading(
            name=name,
            label=label,
            vocabulary=None,
            values=_sited(attribute),
            flag=name == "metropole",
            areas=areas,
        )
        for name, attribute, label, areas in (
            ("region", "region", Label("région", "région"), REGIONS),
            ("departement", "departement", Label("département", "département"), DEPARTEMENTS),
            ("commune", "commune", Label("commune", "commune"), None),
            ("epci", "epci_name", Label("intercommunalité", "grouping of communes"), None),
            ("metropole", "in_metropole", Label("en métropole", "in a métropole"), None),
        )
    ]
    return {reading.name: reading for reading in (*words, *places)}


@cache
def initiative_readings() -> Mapping[str, Reading]:
    """Return every facet of initiatives by name; none has the name of a facet of structures."""
    found = (
        Reading(
            name="axis",
            label=Label("axe de résilience", "resilience axis"),
            vocabulary=ResilienceAxis,
            values=lambda one: _values(one.axis and one.axis.value),
        ),
        Reading(
            name="territory",
            label=Label("territoire", "territory"),
            vocabulary=None,
            values=lambda one: _values(one.region or one.town),
        ),
        _flag("detailed", "récit détaillé", "told in detail", lambda one: one.detailed),
        _flag("impacts", "impacts imprimés", "printed impacts", lambda one: bool(one.impacts)),
        _flag("part", "partie d'une autre", "part of another", lambda one: one.part_of is not None),
    )
    return {reading.name: reading for reading in found}


def _flag(name: str, fr: str, en: str, value: Callable[[Initiative], bool]) -> Reading:
    return Reading(
        name=name, label=Label(fr, en), vocabulary=None, values=lambda one: _values(value(one)), flag=True
    )


def _values(value: FacetValue | None) -> frozenset[FacetValue]:
    return frozenset() if value is None or value == "" else frozenset([value])


def _claimed(name: str, *, single: bool) -> Callable[[Structure], frozenset[FacetValue]]:
    def values(structure: Structure) -> frozenset[FacetValue]:
        held: Any = getattr(structure, name)
        claims: Iterable[Claim[Any]] = filter(None, [held]) if single else held
        # A census that writes "no information" knows no more than one that writes nothing.
        return frozenset(claim.value for claim in claims if claim.value is not Ownership.UNKNOWN)

    return values


def _sited(attribute: str) -> Callable[[Structure], frozenset[FacetValue]]:
    def values(structure: Structure) -> frozenset[FacetValue]:
        found = (getattr(site, attribute) for site in structure.sites)
        return frozenset(value for value in found if value is not None)

    return values


def compared(value: FacetValue) -> FacetValue:
    """Return the form in which two spellings of one value are equal."""
    return plain(value) if isinstance(value, str) else value


def label_of(value: FacetValue) -> Label:
    """Return what people call a value."""
    if isinstance(value, Term):
        return Label(value.label("fr"), value.label("en"))
    if isinstance(value, bool):
        return Label("oui", "yes") if value else Label("non", "no")
    return Label(value)


def order_of(value: FacetValue) -> tuple[int, str, str]:
    """Return what values are sorted by: words in their order, places by their names."""
    return (value.order, "", "") if isinstance(value, Term) else (0, plain(str(value)), str(value))
