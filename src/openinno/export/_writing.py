"""What every form shares: it takes a census, gives its text or writes a file, and tells what it left out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import attrs

from ..census import Census
from ..drafts import write_whole
from ..envelope import to_json
from ._left import Left, left_of
from ._rows import without_extra

__all__ = ["ABOUT", "about", "asked_of", "written_to"]

ABOUT: Final = "openinno"
"""The name under which a form that holds structures only in its rows keeps the rest of the census."""


def asked_of(census: Census, *, extra: bool) -> Census:
    """Return what is to be written of a census.

    Raises:
        TypeError: This is no census.
    """
    if not isinstance(census, Census):
        raise TypeError(f"a form is written of a census, such as embedded_census(), not of {census!r}")
    return census if extra else without_extra(census)


def about(census: Census) -> str:
    """Return all that is no structure in a census, as the JSON document of a census without any."""
    return to_json(attrs.evolve(census, structures=()))


def written_to(path: str | Path, data: str | bytes, census: Census, *, whole: bool, extra: bool) -> Left:
    """Write a file that gets its name once it is whole, and return what it does not hold of a census.

    Raises:
        OSError: It cannot be written there.
    """
    write_whole(Path(path), data.encode() if isinstance(data, str) else data)
    return left_of(census, whole=whole, extra=extra)
