"""What ``python benchmarks`` kept: contests, who took part, and what each took at each size."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from openinno import Label

__all__ = ["Chapter", "Contender", "Contest", "Ratio", "chapters", "machine"]

_RESULTS: Final = Path(__file__).resolve().parents[3] / "benchmarks" / "results.json"


@attrs.frozen(kw_only=True)
class Ratio:
    """How many times ours another takes: the median of the rounds, the least and the most."""

    median: float
    least: float
    most: float


@attrs.frozen(kw_only=True)
class Contender:
    """One who took part."""

    name: Label
    note: Label | None
    aims: Mapping[str, float]
    sizes: Mapping[int, Sequence[Mapping[str, float]]]

    def cost(self, name: str, size: int) -> float | None:
        """Return the median of a cost at a size, where it was measured."""
        found = [one[name] for one in self.sizes.get(size, ()) if name in one]
        return statistics.median(found) if found else None


@attrs.frozen(kw_only=True)
class Contest:
    """The same work done by several, ours first."""

    code: str
    title: Label
    main: int
    compared: Sequence[str]
    limits: Mapping[str, float]
    contenders: Sequence[Contender]

    @property
    def ours(self) -> Contender:
        """Us."""
        return self.contenders[0]

    @property
    def sizes(self) -> list[int]:
        """All sizes, the smallest first."""
        return sorted(self.ours.sizes)

    def ratio(self, other: Contender, cost: str) -> Ratio | None:
        """Return how many times ours another takes at the main size, round by round."""
        rounds = zip(self.ours.sizes.get(self.main, ()), other.sizes.get(self.main, ()), strict=False)
        found = sorted(
            theirs[cost] / mine[cost] for mine, theirs in rounds if cost in theirs and mine.get(cost)
        )
        return Ratio(median=statistics.median(found), least=found[0], most=found[-1]) if found else None

    def ratios(self) -> Iterator[tuple[Contender, str, Ratio]]:
        """Yield each other with each cost by which he is compared."""
        for other in self.contenders[1:]:
            for cost in self.compared:
                if found := self.ratio(other, cost):
                    yield other, cost, found


@attrs.frozen(kw_only=True)
class Chapter:
    """Contests about one thing, measured on one day."""

    code: str
    date: str
    python: str
    title: Label
    unit: Label
    contests: Sequence[Contest]


def chapters() -> list[Chapter]:
    """Return all that was measured, in the order of the chapters."""
    return [
        Chapter(
            code=code,
            date=told["date"],
            python=told["python"],
            title=Label(**told["title"]),
            unit=Label(**told["unit"]),
            contests=[_contest(one) for one in told["contests"]],
        )
        for code, told in _kept()["chapters"].items()
    ]


def machine() -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """Return what was measured on, and the versions of who took part."""
    kept = _kept()
    return kept["machine"], kept["versions"]


def _kept() -> Any:
    return json.loads(_RESULTS.read_text(encoding="utf-8"))


def _contest(told: Mapping[str, Any]) -> Contest:
    return Contest(
        code=told["code"],
        title=Label(**told["title"]),
        main=told["main"],
        compared=told["compared"],
        limits=told["limits"],
        contenders=[
            Contender(
                name=Label(**one["name"]),
                note=Label(**one["note"]) if one["note"] else None,
                aims=one["aims"],
                sizes={int(size): rounds for size, rounds in one["sizes"].items()},
            )
            for one in told["contenders"]
        ],
    )
