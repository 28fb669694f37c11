"""The rows that pages gave, kept as marks, and what an export holds beside them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeAlias

import msgspec

__all__ = ["Given", "Rest", "Row", "digest_of"]

Row: TypeAlias = dict[str, Any]


class Given:
    """The rows that pages gave, in order.

    Args:
        passed: How many an earlier reading gave: of these, only the last is known.
        digest: The digest of that one; empty where there is none.
    """

    def __init__(self, passed: int = 0, digest: str = "") -> None:
        self.passed = passed
        self.digest_of_passed = digest
        self.digest: str = digest
        self.marks: list[int] = []
        self._known: set[int] = set()

    def __len__(self) -> int:
        return self.passed + len(self.marks)

    def add(self, rows: Sequence[Row]) -> None:
        """Keep the marks of more rows, and the digest of the last."""
        marks = [_mark(row) for row in rows]
        self.marks += marks
        self._known.update(marks)
        self.digest = digest_of(rows[-1])

    def holds_any(self, rows: Sequence[Row]) -> bool:
        """Tell whether a row was given before."""
        return not self._known.isdisjoint(map(_mark, rows))


class Rest:
    """Tells the rows of an export that pages did not give from those that they gave.

    Args:
        given: What the pages gave.

    Attributes:
        same: Whether the export began with the rows given, in their order, as far as it was read.
        moved: Whether the last row of an earlier reading is another one now.
    """

    def __init__(self, given: Given) -> None:
        self.same: bool = True
        self.moved: bool = False
        self._given = given
        self._place = 0
        self._left: Counter[int] = Counter()

    def of(self, rows: Sequence[Row]) -> list[Row]:
        """Return those of the next rows of the export that were not given."""
        return [row for row in rows if self._is_new(row)]

    def lacks(self) -> bool:
        """Tell whether rows that were given are not in the export, as far as it was read."""
        if self.same:
            return self._place < len(self._given)
        return self.moved or self._left.total() > 0

    def _is_new(self, row: Row) -> bool:
        given, place = self._given, self._place
        if place < given.passed:
            self._place += 1
            if self._place == given.passed:
                self.same = digest_of(row) == given.digest_of_passed
                self.moved = not self.same
            return False
        mark = _mark(row)
        if self.same:
            if place == len(given):
                return True
            if mark == given.marks[place - given.passed]:
                self._place += 1
                return False
            self.same, self._left = False, Counter(given.marks[place - given.passed :])
        if self._left[mark]:
            self._left[mark] -= 1
            return False
        return True


def _canonical(row: Row) -> bytes:
    try:
        return msgspec.json.encode(row, order="sorted")
    except (OverflowError, ValueError):
        # Whole numbers of more than 64 bits.
        return json.dumps(row, sort_keys=True).encode("utf-8", "surrogatepass")


def _mark(row: Row) -> int:
    return hash(_canonical(row))


def digest_of(row: Row) -> str:
    """Return what tells a row from another one, in any program."""
    return hashlib.sha256(_canonical(row)).hexdigest()
