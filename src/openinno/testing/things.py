"""Strategies of structures and censuses: all that a record can hold, and nothing that it refuses."""

from __future__ import annotations

from typing import Any, Final

import attrs

from ..census import Census
from ..census_source import CensusSource
from ..labels import Label
from ..structures import Structure
from ..typology.figures import Figure
from ..vocabulary import (
    Activity,
    Basis,
    Funding,
    LegalForm,
    Level,
    Maturity,
    Ownership,
    PartnerKind,
    Profile,
    Public,
    Qualifier,
    Sector,
    Status,
    StructureType,
    Support,
    Theme,
)
from ._hypothesis import SearchStrategy, st
from .pieces import claims, contacts, dates, labels, names, perhaps, several, sites, sources, texts

__all__ = ["censuses", "figures", "structures"]

_WHOLE: Final = 2**63 - 1
_LISTS: Final = {
    "profiles": Profile,
    "types": StructureType,
    "themes": Theme,
    "levels": Level,
    "maturity": Maturity,
    "support": Support,
    "funding": Funding,
    "activities": Activity,
    "publics": Public,
    "partners": PartnerKind,
}
_SINGLES: Final = {"ownership": Ownership, "initiative": Sector, "legal_form": LegalForm, "status": Status}


def figures() -> SearchStrategy[Figure]:
    """Return a strategy that draws figures."""
    numbers = st.integers(-_WHOLE, _WHOLE) | st.floats(allow_nan=False, allow_infinity=False)
    return st.builds(
        Figure,
        id=perhaps(texts()),
        value=numbers,
        unit=texts(),
        unit_label=perhaps(labels()),
        qualifier=st.sampled_from(Qualifier),
        printed=perhaps(texts()),
        basis=st.sampled_from(Basis),
        note=perhaps(labels()),
        sources=several(sources(), 1),
    )


def structures(**attributes: SearchStrategy[Any]) -> SearchStrategy[Structure]:
    """Return a strategy that draws structures: whatever a record can represent, odd texts and dates included.

    They are not made to be good enough for anything: for that there is :func:`valid_rows`.

    Args:
        attributes: Strategies to draw some attributes from instead, by name.

    Raises:
        MissingExtra: hypothesis is not installed.
        TypeError: A structure has no such attribute, or what it is to be drawn from is no strategy.

    Examples:
        >>> from hypothesis import given, settings, strategies as st
        >>> from openinno import Theme, from_flat_row, to_flat_row
        >>> @settings(max_examples=5)
        ... @given(lab=structures(themes=st.just([Theme.ENERGY])))
        ... def test_a_flat_row_loses_nothing(lab):
        ...     assert from_flat_row(to_flat_row(lab)) == lab
        >>> test_a_flat_row_loses_nothing()
    """
    for name, given in attributes.items():
        if name not in attrs.fields_dict(Structure):
            raise TypeError(f"a structure has no attribute {name!r}; those it has: openinno.Structure")
        if not isinstance(given, SearchStrategy):
            raise TypeError(f"{name} is drawn from a strategy, such as strategies.just({given!r})")
    scalars = st.none() | st.booleans() | st.integers(-_WHOLE, _WHOLE) | texts()
    drawn: dict[str, SearchStrategy[Any]] = {
        "id": names(),
        "name": names(),
        "printed_names": several(texts()),
        "description": perhaps(texts()),
        **{name: several(claims(words)) for name, words in _LISTS.items()},
        **{name: perhaps(claims(words)) for name, words in _SINGLES.items()},
        "support_min_months": perhaps(st.integers(0, _WHOLE)),
        "support_max_months": perhaps(st.integers(0, _WHOLE)),
        "partner_names": several(texts()),
        "opened": perhaps(dates()),
        "closed": perhaps(dates()),
        "siren": perhaps(texts()),
        "siret": perhaps(texts()),
        "contact": perhaps(contacts()),
        "sites": several(sites()),
        "figures": several(figures(), 1),
        "note": perhaps(labels()),
        "sources": several(sources()),
        "extra": st.dictionaries(texts(), scalars, max_size=2),
    }
    return st.builds(Structure, **{**drawn, **attributes})


def censuses(
    members: SearchStrategy[Structure] | None = None, *, min_size: int = 0, max_size: int = 3
) -> SearchStrategy[Census]:
    """Return a strategy that draws censuses; the place of a structure is added to its identifier.

    Args:
        members: What to draw the structures from.
        min_size: The least number of structures.
        max_size: The greatest.

    Examples:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(census=censuses(min_size=2))
        ... def test_identifiers_are_apart(census):
        ...     assert len({one.id for one in census}) == len(census) >= 2
        >>> test_identifiers_are_apart()
    """
    drawn = st.lists(structures() if members is None else members, min_size=min_size, max_size=max_size)
    return st.builds(Census, structures=drawn.map(_apart), source=_sources())


def _apart(drawn: list[Structure]) -> list[Structure]:
    # Apart by construction: to throw away what repeats would cost more the more structures there are.
    return [attrs.evolve(one, id=f"{one.id}-{place}") for place, one in enumerate(drawn, 1)]


def _sources() -> SearchStrategy[CensusSource]:
    return st.builds(
        CensusSource,
        title=st.just(Label("Recensement d'essai", "Trial census")),
        scope=perhaps(labels()),
        publisher=perhaps(texts()),
        date=perhaps(texts()),
    )
