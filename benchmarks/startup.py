"""What starting costs: importing openinno against attrs and enum, its help against an empty click program.

Both commands of a pair run in turn, many times, as whole processes; the figure is the median of the ratios
of processor time, pair by pair, so that a machine that slows down slows both.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence

EMPTY = "import click\n@click.command()\ndef main(): pass\nmain()"
BOUND = 1.3
PAIRS = {
    "import openinno / import attrs, enum": (
        ["-c", "import openinno"],
        ["-c", "import attrs, enum"],
    ),
    "openinno --help / empty click program --help": (
        ["-m", "openinno", "--help"],
        ["-c", EMPTY, "--help"],
    ),
}


def main() -> int:
    """Run the pairs and print a line each; 1 when a median passes the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=31)
    runs = parser.parse_args().runs
    too_slow = False
    for name, (ours, theirs) in PAIRS.items():
        seconds(ours), seconds(theirs)  # the first run of each reads the disk
        pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
        ratios = sorted(one / other for one, other in pairs)
        too_slow |= statistics.median(ratios) > BOUND
        sys.stdout.write(
            f"{name}: {statistics.median(ratios):.2f} times"
            f" (from {ratios[0]:.2f} to {ratios[-1]:.2f}, {runs} pairs)\n"
        )
    return int(too_slow)


def seconds(arguments: Sequence[str]) -> float:
    """Return the processor time that a Python process takes, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
