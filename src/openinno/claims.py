"""A claim: one word said of a structure, and what the saying rests on.

Documents state some things, let us infer others, and other pages add more. Each word that describes a record
is therefore a claim, so that a count can tell what was stated from what we read into the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

import attrs

from .citations import Source
from .vocabulary import (
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
    ResilienceAxis,
    Sector,
    Status,
    StructureType,
    Support,
    Term,
    Theme,
)

__all__ = ["Claim"]

T = TypeVar("T", bound=Term)


@attrs.frozen(kw_only=True)
class Claim(Generic[T]):
    """A word said of a record.

    Args:
        value: The word.
        basis: Whether it is stated, inferred, taken from elsewhere or derived.
        sources: Where it is said.

    Examples:
        >>> from openinno import Theme
        >>> claim = Claim(value=Theme.ENERGY, basis=Basis.INFERRED)
        >>> claim.value, claim.basis
        (<Theme.ENERGY>, <Basis.INFERRED>)
    """

    value: T
    basis: Basis = Basis.STATED
    sources: tuple[Source, ...] = ()


def _claims(values: Iterable[T | Claim[T]]) -> tuple[Claim[T], ...]:
    return tuple(one if isinstance(one, Claim) else Claim(value=one) for one in values)


def _claim(value: T | Claim[T] | None) -> Claim[T] | None:
    return Claim(value=value) if isinstance(value, Term) else value


# Records take bare words as well as claims. One annotated converter a vocabulary, because type checkers and
# the reference read the signature of a record from its converters.


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
