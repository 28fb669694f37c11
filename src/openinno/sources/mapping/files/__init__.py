"""Mappings as files: TOML that a person can read and correct, and those that come with the library."""

from __future__ import annotations

__all__: list[str] = []
