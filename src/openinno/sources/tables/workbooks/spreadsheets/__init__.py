"""What a workbook holds, looked at before it is opened: how large it would become, and what opening it hides.

The library that reads workbooks lays each sheet out whole: a few bytes may ask it for gigabytes, and it gives
cells that hold errors as blank ones. Here the parts of a workbook run through once, in bounded memory.
"""

from __future__ import annotations

__all__: list[str] = []
