"""Laws of the catalogue: for any row, one reading, total mends, and repairs that do what they say."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from validation_cases import CASES, TODAY, VALID

from openinno.cells import Cell
from openinno.dates import is_partial_date
from openinno.findings import Finding, Position, Severity
from openinno.flat import FLAT_COLUMNS
from openinno.validation import CATALOGUE, Rule
from openinno.validation.rowwise import RowJudge
from openinno.validation.telling import finding_of

JUDGE = RowJudge(CATALOGUE, TODAY)
COLUMNS = [column.name for column in FLAT_COLUMNS]
CHANGES = [case.change for cases in CASES.values() for case in cases]
SEEN = sorted({cell for change in CHANGES for cell in change.values() if isinstance(cell, str)})

texts = st.one_of(
    st.sampled_from(SEEN),
    st.sampled_from(SEEN).map(lambda text: f" {text}\u00a0"),
    st.text(max_size=20),
    st.text("0123456789 .-+|/\\:@é", max_size=20),
)
cells = st.one_of(
    st.none(), texts, st.integers(-(2**40), 2**40), st.floats(allow_nan=False, allow_infinity=False)
)
any_rows = st.dictionaries(st.sampled_from(COLUMNS), cells)
faulty_rows = st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4).map(
    lambda changes: {name: cell for change in (VALID, *changes) for name, cell in change.items()}
)
rows = st.one_of(faulty_rows, any_rows, any_rows.map(lambda change: {**VALID, **change}))


def _finding(rule: Rule, row: Mapping[str, Cell]) -> Finding:
    return finding_of(rule, Severity.ERROR, {name: row.get(name) for name in rule.columns}, Position())


@settings(max_examples=200)
@given(row=rows)
def test_the_two_ways_of_judging_a_row_agree(row: dict[str, Cell]) -> None:
    """For any row, the rules that are broken are those whose verdict is False."""
    said = JUDGE.verdicts(row)

    assert [rule.code for rule in JUDGE.broken(row)] == [
        one for one, verdict in said.items() if verdict is False
    ]


@settings(max_examples=200)
@given(row=rows)
def test_mending_a_fault_leaves_none_of_its_rule(row: dict[str, Cell]) -> None:
    """For any row and any rule that it breaks, the repair that is told makes the rule hold."""
    for rule in JUDGE.broken(row):
        repair = _finding(rule, row).repair
        if repair is not None:
            old = row.get(repair.column)
            assert repair.old in (None, old if old is None else str(old))
            assert JUDGE.verdicts({**row, repair.column: repair.new})[rule.code] is not False, rule.code


@settings(max_examples=200)
@given(row=rows)
def test_safe_repairs_can_be_done_together(row: dict[str, Cell]) -> None:
    """For any row, doing every lossless repair at once leaves no finding of their rules."""
    safe = {
        rule.code: repair
        for rule in JUDGE.broken(row)
        if (repair := _finding(rule, row).repair) is not None and repair.lossless
    }
    mended = {**row, **{repair.column: repair.new for repair in safe.values()}}

    assert safe.keys().isdisjoint(rule.code for rule in JUDGE.broken(mended))


@settings(max_examples=200)
@given(row=rows)
def test_every_mend_stands_any_row(row: dict[str, Cell]) -> None:
    """No mend fails, whatever the cells hold, nor says something without its column."""
    for rule in CATALOGUE:
        if rule.mend is not None:
            repair = rule.mend({name: row.get(name) for name in rule.columns})

            assert repair is None or repair.column in rule.columns


@given(text=st.one_of(texts, st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True)))
def test_dates_are_those_that_a_record_takes(text: str) -> None:
    """The rule on the shape of a date refuses what a structure refuses, and nothing else."""
    broken = {rule.code for rule in JUDGE.broken({**VALID, "opened": text})}

    assert ("opened-shape" in broken) == (bool(text) and not is_partial_date(text))
