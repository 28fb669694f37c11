"""How records take what they are given: bare words become claims, and lists become tuples.

One annotated function an attribute, because type checkers and the reference read the signature of a record
from its converters. None refuses anything: what cannot be converted is passed on, for the record to refuse
with every other fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NoReturn

from .citations import Source
from .claims import Claim
from .places import Site
from .typology.figures import Figure
from .vocabulary import (
    Activity,
    Funding,
    LegalForm,
    Level,
    Maturity,
    Ownership,
    PartnerKind,
    Profile,
    Public,
    ResilienceAxis,
    Sector,
    Status,
    StructureType,
    Support,
    Term,
    Theme,
)

__all__ = [
    "NO_OTHER_COLUMNS",
    "FrozenDict",
    "to_activities",
    "to_axis",
    "to_extra",
    "to_figures",
    "to_funding",
    "to_initiative",
    "to_legal_form",
    "to_levels",
    "to_maturity",
    "to_ownership",
    "to_partners",
    "to_profiles",
    "to_publics",
    "to_sites",
    "to_sources",
    "to_status",
    "to_support",
    "to_texts",
    "to_themes",
    "to_types",
]


def _tuple(values: Any) -> Any:
    # A set has no order of its own: the same census would be written differently from run to run.
    listed = isinstance(values, Iterable) and not isinstance(values, str | bytes | dict | set | frozenset)
    return tuple(values) if listed else values


class FrozenDict(dict[str, Any]):
    """A dictionary that never changes, as the record that holds it."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a record never changes; attrs.evolve() makes another")

    # One refusal for all ways to change a dictionary; for type checkers they stay what they are in a dict.
    if not TYPE_CHECKING:
        __setitem__ = __delitem__ = __ior__ = _refuse
        clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict], tuple[dict[str, Any]]]:
        return type(self), (dict(self),)


NO_OTHER_COLUMNS: Final[dict[str, str | int | float | bool | None]] = FrozenDict()
"""What a record holds that has no other column: one for all, since it never changes."""


def _dict(values: Any) -> Any:
    # In one order, whatever the order given, so that equal records are written alike.
    return FrozenDict(sorted(values.items(), key=_by_name)) if isinstance(values, Mapping) else values


def _by_name(item: tuple[object, object]) -> str:
    # Whoever makes a record by hand may give a name that is no text, for the record to refuse.
    return repr(item[0])


def _claims(values: Any) -> Any:
    given = _tuple(values)
    return tuple(map(_claim, given)) if isinstance(given, tuple) else given


def _claim(value: Any) -> Any:
    return Claim(value=value) if isinstance(value, Term) else value


def to_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Make a tuple of texts."""
    return _tuple(values)


def to_sites(values: Iterable[Site]) -> tuple[Site, ...]:
    """Make a tuple of sites."""
    return _tuple(values)


def to_figures(values: Iterable[Figure]) -> tuple[Figure, ...]:
    """Make a tuple of figures."""
    return _tuple(values)


def to_sources(values: Iterable[Source]) -> tuple[Source, ...]:
    """Make a tuple of sources."""
    return _tuple(values)


def to_extra(
    values: Mapping[str, str | int | float | bool | None],
) -> dict[str, str | int | float | bool | None]:
    """Make a dictionary that never changes, whatever becomes of the one given."""
    return _dict(values)


def to_profiles(values: Iterable[Profile | Claim[Profile]]) -> tuple[Claim[Profile], ...]:
    """Make claims of profiles."""
    return _claims(values)


def to_types(
    values: Iterable[StructureType | Claim[StructureType]],
) -> tuple[Claim[StructureType], ...]:
    """Make claims of types of structure."""
    return _claims(values)


def to_themes(values: Iterable[Theme | Claim[Theme]]) -> tuple[Claim[Theme], ...]:
    """Make claims of themes."""
    return _claims(values)


def to_levels(values: Iterable[Level | Claim[Level]]) -> tuple[Claim[Level], ...]:
    """Make claims of levels."""
    return _claims(values)


def to_maturity(values: Iterable[Maturity | Claim[Maturity]]) -> tuple[Claim[Maturity], ...]:
    """Make claims of maturity stages."""
    return _claims(values)


def to_funding(values: Iterable[Funding | Claim[Funding]]) -> tuple[Claim[Funding], ...]:
    """Make claims of funding sources."""
    return _claims(values)


def to_support(values: Iterable[Support | Claim[Support]]) -> tuple[Claim[Support], ...]:
    """Make claims of help to start-ups."""
    return _claims(values)


def to_activities(values: Iterable[Activity | Claim[Activity]]) -> tuple[Claim[Activity], ...]:
    """Make claims of activities."""
    return _claims(values)


def to_publics(values: Iterable[Public | Claim[Public]]) -> tuple[Claim[Public], ...]:
    """Make claims of publics."""
    return _claims(values)


def to_partners(
    values: Iterable[PartnerKind | Claim[PartnerKind]],
) -> tuple[Claim[PartnerKind], ...]:
    """Make claims of kinds of partner."""
    return _claims(values)


def to_ownership(value: Ownership | Claim[Ownership] | None) -> Claim[Ownership] | None:
    """Make a claim of ownership."""
    return _claim(value)


def to_initiative(value: Sector | Claim[Sector] | None) -> Claim[Sector] | None:
    """Make a claim of initiative."""
    return _claim(value)


def to_legal_form(value: LegalForm | Claim[LegalForm] | None) -> Claim[LegalForm] | None:
    """Make a claim of legal form."""
    return _claim(value)


def to_status(value: Status | Claim[Status] | None) -> Claim[Status] | None:
    """Make a claim of status."""
    return _claim(value)


def to_axis(
    value: ResilienceAxis | Claim[ResilienceAxis] | None,
) -> Claim[ResilienceAxis] | None:
    """Make a claim of a resilience axis."""
    return _claim(value)
