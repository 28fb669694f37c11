"""Files, whole or not at all: fetched, checked, named at the end, with a manifest beside them."""

from __future__ import annotations

from .manifest import Manifest
from .progress import Progress

__all__ = ["Manifest", "Progress"]
