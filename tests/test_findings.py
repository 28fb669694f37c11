"""Findings: values that tell where something is wrong, how grave it is and how to mend it."""

from __future__ import annotations

import attrs
import pytest

import openinno as oi


def test_severities_go_from_the_gravest_down() -> None:
    """There are three severities, the gravest first, with stable codes."""
    assert [one.value for one in oi.Severity] == ["error", "warning", "info"]


@pytest.mark.parametrize(
    ("position", "text"),
    [
        pytest.param(oi.Position(), "", id="nowhere"),
        pytest.param(oi.Position(path="id"), "id", id="path"),
        pytest.param(
            oi.Position(file="a.xlsx", sheet="Lieux", row=3, column="C"), "a.xlsx, Lieux, 3, C", id="cell"
        ),
        pytest.param(oi.Position(row=0), "0", id="row-zero"),
        pytest.param(
            oi.Position(file="f", sheet="s", row=1, column="c", record="r", path="p"),
            "f, s, 1, c, r, p",
            id="all-from-the-widest-to-the-narrowest",
        ),
    ],
)
def test_a_position_tells_what_is_known_of_it(position: oi.Position, text: str) -> None:
    """A position is written from the file down to the path, without what is not known."""
    assert str(position) == text


def _finding(**changes: object) -> oi.Finding:
    finding = oi.Finding(
        code="no-id", severity=oi.Severity.ERROR, text=oi.Label("identifiant absent", "no identifier")
    )
    return attrs.evolve(finding, **changes)  # type: ignore[arg-type]


def test_a_finding_speaks_both_languages() -> None:
    """A finding says what was found in French or English."""
    assert _finding().message("fr") == "identifiant absent"
    assert _finding().message() == "no identifier"


def test_a_finding_knows_no_place_and_no_fix_unless_told() -> None:
    """A finding stands nowhere and has no fix until one is given."""
    assert _finding().where == oi.Position()
    assert _finding().fix is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "other"),
        ("severity", oi.Severity.INFO),
        ("where", oi.Position(row=1)),
        ("fix", oi.Label("écrire", "write")),
    ],
)
def test_findings_are_compared_by_all_they_say(field: str, value: object) -> None:
    """Two findings are equal when all they say is, and hash alike."""
    assert _finding() == _finding()
    assert hash(_finding()) == hash(_finding())
    assert _finding() != _finding(**{field: value})


def test_a_finding_cannot_be_changed() -> None:
    """Findings and positions are frozen."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        _finding().code = "other"  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        oi.Position().row = 1  # type: ignore[misc]


def test_positions_and_findings_take_names_only() -> None:
    """Arguments are named, so that a row is never taken for a sheet."""
    with pytest.raises(TypeError, match="positional"):
        oi.Position("lieux.json")  # type: ignore[call-arg]
