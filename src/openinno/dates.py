"""Dates as precise as they are known: a year, a month or a day, written as ISO 8601 writes them."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache
from typing import Final, NewType

__all__ = ["PartialDate", "earliest", "is_partial_date", "latest", "partial_date"]

PartialDate = NewType("PartialDate", str)
"""A text such as ``2014``, ``2014-05`` or ``2014-05-12``, already checked."""

_SHAPE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def partial_date(text: str) -> PartialDate:
    """Check that ``text`` is a date of any precision.

    Raises:
        ValueError: The text is not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or no such day exists.

    Examples:
        >>> partial_date("2014-05")
        '2014-05'
    """
    if not is_partial_date(text):
        raise ValueError(f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    return PartialDate(text)


def is_partial_date(text: object) -> bool:
    """Tell whether something is a text that :func:`partial_date` takes.

    Examples:
        >>> is_partial_date("2023-02-29"), is_partial_date("2024-02-29")
        (False, True)
    """
    return isinstance(text, str) and len(text) <= len("2014-05-12") and _is_date(text)


# A census repeats its dates, of which a life has thirty thousand: most are looked at once.
@lru_cache(maxsize=1 << 15)
def _is_date(text: str) -> bool:
    match = _SHAPE.fullmatch(text)
    if match is None:
        return False
    try:
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def earliest(date: PartialDate) -> datetime.date:
    """Return the first day that a date may mean.

    Examples:
        >>> earliest(partial_date("2014"))
        datetime.date(2014, 1, 1)
    """
    year, month, day = _parts(date)
    return datetime.date(year, month or 1, day or 1)


def latest(date: PartialDate) -> datetime.date:
    """Return the last day that a date may mean.

    Examples:
        >>> latest(partial_date("2024-02"))
        datetime.date(2024, 2, 29)
    """
    year, month, day = _parts(date)
    last = calendar.monthrange(year, month or 12)[1]
    return datetime.date(year, month or 12, day or last)


def _parts(date: PartialDate) -> tuple[int, int | None, int | None]:
    year, *rest = map(int, date.split("-"))
    month, day, *_ = [*rest, None, None]
    return year, month, day
