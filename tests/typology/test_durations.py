"""How long start-ups are supported: True, False, or None where the bounds cannot tell."""

from __future__ import annotations

import pytest

import openinno as oi
from openinno.citations import Source
from openinno.labels import Label
from openinno.typology import Duration, DurationKind


def _duration(
    *,
    kind: DurationKind = DurationKind.RANGE,
    least: int | None = None,
    most: int | None = None,
    exclusive: bool = False,
    exceeded: bool = False,
    approximate: bool = False,
    between: tuple[int, int] | None = None,
) -> Duration:
    return Duration(
        kind=kind,
        text=Label("durée", "length"),
        min_months=least,
        max_months=most,
        max_exclusive=exclusive,
        max_exceeded=exceeded,
        approximate=approximate,
        max_between=between,
        sources=(Source(document="002", line=1),),
    )


@pytest.mark.parametrize(
    ("months", "within"), [(5, False), (5.9, False), (6, True), (12.5, True), (18, True), (18.1, False)]
)
def test_plain_bounds_belong_to_the_span(months: float, within: bool) -> None:
    """Between two plain bounds the answer is sure, and both bounds are inside."""
    assert _duration(least=6, most=18).contains(months) is within


@pytest.mark.parametrize(("months", "within"), [(0, True), (5.9, True), (6, False), (7, False)])
def test_an_exclusive_bound_is_left_out(months: float, within: bool) -> None:
    """Less than six months leaves six out."""
    assert _duration(most=6, exclusive=True).contains(months) is within


@pytest.mark.parametrize(
    ("months", "within"), [(2, False), (3, True), (24, True), (24.1, None), (36, None), (36.1, False)]
)
def test_between_two_upper_bounds_nothing_is_sure(months: float, within: bool | None) -> None:
    """Two to three years: sure up to two, unknown up to three, outside after."""
    assert _duration(least=3, most=36, between=(24, 36)).contains(months) is within


@pytest.mark.parametrize(("months", "within"), [(1, True), (12, True), (13, None), (18, None), (120, None)])
@pytest.mark.parametrize("how", ["exceeded", "approximate"])
def test_past_a_loose_upper_bound_nothing_is_sure(months: float, within: bool | None, how: str) -> None:
    """Past a bound that may be exceeded or is approximate nothing can be told, however far."""
    span = _duration(most=12, exceeded=how == "exceeded", approximate=how == "approximate")

    assert span.contains(months) is within


@pytest.mark.parametrize(("months", "within"), [(1, None), (5.9, None), (6, True)])
def test_below_an_approximate_lower_bound_nothing_is_sure(months: float, within: bool | None) -> None:
    """Below an approximate lower bound nothing can be told."""
    assert _duration(least=6, most=12, approximate=True).contains(months) is within


@pytest.mark.parametrize(("months", "within"), [(2, False), (3, True), (10_000, True)])
def test_an_open_upper_bound_holds_any_length(months: float, within: bool) -> None:
    """Without an upper bound, any length from the lower one on is inside."""
    assert _duration(least=3).contains(months) is within


@pytest.mark.parametrize("kind", [DurationKind.ONE_OFF, DurationKind.UNDEFINED])
def test_a_span_without_months_tells_nothing(kind: DurationKind) -> None:
    """One-off occasions and undefined lengths answer None to everything."""
    assert [_duration(kind=kind).contains(months) for months in (0, 6, 1000)] == [None, None, None]


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        (oi.StructureType.ACCELERATOR, (True, False, False, False)),
        (oi.StructureType.STARTUP_STUDIO, (True, True, None, None)),
        (oi.StructureType.TECHNOPOLE, (False, False, True, True)),
        (oi.StructureType.INNOVATION_HUB, (True, True, True, None)),
        (oi.StructureType.INCUBATOR, (False, True, True, False)),
        (oi.StructureType.EVENT, (None, None, None, None)),
        (oi.StructureType.LIVING_LAB, (None, None, None, None)),
    ],
    ids=lambda value: value.code if isinstance(value, oi.Term) else "",
)
def test_the_sheets_answer_for_five_six_eighteen_and_thirty_months(
    kind: oi.StructureType, answers: tuple[bool | None, ...]
) -> None:
    """Each type of structure says whether 5, 6, 18 and 30 months are within its support."""
    assert kind.profile is not None
    support = oi.typology.sheet(kind.profile).support_for(kind)

    assert tuple(support.contains(months) for months in (5, 6, 18, 30)) == answers
