"""From the columns of any table to the attributes of a structure: declared, or proposed for confirmation."""

from __future__ import annotations

__all__: list[str] = []
