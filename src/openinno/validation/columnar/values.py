"""Conditions that only Python can judge: the engine gives the different values, and each is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ..conditions import Condition, columns_of
from ..rowwise import judge_of
from .prepared import Prepared
from .reading import Unjudged
from .reasons import too_many_values
from .speech import Expression, Speech, mark_of

__all__ = ["MOST_VALUES", "Looked"]

MOST_VALUES: Final = 1_000_000
"""How many different values are looked at."""

_Rows = Callable[[Any], Sequence[tuple[Any, ...]]]


class Looked:
    """Looks at the different values of columns, once for all conditions that read the same.

    Args:
        frame: The table.
        cells: The columns that are read.
        speech: What the engine says.
        rows: Fetches the rows of a table.
        today: The ISO day of the check.
    """

    def __init__(self, frame: Any, cells: Prepared, speech: Speech, rows: _Rows, today: str) -> None:
        self._frame: Any = frame
        self._cells: Prepared = cells
        self._speech: Speech = speech
        self._rows: _Rows = rows
        self._today: str = today
        self._values: dict[tuple[str, ...], Sequence[tuple[str, ...]]] = {}

    def read(self, condition: Condition) -> Expression:
        """Return the expression of a condition.

        Raises:
            Unjudged: There are too many values.
        """
        columns = columns_of(condition)
        verdicts = self._verdicts(condition, columns)
        wrong, unsure = verdicts[False], verdicts[None]
        if max(len(wrong), len(unsure)) > self._speech.most_words:
            raise Unjudged(too_many_values(self._speech.most_words))
        texts = [self._cells.text(column) for column in columns]
        known = self._speech.every([~text.is_null() for text in texts])
        mark = self._speech.together(texts)
        if unsure:
            known = known & ~mark.is_in(sorted(unsure))
        right = ~mark.is_in(sorted(wrong)) if wrong else self._speech.x.lit(value=True)
        return self._speech.where(known, right)

    def _verdicts(self, condition: Condition, columns: tuple[str, ...]) -> Mapping[bool | None, list[str]]:
        judge = judge_of(condition, self._today)
        found: dict[bool | None, list[str]] = {True: [], False: [], None: []}
        for texts in self._different(columns):
            found[judge(dict(zip(columns, texts, strict=True)))].append(mark_of(texts))
        return found

    def _different(self, columns: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
        if columns not in self._values:
            names = [self._cells.text_name(column) for column in columns]
            texts = self._frame.select(*(self._cells.first[name] for name in names))
            known = self._speech.every([~self._speech.column(name).is_null() for name in names])
            different = texts.filter(known).unique().head(MOST_VALUES + 1)
            self._values[columns] = self._rows(different)
        values = self._values[columns]
        if len(values) > MOST_VALUES:
            raise Unjudged(too_many_values(MOST_VALUES))
        return values

