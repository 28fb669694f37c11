"""The words that tell how sure a statement is."""

from __future__ import annotations

from .term import Term

__all__ = ["Basis", "LevelBasis", "Precision", "Qualifier", "Verdict"]


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


class Precision(Term):
    """What the point given to a place stands for, from the finest to the widest.

    Geocoders tell it with every answer; a point without it would pass for the place itself.
    """

    EXACT = "exact"
    HOUSENUMBER = "housenumber"
    STREET = "street"
    LOCALITY = "locality"
    COMMUNE = "commune"
    AREA = "area"


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


class Verdict(Term):
    """What can be said of a condition: it is met, it is not, or nobody can tell.

    Three values, because an attribute that is empty never means *no*. ``&`` joins them as Kleene does: one
    *not met* settles the whole, whatever is unknown beside it. A verdict is neither true nor false:
    compare it, as in ``verdict is Verdict.MET``.

    Examples:
        >>> Verdict.MET & Verdict.UNKNOWN, Verdict.NOT_MET & Verdict.UNKNOWN
        (<Verdict.UNKNOWN>, <Verdict.NOT_MET>)
    """

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"

    def __and__(self, other: Verdict) -> Verdict:
        """Return the verdict on two conditions together."""
        if not isinstance(other, Verdict):
            return NotImplemented
        for decisive in (Verdict.NOT_MET, Verdict.UNKNOWN):
            if decisive in {self, other}:
                return decisive
        return Verdict.MET

    def __bool__(self) -> bool:
        # Three values do not fit in two: `if verdict:` would take the unknown for a yes or for a no.
        raise TypeError("a verdict is neither true nor false; compare it: verdict is Verdict.MET")
