"""Strategies of what records are made of: texts, dates, citations, claims, places."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from ..citations import Source
from ..claims import Claim
from ..geography import Bounds, Commune, communes
from ..labels import Label
from ..places import Address, Contact, Location, Site
from ..points import Point
from ..vocabulary import Basis, Precision, Term
from ._hypothesis import SearchStrategy, st

__all__ = [
    "around",
    "claims",
    "contacts",
    "dates",
    "labels",
    "names",
    "perhaps",
    "places",
    "points",
    "several",
    "sites",
    "sources",
    "texts",
    "words",
]

T = TypeVar("T")
W = TypeVar("W", bound=Term)


def words(vocabulary: type[W]) -> SearchStrategy[W]:
    """Return a strategy that draws the words of a vocabulary.

    Args:
        vocabulary: The vocabulary, such as ``Theme``.

    Raises:
        MissingExtra: hypothesis is not installed.
        TypeError: This is no vocabulary.

    Examples:
        >>> from hypothesis import find
        >>> from openinno import Theme
        >>> find(words(Theme), lambda theme: theme.label() == "mobility")
        <Theme.MOBILITY>
    """
    given: object = vocabulary
    if not (isinstance(given, type) and issubclass(given, Term)):
        raise TypeError(f"words() takes a vocabulary, such as openinno.Theme, not {vocabulary!r}")
    return st.sampled_from(list(vocabulary))


def points(within: Bounds | None = None) -> SearchStrategy[Point]:
    """Return a strategy that draws points of the earth.

    Args:
        within: The box in which they stand, such as ``geography.departement("69").bounds``, in degrees.

    Examples:
        >>> from hypothesis import given, settings
        >>> from openinno import geography
        >>> west, south, east, north = geography.departement("69").bounds
        >>> @settings(max_examples=5)
        ... @given(point=points((west, south, east, north)))
        ... def test_points_stand_in_the_box(point):
        ...     assert south <= point.latitude <= north and west <= point.longitude <= east
        >>> test_points_stand_in_the_box()
    """
    west, south, east, north = within or (-180.0, -90.0, 180.0, 90.0)
    return st.builds(Point, latitude=st.floats(south, north), longitude=st.floats(west, east))


def perhaps(values: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """Return a strategy that draws a value or None."""
    return st.none() | values


def several(values: SearchStrategy[T], most: int = 2) -> SearchStrategy[tuple[T, ...]]:
    """Return a strategy that draws a short tuple."""
    return st.lists(values, max_size=most).map(tuple)


def texts() -> SearchStrategy[str]:
    """Return a strategy that draws short texts of any script, empty ones among them."""
    return st.text(max_size=8) | st.sampled_from(["", "Métropole", "œuvre d’été", "KMØ", "東京", "a|b\\;c"])


def names() -> SearchStrategy[str]:
    """Return a strategy that draws names: texts in which something is seen."""
    first = st.characters(categories=["Lu", "Ll", "Lo", "Nd"])
    return st.sampled_from(["TUBA", "L’Établi", "Lab’O"]) | st.builds(str.__add__, first, st.text(max_size=6))


def labels() -> SearchStrategy[Label]:
    """Return a strategy that draws labels, some without English."""
    return st.builds(Label, texts(), perhaps(texts()))


def dates() -> SearchStrategy[str]:
    """Return a strategy that draws partial dates of any age: a year, a month or a day."""
    year = st.integers(1, 9999).map("{:04}".format)
    return year | st.dates().map(str) | st.dates().map(lambda day: str(day)[:7])


def sources() -> SearchStrategy[Source]:
    """Return a strategy that draws citations of the five documents and of other pages."""
    lines = st.builds(
        lambda document, line, more: Source(document=document, line=line, last_line=more and line + more),
        st.sampled_from(["000", "001", "002", "003", "004"]),
        st.integers(1, 600),
        perhaps(st.integers(1, 9)),
    )
    return lines | st.builds(Source, document=st.sampled_from(["GeoNames", "https://geo.api.gouv.fr"]))


def claims(vocabulary: type[W]) -> SearchStrategy[Claim[W]]:
    """Return a strategy that draws claims: a word, what it rests on and where it is said."""
    return st.builds(
        lambda value, basis, said: Claim(value=value, basis=basis, sources=said),
        words(vocabulary),
        words(Basis),
        several(sources(), 1),
    )


@cache
def _communes() -> tuple[Commune, ...]:
    return tuple(one for one in communes() if one.departement and one.epci and one.postcodes and one.point)


@cache
def places() -> SearchStrategy[Commune]:
    """Return a strategy that draws communes of which all is known: grouping, postcodes and point."""
    return st.deferred(lambda: st.sampled_from(_communes()))


def sites() -> SearchStrategy[Site]:
    """Return a strategy that draws sites in communes that exist, whose codes and names agree.

    Some have an address, and some a point: the centre of the commune, or one anywhere near it.

    Examples:
        >>> from hypothesis import given, settings
        >>> from openinno import geography
        >>> @settings(max_examples=5)
        ... @given(site=sites())
        ... def test_codes_and_names_agree(site):
        ...     assert geography.commune(site.insee).name == site.commune
        >>> test_codes_and_names_agree()
    """
    return places().flatmap(_sites_in)


def around(place: Commune) -> Bounds:
    """Return the box of about a kilometre around the centre of a commune of which all is known."""
    if place.point is None:
        raise ValueError(f"the centre of {place.name} is not known")
    north, east = place.point.latitude, place.point.longitude
    return east - 0.01, north - 0.01, east + 0.01, north + 0.01


def _sites_in(place: Commune) -> SearchStrategy[Site]:
    whole = Site.of(place)
    location = st.builds(
        Location,
        point=points(around(place)),
        precision=words(Precision),
        basis=words(Basis),
        sources=several(sources(), 1),
    )
    address = st.builds(
        Address,
        street=perhaps(texts()),
        complement=perhaps(texts()),
        postcode=st.sampled_from(place.postcodes),
        town=perhaps(st.just(place.name.upper())),
    )
    return st.builds(
        Site,
        printed=perhaps(texts()),
        commune=st.just(whole.commune),
        insee=st.just(whole.insee),
        departement=perhaps(st.just(whole.departement)),
        region=perhaps(st.just(whole.region)),
        epci_kind=perhaps(st.just(whole.epci_kind)),
        epci_name=perhaps(st.just(whole.epci_name)),
        address=perhaps(address),
        location=perhaps(st.just(whole.location) | location),
        basis=words(Basis),
        sources=several(sources(), 1),
    )


def contacts() -> SearchStrategy[Contact]:
    """Return a strategy that draws ways to reach an organisation, some of which lead nowhere."""
    return st.builds(Contact, website=perhaps(texts()), email=perhaps(texts()), phone=perhaps(texts()))
