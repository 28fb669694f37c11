"""The words that tell how sure a statement is."""

from __future__ import annotations

from .term import Term

__all__ = ["Basis", "LevelBasis", "Qualifier"]


class Basis(Term):
    """What a statement rests on.

    Examples:
        >>> [basis.label("fr") for basis in Basis]
        ['énoncé', 'déduit', 'externe', 'calculé']
    """

    STATED = "stated"
    INFERRED = "inferred"
    EXTERNAL = "external"
    DERIVED = "derived"


class LevelBasis(Term):
    """What the level of an item of a sheet rests on."""

    STATED = "stated"
    DEFINITION = "definition"
    INFERRED = "inferred"


class Qualifier(Term):
    """How a printed figure binds its value.

    The sign ``+`` of the study's boxes is exact in one place, *at least* in another and unclear elsewhere:
    hence ``UNCLEAR``.
    """

    EQUAL = "equal"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    JUST_UNDER = "just_under"
    UNCLEAR = "unclear"
