"""A cell that reads as blank and is not."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["HiddenFault"]


class HiddenFault(NamedTuple):
    """A cell that reads as blank and is not: it holds an error, or a formula that was never computed."""

    row: int
    """From 0."""
    column: int
    """From 0."""
    error: str | None
    """The error as it is shown; None for a formula without a value."""
