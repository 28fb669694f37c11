"""What a census in memory costs as it grows: counted, filtered, computed, judged row by row and as a table.

The embedded census is repeated until it has so many structures, each with an identifier of its own. Each
size is a process of its own, in turn; the figures are medians of processor time, and the memory of the whole
process at the end of each call.

    python benchmarks/census.py [--rounds 3] [--sizes 1000 10000 100000]
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import attrs

import openinno as oi


def main() -> None:
    """Run each size in turn and print a line a call."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        sys.stdout.write(json.dumps(list(measured(asked.one))))
        return
    for size in asked.sizes:
        rounds = [_round(size) for _ in range(asked.rounds)]
        for calls in zip(*rounds, strict=True):
            seconds = sorted(one[1] for one in calls)
            memory = max(one[2] for one in calls)
            sys.stdout.write(
                f"{size:>9,} {calls[0][0]:<28} {statistics.median(seconds):8.2f} s"
                f" ({seconds[0]:.2f} to {seconds[-1]:.2f}) {memory:6} MB\n"
            )


def _round(size: int) -> list[tuple[str, float, int]]:
    command = [sys.executable, __file__, "--one", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [tuple(one) for one in json.loads(done.stdout)]


def measured(size: int) -> Iterator[tuple[str, float, int]]:
    """Yield each call with its seconds and the megabytes of the process behind it."""
    census = grown(size)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "census.parquet")
        calls: dict[str, Callable[[], Any]] = {
            "where(), two conditions": lambda: census.where(profile="hub", region="Normandie"),
            "facets(), two of them": lambda: census.facets("profile", "region"),
            "facets(), all": census.facets,
            "locate()": lambda: oi.locate(census),
            "indicators()": lambda: oi.indicators(census),
            "check(), row by row": lambda: oi.check(census),
            "convert(), Parquet": lambda: oi.export.convert(census, path),
            "check(scan()), as a table": lambda: oi.check(oi.validation.scan(path)),
        }
        for name, call in calls.items():
            before = time.process_time()
            call()
            yield name, time.process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def grown(size: int) -> oi.Census:
    """Return the embedded census, repeated until it has so many structures."""
    base = oi.locate(oi.embedded_census())
    repeated = (attrs.evolve(one, id=f"{one.id}_{number}") for number in count() for one in base.structures)
    return oi.Census(source=base.source, structures=[next(repeated) for _ in range(size)])


if __name__ == "__main__":
    main()
