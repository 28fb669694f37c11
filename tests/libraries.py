"""Libraries that a test is about: missing, they skip it, but where the session exists for it they fail it."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import pytest

__all__ = ["library"]


def library(name: str) -> Any:
    """Import a library, or skip the test that asks for it."""
    if "engines" in os.environ.get("OPENINNO_MUST_RUN", ""):
        return import_module(name)
    return pytest.importorskip(name, reason=f"{name} is not installed")
