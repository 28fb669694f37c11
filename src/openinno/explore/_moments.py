"""Moments as portals write them: with a zone, and with a ``T`` or a space in the middle."""

from __future__ import annotations

import datetime
import re
from typing import Final

__all__ = ["moment"]

_SHAPE: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?"
)


def moment(value: object, *, zone: datetime.tzinfo | None = None) -> datetime.datetime | None:
    """Return the moment that a text tells, or None where it tells none without doubt.

    Args:
        value: The text, to the microsecond at most: nothing finer could be kept.
        zone: The zone of texts that name none; without it they tell no moment.

    Examples:
        >>> moment("2026-08-18 00:00:00+00:00") == moment("2026-08-18T02:00:00.000+02:00")
        True
        >>> moment("2026-08-18T00:00:00") is None
        True
    """
    match = _SHAPE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        found = datetime.datetime.fromisoformat(match[0])
    except ValueError:
        return None
    if match["zone"]:
        return found
    return found.replace(tzinfo=zone) if zone else None
