"""What the documents state outside the sheets, and where they contradict themselves."""

from __future__ import annotations

import pytest

import openinno as oi
from openinno.typology import StatementKind, contradictions, statements

COUNTS = {
    StatementKind.DEFINITION: 9,
    StatementKind.CAUTION: 1,
    StatementKind.STAKE: 2,
    StatementKind.FINANCING: 6,
    StatementKind.TREND: 13,
    StatementKind.IMPACT: 2,
    StatementKind.TERRITORIAL_SUBJECT: 7,
    StatementKind.TYPOLOGY: 5,
    StatementKind.COVID: 7,
    StatementKind.AIM_25_PLACES: 7,
    StatementKind.SERVICE_LOUVRE_LENS_VALLEE: 7,
    StatementKind.NOTION_003: 10,
    StatementKind.NOTION_004: 10,
}


@pytest.mark.parametrize("kind", StatementKind, ids=lambda kind: kind.value)
def test_statements_can_be_asked_by_kind(kind: StatementKind) -> None:
    """Asking for a kind gives its statements only, in the order of the whole."""
    found = statements(kind)

    assert len(found) == COUNTS[kind]
    assert found == tuple(one for one in statements() if one.kind is kind)


def test_without_a_kind_every_statement_is_given() -> None:
    """All statements together are those of every kind."""
    assert len(statements()) == sum(COUNTS.values())


def test_every_statement_has_its_own_identifier_text_and_source() -> None:
    """Identifiers differ, and each statement has both languages, a basis and a line."""
    identifiers = [one.id for one in statements()]

    assert len(set(identifiers)) == len(identifiers)
    assert [one.id for one in statements() if not one.text.fr or not one.text.en] == []
    assert [one.id for one in statements() if not one.sources or one.sources[0].external] == []
    assert {one.basis for one in statements()} <= {oi.Basis.STATED, oi.Basis.INFERRED}


def test_the_stakes_are_told_with_their_lines() -> None:
    """The two stakes stand at the lines of the study that tell them."""
    assert [one.id for one in statements(StatementKind.STAKE)] == ["all_territories", "transposition"]
    assert {str(source) for one in statements(StatementKind.STAKE) for source in one.sources} >= {"002:L138"}


def test_every_contradiction_has_a_decision() -> None:
    """A contradiction tells the disagreement and the decision in both languages, with its lines."""
    found = contradictions()

    assert len({one.id for one in found}) == len(found) == 26
    for one in found:
        assert all((one.what.fr, one.what.en, one.decision.fr, one.decision.en))
        assert one.sources


def test_a_disagreement_needs_two_places_or_a_line_that_disagrees_with_itself() -> None:
    """The size of the census is disputed between three lines of two documents."""
    sizes = contradictions()[0]

    assert sizes.id == "census_size"
    assert [str(one) for one in sizes.sources] == ["002:L142", "002:L299", "001:L2"]
