"""Laws of judging at a glance: a row is found to break what each rule, read as it stands, says it breaks."""

from __future__ import annotations

from typing import Any

from columnar_rules import CELLS_OF, COLUMNS, EACH, LEAVES, TODAY, rule_of
from hypothesis import given, settings
from hypothesis import strategies as st

from openinno.validation import conditions as say
from openinno.validation.catalogue import CATALOGUE
from openinno.validation.catalogues import Catalogue
from openinno.validation.rowwise import RowJudge, flat_cells

cells = st.sampled_from([cell for those in CELLS_OF.values() for cell in those])
rows = st.dictionaries(st.sampled_from(COLUMNS), cells).map(flat_cells)
presences = st.sampled_from(COLUMNS).map(say.Present)
conditions = st.recursive(
    st.one_of(st.sampled_from(LEAVES), presences),
    lambda inner: st.one_of(
        st.builds(say.Not, inner),
        st.builds(say.Implies, inner, inner),
        st.lists(inner, min_size=1, max_size=3).map(lambda those: say.AllOf(*those)),
        st.lists(inner, min_size=1, max_size=3).map(lambda those: say.AnyOf(*those)),
    ),
    max_leaves=4,
)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Draw rules, some of which depend on others."""
    codes: list[str] = []
    rules = []
    for holds in draw(st.lists(conditions, min_size=1, max_size=8)):
        after = draw(st.lists(st.sampled_from(codes), max_size=2, unique=True)) if codes else []
        rules.append(rule_of(f"rule-{len(codes)}", holds, after=after))
        codes.append(rules[-1].code)
    return Catalogue(rules=rules)


def _same(judge: RowJudge, row: dict[str, Any]) -> None:
    said = [code for code, verdict in judge.verdicts(row).items() if verdict is False]
    assert [rule.code for rule in judge.broken(row)] == said
    # What is remembered of a text says the same again.
    assert [rule.code for rule in judge.broken(row)] == said


@settings(max_examples=1000)
@given(rules=catalogues(), row=rows)
def test_any_rules_are_found_broken_as_they_stand(rules: Catalogue, row: dict[str, Any]) -> None:
    """No quick look passes over what a condition refuses, in whatever order rules depend on one another."""
    _same(RowJudge(rules, TODAY), row)


@given(row=rows)
def test_every_kind_of_rule_is_found_broken_as_it_stands(row: dict[str, Any]) -> None:
    """The same holds of each kind of condition, and of the catalogue."""
    _same(_EACH, row)
    _same(_CATALOGUE, row)


_EACH = RowJudge(EACH, TODAY)
_CATALOGUE = RowJudge(CATALOGUE, TODAY)
