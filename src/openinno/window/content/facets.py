"""The facets of the page: those of a census by name, then the three criteria, with the values that occur."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from ...census import Census
from ...criteria import Assessment
from ...errors import PlaceError
from ...facet_readings import FacetValue, Reading, compared, label_of, order_of, readings
from ...geography import departement
from ...labels import Label
from ...search import searched_text, words_of
from ...structures import Structure
from ...vocabulary import Criterion, Term, Verdict
from .texts import Text, text

__all__ = ["FACETS", "PageFacet", "page_facets"]

FACETS: Final = (
    *("profile", "type", "theme", "level", "maturity", "ownership", "public"),
    *("region", "departement", "epci", "metropole", "status"),
)
"""The facets of a census that the page filters by, in its order."""


@attrs.frozen(kw_only=True)
class PageFacet:
    """One facet of the page.

    Args:
        name: Its name, which stands in the address of the page.
        label: What people call it.
        kind: Whether its values are words, places, yes and no, or verdicts.
        values: The values that occur, in their order.
        read: Returns the values of a structure.
    """

    name: str
    label: Label
    kind: str
    values: Sequence[FacetValue]
    read: Callable[[Structure], Iterable[FacetValue]]
    _places: Mapping[FacetValue, int] = attrs.field(init=False, repr=False)
    _words: Sequence[frozenset[str]] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        places = {compared(value): place for place, value in enumerate(self.values)}
        object.__setattr__(self, "_places", places)
        words = [() if self.kind == "verdict" else words_of(searched_text(value)) for value in self.values]
        object.__setattr__(self, "_words", tuple(map(frozenset, words)))

    def of(self, structure: Structure) -> list[int]:
        """Return the places of the values of a structure; none where it is unknown."""
        return sorted({self._places[compared(value)] for value in self.read(structure)})

    @property
    def content(self) -> dict[str, Any]:
        """What the page knows of it."""
        values = [
            {"key": _key(value), "label": self._label(value), "words": " ".join(sorted(self.words_at(place)))}
            for place, value in enumerate(self.values)
        ]
        return {"name": self.name, "label": text(self.label), "kind": self.kind, "values": values}

    def words_at(self, place: int) -> frozenset[str]:
        """Return the words by which every structure of a value is found."""
        return self._words[place]

    def _label(self, value: FacetValue) -> Text:
        if self.name == "departement" and isinstance(value, str):
            return _departement(value)
        return text(label_of(value))


def page_facets(census: Census, assessments: Mapping[str, Assessment]) -> Sequence[PageFacet]:
    """Return the facets of the page for a census.

    Args:
        census: The census.
        assessments: What the criteria say of each structure, by identifier.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> [facet.name for facet in page_facets(census, {one.id: oi.assess(one) for one in census})][-3:]
        ['territorial_theme', 'startup_support', 'territorial_partnerships']
    """
    asked = [readings()[name] for name in FACETS]
    return [*(_of_reading(reading, census) for reading in asked), *_criteria(assessments)]


def _of_reading(reading: Reading, census: Census) -> PageFacet:
    kind = "word" if reading.vocabulary else "flag" if reading.flag else "place"
    # A place spelt in two ways is one place, under the spelling met first.
    met: dict[FacetValue, FacetValue] = {}
    for structure in census:
        for value in sorted(reading.values(structure), key=_order):
            met.setdefault(compared(value), value)
    return PageFacet(
        name=reading.name,
        label=reading.label,
        kind=kind,
        values=sorted(met.values(), key=_order),
        read=reading.values,
    )


def _criteria(assessments: Mapping[str, Assessment]) -> Iterable[PageFacet]:
    def reader(criterion: Criterion) -> Callable[[Structure], Iterable[FacetValue]]:
        def read(structure: Structure) -> Iterable[FacetValue]:
            verdict = assessments[structure.id][criterion].verdict
            return () if verdict is Verdict.UNKNOWN else (verdict,)

        return read

    for criterion in Criterion:
        label = Label(
            f"Critère {criterion.order} : {criterion.label('fr')}",
            f"Criterion {criterion.order}: {criterion.label('en')}",
        )
        yield PageFacet(
            name=criterion.value,
            label=label,
            kind="verdict",
            values=(Verdict.MET, Verdict.NOT_MET),
            read=reader(criterion),
        )


def _key(value: FacetValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.code if isinstance(value, Term) else value


def _order(value: FacetValue) -> tuple[int, str, str]:
    # Yes stands before no here.
    return (not value, "", "") if isinstance(value, bool) else order_of(value)


def _departement(code: str) -> Text:
    try:
        return text(departement(code).label())
    except PlaceError:
        return code
