"""Cells as people and spreadsheets write them: a reader for each kind of attribute."""

from __future__ import annotations

__all__: list[str] = []
