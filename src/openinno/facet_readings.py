"""How each facet is read: off a record, and off what a user asks for; how its values compare."""

from __future__ import annotations

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
    "FacetValue",
    "Reading",
    "Wanted",
    "compared",
    "initiative_readings",
    "label_of",
    "order_of",
    "reading_of",
    "readings",
]

FacetValue: TypeAlias = Term | str | bool
"""What a facet counts: a word, the name of a place, or yes and no."""

Wanted: TypeAlias = frozenset[FacetValue | None]
"""The values asked of a facet, of which one is enough; None asks for the unknown."""


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
        if self.areas is not None and isinstance(value, self.areas.kind):
            value = getattr(value, self.areas.tells)
        if isinstance(value, bool) is not self.flag or isinstance(value, Term) or attrs.has(type(value)):
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


def reading_of(name: str, known: Mapping[str, Reading]) -> Reading:
    """Return the reading of a facet.

    Raises:
        TypeError: There is no such facet; the message lists those that exist.
    """
    if name not in known:
        raise TypeError(f"there is no facet {name!r}; possible: {', '.join(known)}")
    return known[name]
