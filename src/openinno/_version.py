"""The version, alone so that the build and the command read it without the front door."""

from __future__ import annotations

from typing import Final

__version__: Final = "1.0.0"
