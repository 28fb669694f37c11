"""Judgement: what a census must hold to be good enough for a use, as rules that are data.

One rule is read in two ways, on one row by plain Python and on a table by its engine, and both say the same.
"""

from __future__ import annotations

from .catalogue import CATALOGUE
from .catalogues import Catalogue
from .columnar.files import scan
from .conditions import (
    AllOf,
    AnyOf,
    Between,
    Check,
    Condition,
    Implies,
    Inside,
    Matches,
    NoEarlierThan,
    NoLaterThan,
    NoMoreThan,
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
from .fixes import Change, Fix, Journal, Skipped, fixes_of
from .grades import Grade
from .installed import installed_rules, rules_named
from .outcomes import Outcome, State
from .report import Report
from .rules import Rule

__all__ = [
    "CATALOGUE",
    "AllOf",
    "AnyOf",
    "Between",
    "Catalogue",
    "Change",
    "Check",
    "Condition",
    "Fix",
    "Grade",
    "Implies",
    "Inside",
    "Journal",
    "Matches",
    "NoEarlierThan",
    "NoLaterThan",
    "NoMoreThan",
    "Not",
    "OneOf",
    "Ordered",
    "Outcome",
    "Present",
    "Report",
    "Rule",
    "Siren",
    "Siret",
    "Skipped",
    "StartsWith",
    "State",
    "Typed",
    "Unique",
    "fixes_of",
    "installed_rules",
    "rules_named",
    "scan",
]
