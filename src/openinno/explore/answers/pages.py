"""Pages of rows, and facets: what a portal answers to a query, read into values.

Answers come in a live form and in the older one of the documentation; both are read. Keys that we do not know
are kept, for portals may add some. An answer of another kind is refused with what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs

from ...findings import expected
from ...labels import Label
from ._expecting import array, at, entries, obj, or_else, text, unexpected, whole_or_none
from ._frozen import NOTHING, kept
from .attachments import Link, read_links

__all__ = ["FacetValue", "Page", "PortalFacet", "read_facets", "read_page"]


_DEEPEST: Final = 50
"""More levels than any facet of paths has."""


@attrs.frozen(kw_only=True)
class Page:
    """A page of rows.

    Args:
        rows: The rows or groups, as the portal gives them.
        total: How many rows there are in all, or groups; None where the portal does not tell, as some do of
            groups. Of an aggregate without groups, how many rows it sums up.
        links: Where else to go, where it was asked for.
        other: The keys that we do not know, as they came.

    Examples:
        >>> page = read_page({"total_count": 51, "results": [{"nom": "H7"}]})
        >>> page.rows, page.total
        (({'nom': 'H7'},), 51)
    """

    rows: tuple[dict[str, Any], ...]
    total: int | None = None
    links: tuple[Link, ...] = ()
    other: Mapping[str, Any] = attrs.field(default=NOTHING, repr=False)


def read_page(value: Any) -> Page:
    """Read a page of rows.

    Args:
        value: The answer, decoded.

    Raises:
        UnexpectedContent: This is something else, such as an answer of version 2.0.

    Examples:
        >>> page = read_page({"total_count": 137, "results": [{"nom": "TUBA"}]})
        >>> page.total, page.rows
        (137, ({'nom': 'TUBA'},))
    """
    results = entries(value, "results")
    for place, row in enumerate(results):
        obj(row, f"results[{place}]")
    return Page(
        rows=tuple(results),
        total=whole_or_none(value.get("total_count"), "total_count"),
        links=read_links(value),
        other=kept(value, "results", "total_count", "links", "_links"),
    )


@attrs.frozen(kw_only=True)
class FacetValue:
    """A value of a facet, and how many rows have it.

    Args:
        name: The value for people; of a facet of paths, its last part.
        value: What to refine or exclude with.
        count: How many rows; None where the portal does not count, as of an excluded value.
        state: ``displayed``, ``refined`` or ``excluded``.
        children: The values below it, once it is refined on.
        other: The keys that we do not know, as they came.

    Examples:
        >>> from openinno.explore import Query
        >>> brest = FacetValue(name="Brest", value="Bretagne/Brest", count=3)
        >>> print(Query().refine("lieu", brest.value))
        refine=lieu:"Bretagne/Brest"
    """

    name: str
    value: str
    count: int | None = None
    state: str = "displayed"
    children: tuple[FacetValue, ...] = ()
    other: Mapping[str, Any] = attrs.field(default=NOTHING, hash=False, repr=False)


@attrs.frozen(kw_only=True)
class PortalFacet:
    """A facet of a dataset or of the catalogue.

    Args:
        name: The name of the field.
        values: Its values, in the order of the portal, a hundred at most unless more were asked for.
        other: The keys that we do not know, as they came.

    Examples:
        >>> values = [{"name": "Brest", "value": "Brest", "count": 3, "state": "displayed"}]
        >>> (ville,) = read_facets({"facets": [{"name": "ville", "facets": values}]})
        >>> ville.name, ville.values[0].name, ville.values[0].count
        ('ville', 'Brest', 3)
    """

    name: str
    values: tuple[FacetValue, ...] = ()
    other: Mapping[str, Any] = attrs.field(default=NOTHING, hash=False, repr=False)


def read_facets(value: Any) -> tuple[PortalFacet, ...]:
    """Read facets and their values.

    Raises:
        UnexpectedContent: This is something else.

    Examples:
        >>> (facet,) = read_facets({"links": [], "facets": [{"name": "ville", "facets": [
        ...     {"name": "Lyon", "value": "Lyon", "count": 12, "state": "displayed"}]}]})
        >>> facet.name, facet.values[0].value, facet.values[0].count
        ('ville', 'Lyon', 12)
    """
    found = entries(value, "facets")
    return tuple(_facet(obj(one, f"facets[{place}]"), f"facets[{place}]") for place, one in enumerate(found))


def _facet(given: Mapping[str, Any], path: str) -> PortalFacet:
    return PortalFacet(
        name=text(given.get("name"), at(path, "name")),
        values=_values(given, path),
        other=kept(given, "name", "facets"),
    )


def _values(given: Mapping[str, Any], path: str) -> tuple[FacetValue, ...]:
    where = at(path, "facets")
    if where.count(".") > _DEEPEST:
        raise unexpected(where, Label(f"plus de {_DEEPEST} niveaux", f"more than {_DEEPEST} levels"))
    found = array(or_else(given.get("facets"), ()), where)
    return tuple(_value(obj(one, at(where, place)), at(where, place)) for place, one in enumerate(found))


def _value(given: Mapping[str, Any], path: str) -> FacetValue:
    name = or_else(given.get("name"), given.get("value"))
    return FacetValue(
        name=_written(name, at(path, "name")),
        value=_written(or_else(given.get("value"), name), at(path, "value")),
        count=whole_or_none(given.get("count"), at(path, "count")),
        state=text(or_else(given.get("state"), "displayed"), at(path, "state")),
        children=_values(given, path),
        other=kept(given, "name", "value", "count", "state", "facets"),
    )


def _written(value: Any, path: str) -> str:
    """Return a value as a query writes it, for some portals give numbers and booleans as such."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise unexpected(path, expected("un texte", "a text", value))
