"""Findings that are made when somebody first reads them, since most who judge a table read counts only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import overload

from ..findings import Finding

__all__ = ["LateFindings"]


class LateFindings(Sequence[Finding]):
    """So many findings, all made at once when one of them is first read.

    Args:
        make: Makes them; what it is made of must not change meanwhile.
        count: How many it makes at least.

    Examples:
        >>> late = LateFindings(lambda: iter(()), 0)
        >>> len(late), list(late), late == ()
        (0, [], True)
    """

    __slots__ = ("_count", "_made", "_make")

    def __init__(self, make: Callable[[], Iterable[Finding]], count: int) -> None:
        self._count: int = count
        self._make: Callable[[], Iterable[Finding]] | None = make
        self._made: tuple[Finding, ...] = ()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...

    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        """Return one of them, or several."""
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        """Tell whether these are the findings of another sequence, made late or not."""
        if not isinstance(other, tuple | LateFindings):
            return NotImplemented
        return len(self) == len(other) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def _all(self) -> tuple[Finding, ...]:
        if self._make is not None:
            self._made = tuple(islice(self._make(), self._count))
            self._make = None
        return self._made
