"""Trying again: how long to wait, how often, and when to give up."""

from __future__ import annotations

import datetime
from email.utils import format_datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openinno.explore._retry import RETRIED, RetryPolicy, Tries, retry_after
from openinno.labels import Label

WHY = Label("réponse 503", "answer 503")
seconds = st.floats(min_value=0, max_value=1e6)


def longest() -> float:
    """Draw the longest wait each time."""
    return 1.0


def test_the_statuses_tried_again_are_those_that_pass() -> None:
    """A timeout, a quota and every failure from 500 to 504: what a second try may mend."""
    assert sorted(RETRIED) == [408, 425, 429, 500, 501, 502, 503, 504]


def test_waits_double_up_to_a_cap() -> None:
    """Each failure doubles the longest wait, and none passes the cap, however many there are."""
    policy = RetryPolicy(first_wait=0.5, longest_wait=3, chance=longest)

    assert [policy.wait(failures) for failures in (1, 2, 3, 4, 5, 10_000)] == [0.5, 1.0, 2.0, 3.0, 3.0, 3.0]


@given(st.floats(min_value=0, max_value=1), st.integers(min_value=1, max_value=200))
def test_jitter_is_full(drawn: float, failures: int) -> None:
    """A wait is any share of the longest, down to none."""
    policy = RetryPolicy(chance=lambda: drawn)
    most = RetryPolicy(chance=longest)

    assert policy.wait(failures) == drawn * most.wait(failures)


def test_waits_are_drawn_at_random_by_default() -> None:
    """Two clients do not come back at once."""
    policy = RetryPolicy()
    drawn = {policy.wait(6) for _ in range(20)}

    assert len(drawn) > 10
    assert all(0 <= wait <= 16 for wait in drawn)


def test_the_number_of_tries_counts_the_first() -> None:
    """Of three attempts, two are waited for."""
    tries = Tries(RetryPolicy(attempts=3, chance=longest))

    assert [tries.wait(WHY, at=0.0) for _ in range(3)] == [0.5, 1.0, None]
    assert [attempt.waited for attempt in tries.attempts] == [0.5, 1.0, 0.0]


def test_one_attempt_tries_once() -> None:
    """Who wants no retry gets none, and the one attempt is told."""
    tries = Tries(RetryPolicy(attempts=1))

    assert tries.wait(WHY, at=0.0) is None
    assert [attempt.reason for attempt in tries.attempts] == [WHY]


def test_no_wait_passes_the_deadline() -> None:
    """A try that could only come after the deadline is not waited for."""
    tries = Tries(RetryPolicy(deadline=10, attempts=99, first_wait=4, longest_wait=4, chance=longest))

    assert tries.wait(WHY, at=100.0) == 4.0
    assert tries.wait(WHY, at=106.0) == 4.0
    assert tries.wait(WHY, at=106.1) is None


def test_what_the_portal_asks_for_passes_the_cap_but_not_the_deadline() -> None:
    """A portal knows best when to come back, as long as we are ready to wait that long."""
    policy = RetryPolicy(longest_wait=2, deadline=60, chance=longest)

    assert Tries(policy).wait(WHY, at=0.0, asked=50.0) == 50.5
    assert Tries(policy).wait(WHY, at=0.0, asked=60.0) == 60.0
    assert Tries(policy).wait(WHY, at=0.0, asked=61.0) is None


@pytest.mark.parametrize("asked", [0.0, 3.0])
def test_what_the_portal_asks_for_is_no_reason_to_come_back_all_at_once(asked: float) -> None:
    """Nor one to try again without a wait, where it tells a moment that has passed."""
    policy = RetryPolicy(first_wait=4, longest_wait=4, deadline=60, chance=iter([0.25, 0.75]).__next__)
    tries = Tries(policy)

    assert [tries.wait(WHY, at=0.0, asked=asked) for _ in range(2)] == [asked + 1, asked + 3]


