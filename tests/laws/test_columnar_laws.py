"""Laws of the second reading: on any table it says what the reading row by row says."""

from __future__ import annotations

import os
from typing import Any

import pytest
from columnar_rules import CELLS_OF, COLUMNS, EACH, LEAVES, TEXTS, TODAY, rule_of
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

from openinno.validation import conditions as say
from openinno.validation.catalogue import CATALOGUE
from openinno.validation.catalogues import Catalogue
from openinno.validation.columnar import judge_table
from openinno.validation.grades import Grade
from openinno.validation.rules import Rule

pytestmark = pytest.mark.skipif(
    bool(MISSING) and "engines" not in os.environ.get("OPENINNO_MUST_RUN", ""),
    reason=f"engines of tables that are not installed: {MISSING}",
)

texts = st.one_of(
    st.none(), st.sampled_from(TEXTS), st.text(st.sampled_from("a|\\é0159-+.\n \x00ÉŒ"), max_size=6)
)
lists = st.one_of(st.none(), st.lists(st.one_of(st.sampled_from(TEXTS), st.none()), max_size=3))
CELLS: dict[str, st.SearchStrategy[Any]] = {
    **{kind: st.sampled_from(cells) for kind, cells in CELLS_OF.items()},
    "text": texts,
    "list": lists,
}
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


def _same(arrow: Any, kind: str, rules: Catalogue, grade: Grade = Grade.RESEARCH, **how: Any) -> None:
    expected = judged_by_rows(rows_of(arrow, kind), rules, grade, today=TODAY, **how)
    with without_polars(kind):
        report = judge_table(table_of(arrow, kind), rules, grade, today=TODAY, **how)
    ordered = kind in ORDERED
    assert found(report, ordered=ordered) == found(expected, ordered=ordered)


few = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


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
        rules.append(rule_of(f"rule-{place}", holds, after=after))
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
