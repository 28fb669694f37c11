"""Workbooks: which sheet is the table, where its header stands, what its merged cells mean."""

from __future__ import annotations

__all__: list[str] = []
