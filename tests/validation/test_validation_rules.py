"""The little language, rules and catalogues: what can be declared, and what is refused with its reason."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from rules_for_tests import rule

from openinno import Catalogue, Grade, Label, Rule, RuleError, Severity, check
from openinno.validation import (
    CATALOGUE,
    AllOf,
    AnyOf,
    Between,
    Implies,
    Matches,
    NoEarlierThan,
    NoLaterThan,
    Not,
    OneOf,
    Ordered,
    Present,
    StartsWith,
)
from openinno.validation.conditions import Inside, columns_of, parts_of


@pytest.mark.parametrize(
    "pattern", [r"\d+", r"\w", r"a\Z", "^a", "a$", "(?i)a", "(?=a)b", r"(a)\1", "(?P<x>a)", "(", r"\s"]
)
def test_a_pattern_that_engines_read_differently_is_refused(pattern: str) -> None:
    """What Python, Rust, C++ and Java do not mean alike never gets into a rule."""
    with pytest.raises(RuleError, match="pattern"):
        Matches("name", pattern)


@pytest.mark.parametrize("pattern", ["[0-9]{5}", "[^a]", r"a\.b", "(?:a|b)*", r"[\-a]", "[$^]", r"\|"])
def test_a_pattern_of_what_all_share_is_taken(pattern: str) -> None:
    """Classes, escapes of signs, groups without names and counts are the same everywhere."""
    assert Matches("name", pattern).pattern == pattern


def test_a_single_word_is_not_read_letter_by_letter() -> None:
    """One word given as a bare text is that word."""
    assert OneOf("status", "active").words == {"active"}


def test_one_of_no_word_is_refused() -> None:
    """Nothing could hold it."""
    with pytest.raises(RuleError, match="without any word"):
        OneOf("status", [])


@pytest.mark.parametrize("joined", [AllOf, AnyOf])
def test_conditions_joined_of_none_are_refused(joined: type[AllOf] | type[AnyOf]) -> None:
    """What is made of a list that is empty says nothing, and the two readings need not agree on it."""
    with pytest.raises(RuleError, match=f"{joined.__name__} without any condition"):
        joined()


def test_a_condition_tells_the_columns_that_it_reads_once_and_in_order() -> None:
    """Compound conditions read what their parts read."""
    condition = Implies(
        AllOf(Present("siret"), Not(Matches("siren", "0"))),
        AllOf(StartsWith("siret", "siren"), Ordered("opened", "closed")),
    )

    assert columns_of(condition) == ("siret", "siren", "opened", "closed")
    assert len(parts_of(condition)) == 4


def test_a_point_inside_reads_both_coordinates_and_the_code() -> None:
    """Nothing else is read."""
    condition = Inside(latitude="latitude", longitude="longitude", code="departement", boxes={})

    assert columns_of(condition) == ("latitude", "longitude", "departement")


@pytest.mark.parametrize("kind", [AllOf, AnyOf, Not])
def test_a_list_of_conditions_is_no_condition(kind: type[AllOf | AnyOf | Not]) -> None:
    """Conditions are given one by one; a list of them is refused where it is written."""
    with pytest.raises(TypeError, match="a condition is expected"):
        kind([Present("email"), Present("phone")])  # type: ignore[arg-type]


@pytest.mark.parametrize(("condition", "then"), [("name", Present("name")), (Present("name"), "name")])
def test_both_sides_of_an_implication_are_conditions(condition: Any, then: Any) -> None:
    """The name of a column is none."""
    with pytest.raises(TypeError, match="a condition is expected"):
        Implies(condition, then)


@pytest.mark.parametrize("kind", [NoLaterThan, NoEarlierThan])
@pytest.mark.parametrize("day", ["demain", "12/05/2026", "2026-02-30", ""])
def test_a_bound_of_dates_is_an_iso_date(kind: type[NoLaterThan | NoEarlierThan], day: str) -> None:
    """Texts are compared, so any other would be before or after everything in silence."""
    with pytest.raises(RuleError, match="is no ISO date"):
        kind("opened", day)


def test_bounds_in_the_wrong_order_are_refused() -> None:
    """No number would be between them."""
    with pytest.raises(RuleError, match="5 is above 1"):
        Between("support_min_months", 5, 1)
    assert Between("support_min_months", 5, 5).least == 5


@pytest.mark.parametrize("code", ["", "Name", "name_missing", "name--missing", "-a", "é"])
def test_a_code_is_small_letters_digits_and_hyphens(code: str) -> None:
    """It stands in reports, files and addresses for good."""
    with pytest.raises(RuleError, match="code of a rule"):
        rule(code)


def test_one_severity_holds_for_every_grade() -> None:
    """A rule that says nothing of grades is as grave for all."""
    assert set(rule("a").severity.values()) == {Severity.ERROR}


def test_a_grade_that_is_left_out_does_not_ask_the_rule() -> None:
    """Its severity is None there, and the catalogue of that grade is without it."""
    lax = rule("a", severity={Grade.RESEARCH: Severity.INFO})

    assert lax.severity[Grade.DRAFT] is None
    assert list(Catalogue(rules=[lax]).of(Grade.DRAFT)) == []
    assert list(Catalogue(rules=[lax]).of(Grade.RESEARCH)) == [lax]


def test_rules_stand_behind_those_they_depend_on() -> None:
    """So that one pass over a row settles all of them."""
    catalogue = Catalogue(rules=[rule("c", "b"), rule("b", "a"), rule("a")])

    assert [one.code for one in catalogue] == ["a", "b", "c"]


def test_two_rules_of_one_code_are_refused() -> None:
    """The error names the code."""
    with pytest.raises(RuleError, match="“a”"):
        Catalogue(rules=[rule("a"), rule("a")])


def test_a_rule_after_one_that_is_not_there_is_refused() -> None:
    """The error tells the nearest."""
    with pytest.raises(RuleError, match="Did you mean “name-missing”"):
        Catalogue(rules=[rule("name-missing"), rule("b", "name-mising")])


def test_rules_that_need_themselves_are_refused() -> None:
    """The error shows the circle."""
    with pytest.raises(RuleError, match=r"a → b → a|b → a → b"):
        Catalogue(rules=[rule("a", "b"), rule("b", "a")])


def test_a_rule_without_its_predecessor_stands_by_itself() -> None:
    """Taking a rule out does not break those that came after it."""
    catalogue = Catalogue(rules=[rule("a"), rule("b", "a")]).without("a")

    assert [one.after for one in catalogue] == [()]


def test_taking_out_a_rule_that_is_not_there_is_an_error() -> None:
    """A slip must not leave a rule in place unseen."""
    with pytest.raises(RuleError, match="unknown rule"):
        CATALOGUE.without("siret-lunh")


def test_all_that_a_rule_depends_on_is_told() -> None:
    """The rules before one, and those before them, are told once each."""
    catalogue = Catalogue(rules=[rule("a"), rule("b", "a"), rule("c", "b"), rule("d")])

    assert {one.code for one in catalogue.before("c")} == {"a", "b"}
    assert [one.code for one in catalogue.before("b")] == ["a"]
    assert catalogue.before("a") == ()


def test_a_rule_of_the_same_code_replaces_the_old_one() -> None:
    """So a user makes a rule of ours stricter or laxer."""
    laxer = rule("a", severity=Severity.INFO)
    catalogue = Catalogue(rules=[rule("a"), rule("b", "a")]).including(laxer)

    assert catalogue["a"] is laxer
    assert len(catalogue) == 2


def test_an_unknown_code_is_told_with_the_nearest() -> None:
    """A catalogue is asked for a rule by its code."""
    with pytest.raises(RuleError, match="siret-luhn"):
        CATALOGUE["siret-lunh"]


@pytest.mark.parametrize("severity", ["error", {"publishable": Severity.ERROR}, {Grade.DRAFT: "error"}, None])
def test_a_severity_of_another_kind_is_refused(severity: Any) -> None:
    """A grade by its name would otherwise never ask the rule, and nobody would know."""
    with pytest.raises(TypeError, match=r"such as Severity\.ERROR"):
        rule("a", severity=severity)


def test_a_rule_holds_a_condition() -> None:
    """The name of a column is none."""
    with pytest.raises(TypeError, match="a condition is expected, such as"):
        rule("a", holds="name")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["title", "reason", "text", "fix"])
def test_the_texts_of_a_rule_are_in_two_languages(name: str) -> None:
    """A bare text is told when the rule is made, not when a report is written."""
    changed: Any = {name: "texte"}
    with pytest.raises(TypeError, match=f"{name} of the rule a is a Label"):
        attrs.evolve(rule("a"), **changed)


def told(text: Label) -> Rule:
    """Make a rule whose findings say a text."""
    return attrs.evolve(rule("a", holds=Implies(Present("commune"), Present("name"))), text=text)


def test_a_text_names_columns_that_the_rule_reads() -> None:
    """What it names stands in the finding, in either language."""
    report = check(
        [{"name": None, "commune": "Brest"}],
        rules=Catalogue(rules=[told(Label("rien à {commune}", "nothing in {commune}"))]),
    )

    assert [finding.message("fr") for finding in report] == ["rien à Brest"]


@pytest.mark.parametrize("text", [Label("{postcode}", "none"), Label("rien", "{nme}")])
def test_a_text_that_names_another_column_is_refused(text: Label) -> None:
    """A finding would show the name in braces instead of a cell."""
    with pytest.raises(RuleError, match=r"column in a text of the rule a .*\{name\}"):
        told(text)


@pytest.mark.parametrize("rules", [rule("a"), [[rule("a")]], ["siret-luhn"]])
def test_a_catalogue_is_made_of_rules(rules: Any) -> None:
    """One rule, a list in a list and a code are told for what they are not."""
    with pytest.raises(TypeError, match="a catalogue is made of rules"):
        Catalogue(rules=rules)
    with pytest.raises(TypeError, match="a catalogue is made of rules"):
        CATALOGUE.including(["siret-luhn"])  # type: ignore[arg-type]


def test_a_check_goes_by_a_catalogue() -> None:
    """A list of rules is told how to become one."""
    with pytest.raises(TypeError, match=r"CATALOGUE\.including"):
        check([], rules=[rule("a")])  # type: ignore[arg-type]
