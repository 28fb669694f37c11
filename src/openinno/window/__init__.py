"""The window: the map of a census that people look at, as a page and as a picture."""

from __future__ import annotations

__all__: list[str] = []
