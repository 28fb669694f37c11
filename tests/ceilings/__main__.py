"""Measures every case, prints a table and writes ``results.json`` beside the harness.

``python -m ceilings`` measures all; ``python -m ceilings CSV XLSX`` those whose reader or input is named so.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from pathlib import Path
from typing import Any, Final

from campaign_results import today

from .cases import CASES
from .running import measured

_RESULTS: Final = Path(__file__).with_name("results.json")


def main() -> None:
    """Measure, and end with an error where a ceiling was not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("named", nargs="*", help="readers or inputs; all by default")
    parser.add_argument("--results", type=Path, default=None, help="where to write them")
    asked = parser.parse_args()
    named = set(asked.named)
    results = asked.results or (None if named else _RESULTS)
    found: list[dict[str, Any]] = []
    for case in CASES:
        if not named or named & {case.kind, case.input, case.reader}:
            one = measured(case)
            found.append(one)
            sys.stdout.write(_line(one))
            sys.stdout.flush()
            if results:
                _write(results, found)
    broken = [one for one in found if not one["kept"]]
    sys.stdout.write(f"{len(found)} readings, {len(broken)} above their ceiling or not ended as ours\n")
    sys.exit(bool(broken))


def _write(results: Path, found: list[dict[str, Any]]) -> None:
    """Write what was found so far: the figures of a run that is ended early are figures too."""
    told = {"date": today(), "python": platform.python_version(), "readings": found}
    results.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _line(one: dict[str, Any]) -> str:
    sign = " " if one["kept"] else "!"
    return (
        f"{sign} {one['reader']:<28} {one['input']:<24} {one['bytes'] / 1e6:8.1f} MB"
        f" {one['peak']:8.1f} of {one['ceiling']:6} MB {one['seconds']:6.1f} s  {one['outcome'][:150]}\n"
    )


if __name__ == "__main__":
    main()
