"""When to try again, and how long to wait before: values only, no clock and no sleep.

Waits grow by doubling up to a cap and are drawn at random below it (full jitter), so that many clients do
not come back at once. What a portal says of when to come back is kept to; as it tells the same moment to all,
our own wait is added, unless that would pass the deadline.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Final

import attrs

from ..labels import Label
from .errors import Attempt

__all__ = ["RETRIED", "RetryPolicy", "Tries", "retry_after"]

RETRIED: Final = frozenset({408, 425, 429, *range(500, 505)})
"""The statuses after which the same request may well succeed."""


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How often to try a call, and how long to wait in between.

    A call is one answer: a description, a count, a page of rows, an export with all that it takes to read it
    to its end. A reading of many pages makes many calls, each with tries and a deadline of its own.

    Args:
        attempts: Tries of a call in all, the first included; 1 tries once.
        first_wait: Seconds of the longest wait after the first failure; it doubles with each.
        longest_wait: Seconds that no wait passes, unless the portal asks for more.
        deadline: Seconds from the first failure of a call after which no other try of it is made; an export
            of which something came since counts from its next failure.
        chance: Draws a number from 0 to 1; the wait is that share of the longest.

    Examples:
        >>> calm = RetryPolicy(first_wait=1, longest_wait=5, chance=lambda: 1.0)
        >>> [calm.wait(failures) for failures in (1, 2, 3, 4)]
        [1.0, 2.0, 4.0, 5.0]
    """

    attempts: int = attrs.field(default=6, validator=attrs.validators.ge(1))
    first_wait: float = attrs.field(default=0.5, converter=float, validator=attrs.validators.ge(0))
    longest_wait: float = attrs.field(default=30.0, converter=float, validator=attrs.validators.ge(0))
    deadline: float = attrs.field(default=300.0, converter=float, validator=attrs.validators.ge(0))
    chance: Callable[[], float] = attrs.field(default=random.random, repr=False)

    def wait(self, failures: int) -> float:
        """Return how many seconds to wait after so many ``failures`` in a row."""
        longest = min(self.longest_wait, self.first_wait * 2.0 ** min(failures - 1, 60))
        return self.chance() * longest


class Tries:
    """The tries of one call, and whether another is worth it.

    A call that gets further, such as an export that received rows, has time again, but no more tries.
    """

    def __init__(self, policy: RetryPolicy) -> None:
        self._policy = policy
        self._since: float | None = None
        self.attempts: tuple[Attempt, ...] = ()

    def wait(self, reason: Label, *, at: float, asked: float | None = None) -> float | None:
        """Return how many seconds to wait before another try, or None when it is time to give up.

        Args:
            reason: Why the try failed.
            at: The time of the failure, in seconds.
            asked: Seconds that the portal asked to wait.
        """
        since = self._since = at if self._since is None else self._since
        failures = len(self.attempts) + 1
        drawn = self._policy.wait(failures)
        wait = drawn if asked is None else asked + drawn
        if asked is not None and at - since + wait > self._policy.deadline:
            wait = max(asked, drawn)
        if failures >= self._policy.attempts or at - since + wait > self._policy.deadline:
            self.attempts = (*self.attempts, Attempt(reason=reason))
            return None
        self.attempts = (*self.attempts, Attempt(reason=reason, waited=wait))
        return wait

    def progressed(self) -> None:
        """Move the deadline: something was received since."""
        self._since = None


def retry_after(headers: Mapping[str, str], at: float) -> float | None:
    """Return the seconds that ``Retry-After`` asks to wait, whether it tells seconds or a date.

    Examples:
        >>> retry_after({"retry-after": "7"}, at=0.0)
        7.0
        >>> retry_after({"retry-after": "Thu, 01 Jan 1970 00:01:00 GMT"}, at=0.0)
        60.0
        >>> retry_after({"retry-after": "soon"}, at=0.0) is None
        True
    """
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=datetime.UTC)
    return max(0.0, when.timestamp() - at)
