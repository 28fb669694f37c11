"""A dataset as it was on a day, kept in a folder that tells whether it was changed."""

from __future__ import annotations

__all__: list[str] = []
