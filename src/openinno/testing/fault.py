"""A named fault: what to change in the valid row so that one rule is broken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..cells import Cell

__all__ = ["Fault", "without"]


class Fault(NamedTuple):
    """What changes in the valid row, and what a finding says to write instead where that can be told.

    Args:
        change: The cells.
        new: What the finding says to write; None where nothing can be told.
        lossless: Whether nothing is lost or guessed by it.
        also: The rules that cannot but be broken too, since something else is missing for it.

    Examples:
        >>> from openinno.testing import FAULTS
        >>> FAULTS["postcode-shape"][0]
        Fault(change={'postcode': '69 006'}, new='69006', lossless=True, also=())
    """

    change: Mapping[str, Cell]
    new: Cell = None
    lossless: bool = False
    also: tuple[str, ...] = ()


def without(*columns: str) -> Mapping[str, Cell]:
    """Return blank cells.

    Examples:
        >>> without("email")
        {'email': None}
    """
    return dict.fromkeys(columns)
