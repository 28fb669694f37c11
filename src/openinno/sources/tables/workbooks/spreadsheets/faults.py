"""What reads as blank and is not: the cells that hold errors, and those errors."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["ERRORS", "HiddenFault"]

ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""The errors of cells by the codes that binary workbooks give them."""


class HiddenFault(NamedTuple):
    """A cell that reads as blank and is not: it holds an error, or a formula that was never computed."""

    row: int
    """From 0."""
    column: int
    """From 0."""
    error: str | None
    """The error as it is shown; None for a formula without a value."""
