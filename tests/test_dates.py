"""Dates as precise as they are known."""

from __future__ import annotations

import datetime

import pytest

from openinno.dates import earliest, is_partial_date, latest, partial_date

GOOD = ["2014", "2014-05", "2014-05-12", "2024-02-29", "0001", "9999-12-31"]
BAD = [
    "",
    "14",
    "2014-5",
    "2014-13",
    "2014-00",
    "2014-05-00",
    "2023-02-29",
    "2014-04-31",
    "0000",
    "2014/05/12",
    "12-05-2014",
    "2014-05-12T10:00",
    " 2014",
    "2014\n",
    "2014-05-12\n",
    "２０１４",
    "20140512",
]


@pytest.mark.parametrize("text", GOOD)
def test_a_year_a_month_and_a_day_are_dates(text: str) -> None:
    """A date of any of the three precisions is taken as it is written."""
    assert is_partial_date(text)
    assert partial_date(text) == text


@pytest.mark.parametrize("text", BAD, ids=repr)
def test_anything_else_is_refused_with_the_way_to_write_it(text: str) -> None:
    """A text of another shape, or a day that does not exist, is refused by a message that says how."""
    assert not is_partial_date(text)
    with pytest.raises(ValueError, match=r"is not a date; write YYYY, YYYY-MM or YYYY-MM-DD") as caught:
        partial_date(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize("value", [2014, None, datetime.date(2014, 5, 12), b"2014"], ids=repr)
def test_what_is_no_text_is_no_date(value: object) -> None:
    """A number, None, bytes or a date of Python is no partial date."""
    assert not is_partial_date(value)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", datetime.date(2014, 1, 1), datetime.date(2014, 12, 31)),
        ("2014-04", datetime.date(2014, 4, 1), datetime.date(2014, 4, 30)),
        ("2014-12", datetime.date(2014, 12, 1), datetime.date(2014, 12, 31)),
        ("2024-02", datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)),
        ("2023-02", datetime.date(2023, 2, 1), datetime.date(2023, 2, 28)),
        ("2014-05-12", datetime.date(2014, 5, 12), datetime.date(2014, 5, 12)),
        ("9999", datetime.date(9999, 1, 1), datetime.date(9999, 12, 31)),
    ],
)
def test_a_date_means_all_the_days_it_may_be(text: str, first: datetime.date, last: datetime.date) -> None:
    """The first and last day of a date are those of its year, month or day, leap years included."""
    date = partial_date(text)

    assert (earliest(date), latest(date)) == (first, last)
