"""The facets by which a census and its initiatives are counted, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from .facet_readings import (
    FacetValue,
    Reading,
    compared,
    initiative_readings,
    label_of,
    order_of,
    readings,
)
from .initiatives import Initiative
from .labels import Label
from .structures import Structure

__all__ = ["Facet", "FacetCount", "count_facet"]


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
