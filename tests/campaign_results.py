"""What a campaign came to, kept for the page that shows it when a session asks for all of it."""

from __future__ import annotations

import datetime
import json
import os
import platform
from collections.abc import Mapping
from pathlib import Path

__all__ = ["keep"]


def keep(name: str, figures: Mapping[str, int]) -> None:
    """Keep the figures of a campaign under its name, with the day, in the file that a session names."""
    asked = os.environ.get("OPENINNO_CAMPAIGN_RESULTS")
    if not asked:
        return
    path = Path(asked)
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    day = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    kept[name] = {"date": day, "python": platform.python_version(), "figures": dict(figures)}
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
