"""Two profiles side by side."""

from __future__ import annotations

from itertools import product

import pytest

import openinno as oi
from openinno.typology import Comparison, ComparisonRow, compare

ASPECTS = [
    "In a sentence",
    "Maturity of start-ups",
    "Stages",
    "Length of support",
    "Levels of open innovation",
    "Role",
    "Status and model",
    "Definition",
    "Value proposition",
    "Examples",
]
PAIRS = [
    pytest.param(first, second, id=f"{first.code}-{second.code}")
    for first, second in product(oi.Profile, repeat=2)
]


def _row(comparison: Comparison, aspect: str) -> ComparisonRow:
    (row,) = (one for one in comparison.rows if one.aspect.en == aspect)
    return row


def _aspects(rows: tuple[ComparisonRow, ...]) -> list[str]:
    return [row.aspect.text("en") for row in rows]


def test_the_question_of_the_study_is_answered() -> None:
    """An incubator and an accelerator differ in maturity, stages, length, levels, role and status."""
    answer = compare(oi.Profile.INCUBATOR, oi.Profile.ACCELERATOR)

    assert (answer.first, answer.second) == (oi.Profile.INCUBATOR, oi.Profile.ACCELERATOR)
    assert _aspects(answer.differences) == ASPECTS[1:7]
    assert answer.common == ()
    assert [one.en for one in _row(answer, "Role").first] == ["animator"]
    assert [one.en for one in _row(answer, "Role").second] == ["coordinator"]
    assert [one.en for one in _row(answer, "Levels of open innovation").first] == [
        "2: Occasional events to become familiar with a theme",
        "1: Networking to explore a new service",
    ]


def test_a_technopole_and_a_hub_have_much_in_common() -> None:
    """A technopole and a hub take the same start-ups, at the same level, in the same role."""
    answer = compare(oi.Profile.TECHNOPOLE, oi.Profile.INNOVATION_HUB)

    assert _aspects(answer.common) == [
        "Maturity of start-ups",
        "Stages",
        "Levels of open innovation",
        "Role",
    ]
    assert _aspects(answer.differences) == ["Length of support", "Status and model"]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_every_pair_is_compared_on_the_same_points(first: oi.Profile, second: oi.Profile) -> None:
    """Any two profiles are compared on ten points, in order, of which six can be the same."""
    answer = compare(first, second)

    assert _aspects(answer.rows) == ASPECTS
    assert [row.aspect.en for row in answer.rows if row.same is not None] == ASPECTS[1:7]
    assert len(answer.common) + len(answer.differences) == 6


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_order_of_the_two_profiles_only_turns_the_sides(first: oi.Profile, second: oi.Profile) -> None:
    """Comparing the other way round turns the sides and changes nothing else."""
    there, back = compare(first, second), compare(second, first)

    assert [(row.first, row.second, row.same) for row in there.rows] == [
        (row.second, row.first, row.same) for row in back.rows
    ]


@pytest.mark.parametrize("profile", oi.Profile, ids=lambda one: one.code)
def test_a_profile_is_the_same_as_itself(profile: oi.Profile) -> None:
    """A profile compared with itself has no difference."""
    assert compare(profile, profile).differences == ()
    assert len(compare(profile, profile).common) == 6


def test_the_words_of_the_comparison_are_in_both_languages() -> None:
    """A point and what is said of it can be read in French."""
    answer = compare(oi.Profile.INCUBATOR, oi.Profile.ACCELERATOR)

    assert [row.aspect.text("fr") for row in answer.rows][:3] == [
        "En une phrase",
        "Maturité des start-up",
        "Stades",
    ]
    assert [one.fr for one in _row(answer, "Stages").first] == [
        "amorçage",
        "développement d'une version bêta",
    ]


def test_examples_are_listed_as_printed() -> None:
    """The examples of a profile stand as the sheet prints them."""
    answer = compare(oi.Profile.INNOVATION_HUB, oi.Profile.LIVING_LAB)

    assert [one.fr for one in _row(answer, "Examples").first] == ["TUBA", "Moho", "EuraTechnologies"]
    assert [one.fr for one in _row(answer, "Examples").second] == ["Bliiida", "Darwin Ecosystème"]
