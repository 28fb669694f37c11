"""JSON objects as rows: documents, GeoJSON, answers of portals, one object a line."""

from __future__ import annotations

__all__: list[str] = []
