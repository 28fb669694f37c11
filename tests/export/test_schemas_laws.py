"""Laws of the schemas: they say of any data what the rules say, as far as they can say anything."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schema_tools import ODD, typed_rows, validator_of

sys.path.insert(0, str(Path(__file__).parents[1] / "laws"))

from records import whole_structures

import openinno as oi
from openinno import FLAT_COLUMNS, Label, Severity, Structure
from openinno.cells import Cell
from openinno.export import json_schema
from openinno.export._schemas.conditions import rule_schemas
from openinno.export._schemas.layouts import RowLayout, StructureLayout
from openinno.validation import (
    CATALOGUE,
    AllOf,
    AnyOf,
    Between,
    Catalogue,
    Check,
    Condition,
    Grade,
    Implies,
    Matches,
    Not,
    OneOf,
    Present,
    Rule,
    Typed,
)
from openinno.validation.verdicts import judge_of

pytest.importorskip("jsonschema", reason="jsonschema reads the schemas")

LAW = settings(deadline=None, max_examples=300, derandomize=True)
NAMES = [column.name for column in FLAT_COLUMNS]
WORDS = ["energy", "mobility", "active", "closed", "69007", "1", "2", "x"]
PATTERNS = ["[0-9]{5}", "[a-z_]+", ".+", "(?:.|\n)*", "x|energy", "[^ ]*"]


def leaves(texts: list[str], lists: list[str], numbers: list[str]) -> st.SearchStrategy[Condition]:
    """Draw conditions on single cells."""
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
    return (
        st.builds(Present, st.sampled_from([*texts, *lists, *numbers]))
        | st.builds(Typed, st.sampled_from([*texts, *lists, *numbers]))
        | st.builds(OneOf, st.sampled_from([*texts, *lists]), words)
        | st.builds(Matches, st.sampled_from(texts), st.sampled_from(PATTERNS))
        | st.builds(Between, st.sampled_from(numbers), st.sampled_from([None, 0, 12]), st.just(48))
    )


def composed(leaf: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    """Draw conditions that are made of others."""
    return st.recursive(
        leaf,
        lambda inner: (
            st.builds(AllOf, inner, inner)
            | st.builds(AnyOf, inner, inner)
            | st.builds(Not, inner)
            | st.builds(Implies, inner, inner)
        ),
        max_leaves=4,
    )


def catalogue_of(holds: Condition) -> Catalogue:
    """Return a catalogue of one rule, an error at every grade."""
    told = Label("essai", "trial")
    return Catalogue(
        rules=[
            Rule(
                code="mine",
                column="id",
                holds=holds,
                severity=Severity.ERROR,
                title=told,
                reason=told,
                text=told,
                fix=told,
            )
        ]
    )


TEXTS = ["postcode", "status", "description"]
LISTS = ["themes", "printed_names"]
NUMBERS = ["latitude", "support_min_months"]
ROWS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(TEXTS, st.none() | st.sampled_from([*WORDS, *ODD]) | st.text(max_size=3)),
        **dict.fromkeys(LISTS, st.none() | st.lists(st.sampled_from([*WORDS, ""]), max_size=3).map("|".join)),
        "latitude": st.none() | st.floats(-90, 90) | st.integers(0, 60),
        "support_min_months": st.none() | st.integers(0, 60),
    },
)


@LAW
@given(holds=composed(leaves(TEXTS, LISTS, NUMBERS)), row=ROWS)
def test_a_schema_says_what_a_condition_says(holds: Condition, row: dict[str, Cell]) -> None:
    """The schema of any condition on cells refuses a row when the condition is False of it, and only then."""
    whole = {"id": "a", "name": "A", **row}
    schema = json_schema("row", grade="draft", rules=catalogue_of(holds))

    assert validator_of(schema).is_valid(whole) == (judge_of(holds, "2026-01-01")(whole) is not False)


CHECKS = st.just(Check("even", "description", lambda text: len(text) % 2 == 0))


@LAW
@given(holds=composed(leaves(TEXTS, LISTS, NUMBERS) | CHECKS), row=ROWS)
def test_a_schema_never_says_more_than_a_condition(holds: Condition, row: dict[str, Cell]) -> None:
    """Where a part of a condition cannot be said, the schema refuses no row that the condition takes."""
    whole = {"id": "a", "name": "A", **row}
    schema = json_schema("row", grade="draft", rules=catalogue_of(holds))

    if not validator_of(schema).is_valid(whole):
        assert judge_of(holds, "2026-01-01")(whole) is False


IN_STRUCTURES = composed(
    leaves(
        ["postcode", "status", "description", "siret", "website", "commune", "ownership"],
        ["themes", "levels", "profiles"],
        ["latitude", "longitude", "support_min_months"],
    )
)


POINTS: st.SearchStrategy[dict[str, Cell]] = st.just({}) | st.fixed_dictionaries(
    {"latitude": st.integers(-90, 90), "longitude": st.integers(-90, 90), "precision": st.just("street")}
)
STRUCTURE_ROWS = st.builds(
    lambda cells, point: {"id": "a", "name": "A", **cells, **point},
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(
                ["postcode", "description", "siret", "website", "email", "commune"], st.sampled_from(WORDS)
            ),
            "status": st.sampled_from(["active", "closed"]),
            "ownership": st.sampled_from(["public", "private"]),
            "themes": st.lists(st.sampled_from(["energy", "mobility"]), max_size=3).map("|".join),
            "levels": st.lists(st.sampled_from("123"), max_size=3).map("|".join),
            "support_min_months": st.integers(0, 60),
        },
    ),
    POINTS,
)


@LAW
@given(holds=IN_STRUCTURES, cells=STRUCTURE_ROWS)
def test_a_schema_finds_in_a_structure_what_its_row_holds(holds: Condition, cells: dict[str, Cell]) -> None:
    """The schema of a structure refuses it when the condition is False of its flat row, and only then."""
    structure = oi.from_flat_row(cells)
    schema, *_ = [*rule_schemas(catalogue_of(holds), Grade.DRAFT, StructureLayout(), "fr"), {}]
    taken = validator_of(schema).is_valid(_written(structure))

    assert taken == (judge_of(holds, "2026-01-01")(oi.to_flat_row(structure)) is not False)


def _written(structure: Structure) -> Any:
    census = oi.Census(structures=[structure], source=oi.CensusSource(title=Label("Essai")))
    (value,) = json.loads(oi.to_json(census))["structures"]
    return value


@LAW
@given(structure=whole_structures)
def test_the_schema_of_records_takes_every_record(structure: Structure) -> None:
    """Any structure that can be made is taken, as it is written."""
    census = oi.Census(structures=[structure], source=oi.CensusSource(title=Label("Essai")))

    assert _validator("census", None).is_valid(json.loads(oi.to_json(census)))


@cache
def _validator(of: Any, grade: str | None) -> Any:
    return validator_of(json_schema(of, grade=grade))


@cache
def _said(grade: str) -> frozenset[str]:
    """Return the rules that the schema of a row says whole."""
    rules = CATALOGUE.of(Grade(grade))
    codes = {one["$comment"] for one in rule_schemas(rules, Grade(grade), RowLayout(), "fr")}
    kinds = (Present, Typed, OneOf, Matches, Between)
    return frozenset(
        code for code in codes if isinstance(rules[code].holds, kinds) and not rules[code].after
    ) | {rule.code for rule in rules if isinstance(rule.holds, Typed)}


@LAW
@given(row=typed_rows(NAMES), grade=st.sampled_from(["draft", "publishable", "research"]))
def test_schema_and_check_agree(row: dict[str, Cell], grade: str) -> None:
    """A row that the schema refuses is refused by a check; so is the other way round, for what it can say."""
    errors = {one.code for one in oi.check([row], grade=grade).errors}
    taken = _validator("row", grade).is_valid(row)

    assert taken or errors
    assert not (taken and errors & _said(grade))


@pytest.mark.parametrize("grade", ["draft", "publishable", "research"])
def test_schema_and_check_agree_on_the_embedded_census(grade: str) -> None:
    """Of the structures that the documents name, the schema refuses no more than a check."""
    for structure in oi.embedded_census():
        row = oi.to_flat_row(structure)
        errors = {one.code for one in oi.check(structure, grade=grade).errors}

        for of, document in (("row", row), ("structure", _written(structure))):
            taken = _validator(of, grade).is_valid(document)
            assert taken or errors
            assert not (taken and errors & _said(grade))


def test_most_rules_of_single_cells_are_said() -> None:
    """The law above is about something: the schema says many rules, of every kind that it can say."""
    kinds = {type(CATALOGUE[code].holds) for code in _said("research")}

    assert len(_said("research")) > 40
    assert {Typed, OneOf, Matches} <= kinds
