"""Fuzz the targets one after the other, each in a process of its own: ``python -m fuzz --seconds 60``.

A line is printed a target, and ``results.json`` tells the same to the page that shows it. What is found is
kept as a file a fault, in the folder ``found``; the same fault is told once.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from campaign_results import beside

import openinno
from fuzz.targets import TARGETS

__all__: list[str] = []

_HERE: Final = Path(__file__).parent
_PATHS: Final = (Path(openinno.__file__).parents[1], _HERE.parent)
_DONE: Final = re.compile(r"Done (\d+) runs|^#(\d+)\s", re.MULTILINE)
_COVERED: Final = re.compile(r"cov: (\d+) ft: \d+ corp: (\d+)")
_IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - where there is such a place, and never by this name
"""Where the files of a target are, each of which lives for some milliseconds."""
_SLOW: Final = 20
"""Seconds after which one reading is taken to be without end."""


def main() -> int:
    """Fuzz what is asked for; return 1 where a fault is found."""
    asked = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    asked.add_argument("targets", nargs="*", help="which targets; all where none is named")
    asked.add_argument("--seconds", type=int, default=20, help="how long each target is tried")
    asked.add_argument("--seed", type=int, default=2020)
    asked.add_argument("--memory", type=int, default=2048, help="MiB that a target may hold")
    asked.add_argument("--found", type=Path, default=_HERE / "found", help="where what is found is kept")
    asked.add_argument("--results", type=Path, default=_HERE / "results.json")
    given = asked.parse_args()
    unknown = [name for name in given.targets if name not in TARGETS]
    if unknown:
        asked.error(f"no target {', '.join(unknown)}; possible: {', '.join(TARGETS)}")
    rows = []
    for name in given.targets or TARGETS:
        rows.append(_fuzzed(name, given))
        sys.stdout.write(f"{_line(rows[-1])}\n")
        sys.stdout.flush()
    told = {
        "python": platform.python_version(),
        "atheris": version("atheris"),
        "seed": given.seed,
        "memory": given.memory,
        "targets": beside(rows, given.results, "targets", TARGETS),
    }
    given.results.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return int(any(row["found"] for row in rows))


def _fuzzed(name: str, given: argparse.Namespace) -> dict[str, Any]:
    """Fuzz one target, and return how it went."""
    found = given.found.resolve() / name
    shutil.rmtree(found, ignore_errors=True)
    room = str(_IN_MEMORY) if _IN_MEMORY.is_dir() else None
    # The fuzzer ends a process without what it has to do at its end: its files are taken away here.
    with tempfile.TemporaryDirectory() as corpus, tempfile.TemporaryDirectory(dir=room) as files:
        for place, seed in enumerate(TARGETS[name].seeds()):
            Path(corpus, f"seed-{place}").write_bytes(seed)
        longest = max(16 * 1024, *(path.stat().st_size * 2 for path in Path(corpus).iterdir()))
        ended = subprocess.run(
            [
                *(sys.executable, "-m", "fuzz.process", name, str(found), corpus),
                *(f"-max_total_time={given.seconds}", f"-seed={given.seed}", f"-max_len={longest}"),
                *(f"-rss_limit_mb={given.memory}", f"-timeout={_SLOW}", f"-artifact_prefix={found}/"),
            ],
            capture_output=True,
            check=False,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, _PATHS)), "TMPDIR": files},
        )
    said = ended.stderr.decode(errors="replace")
    runs = [int(one or other) for one, other in _DONE.findall(said)]
    covered = _COVERED.findall(said)
    # What ends the process itself, such as too much memory, is kept by the fuzzer; beside a fault of ours is
    # the text of how it came about.
    faults = sorted(path.name for path in found.glob("*") if path.suffix != ".txt")
    if ended.returncode and not faults:
        faults = [f"ended with {ended.returncode}: {said[-500:]}"]
    return {
        "name": name,
        "runs": max(runs, default=0),
        "seconds": given.seconds,
        "covered": int(covered[-1][0]) if covered else 0,
        "corpus": int(covered[-1][1]) if covered else 0,
        "found": len(faults),
        "faults": faults,
    }


def _line(row: dict[str, Any]) -> str:
    told = f"{row['name']:<20} {row['runs']:>9,} runs  {row['covered']:>6,} edges  {row['corpus']:>5} kept"
    return f"{told}  {row['found']} found" + "".join(f"\n    {one}" for one in row["faults"])


if __name__ == "__main__":
    sys.exit(main())
