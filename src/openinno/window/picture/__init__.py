"""The map of a census as a picture: for reports, documentation and notebooks."""

from __future__ import annotations

__all__: list[str] = []
