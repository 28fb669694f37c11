"""How much a file may ask for: whoever reads one, from wherever it comes, holds no more in memory."""

from __future__ import annotations

from typing import Final

__all__ = [
    "BEST_PACKED",
    "LONGEST_LINE",
    "LONGEST_PLACEMARK",
    "LONGEST_ROW",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_IN_MEMORY",
    "MOST_MERGED",
    "MOST_REPEATED",
    "MOST_TAKEN_OUT",
    "MOST_TEXT",
    "MOST_UNPACKED",
]

MOST_IN_MEMORY: Final = 256 << 20
"""Bytes of a file that is held as a whole: a workbook, a JSON document."""
MOST_UNPACKED: Final = 512 << 20
"""Bytes that the parts of a workbook, or a group of rows of columns, may have, unpacked."""
BEST_PACKED: Final = 300
"""How many times smaller than what it unpacks to a table may be, where that is large."""
MOST_TAKEN_OUT: Final = 1 << 30
"""Bytes that may be taken out of an archive, to a folder for the time of reading."""
MOST_TEXT: Final = 1 << 30
"""Bytes that the texts of a workbook may take, one that stands in many cells counted in each."""

LONGEST_ROW: Final = 64 << 20
"""Bytes of one object of JSON Lines, or of one row of an ODS workbook."""
LONGEST_PLACEMARK: Final = 16 << 20
"""Letters of one placemark of KML."""
LONGEST_LINE: Final = 8 << 20
"""Letters of one line, or of one row of several, of a table written as text."""

MOST_COLUMNS: Final = 16_384
"""Columns of a table, as in the workbooks of the trade."""
MOST_CELLS: Final = 20_000_000
"""Cells of a sheet from its first filled one to its last one, blank ones included."""
MOST_MERGED: Final = 200_000
"""Groups of merged cells that the sheets of a workbook may have."""
MOST_REPEATED: Final = 100_000
"""Rows of an ODS workbook that are written as copies of another that holds something."""
