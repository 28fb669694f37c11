"""A mapping proposed for a table, with the reason for each column."""

from __future__ import annotations

__all__: list[str] = []
