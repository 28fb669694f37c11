"""The recorded answers of portals, and the examples of the official documentation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from openinno.explore._json import decode

FOLDER = Path(__file__).parents[2] / "shared" / "reference" / "explore-recordings"


def recording(name: str) -> Any:
    """Return a recorded answer, decoded; skip the test where the recordings are absent."""
    if not FOLDER.is_dir():
        pytest.skip("the recordings are not here")
    return decode((FOLDER / f"{name}.json").read_bytes())
