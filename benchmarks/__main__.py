"""Measure what starting, reading, fetching, judging, holding and drawing take, against what people use.

All contenders are first seen to find the same. Then every doing is a process of its own, in interleaved
rounds. What each took goes to ``benchmarks/results.json``, from which the documentation makes its page, with
its tables and plots, in both languages.

    python benchmarks                                   all of it, an hour on a quiet machine
    python benchmarks --only reading --rounds 1         one chapter; the others keep their figures
    python benchmarks --small --results /tmp/some.json  a thousandth of the sizes: does it all run?
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import importlib.metadata
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from contests import Chapter, Contender, Contest, Costs, done, ratios, told

from openinno.labels import LANGUAGES, Label

HERE: Final = Path(__file__).resolve().parent
CHAPTERS: Final = ("starting", "decoding", "reading", "fetching", "judging", "holding", "drawing")
LIBRARIES: Final = (
    *("attrs", "bokeh", "cattrs", "click", "dataframely", "fastexcel", "frictionless", "httpx", "msgspec"),
    *("odsclient", "openpyxl", "pandas", "pandera", "plotly", "pointblank", "polars", "pyarrow", "pydantic"),
    *("python-calamine", "requests"),
)
SMALL: Final = 1000


def chapter(code: str) -> Chapter:
    """Return a chapter: the module of its name tells it."""
    found: Chapter = importlib.import_module(code).CHAPTER
    return found


# in a process of its own ------------------------------------------------------------------------------------


def one_doing(code: str, contest: str, place: int, folder: Path, *, check: bool) -> dict[str, Any]:
    """Do the work of one contender once."""
    (asked,) = [one for one in chapter(code).contests if one.code == contest]
    if check:
        return {"told": told(asked, asked.contenders[place], folder)}
    costs, seen = done(asked, asked.contenders[place], folder)
    return {"costs": costs, "seen": seen if isinstance(seen, int | str | list | tuple) else None}


def in_a_process(code: str, contest: str, place: int, folder: Path, *options: str) -> dict[str, Any]:
    """Do that in a process of its own."""
    asked = ["--one", code, contest, str(place), str(folder), *options]
    found = subprocess.run([sys.executable, str(HERE), *asked], check=False, capture_output=True, text=True)
    if found.returncode:
        raise SystemExit(f"{code}, {contest}, contender {place}: {found.stderr}")
    result: dict[str, Any] = json.loads(found.stdout.splitlines()[-1])
    return result


# a contest --------------------------------------------------------------------------------------------------


def asked_of(contest: Contest, size: int) -> dict[int, Contender]:
    """Return who takes part at a size, each by his place."""
    return {
        place: one for place, one in enumerate(contest.contenders) if one.most is None or size <= one.most
    }


def check_same(code: str, contest: Contest, asked: dict[int, Contender], folder: Path) -> None:
    """Refuse to measure those who do not find the same; who does less or more says so in his note."""
    if contest.tell is None:
        return
    found = {
        place: in_a_process(code, contest.code, place, folder, "--check")["told"]
        for place, one in asked.items()
        if one.note is None
    }
    others = [asked[place].name.text("en") for place, one in found.items() if one != found[0]]
    if others:
        raise SystemExit(f"{code}, {contest.code}: {', '.join(others)} find something else than we")


def measured(
    code: str, contest: Contest, asked: dict[int, Contender], folder: Path, rounds: int
) -> dict[int, list[Costs]]:
    """Return what the work took each, in each round."""
    taken: dict[int, list[Costs]] = {place: [] for place in asked}
    for _ in range(rounds):
        for place, costs in taken.items():
            costs.append(in_a_process(code, contest.code, place, folder)["costs"])
    return taken


def show(contest: Contest, asked: dict[int, Contender], taken: dict[int, list[Costs]], size: int) -> None:
    """Print a line a contender."""
    sys.stdout.write(f"{contest.title.en}: {size:,}\n")
    for place, costs in taken.items():
        medians = ", ".join(
            f"{name} {statistics.median(one[name] for one in costs):.3g}" for name in costs[0]
        )
        compared = []
        for cost in contest.compared:
            if place and cost in costs[0] and cost in taken[0][0]:
                median, least, most = ratios(taken[0], costs, cost)
                aim = f", aim {asked[place].aims[cost]}" if cost in asked[place].aims else ""
                compared.append(f"{cost} {median:.2f} ({least:.2f} to {most:.2f}{aim})")
        sys.stdout.write(f"  {asked[place].name.en:<44} {medians}; times ours: {'; '.join(compared)}\n")
    sys.stdout.flush()


# all of them ------------------------------------------------------------------------------------------------


def run(code: str, rounds: int, scale: int) -> dict[str, Any]:
    """Run the contests of a chapter, size by size, and return what is kept of them."""
    asked = chapter(code)
    kept: dict[str, Any] = {one.code: _described(one) for one in asked.contests}
    for size in asked.sizes():
        with tempfile.TemporaryDirectory() as name, asked.prepare(Path(name), max(size // scale, 3)):
            for contest in asked.contests:
                if size in contest.sizes:
                    _run_size(asked, contest, size, Path(name), rounds, scale, kept[contest.code])
    return {
        "title": both(asked.title),
        "unit": both(asked.unit),
        "contests": list(kept.values()),
    }


def _run_size(
    asked: Chapter, contest: Contest, size: int, folder: Path, rounds: int, scale: int, kept: dict[str, Any]
) -> None:
    those = asked_of(contest, size)
    check_same(asked.code, contest, those, folder)
    many = 1 if size > contest.main else (contest.rounds or rounds)
    taken = measured(asked.code, contest, those, folder, many if scale == 1 else 1)
    show(contest, those, taken, size)
    for place, costs in taken.items():
        kept["contenders"][place]["sizes"][str(size)] = [_rounded(one) for one in costs]


def _described(contest: Contest) -> dict[str, Any]:
    return {
        "code": contest.code,
        "title": both(contest.title),
        "main": contest.main,
        "compared": list(contest.compared),
        "limits": dict(contest.limits),
        "contenders": [
            {
                "name": both(one.name),
                "note": one.note and both(one.note),
                "aims": dict(one.aims),
                "sizes": {},
            }
            for one in contest.contenders
        ],
    }


def both(text: Label) -> dict[str, str]:
    """Return a text in both languages."""
    return {lang: text.text(lang) for lang in LANGUAGES}


def _rounded(costs: Costs) -> Costs:
    return {name: float(f"{cost:.4g}") for name, cost in costs.items()}


def machine() -> dict[str, Any]:
    """Return what was measured on, without its name."""
    described = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    processor = described.partition("model name")[2].partition(":")[2].partition("\n")[0].strip()
    memory = int(Path("/proc/meminfo").read_text(encoding="ascii").split()[1]) >> 20
    return {"processor": processor, "cores": os.cpu_count(), "memory": memory, "system": platform.system()}


def versions() -> dict[str, str]:
    """Return the versions of what took part."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def main() -> None:
    """Run what is asked, and keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=CHAPTERS, action="append")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--results", type=Path, help="where the figures are kept, if not for the page")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        code, contest, place, folder = asked.one
        found = one_doing(code, contest, int(place), Path(folder), check=asked.check)
        sys.stdout.write("\n" + json.dumps(found) + "\n")
        return
    if asked.small and not asked.results:
        parser.error("--small needs --results: a thousandth of the sizes is nothing for the page")
    results: Path = asked.results or HERE / "results.json"
    before = json.loads(results.read_text(encoding="utf-8")) if results.exists() else {}
    chapters = before.get("chapters", {})
    for code in asked.only or CHAPTERS:
        found = run(code, asked.rounds, SMALL if asked.small else 1)
        today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
        chapters[code] = {"date": today, "python": platform.python_version(), **found}
        whole = {"machine": machine(), "versions": versions(), "chapters": chapters}
        # Kept after each chapter: an hour is not lost to the last of them.
        text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
        draft = results.with_suffix(".part")
        draft.write_text(text, encoding="utf-8")
        draft.replace(results)


if __name__ == "__main__":
    main()
