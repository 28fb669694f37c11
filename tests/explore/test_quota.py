"""Quotas and errors, as portals tell them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recordings import recording

from openinno.explore.problems import is_error_object, read_error
from openinno.explore.quota import Quota, read_quota, read_spent

MIDNIGHT = datetime.datetime(2026, 8, 18, tzinfo=datetime.UTC)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


def test_the_recorded_headers_tell_the_quota() -> None:
    """The quota of each recorded answer is read; errors carry none."""
    recorded = recording("http_headers_vancouver")
    quotas = {name: read_quota(one["headers"]) for name, one in recorded.items()}

    assert quotas["metadata-public-trees"] == Quota(limit=15000, remaining=14767, reset=MIDNIGHT)
    assert {name for name, quota in quotas.items() if quota is None} == {"error-not-found", "error-odsql"}


def test_a_dataset_has_a_quota_of_its_own() -> None:
    """The headers of a dataset are kept apart from those of the portal, in any case."""
    quota = read_quota(
        {
            "X-RateLimit-Dataset-Limit": "50000",
            "x-ratelimit-dataset-remaining": " 49999 ",
            "X-RATELIMIT-dataset-Reset": "2026-08-18T00:00:00Z",
        }
    )

    assert quota == Quota(dataset_limit=50000, dataset_remaining=49999, dataset_reset=MIDNIGHT)


def test_gotcha_20_a_limit_may_have_23_digits() -> None:
    """A limit of more digits than 64 bits hold is exact."""
    quota = read_quota({"x-ratelimit-limit": "10000000000000000000001"})

    assert quota is not None
    assert quota.limit == 10000000000000000000001


@pytest.mark.parametrize(
    "text",
    [
        "2026-08-18 00:00:00+00:00",
        "2026-08-18T02:00:00.000+02:00",
        "2026-08-18T00:00:00Z",
        "2026-08-18 00:00:00",
        "1787011200",
        "1787011200000",
    ],
)
def test_a_reset_is_a_moment_with_its_zone(text: str) -> None:
    """A reset is a text with a space or a T, with or without a zone, or seconds, or milliseconds."""
    quota = read_quota({"x-ratelimit-reset": text})

    assert quota is not None
    assert quota.reset == MIDNIGHT
    assert quota.reset.tzinfo is not None


@pytest.mark.parametrize(
    "value",
    ["", "many", "1.5", "1" * 5000, "٣", "2026-13-01 00:00:00+00:00", "9" * 30],
    ids=lambda one: one[:30],
)
def test_garbage_is_none(value: str) -> None:
    """What is no number and no moment tells nothing, and breaks nothing."""
    assert read_quota({"x-ratelimit-reset": value}) is None


def test_a_head_without_quota_is_none() -> None:
    """Headers that say nothing of a quota give none."""
    assert read_quota({"content-type": "application/json"}) is None


def test_the_documented_refusal_is_read() -> None:
    """The body of the documented 429 tells until when, how many and why."""
    until, limit, text = read_spent(recording("spec_error_429"))

    assert until == datetime.datetime(2021, 1, 26, tzinfo=datetime.UTC)
    assert limit == 10000
    assert text.startswith("Too many requests on the domain.")


def test_a_refusal_in_the_usual_form_is_read() -> None:
    """A 429 under the names of other errors tells what it says."""
    assert read_spent({"error_code": "TooManyRequests", "message": "wait"}) == (None, None, "wait")


@given(ANYTHING)
def test_any_body_of_a_refusal_is_read(body: Any) -> None:
    """Whatever the body is, reading it breaks nothing."""
    until, limit, text = read_spent(body)

    assert until is None
    assert limit is None
    assert isinstance(text, str)


@pytest.mark.parametrize(
    ("name", "code", "start"),
    [
        ("spec_error_400", "ODSQLError", "ODSQL query is malformed: invalid_function()"),
        (
            "error_400_odsql_on_export",
            "ODSQLError",
            "ODSQL query is malformed: Unknown field: no_such_field.",
        ),
        ("error_404_dataset", "NotFoundResource", "The requested dataset does-not-exist"),
        ("spec_error_429", "10002", "Too many requests"),
    ],
)
def test_recorded_errors_are_read_and_recognised(name: str, code: str, start: str) -> None:
    """Each error, recorded or documented, gives its code and message, and is known for an error."""
    body = recording(name)

    assert read_error(body)[0] == code
    assert read_error(body)[1].startswith(start)
    assert is_error_object(body)


@given(ANYTHING)
def test_any_body_of_an_error_is_read(body: Any) -> None:
    """Whatever the body is, the code and the message are texts."""
    code, message = read_error(body)

    assert isinstance(code, str)
    assert isinstance(message, str)


@pytest.mark.parametrize(
    "row",
    [
        {"error_code": "ODSQLError", "message": "page absente", "jour": "2026-01-01"},
        {"error_code": "E404", "message": "page absente"},
        {"error_code": 404, "message": "page absente"},
        {"error_code": "PageMissing", "message": None},
        {"error_code": "PageMissing"},
        {"errorcode": 12, "error": "panne", "machine": "four"},
        {"errorcode": "panne", "error": "four"},
        {"message": "bonjour"},
        {},
        [],
        None,
        "error_code",
    ],
    ids=repr,
)
def test_a_row_of_data_is_no_error(row: Any) -> None:
    """A row that has a column of that name, with others or with a value of its own, is data."""
    assert not is_error_object(row)


def test_an_error_is_known_by_its_keys() -> None:
    """Both envelopes are recognised, the longer one whichever of its keys it has."""
    assert is_error_object({"error_code": "ODSQLSyntaxError", "message": "at position 3"})
    assert is_error_object({"errorcode": 10002, "error": "Too many requests", "reset_time": None})
