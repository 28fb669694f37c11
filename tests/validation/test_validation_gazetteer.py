"""What rules are told of places by the official code."""

from __future__ import annotations

import pytest

from openinno.validation.catalogue.gazetteer import the_departement


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
