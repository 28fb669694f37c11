"""Rules of every kind of condition, and cells that are hard to judge alike, to test the second reading."""

from __future__ import annotations

import datetime
import math
from typing import Any

from openinno.findings import Severity
from openinno.labels import Label
from openinno.validation import conditions as say
from openinno.validation.catalogues import Catalogue
from openinno.validation.rules import Rule

__all__ = ["CELLS_OF", "COLUMNS", "EACH", "LEAVES", "RULES", "TEXTS", "TODAY", "rule_of"]

TODAY = datetime.date(2026, 11, 28)
ONE = Label("un", "one")

TEXTS = [
    *[
        "",
        " ",
        "\n",
        "a",
        "A",
        "é",
        "É",
        "Œuf",
        "oeuf",
        "ééé",
        "a:b",
        "1:a",
        "a\u2028b",
        "a\rb",
        "\U0010ffff",
    ],
    *[
        "٣",
        "٧٣٢٨٢٩٣٢٠",
        "12",
        "+12",
        "-12",
        "1 2",
        "12.5",
        "-3e2",
        "1e400",
        "1e-400",
        ".5",
        "5.",
        "0x1",
        "NaN",
    ],
    *["inf", "12\n", "75001", "75001\n", "\x00", "a\x00b", "a|b", "a\\|b", "a\\", "\\", "|", "a|a", "b|a"],
    *["2014", "2014-05", "2014-05-06", "2027", "2026-11-28", "2026-11-29", "2026-1", "20", "732829320"],
    *["73282932000074", "73282932000075", "+3282932000074", "35600000049837", "35600000049838", "0" * 14],
    *["000000000", "732829321", "69", "69123", "97411", "2A004", "974", "99"],
]
NUMBERS = [
    0.0,
    -0.0,
    1.0,
    12.5,
    -12.5,
    45.7,
    4.8,
    55.5,
    -21.1,
    1e300,
    -1e300,
    math.inf,
    -math.inf,
    math.nan,
    None,
]
WHOLES = [0, 1, -1, 12, 75001, 732829320, 10**15, None]
DAYS = [datetime.date(2014, 5, 6), datetime.date(2026, 11, 29), datetime.date(1, 1, 1), None]
TIMES = [datetime.datetime(2014, 5, 6, 23, 59, 59), datetime.datetime(2026, 11, 29), None]

CELLS_OF: dict[str, list[Any]] = {
    "text": [*TEXTS, None],
    "list": [
        None,
        [],
        ["a"],
        ["a", "b"],
        ["a", None],
        ["a|b", "\\"],
        [""],
        ["é", "."],
        ["a\\|"],
        ["a:b", "a"],
    ],
    "number": NUMBERS,
    "whole": WHOLES,
    "day": DAYS,
    "time": TIMES,
    "truth": [True, False, None],
}
"""Cells of each kind."""
COLUMNS = (
    "id",
    "name",
    "siren",
    "siret",
    "opened",
    "closed",
    "themes",
    "latitude",
    "longitude",
    "support_min_months",
    "insee",
    "region",
)
"""The columns that tables have: texts, a list, two numbers, a whole number."""


def _half(text: str) -> bool | None:
    return None if len(text) % 3 == 0 else len(text) % 2 == 0


BOXES = {"69": (4.2, 45.4, 5.2, 46.3), "974": (55.2, -21.4, 55.9, -20.8), "2A": (8.5, 41.3, 9.5, 42.4)}
LEAVES: list[say.Condition] = [
    *(say.Present(name) for name in COLUMNS),
    *(say.Typed(name) for name in COLUMNS),
    say.OneOf("name", ["a", "é", "a\x00b", "12", "["]),
    say.OneOf("themes", ["a", "b", "é", ".", "a:b"]),
    say.OneOf("themes", ["a", "a|b", "\\"]),
    say.Matches("name", "[0-9]+"),
    say.Matches("name", ".*"),
    say.Matches("name", "(?:.|\n)*[^ \t\r\n](?:.|\n)*"),
    say.Matches("name", "[^a&~|]+|[+]?1?2"),
    say.Matches("name", "[]a[]*"),
    say.Matches("themes", "[a-z]{1,2}"),
    say.Matches("themes", ".*"),
    say.Between("latitude", -21.1, 45.7),
    say.Between("latitude", least=12),
    say.Between("longitude", most=12.5),
    say.Between("longitude"),
    say.Between("support_min_months", 0, 75_001),
    say.Between("name", 0),
    say.NoMoreThan("latitude", "longitude"),
    say.NoMoreThan("support_min_months", "latitude"),
    say.StartsWith("siret", "siren"),
    say.StartsWith("name", "opened"),
    say.Ordered("opened", "closed"),
    say.Ordered("name", "themes"),
    say.NoLaterThan("opened"),
    say.NoLaterThan("name", "2014-05-06"),
    say.NoEarlierThan("opened"),
    say.NoEarlierThan("name", "2014"),
    say.Siren("siren"),
    say.Siret("siret"),
    say.Siret("name"),
    say.Inside(latitude="latitude", longitude="longitude", code="insee", boxes=BOXES),
    say.Inside(latitude="latitude", longitude="longitude", code="insee", boxes=BOXES, insee=True),
    say.Check("half", "name", _half),
    say.Check("halves", ("name", "siret"), lambda one, other: _half(one + other)),
    say.Check("list", "themes", _half),
    say.Check("never wrong", "name", lambda name: True),
    say.Unique("name"),
]
"""Every kind of condition."""


def rule_of(code: str, holds: say.Condition, **more: Any) -> Rule:
    """Return a rule that says nothing but whether a condition holds."""
    column = next(iter(say.columns_of(holds)))
    said: dict[str, Any] = {"title": ONE, "reason": ONE, "text": ONE, "fix": ONE, "severity": Severity.ERROR}
    return Rule(code=code, column=column, holds=holds, **{**said, **more})


EACH = Catalogue(
    rules=[
        rule
        for place, leaf in enumerate(LEAVES)
        for rule in (rule_of(f"false-{place}", leaf), rule_of(f"true-{place}", say.Not(leaf)))
    ]
)
"""Each condition, and what it is not: where neither is broken, it was not judged."""


RULES = Catalogue(
    rules=[
        rule_of("id-there", say.Present("id")),
        rule_of("id-unique", say.Unique("id"), after=["id-there"]),
        rule_of("name-there", say.AllOf(say.Present("name"), say.Matches("name", ".+")), after=["id-unique"]),
        rule_of("name-unique", say.Unique(("name", "region"), folded=True), after=["name-there"]),
        rule_of("siret-shape", say.Matches("siret", "[0-9]{14}")),
        rule_of("siret-luhn", say.Siret("siret"), after=["siret-shape"]),
        rule_of("siret-siren", say.StartsWith("siret", "siren"), after=["siret-luhn", "name-unique"]),
    ]
)
"""Rules that depend on one another, some of which compare rows."""
