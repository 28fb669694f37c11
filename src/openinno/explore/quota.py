"""How many calls are left: what portals tell in the head of answers, and when they refuse one too many."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any, Final

import attrs

from ._moments import moment
from .problems import read_error

__all__ = ["Quota", "read_quota", "read_spent"]

_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,4000}")
_MILLISECONDS: Final = 10**11
"""Above it, a number of seconds would lie beyond the year 5000: it is one of milliseconds."""


@attrs.frozen(kw_only=True)
class Quota:
    """What a portal says of the calls it allows; what it does not say is None.

    Args:
        limit: Calls allowed in a period, usually a day; of any size, for some portals write "no limit" so.
        remaining: Calls left in it.
        reset: When calls are counted anew.
        dataset_limit: The same three, where a dataset has a count of its own.
        dataset_remaining: Calls left for the dataset.
        dataset_reset: When its calls are counted anew.

    Examples:
        >>> told = {"x-ratelimit-limit": "5000", "x-ratelimit-remaining": "4998"}
        >>> quota = read_quota(told)
        >>> quota.remaining, quota.limit, quota.reset
        (4998, 5000, None)
    """

    limit: int | None = None
    remaining: int | None = None
    reset: datetime.datetime | None = None
    dataset_limit: int | None = None
    dataset_remaining: int | None = None
    dataset_reset: datetime.datetime | None = None


def read_quota(headers: Mapping[str, str]) -> Quota | None:
    """Read the quota in the head of an answer; None where it says nothing that can be understood.

    Args:
        headers: The headers, their names in any case.

    Examples:
        >>> quota = read_quota({"X-RateLimit-Limit": "15000", "X-RateLimit-Remaining": "14767",
        ...     "X-RateLimit-Reset": "2026-08-18 00:00:00+00:00"})
        >>> quota.remaining, quota.reset.isoformat()
        (14767, '2026-08-18T00:00:00+00:00')
    """
    told = {name.lower(): value for name, value in headers.items()}
    general, dataset = "x-ratelimit-", "x-ratelimit-dataset-"
    quota = Quota(
        limit=_whole(told.get(f"{general}limit")),
        remaining=_whole(told.get(f"{general}remaining")),
        reset=_reset(told.get(f"{general}reset")),
        dataset_limit=_whole(told.get(f"{dataset}limit")),
        dataset_remaining=_whole(told.get(f"{dataset}remaining")),
        dataset_reset=_reset(told.get(f"{dataset}reset")),
    )
    return quota if quota != Quota() else None


def read_spent(body: Any) -> tuple[datetime.datetime | None, int | None, str]:
    """Read the body that refuses one call too many: until when, how many were allowed, what it says.

    Args:
        body: The body, decoded, in either of the forms that errors take; anything else says nothing.

    Examples:
        >>> until, limit, text = read_spent({"errorcode": 10002, "reset_time": "2021-01-26T00:00:00Z",
        ...     "call_limit": 10000, "error": "Too many requests on the domain."})
        >>> until.isoformat(), limit, text
        ('2021-01-26T00:00:00+00:00', 10000, 'Too many requests on the domain.')
    """
    if not isinstance(body, Mapping):
        return None, None, ""
    return _reset(body.get("reset_time")), _whole(body.get("call_limit")), read_error(body)[1]


def _whole(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if _WHOLE.fullmatch(text) else None


def _reset(value: object) -> datetime.datetime | None:
    seconds = _whole(value)
    if seconds is None:
        # Quotas are counted anew at midnight UTC: a time without its zone is one of UTC.
        return moment(value.strip(), zone=datetime.UTC) if isinstance(value, str) else None
    if seconds >= _MILLISECONDS:
        seconds //= 1000
    try:
        return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)
    except (OverflowError, OSError, ValueError):
        return None
