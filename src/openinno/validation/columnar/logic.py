"""The logic of what may not be known, over expressions: what cannot be False need not be computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from itertools import product
from operator import and_, or_
from typing import Final

import attrs

from ..conditions import AllOf, AnyOf, Condition, Implies, Not
from ..kleene import all_of, any_of, not_of
from .speech import Expression

__all__ = ["ANY", "Verdict", "combined"]

ANY: Final[frozenset[bool | None]] = frozenset({True, False, None})


@attrs.frozen
class Verdict:
    """What a condition says of each row.

    Args:
        expression: True, False or nothing of each row.
        can: What it can say at all, of any row of the table at hand.
        failing: Whether its function fails at the cells of a row, of which it says nothing; None for nowhere.
    """

    expression: Expression
    can: frozenset[bool | None] = ANY
    failing: Expression | None = None


def combined(condition: Condition, leaves: Mapping[Condition, Verdict]) -> Verdict:
    """Return what a condition says from what those say that it is made of.

    Args:
        condition: The condition.
        leaves: What the conditions say that are made of no other.
    """
    match condition:
        case AllOf(conditions):
            return reduce(_both, [combined(one, leaves) for one in conditions])
        case AnyOf(conditions):
            return reduce(_either, [combined(one, leaves) for one in conditions])
        case Not(one):
            return _not(combined(one, leaves))
        case Implies(one, then):
            return _either(_not(combined(one, leaves)), combined(then, leaves))
        case _:
            return leaves[condition]


def _not(one: Verdict) -> Verdict:
    return Verdict(~one.expression, frozenset(map(not_of, one.can)))


def _both(one: Verdict, other: Verdict) -> Verdict:
    # What always holds adds nothing to what must hold.
    if other.can == {True}:
        return one
    if one.can == {True}:
        return other
    return Verdict(and_(one.expression, other.expression), _pairs(one, other, all_of))


def _either(one: Verdict, other: Verdict) -> Verdict:
    if other.can == {False}:
        return one
    if one.can == {False}:
        return other
    return Verdict(or_(one.expression, other.expression), _pairs(one, other, any_of))


def _pairs(
    one: Verdict, other: Verdict, of: Callable[[tuple[bool | None, ...]], bool | None]
) -> frozenset[bool | None]:
    return frozenset(map(of, product(one.can, other.can)))
