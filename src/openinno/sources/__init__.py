"""Where a census comes from: the library itself, a file of any kind, a portal, a snapshot, several merged."""

from __future__ import annotations

# Nothing is imported here: the census that is embedded should not cost what reading a workbook needs.
__all__: list[str] = []
