"""The workbook that openinno gives out to be filled in: its columns, and how it is read back."""

from __future__ import annotations

__all__: list[str] = []
