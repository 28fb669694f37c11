"""Geometries, and the systems in which their coordinates are given."""

from __future__ import annotations

__all__: list[str] = []
