"""What the forms read of a report, so that they need not know its class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

from ...findings import Finding
from ..grades import Grade
from ..outcomes import Outcome

__all__ = ["Judged"]


class Judged(Protocol):
    """A report, as far as it is written."""

    @property
    def findings(self) -> Sequence[Finding]:
        """What was found, as far as the limit goes."""
        ...

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each rule."""
        ...

    @property
    def grade(self) -> Grade:
        """What the data was to be good enough for."""
        ...

    @property
    def name(self) -> str | None:
        """What was checked."""
        ...

    @property
    def rows(self) -> int | None:
        """How many rows were judged."""
        ...

    @property
    def left_out(self) -> int:
        """How many findings were counted but are not listed."""
        ...

    @property
    def by_territory(self) -> Mapping[str | None, int]:
        """How many findings there are by région."""
        ...

    @property
    def ok(self) -> bool | None:
        """Whether the data is good enough, where that is known."""
        ...

    def counts(self, by: Literal["rule", "column", "severity", "territory"] = "rule") -> dict[Any, int]:
        """Return how many findings there are, the most frequent first."""
        ...
