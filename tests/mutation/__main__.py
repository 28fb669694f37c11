"""Change the code a little and count what tests notice: ``python -m mutation odsql --sample 200``.

What survives is listed, unless ``judged.json`` says why it is no other program: such a change is equivalent.
``results.json`` tells the figures to the page that shows them.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from campaign_results import beside

from mutation.changes import mutants_of
from mutation.packages import PACKAGES
from mutation.running import outcomes

__all__: list[str] = []

_HERE: Final = Path(__file__).parent
_ROOT: Final = Path(str(getattr(find_spec("openinno"), "origin", ""))).parent
"""Where the sources are; they are imported by those who run them only."""


def main() -> int:
    """Try what is asked for; return 1 where something survives that nobody judged."""
    asked = argparse.ArgumentParser(prog="mutation", description=__doc__)
    asked.add_argument(
        "packages", nargs="*", help=f"which packages: {', '.join(PACKAGES)}; all where none is named"
    )
    asked.add_argument(
        "--sample", type=int, help="how many changes of each package; all where it is not said"
    )
    asked.add_argument("--seed", type=int, default=2020, help="which sample")
    asked.add_argument("--only", default="", help="only modules or functions whose name holds this")
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--seconds", type=float, default=15.0, help="how long the tests of a change may take")
    asked.add_argument(
        "--at-once",
        action="store_true",
        help="try nothing afresh: quick, too strict on imports and caches",
    )
    asked.add_argument("--list", action="store_true", help="count the changes, and try none")
    asked.add_argument("--results", type=Path, default=_HERE / "results.json")
    given = asked.parse_args()
    unknown = [name for name in given.packages if name not in PACKAGES]
    if unknown:
        asked.error(f"no package {', '.join(unknown)}; possible: {', '.join(PACKAGES)}")
    judged: dict[str, str] = json.loads((_HERE / "judged.json").read_text("utf-8"))
    rows = [_tried(name, given, judged) for name in given.packages or PACKAGES]
    told = {
        "python": platform.python_version(),
        "seed": given.seed,
        "packages": beside(rows, given.results, "packages", PACKAGES),
    }
    if not given.list:
        given.results.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(any(row["survivors"] for row in rows))


def _tried(name: str, given: argparse.Namespace, judged: dict[str, str]) -> dict[str, Any]:
    """Try the changes of a package, and return what became of them."""
    package = PACKAGES[name]
    every = [one for path in package.files(_ROOT) for one in mutants_of(path, _ROOT) if given.only in one.key]
    chosen = every
    if given.sample is not None and given.sample < len(every):
        draw = random.Random(f"{given.seed}/{name}")  # noqa: S311 - the same sample each time
        chosen = sorted(draw.sample(every, given.sample), key=lambda one: (one.module, one.number))
    states: Counter[str] = Counter()
    survivors: list[dict[str, Any]] = []
    seconds = 0.0
    if not given.list:
        tests = package.test_files()
        how = {"workers": given.workers, "most": given.seconds, "afresh": not given.at_once, "spared": judged}
        for one in outcomes(chosen, _ROOT, tests, libraries=package.libraries, **how):
            equivalent = one.state in {"survived", "unreached"} and one.mutant.key in judged
            states["equivalent" if equivalent else one.state] += 1
            seconds += one.seconds
            if one.state in {"survived", "unreached"} and not equivalent:
                sys.stdout.write(f"  {one.state} (line {one.mutant.line}) {one.mutant.key}\n")
                sys.stdout.flush()
                survivors.append({"key": one.mutant.key, "line": one.mutant.line, "state": one.state})
    tried = len(chosen)
    sys.stdout.write(
        f"{name}: {len(every)} changes, {tried} chosen, {states['killed']} killed,"
        f" {len(survivors)} survived, {states['equivalent']} equivalent, {states['unmade']} not made,"
        f" {seconds / max(1, tried):.2f} s each\n"
    )
    survivors.sort(key=lambda one: one["key"])
    sys.stdout.flush()
    return {
        "name": name,
        "mutants": len(every),
        "tried": tried,
        "killed": states["killed"],
        "survived": len(survivors),
        "equivalent": states["equivalent"],
        "unmade": states["unmade"],
        "seconds": round(seconds, 1),
        "survivors": survivors,
    }


if __name__ == "__main__":
    sys.exit(main())
