"""What rules need of an engine, said so that every engine understands: only what narwhals translates for all.

Expressions of narwhals and of polars are written alike; ``x`` is the one or the other. An engine that says
something better says it in a class of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import add, and_
from typing import Any, Final, TypeAlias

from ...geography.areas import Bounds
from ..folding import FOLDED, LEFT_OUT
from ..text_tests import LA_POSTE
from .patterns import anchored

__all__ = ["PREFIX", "ArrowSpeech", "Expression", "Speech", "joined_name", "mark_of"]

Expression: TypeAlias = Any
"""An expression of narwhals or of polars: neither has types that hold for both."""

PREFIX: Final = "openinno_"
"""What the names of our own columns begin with."""
_NUMBER: Final = anchored(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][-+]?[0-9]{1,3})?")
_WHOLE: Final = anchored("-?[0-9]{1,19}")
_HIGHEST: Final = "\U0010ffff" * 8
"""What sorts after anything that follows a text."""
_MOST_WORDS: Final = 100_000
"""How many words an engine is given in one list, where it reads them as part of a question in SQL."""


class Speech:
    """What any engine says.

    Args:
        x: The module whose expressions are used.
        most_words: How many words a list may have.
    """

    def __init__(self, x: Any, most_words: int = _MOST_WORDS) -> None:
        self.x: Any = x
        self.most_words: int = most_words

    def column(self, name: str) -> Expression:
        """Return a column."""
        return self.x.col(name)

    def nothing(self, dtype: str) -> Expression:
        """Return nothing, of a type."""
        return self.x.lit(None, dtype=getattr(self.x, dtype))

    def where(self, condition: Expression, value: Expression) -> Expression:
        """Return a value where a condition holds, else nothing."""
        return self.x.when(condition).then(value)

    def filled(self, text: Expression) -> Expression:
        """Return texts, with nothing in place of those that are empty."""
        return self.where(text != "", text)

    def day(self, date: Expression) -> Expression:
        """Return days as ISO texts."""
        return date.dt.to_string("%Y-%m-%d")

    def joined(self, name: str) -> Expression:
        """Return the lists of a column as texts with bars; they stand in a column of their own."""
        return self.filled(self.x.col(joined_name(name)))

    def matches(self, text: Expression, pattern: str) -> Expression:
        """Tell whether texts match a pattern as a whole."""
        return text.str.contains(anchored(pattern))

    def among(self, text: Expression, words: Collection[str]) -> Expression:
        """Tell whether texts are among some words."""
        return self.where(~text.is_null(), text.is_in(sorted(words)))

    def all_among(self, text: Expression, words: Collection[str]) -> Expression:
        """Tell whether all texts of lists are among some words, none of which needs an escape."""
        return text.str.contains(self.list_of(words))

    def list_of(self, words: Collection[str]) -> str:
        """Return the pattern of lists of some words."""
        one = "|".join(sorted(map(_escaped, words)))
        return rf"\A(?:{one})(?:\|(?:{one}))*\z"

    def counted_digits(self, pattern: str) -> int | None:
        """Return how many digits a pattern asks for, where these are better counted than matched."""
        return None

    def whole(self, text: Expression) -> Expression:
        """Tell whether texts are whole numbers."""
        return text.str.contains(_WHOLE)

    def number(self, text: Expression) -> Expression:
        """Return the numbers that texts are; nothing for those that are none."""
        number = self.where(text.str.contains(_NUMBER), text).cast(self.x.Float64)
        return self.where(number.is_finite(), number)

    def digits(self, text: Expression, count: int) -> Expression:
        """Return the numbers of texts of so many digits; nothing for other texts."""
        return self.where(self.matches(text, f"[0-9]{{{count}}}"), text).cast(self.x.Int64)

    def luhn(self, number: Expression, count: int) -> Expression:
        """Tell whether the Luhn sum of a number of so many digits is right.

        From the right, digit i is q(i) - 10 q(i + 1), where q(i) is the number without its last i digits. In
        odd places it counts twice, less 9 where it is at least five, which is r(i) - 2 q(i + 1) times, where
        r(i) is the number divided by 5 * 10 ** i. Modulo ten, little is left of all that.
        """
        parts = [number]
        for place in range(1, count):
            without = number // 10**place
            parts += [without, without, number // (5 * 10**place)] if place % 2 else [0 - without]
        return self.divisible(reduce(add, parts), 10)

    def siret(self, number: Expression) -> Expression:
        """Tell whether a number of fourteen digits is a SIRET; those of La Poste have a sum of their own."""
        total = reduce(add, [number // 10**place for place in range(14)])
        post = number // 10**5 == int(LA_POSTE)
        # The sum of the digits is the number less nine times these quotients but the first.
        return self.luhn(number, 14) | (post & self.divisible(total, 5))

    def divisible(self, number: Expression, by: int) -> Expression:
        """Tell whether numbers can be divided, without the remainder that some engines do not have."""
        return number - (number // by) * by == 0

    def follows(self, text: Expression, start: Expression) -> Expression:
        """Tell whether texts begin with others: nothing else sorts between one and all that begin with it."""
        return (text >= start) & self.up_to(text, start)

    def up_to(self, text: Expression, last: Expression) -> Expression:
        """Tell whether texts sort before others or begin with them."""
        return text <= self.x.concat_str(last, self.x.lit(_HIGHEST))

    def folded(self, text: Expression) -> Expression:
        """Return names folded, nothing where nothing is left."""
        plain: dict[str, str] = {}
        for letter, stands in FOLDED.items():
            plain[stands] = plain.get(stands, "") + letter
        for stands, letters in plain.items():
            text = text.str.replace_all(f"[{letters}]", stands)
        return self.filled(text.str.replace_all(LEFT_OUT, "").str.to_lowercase())

    def departement(self, insee: Expression) -> Expression:
        """Return the code of the département of a commune."""
        two = insee.str.slice(0, 2)
        return self.x.when(two.is_in(["97", "98"])).then(insee.str.slice(0, 3)).otherwise(two)

    def inside(
        self, east: Expression, north: Expression, box: Expression, boxes: Mapping[str, Bounds]
    ) -> Expression:
        """Tell whether points are in boxes."""
        west, south, east_most, north_most = (self.side_of(box, boxes, side) for side in range(4))
        # A chain of comparisons would be False, not unknown, where one side is known to fail.
        known = ~(west.is_null() | east.is_null() | north.is_null())
        return self.where(
            known, (west <= east) & (east <= east_most) & (south <= north) & (north <= north_most)
        )

    def box_of(self, code: Expression, boxes: Mapping[str, Bounds]) -> Expression:
        """Return what boxes are known by: here their codes."""
        return code

    def side_of(self, box: Expression, boxes: Mapping[str, Bounds], side: int) -> Expression:
        """Return one side of boxes."""
        sides = [float(one[side]) for one in boxes.values()]
        return box.replace_strict(list(boxes), sides, default=None, return_dtype=self.x.Float64)

    def together(self, texts: Sequence[Expression]) -> Expression:
        """Return several texts as one from which each can be told, as :func:`mark_of` does."""
        *first, last = texts
        sized = [
            part
            for text in first
            for part in (text.str.len_chars().cast(self.x.String), self.x.lit(":"), text)
        ]
        return self.x.concat_str(*sized, last) if first else last

    def repeated(self, frame: Any, name: str, eligible: Expression, keys: Sequence[str]) -> Any:
        """Return a frame with one more column: whether another row that is eligible holds the same."""
        marked = frame.with_columns(eligible.alias(name))
        several = self.x.len().over(name, *keys) > 1
        return marked.with_columns((self.x.col(name) & several).alias(name))

    def every(self, parts: Sequence[Expression]) -> Expression:
        """Return what holds where all hold."""
        return reduce(and_, parts)


class ArrowSpeech(Speech):
    """What Arrow says.

    Args:
        x: The module of narwhals.
    """

    def __init__(self, x: Any) -> None:
        super().__init__(x, most_words=10_000_000)

    def repeated(self, frame: Any, name: str, eligible: Expression, keys: Sequence[str]) -> Any:
        """Group and look for what comes twice: windows are joins there, which lose the order of many rows."""
        marked = frame.with_columns(
            self.where(eligible, self.together([self.x.col(key) for key in keys])).alias(name)
        )
        counted = marked.group_by(name, drop_null_keys=True).agg(self.x.len().alias(f"{name}_count"))
        twice = counted.filter(self.x.col(f"{name}_count") > 1)[name].to_list()
        held = self.x.lit(value=False)
        if twice:
            held = (eligible & self.x.col(name).is_in(twice)).fill_null(value=False)
        return marked.with_columns(held.alias(name))


def joined_name(name: str) -> str:
    """Return the name of the column that holds the lists of another as texts."""
    return f"{PREFIX}list_{name}"


def mark_of(texts: Sequence[str]) -> str:
    """Return several texts as one from which each can be told."""
    *first, last = texts
    return "".join([*(f"{len(text)}:{text}" for text in first), last])


def _escaped(word: str) -> str:
    """Return a word as a pattern, escaping what every engine has a meaning for."""
    return "".join(f"\\{sign}" if sign in r".^$*+?()[]{}|\\" else sign for sign in word)
