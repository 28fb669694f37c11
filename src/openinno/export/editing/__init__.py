"""The file of a user, copied with a few cells changed or marked: all else stays as it stands, byte for byte.

No library that reads a workbook and writes it again is used, since what it does not know is lost on the way:
pictures, pivot tables, macros, slicers, links. Here the parts of the workbook run through once, in bounded
memory, and only the places that change are written anew.
"""

from __future__ import annotations

__all__: list[str] = []
