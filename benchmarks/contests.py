"""A contest: the same work done by several, ours first, and what it takes each of them.

Whoever takes part first shows that he finds the same; then each doing is a process of its own, the rounds are
interleaved, and ratios are taken within a round, so that a machine that slows down slows all.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs

from openinno.labels import Label

Costs: TypeAlias = dict[str, float]
"""What one doing took, each cost under its name: one of ``COSTS``, or one that the contest measures."""

COSTS: Final = ("cpu", "wall", "memory")
"""Processor seconds of all threads, seconds of the clock, megabytes added at the peak."""


def label(text: Label | str) -> Label:
    """Return a label; the name of a product is the same in both languages."""
    return text if isinstance(text, Label) else Label(text, text)


def in_french(number: int) -> str:
    """Return a number as French writes it."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


@attrs.frozen(kw_only=True)
class Contender:
    """One who does the work.

    Args:
        name: What readers call it.
        ready: Loads, in a folder that was prepared, all that is not to be measured, and returns the work.
        aims: Of a cost, how many times ours it is to take at least; what we set out to hold.
        most: The largest size that it is asked for.
        note: What it does less or more than we do; such a one need not find the same.
    """

    name: Label = attrs.field(converter=label)
    ready: Callable[[Path], Callable[[], Any]]
    aims: Mapping[str, float] = attrs.field(factory=dict)
    most: int | None = None
    note: Label | None = None


@attrs.frozen(kw_only=True)
class Contest:
    """The same work at several sizes.

    Args:
        code: Its name in the results.
        title: What is done.
        contenders: Who does it, ours first.
        sizes: How many records, rows or places; targets are held at the one called ``main``.
        compared: The costs by which contenders are compared, the first one before all.
        limits: Of a cost, what we are to take at most, whatever others take.
        use: Goes through what was found, while the clock runs.
        tell: Tells all that was found, to see that it is the same for all.
        costs: Makes other costs of what was found and of what it took.
        rounds: How many at the main size, if not as many as all others; one suffices beyond it.
    """

    code: str
    title: Label
    contenders: Sequence[Contender]
    sizes: Sequence[int]
    main: int
    compared: Sequence[str] = ("cpu",)
    limits: Mapping[str, float] = attrs.field(factory=dict)
    use: Callable[[Any], Any] = lambda found: found
    tell: Callable[[Any], Any] | None = None
    costs: Callable[[Any, Costs], Costs] | None = None
    rounds: int | None = None


@attrs.frozen(kw_only=True)
class Chapter:
    """Contests about one thing.

    Args:
        code: Its name in the results.
        title: Its heading.
        unit: What a size counts.
        prepare: Writes what the contests read into a folder, for a size, and takes it away again.
        contests: What is compared.
    """

    code: str
    title: Label
    unit: Label
    prepare: Callable[[Path, int], AbstractContextManager[None]]
    contests: Sequence[Contest]

    def sizes(self) -> list[int]:
        """Return the sizes of all contests, the smallest first."""
        return sorted({size for one in self.contests for size in one.sizes})


def done(contest: Contest, contender: Contender, folder: Path) -> tuple[Costs, Any]:
    """Do the work once, in this process, and return what it took and what was seen."""
    work = contender.ready(folder)
    before, wall, cpu = peak(), time.perf_counter(), time.process_time()
    found = contest.use(work())
    costs = {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "memory": peak() - before,
    }
    return (contest.costs(found, costs) if contest.costs else costs), found


def told(contest: Contest, contender: Contender, folder: Path) -> Any:
    """Do the work once, in this process, and return all that was found."""
    return contest.tell(contender.ready(folder)()) if contest.tell else None


def peak() -> float:
    """Return the most memory this process has held, in megabytes; Linux tells, and no parent counts in it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def ratios(ours: Sequence[Costs], theirs: Sequence[Costs], cost: str) -> tuple[float, float, float]:
    """Return how many times ours another takes, round by round: the median, the least and the most."""
    found = sorted(their[cost] / my[cost] for my, their in zip(ours, theirs, strict=True) if my[cost])
    return (statistics.median(found), found[0], found[-1]) if found else (1.0, 1.0, 1.0)
