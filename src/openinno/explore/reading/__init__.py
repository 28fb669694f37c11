"""Rows, each exactly once: page by page or as an export, and where a reading stands."""

from __future__ import annotations

from .cursor import Cursor
from .rows import AsyncRows, Rows

__all__ = ["AsyncRows", "Cursor", "Rows"]
