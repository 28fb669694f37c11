"""A claim: one word said of a structure, and what the saying rests on.

Documents state some things, let us infer others, and other pages add more. Each word that describes a record
is therefore a claim, so that a count can tell what was stated from what we read into the text.
"""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

from .citations import Source
from .vocabulary import Basis, Term

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
