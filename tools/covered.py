"""Tell whether the tests reach enough of the lines and of the branches: ``covered.py coverage.json``.

Of the whole, 97 in a hundred of each; of floors 0 to 3, on which all else stands, every one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LEAST = 0.97
GROUND = 3
"""The highest floor of which every line and branch is reached."""


def main() -> None:
    """Print both shares and what is missing of the ground floors; exit with 1 where it is too much."""
    sys.path.insert(0, str(ROOT / "tests"))
    from campaign_results import keep
    from test_house import FLOORS, WEST_WING

    files: dict[str, Any] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["files"]
    shares = _shares(one["summary"] for one in files.values())
    print(", ".join(f"{name}: {share:.2%}" for name, share in shares.items()))
    ground = {}
    for name, one in sorted(files.items()):
        home = Path(name.replace("\\", "/").split("src/openinno/")[-1]).parts[0].removesuffix(".py")
        floor = FLOORS.get(home, 0)
        if floor <= GROUND and floor != WEST_WING:
            ground[name] = one["summary"]
            if one["missing_lines"] or one["missing_branches"]:
                print(f"{name}: lines {one['missing_lines']}, branches {one['missing_branches']}")
    below = _shares(ground.values())
    told = {**shares, **{f"ground {name}": share for name, share in below.items()}}
    keep("coverage", {name: int(share * 10_000) for name, share in told.items()})
    sys.exit(1 if min(below.values()) < 1 or min(shares.values()) < LEAST else 0)


def _shares(summaries: Iterable[Mapping[str, int]]) -> dict[str, float]:
    """Return the shares of lines and of branches that are reached."""
    kept = list(summaries)
    lines, missing_lines, branches, missing_branches = (
        sum(one[name] for one in kept)
        for name in ("num_statements", "missing_lines", "num_branches", "missing_branches")
    )
    return {"lines": 1 - missing_lines / lines, "branches": 1 - missing_branches / branches}


if __name__ == "__main__":
    main()
