"""Judgement: what a census must hold to be good enough for a use, as rules that are data.

One rule is read in two ways, on one row by plain Python and on a table by its engine, and both say the same.
"""

from __future__ import annotations

from .catalogue import CATALOGUE
from .conditions import (
    AllOf,
    AnyOf,
    Between,
    Check,
    Condition,
    Implies,
    Inside,
    Matches,
    NoLaterThan,
    Not,
    OneOf,
    Ordered,
    Present,
    Siren,
    Siret,
    StartsWith,
    Typed,
    Unique,
)
from .report import Outcome, Report, State
from .rules import Catalogue, Grade, Rule

__all__ = [
    "CATALOGUE",
    "AllOf",
    "AnyOf",
    "Between",
    "Catalogue",
    "Check",
    "Condition",
    "Grade",
    "Implies",
    "Inside",
    "Matches",
    "NoLaterThan",
    "Not",
    "OneOf",
    "Ordered",
    "Outcome",
    "Present",
    "Report",
    "Rule",
    "Siren",
    "Siret",
    "StartsWith",
    "State",
    "Typed",
    "Unique",
]
