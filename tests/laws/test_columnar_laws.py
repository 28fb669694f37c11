"""Laws of the second reading: on any table it says what the reading row by row says."""

from __future__ import annotations

import datetime
import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables_of_rows import (
    KINDS,
    MISSING,
    ORDERED,
    found,
    judged_by_rows,
    rows_of,
    table_of,
    without_polars,
)

from openinno.findings import Severity
from openinno.labels import Label
from openinno.validation import conditions as say
from openinno.validation.catalogue import CATALOGUE
from openinno.validation.columnar import judge_table
from openinno.validation.rules import Catalogue, Grade, Rule

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"engines of tables that are not installed: {MISSING}")

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

texts = st.one_of(
    st.none(), st.sampled_from(TEXTS), st.text(st.sampled_from("a|\\é0159-+.\n \x00ÉŒ"), max_size=6)
)
lists = st.one_of(st.none(), st.lists(st.one_of(st.sampled_from(TEXTS), st.none()), max_size=3))
CELLS: dict[str, st.SearchStrategy[Any]] = {
    "text": texts,
    "list": lists,
    "number": st.sampled_from(NUMBERS),
    "whole": st.sampled_from(WHOLES),
    "day": st.sampled_from(DAYS),
    "time": st.sampled_from(TIMES),
    "truth": st.sampled_from([True, False, None]),
}
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
USUAL = {"themes": "list", "latitude": "number", "longitude": "number", "support_min_months": "whole"}


@st.composite
def tables(draw: st.DrawFn) -> Any:
    """Draw a table of Arrow whose columns are mostly of their type, with an identifier a row."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "list": pa.list_(pa.string()),
        "number": pa.float64(),
        "whole": pa.int64(),
        "day": pa.date32(),
        "time": pa.timestamp("us"),
        "truth": pa.bool_(),
    }
    count = draw(st.integers(1, 8))
    columns: dict[str, Any] = {}
    for name in COLUMNS:
        kind = draw(st.sampled_from(["text", USUAL.get(name, "text"), USUAL.get(name, "text"), *CELLS]))
        kind = "text" if name in {"id", "region"} else kind
        cells = draw(st.lists(CELLS[kind], min_size=count, max_size=count))
        columns[name] = pa.array(cells, types[kind], from_pandas=False)
    kept = draw(st.sets(st.sampled_from(COLUMNS[2:]), max_size=2))
    return pa.table({name: cells for name, cells in columns.items() if name not in kept})


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


def _rule(code: str, holds: say.Condition, **more: Any) -> Rule:
    column = next(iter(say.columns_of(holds)))
    return Rule(
        code=code,
        column=column,
        holds=holds,
        severity=Severity.ERROR,
        title=ONE,
        reason=ONE,
        text=ONE,
        fix=ONE,
        **more,
    )


def _same(arrow: Any, kind: str, rules: Catalogue, grade: Grade = Grade.RESEARCH, **how: Any) -> None:
    expected = judged_by_rows(rows_of(arrow, kind), rules, grade, today=TODAY, **how)
    with without_polars(kind):
        report = judge_table(table_of(arrow, kind), rules, grade, today=TODAY, **how)
    ordered = kind in ORDERED
    assert found(report, ordered=ordered) == found(expected, ordered=ordered)


EACH = Catalogue(
    rules=[
        rule
        for place, leaf in enumerate(LEAVES)
        for rule in (_rule(f"false-{place}", leaf), _rule(f"true-{place}", say.Not(leaf)))
    ]
)
"""Each condition, and what it is not: where neither is broken, it was not judged."""

few = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize("kind", KINDS)
@few
@given(arrow=tables())
def test_each_condition_is_judged_alike(kind: str, arrow: Any) -> None:
    """A condition is True, False or not judged of a row of any table as it is of the row alone."""
    _same(arrow, kind, EACH)


conditions = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.builds(say.Not, inner),
        st.builds(say.Implies, inner, inner),
        st.lists(inner, min_size=1, max_size=3).map(lambda those: say.AllOf(*those)),
        st.lists(inner, min_size=1, max_size=3).map(lambda those: say.AnyOf(*those)),
    ),
    max_leaves=4,
)
uniques = st.builds(
    say.Unique,
    st.lists(st.sampled_from(["id", "name", "siret", "themes"]), min_size=1, max_size=2, unique=True),
    st.booleans(),
)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Draw rules, some of which compare rows and some of which depend on others."""
    rules: list[Rule] = []
    for place in range(draw(st.integers(1, 8))):
        holds = draw(uniques if draw(st.booleans()) and place % 3 == 2 else conditions)
        before = [rule.code for rule in rules]
        after = draw(st.lists(st.sampled_from(before), max_size=2, unique=True)) if before else []
        rules.append(_rule(f"rule-{place}", holds, after=after))
    return Catalogue(rules=rules)


@pytest.mark.parametrize("kind", KINDS)
@few
@given(arrow=tables(), rules=catalogues())
def test_rules_that_depend_on_others_are_judged_alike(kind: str, arrow: Any, rules: Catalogue) -> None:
    """Whatever rules are asked, each in whatever order behind others, both readings find the same."""
    _same(arrow, kind, rules)


@pytest.mark.parametrize("kind", KINDS)
@settings(few, max_examples=5)
@given(arrow=tables(), grade=st.sampled_from(Grade))
def test_the_catalogue_is_judged_alike(kind: str, arrow: Any, grade: Grade) -> None:
    """Every rule of the catalogue finds the same in a table as in its rows."""
    _same(arrow, kind, CATALOGUE, grade)


@pytest.mark.parametrize("kind", ORDERED)
@settings(few, max_examples=10)
@given(arrow=tables(), limit=st.integers(0, 5))
def test_a_limit_keeps_the_first_findings(kind: str, arrow: Any, limit: int) -> None:
    """Of more findings than the limit, those of the first rows are listed, and all are counted."""
    whole = judged_by_rows(rows_of(arrow, kind), EACH, Grade.DRAFT, today=TODAY)
    with without_polars(kind):
        report = judge_table(table_of(arrow, kind), EACH, Grade.DRAFT, today=TODAY, limit=limit)
    assert list(map(repr, report)) == list(map(repr, whole))[:limit]
    assert report.counts() == whole.counts()
    assert len(report) + report.left_out == len(whole)
