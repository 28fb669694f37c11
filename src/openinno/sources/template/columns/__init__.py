"""The columns of the workbook that people fill in: their headings, what to put in them, and examples.

The writer of the workbook and its reader share them, so that what is filled in is read without a mapping.
"""

from __future__ import annotations

from typing import Final

from ....labels import Label
from ..parts import cell
from .activity import ACTIVITY_COLUMNS
from .organisation import ORGANISATION_COLUMNS
from .place import PLACE_COLUMNS

__all__ = ["TEMPLATE_COLUMNS"]

TEMPLATE_COLUMNS: Final = (
    *ACTIVITY_COLUMNS,
    *ORGANISATION_COLUMNS,
    *PLACE_COLUMNS,
    cell(
        "note",
        Label("Note", "Note"),
        Label("Une mise en garde pour qui lit.", "A caution for readers."),
        None,
        Label("Fermé, gardé pour mémoire.", "Closed, kept for the record."),
    ),
)
"""The columns, in order."""
