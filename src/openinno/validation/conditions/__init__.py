"""The little language of rules: what a row must hold, as data that can be read in more ways than one.

A condition is True, False or None of a row: None means that it cannot be judged, because a cell that it
reads is blank or is not of its type. Presence is a condition of its own, so that a blank cell is told once.

Numbers are compared with bounds (:class:`Between`) and with one another (:class:`NoMoreThan`), partial dates
with a day on either side (:class:`NoLaterThan`, :class:`NoEarlierThan`) and with one another
(:class:`Ordered`). A date that is less precise than the day is neither before nor after it.
"""

from __future__ import annotations

from .joined import AllOf, AnyOf, Condition, Implies, Not, check_condition, columns_of, parts_of
from .of_a_cell import Between, Matches, NoEarlierThan, NoLaterThan, OneOf, Present, Siren, Siret, Typed
from .of_several import Check, Inside, NoMoreThan, Ordered, StartsWith, Unique

__all__ = [
    "AllOf",
    "AnyOf",
    "Between",
    "Check",
    "Condition",
    "Implies",
    "Inside",
    "Matches",
    "NoEarlierThan",
    "NoLaterThan",
    "NoMoreThan",
    "Not",
    "OneOf",
    "Ordered",
    "Present",
    "Siren",
    "Siret",
    "StartsWith",
    "Typed",
    "Unique",
    "check_condition",
    "columns_of",
    "parts_of",
]
