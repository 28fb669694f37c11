"""Laws of proposals: any table gets one, which names each column once and reads back from its own TOML."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tables_by_hand import table_of

from openinno.sources.mapping.files.toml import mapping_from_toml
from openinno.sources.mapping.proposing.making import propose
from openinno.sources.mapping.proposing.synonyms import proposed_attributes
from openinno.sources.mapping.targets import TARGETS

WORDS = ["Nom", "Thème : énergie", "Thème 1", "Thème 2", "CP", "x", "y", "geo_shape", "Prénom", "D�p", "id"]
CALLED = [target.label.fr for target in TARGETS.values()]
HEADERS = st.one_of(
    st.sampled_from([*WORDS, *CALLED, *proposed_attributes()]), st.text(min_size=1, max_size=15)
)
CELLS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.sampled_from(
        ["X", "oui", "énergie;santé", "35000", "Rennes", "48.1, -1.7", "http://a.fr", "2014", "fablab"]
    ),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(datetime.date(1800, 1, 1)),
    st.times(),
    st.lists(st.text(max_size=5) | st.none(), max_size=3),
    st.just({"type": "Point", "coordinates": [-1.7, 48.1]}),
    st.dictionaries(st.text(max_size=5), st.none() | st.integers(), max_size=2),
)


@st.composite
def tables(draw: st.DrawFn) -> Any:
    """Draw a table with any headers and any cells, rows of any length."""
    headers = draw(st.lists(HEADERS.map(str.strip).filter(bool), unique=True, max_size=6))
    rows = draw(st.lists(st.lists(CELLS, max_size=6), max_size=4))
    return table_of(headers, rows)


@given(tables())
def test_any_table_gets_a_proposal(table: Any) -> None:
    """Whatever stands in it, each column has a reason, and at most one attribute."""
    proposal = propose(table)
    named = [name for one in proposal.mapping.columns for name in one.columns]
    given_to = [one.to for one in proposal.mapping.columns]
    given_to += [one.to for one in proposal.mapping.marked]

    assert [reason.column for reason in proposal.reasons] == [column.name for column in table.columns]
    assert len(named) == len(set(named))
    assert len(given_to) == len(set(given_to))
    assert {reason.column for reason in proposal.reasons if reason.attribute} == set(proposal.mapping.named())


@given(tables(), st.sampled_from(["fr", "en"]))
def test_a_proposal_reads_back_from_its_own_text(table: Any, lang: str) -> None:
    """Headers of any kind survive the file that a person corrects."""
    proposal = propose(table)

    assert mapping_from_toml(proposal.to_toml(lang)) == proposal.mapping
