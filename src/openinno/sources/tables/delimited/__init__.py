"""Tables written as text: CSV, TSV and their kin, in whatever encoding and dialect they were saved."""

from __future__ import annotations

__all__: list[str] = []
