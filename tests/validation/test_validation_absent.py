"""Where columns are not there, a rule says nothing, unless others settle it."""

from __future__ import annotations

import pytest
from rules_for_tests import rule

from openinno.validation import AllOf, AnyOf, Condition, Implies, Matches, Not, Present, StartsWith
from openinno.validation.absent import nothing_to_judge

SHAPED = Matches("siret", "[0-9]{14}")


@pytest.mark.parametrize(
    ("holds", "columns"),
    [
        (SHAPED, {"name"}),
        (Not(SHAPED), {"name"}),
        (AnyOf(Present("name"), SHAPED), {"id"}),
        (AllOf(Not(Present("name")), SHAPED), {"id"}),
        (Implies(Not(Present("name")), SHAPED), {"id"}),
    ],
    ids=str,
)
def test_what_nothing_settles_is_not_judged(holds: Condition, columns: set[str]) -> None:
    """A column that is not there holds nothing, and what is asked of its text stays open."""
    why = nothing_to_judge(rule("a", holds=holds), columns)

    assert why is not None
    assert "siret" in why.text("fr")


@pytest.mark.parametrize(
    ("holds", "columns"),
    [
        (SHAPED, {"siret"}),
        (Present("siret"), {"name"}),
        (AnyOf(Present("name"), SHAPED), {"name"}),
        (AllOf(Present("name"), SHAPED), {"id"}),
        (AllOf(Present("name"), SHAPED), {"name"}),
        (Implies(Present("name"), SHAPED), {"id"}),
    ],
    ids=str,
)
def test_what_other_columns_settle_is_judged(holds: Condition, columns: set[str]) -> None:
    """One column may be enough to say yes or no, and so may it be that one is missing."""
    assert nothing_to_judge(rule("a", holds=holds), columns) is None


def test_what_is_missing_is_told_by_its_label_and_its_name() -> None:
    """Several columns are told together, in the language of the reader."""
    why = nothing_to_judge(rule("a", holds=StartsWith("siret", "siren")), {"name"})

    assert why is not None
    assert why.text("fr") == "pas de colonne « SIRET » (siret), « SIREN » (siren)"
    assert why.text("en") == "no column “SIRET” (siret), “SIREN” (siren)"
