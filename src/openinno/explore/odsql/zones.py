"""The names of time zones: whether one can be sent, and which was meant."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Final

from ...labels import Label
from .given import shown

__all__ = ["zone_faults"]

_SHAPE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*")
_OLD: Final = "asia/calcutta"
"""A name that only whole lists have: portals take the names of CLDR, which keeps it."""


def zone_faults(name: object) -> Iterator[Label]:
    """Yield why a name is no time zone; where this machine has no whole list of them, its shape alone tells.

    Examples:
        >>> [str(one) for one in zone_faults("Paris; x")]
        ["expected a time zone such as Europe/Paris, got 'Paris; x'"]
    """
    if not isinstance(name, str) or not _SHAPE.fullmatch(name):
        yield Label(
            f"un fuseau horaire tel que Europe/Paris est attendu, et non {shown(name)}",
            f"expected a time zone such as Europe/Paris, got {shown(name)}",
        )
    elif (known := _known()) and name.casefold() not in known:
        near = get_close_matches(name.casefold()[:60], known, n=3)
        told = ", ".join(known[one] for one in near) or "Europe/Paris, America/Cayenne, UTC…"
        yield Label(
            f"fuseau horaire inconnu : {shown(name)} ; possibles : {told}",
            f"unknown time zone: {shown(name)}; possible: {told}",
        )


@cache
def _known() -> Mapping[str, str]:
    """Return the known names by what they are without case; none where the list would not be whole."""
    names = {one.casefold(): one for one in sorted(zoneinfo.available_timezones())}
    return names if _OLD in names else {}
