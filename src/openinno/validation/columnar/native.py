"""What polars says better than through narwhals: the one table of what differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any, Final

from ...geography.areas import Bounds
from ..folding import FOLDED, LEFT_OUT
from ..text_tests import LA_POSTE
from .speech import Expression, Speech

__all__ = ["PolarsSpeech"]

_CHUNK: Final = 5
"""How many digits are looked up at once."""
_SUMS: Final = 256
"""More than any sum of digits: two of them are kept in one number, the one as so many times this."""
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_DIGITS: Final = re.compile(r"\[0-9\]\{([0-9]{1,2})\}")
"""The pattern of so many digits."""
_LONGEST_NUMBER: Final = 18


class PolarsSpeech(Speech):
    """What polars says: digits by tables, lists by their different values, repetition by sorted marks.

    Functions of Python are called on some hundred thousand values at once, and so within bounded memory.

    Args:
        x: The module.
    """

    def __init__(self, x: Any) -> None:
        super().__init__(x, most_words=10_000_000)

    def joined(self, name: str) -> Expression:
        """Return the lists of a column as texts with bars."""
        item = self.x.element().cast(self.x.String).str.replace_all(r"([\\|])", r"\$1")
        return self.filled(self.x.col(name).list.agg(item.drop_nulls().str.join("|")))

    def all_among(self, text: Expression, words: Collection[str]) -> Expression:
        """Match the different lists only, where most rows repeat some other."""
        pattern = self.list_of(words)

        def judge(texts: Any) -> Any:
            different = texts.unique()
            if 2 * len(different) > len(texts):
                return texts.str.contains(pattern)
            wrong = different.filter(~different.str.contains(pattern))
            known = texts.is_not_null()
            right = known if wrong.is_empty() else ~texts.is_in(wrong.implode())
            return right.set(~known, None)

        return self._judged(text, judge)

    def counted_digits(self, pattern: str) -> int | None:
        """Return how many digits a pattern asks for, where it asks for nothing else."""
        found = _DIGITS.fullmatch(pattern)
        return int(found[1]) if found and int(found[1]) <= _LONGEST_NUMBER else None

    def digits(self, text: Expression, count: int) -> Expression:
        """Return the numbers of texts of so many digits; signs sort before them."""
        number = text.cast(self.x.Int64, strict=False)
        return self.where((text.str.len_bytes() == count) & (text >= "0"), number)

    def luhn(self, number: Expression, count: int) -> Expression:
        """Look up the sums of five digits at a time."""
        return self._judged(number, lambda numbers: _sums(self.x, numbers, count) % _SUMS % 10 == 0)

    def siret(self, number: Expression) -> Expression:
        """Look up the sums, and those of La Poste where it has a number at all."""

        def judge(numbers: Any) -> Any:
            sums = _sums(self.x, numbers, 14)
            right = sums % _SUMS % 10 == 0
            post = numbers // 10**5 == int(LA_POSTE)
            return right | (post & (sums // _SUMS % 5 == 0)) if post.any() else right

        return self._judged(number, judge)

    def _judged(self, values: Expression, judge: Callable[[Any], Any]) -> Expression:
        return values.map_batches(judge, return_dtype=self.x.Boolean, is_elementwise=True)

    def follows(self, text: Expression, start: Expression) -> Expression:
        """Tell whether texts begin with others."""
        return text.str.starts_with(start)

    def up_to(self, text: Expression, last: Expression) -> Expression:
        """Tell whether texts sort before others or begin with them."""
        return (text <= last) | text.str.starts_with(last)

    def folded(self, text: Expression) -> Expression:
        """Replace all letters with accents at once."""
        plain = text.str.replace_many(list(FOLDED), list(FOLDED.values()))
        return self.filled(plain.str.replace_all(LEFT_OUT, "").str.to_lowercase())

    def box_of(self, code: Expression, boxes: Mapping[str, Bounds]) -> Expression:
        """Return the numbers of boxes, in their order."""
        return code.cast(self.x.Enum(list(boxes)), strict=False).to_physical()

    def side_of(self, box: Expression, boxes: Mapping[str, Bounds], side: int) -> Expression:
        """Look up one side of boxes by their number."""
        sides = self.x.Series([float(one[side]) for one in boxes.values()], dtype=self.x.Float64)
        return box.map_batches(sides.gather, return_dtype=self.x.Float64, is_elementwise=True)

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


def _sums(x: Any, numbers: Any, count: int) -> Any:
    """Return the Luhn sums of numbers, and the sums of their digits so many times more."""
    total = None
    for start in range(0, count, _CHUNK):
        chunk = (numbers // 10**start % 10**_CHUNK).cast(x.UInt32)
        sums = _tables(x)[start % 2].gather(chunk)
        total = sums if total is None else total + sums
    return total


@cache
def _tables(x: Any) -> tuple[Any, Any]:
    """Return the sums of five digits that begin in an even place from the right, and in an odd one."""
    tables = []
    for start in (0, 1):
        sums = [0]
        for place in range(start, start + _CHUNK):
            counted = _DOUBLED if place % 2 else range(10)
            added = [one + _SUMS * digit for digit, one in enumerate(counted)]
            sums = [more + before for more in added for before in sums]
        tables.append(x.Series(sums, dtype=x.UInt16))
    return tables[0], tables[1]
