"""What campaigns came to, kept for the page that shows it: each figure with the day on which it was found."""

from __future__ import annotations

import datetime
import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["beside", "keep", "today"]


def today() -> str:
    """Return the day, as an ISO date."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def beside(
    rows: Sequence[Mapping[str, Any]], results: Path, key: str, names: Iterable[str]
) -> list[dict[str, Any]]:
    """Return rows that were found today, with those of before of what was not tried now.

    Args:
        rows: What was found, each under its name.
        results: The file that holds what was found before.
        key: What the rows stand under in it.
        names: All names, in the order of the page.
    """
    before = json.loads(results.read_text(encoding="utf-8"))[key] if results.exists() else []
    known = {row["name"]: row for row in (*before, *({**row, "date": today()} for row in rows))}
    return [known[name] for name in names if name in known]


def keep(name: str, figures: Mapping[str, int]) -> None:
    """Keep the figures of a campaign under its name, with the day, in the file that a session names."""
    asked = os.environ.get("OPENINNO_CAMPAIGN_RESULTS")
    if not asked:
        return
    path = Path(asked)
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept[name] = {"date": today(), "python": platform.python_version(), "figures": dict(figures)}
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
