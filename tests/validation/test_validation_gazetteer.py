"""What rules are told of places by the official code."""

from __future__ import annotations

import pytest

from openinno.geography import Reason, find_communes
from openinno.validation.catalogue.gazetteer import commune_of, likely_communes, near_names, the_departement


@pytest.mark.parametrize(
    ("insee", "name"), [("69123", "Lyon"), ("69387", "Lyon"), ("55273", None), ("99999", None), ("", None)]
)
def test_a_code_means_one_commune_or_none(insee: str, name: str | None) -> None:
    """A code of the past that two communes share is that of neither."""
    commune = commune_of(insee)

    assert (commune and commune.name) == name


def test_a_name_of_today_outweighs_one_of_the_past() -> None:
    """Where a commune bears a name today, another that bore it is not meant."""
    assert [one.code for one in likely_communes("Boissey")] == ["01050"]
    assert [one.reason for one in find_communes("Chevry")][-1] is Reason.FORMER_NAME
    assert [one.code for one in likely_communes("Chevry")] == ["01103"]


@pytest.mark.parametrize(
    ("slip", "near"),
    [("Villeurbannesu", 1), ("Villeurban", 1), ("Villeurbannesur", 0), ("Villeurba", 0), ("illeurbanne", 0)],
)
def test_a_slip_is_of_two_letters_at_most(slip: str, near: int) -> None:
    """A name that is longer or shorter by more, or begins otherwise, is taken for no slip."""
    assert near_names(slip) == near * ("Villeurbanne",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("69", ("69", True)),
        ("1", ("01", False)),
        (" 1 ", ("01", False)),
        ("Ain", ("01", True)),
        ("974", ("974", True)),
        ("Loire-Inférieure", ("44", False)),
        ("nulle part", None),
    ],
)
def test_a_departement_is_told_by_its_name_or_code_of_today(
    text: str, found: tuple[str, bool] | None
) -> None:
    """A name of the past or a code without its zero means the same, but is not what is to be written."""
    assert the_departement(text) == found
