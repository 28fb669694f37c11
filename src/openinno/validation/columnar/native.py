"""What polars says better than through narwhals: the one table of what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from ...geography.areas import Bounds
from ..folding import FOLDED, LEFT_OUT
from .speech import Expression, Speech

__all__ = ["PolarsSpeech"]

_CHUNK: Final = 5
"""How many digits are looked up at once."""
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


class PolarsSpeech(Speech):
    """What polars says: digits by tables, folding in one pass, repetition by sorted marks.

    Args:
        x: The module.
    """

    def __init__(self, x: Any) -> None:
        super().__init__(x, most_words=10_000_000)

    def joined(self, name: str) -> Expression:
        """Return the lists of a column as texts with bars."""
        texts = self.x.col(name)
        item = self.x.element().cast(self.x.String).str.replace_all(r"([\\|])", r"\$1")
        return self.filled(
            texts.cast(self.x.List(self.x.String)).list.eval(item).list.join("|", ignore_nulls=True)
        )

    def digits(self, text: Expression, count: int) -> Expression:
        """Return the numbers of texts of so many digits, which are seen by their length and first sign."""
        first = text.str.head(1)
        number = text.cast(self.x.Int64, strict=False)
        return self.where((text.str.len_bytes() == count) & (first != "+") & (first != "-"), number)

    def luhn(self, number: Expression, count: int) -> Expression:
        """Look up the sums of five digits at a time."""
        even, odd = _luhn_tables(self.x)
        parts = [
            self._looked_up(number, start, odd if start % 2 else even) for start in range(0, count, _CHUNK)
        ]
        return sum(parts[1:], parts[0]) % 10 == 0

    def _looked_up(self, number: Expression, start: int, table: Any) -> Expression:
        chunk = number // 10**start % 10**_CHUNK
        return self.x.lit(table).gather(chunk.cast(self.x.UInt32))

    def divisible(self, number: Expression, by: int) -> Expression:
        """Tell whether numbers can be divided."""
        return number % by == 0

    def follows(self, text: Expression, start: Expression) -> Expression:
        """Tell whether texts begin with others."""
        return text.str.starts_with(start)

    def folded(self, text: Expression) -> Expression:
        """Replace all letters with accents at once."""
        plain = text.str.replace_many(list(FOLDED), list(FOLDED.values()))
        return self.filled(plain.str.replace_all(LEFT_OUT, "").str.to_lowercase())

    def inside(
        self, east: Expression, north: Expression, code: Expression, boxes: Mapping[str, Bounds]
    ) -> Any:
        """Look up the number of the box, then its sides."""
        number = code.replace_strict(
            list(boxes), list(range(len(boxes))), default=None, return_dtype=self.x.UInt32
        )
        west, south, east_most, north_most = (
            self.x.lit(self.x.Series([float(box[side]) for box in boxes.values()])).gather(number)
            for side in range(4)
        )
        known = ~(number.is_null() | east.is_null() | north.is_null())
        return self.where(
            known, (west <= east) & (east <= east_most) & (south <= north) & (north <= north_most)
        )

    def repeated(self, frame: Any, name: str, eligible: Expression, keys: Sequence[str]) -> Any:
        """Sort marks of what rows hold, eight bytes a row, and look for those that come twice.

        As row by row, what has the same mark of 64 bits is taken for the same.
        """
        mark = self.x.struct(*keys).hash() if len(keys) > 1 else self.x.col(keys[0]).hash()
        marks = self.where(eligible, mark).alias(name)
        found = frame.select(marks).drop_nulls().collect(engine="streaming").to_series().sort()
        twice = found.filter(found == found.shift(1)).unique()
        if twice.is_empty():
            return frame.with_columns(self.x.lit(value=False).alias(name))
        return frame.with_columns((eligible & mark.is_in(twice.implode())).alias(name))


@cache
def _luhn_tables(x: Any) -> tuple[Any, Any]:
    """Return the Luhn sums of five digits that begin in an even place from the right, and in an odd one."""
    tables = []
    for start in (0, 1):
        sums = [0]
        for place in range(start, start + _CHUNK):
            counts = _DOUBLED if place % 2 else range(10)
            sums = [count + sum_ for count in counts for sum_ in sums]
        tables.append(x.Series(sums, dtype=x.UInt8))
    return tables[0], tables[1]
