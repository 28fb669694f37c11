"""Where a census comes from: embedded in the library, or a file."""

from __future__ import annotations

from .embedded import embedded_census
from .files import read_census

__all__ = ["embedded_census", "read_census"]