def test_getting_further_moves_the_deadline_and_counts_on() -> None:
    """An export that received rows has time again; its tries are counted in all, lest there be no end."""
    tries = Tries(RetryPolicy(attempts=3, deadline=10, chance=longest))
    tries.wait(WHY, at=0.0)
    tries.progressed()

    assert tries.wait(WHY, at=1000.0) == 1.0
    tries.progressed()
    assert tries.wait(WHY, at=2000.0) is None
    assert len(tries.attempts) == 3


@given(
    st.integers(min_value=1, max_value=20),
    seconds,
    seconds,
    seconds,
    st.lists(st.none() | seconds, min_size=20, max_size=20),
    st.floats(min_value=0, max_value=1),
)
def test_a_call_always_ends(
    attempts: int, first: float, cap: float, deadline: float, asked: list[float | None], drawn: float
) -> None:
    """Whatever the policy and the portal, tries and waits stay within what was allowed, each one told."""
    policy = RetryPolicy(
        attempts=attempts, first_wait=first, longest_wait=cap, deadline=deadline, chance=lambda: drawn
    )
    tries, at, waits = Tries(policy), 0.0, list[float]()
    for ask in asked:
        wait = tries.wait(WHY, at=at, asked=ask)
        if wait is None:
            break
        waits.append(wait)
        at += wait
    else:
        pytest.fail("the call goes on")

    assert len(tries.attempts) == len(waits) + 1 <= attempts
    assert [attempt.waited for attempt in tries.attempts] == [*waits, 0.0]
    assert at <= deadline


@pytest.mark.parametrize(
    "wrong", [{"attempts": 0}, {"first_wait": -1}, {"longest_wait": float("nan")}, {"deadline": -0.1}]
)
def test_a_policy_of_no_sense_is_refused(wrong: dict[str, float]) -> None:
    """No attempts, or a wait that is negative or no number, are mistakes of the caller."""
    with pytest.raises(ValueError, match="must be >="):
        RetryPolicy(**wrong)  # type: ignore[arg-type] # any of the fields


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("0", 0.0),
        (" 7 ", 7.0),
        ("007", 7.0),
        ("9" * 5000, 999_999_999.0),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 90.0),
        ("Thu, 01 Jan 1970 01:01:40 +0100", 90.0),
        ("Thu, 01 Jan 1970 00:01:40", 90.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
    ],
)
def test_retry_after_is_seconds_or_a_date(text: str, wait: float) -> None:
    """Both forms are understood; a date that has passed asks for no wait."""
    assert retry_after({"retry-after": text}, at=10.0) == wait


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "-5",
        "1.5",
        "٣",
        "²",
        "Thu, 32 Jan 1970 00:00:00 GMT",
        "Thu, 01 Jan 99999999999999999999 00:00:00 GMT",
        f"Thu, 01 Jan {'9' * 5000} 00:00:00 GMT",
        "Thu, 01 Jan 2020 00:00:00 +99999999999999",
        "Thu, 01 Jan 2020 00:00:00 +9999",
        "\x00",
    ],
)
def test_what_is_no_retry_after_is_passed_over(text: str) -> None:
    """A portal that writes nonsense is waited for as if it had written nothing."""
    assert retry_after({"retry-after": text}, at=10.0) is None


def test_no_retry_after_asks_for_nothing() -> None:
    """Most portals do not say."""
    assert retry_after({}, at=10.0) is None


@given(st.text() | st.text(alphabet="Thu, 01Jan:+-GMT9 "))
@example("Thu, 01 Jan 0001 00:00:00 +2300")
def test_no_retry_after_crashes(text: str) -> None:
    """Whatever stands there is a wait or nothing."""
    wait = retry_after({"retry-after": text}, at=10.0)

    assert wait is None or wait >= 0


@given(st.datetimes(min_value=datetime.datetime(1971, 1, 1)), st.integers(min_value=-23, max_value=23))
def test_a_date_asks_to_wait_until_then(when: datetime.datetime, hours: int) -> None:
    """Whatever its zone, a date is a moment."""
    when = when.replace(microsecond=0, tzinfo=datetime.timezone(datetime.timedelta(hours=hours)))

    assert retry_after({"retry-after": format_datetime(when)}, at=0.0) == when.timestamp()
