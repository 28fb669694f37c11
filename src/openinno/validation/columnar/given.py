"""The rows that were judged, given back as what they came as: lazily where they are read lazily."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

import attrs

from ...frames import is_of
from .engines import Engine

__all__ = ["Given", "Masked"]


@attrs.frozen(kw_only=True)
class Given:
    """A table and the columns that tell which of its rows have an error.

    Args:
        table: The table as it was given.
        engine: What judged it.
        frame: The table with those columns.
        errors: Their names.
    """

    table: Any
    engine: Engine
    frame: Any
    errors: Sequence[str]

    def good(self) -> Any:
        """Return the rows without an error."""
        return self._rows(good=True)

    def bad(self) -> Any:
        """Return the rows with an error."""
        return self._rows(good=False)

    def _rows(self, *, good: bool) -> Any:
        speech = self.engine.speech
        if not self.errors:
            return (
                self.table
                if good
                else self.table.limit(0)
                if hasattr(self.table, "limit")
                else self.table[:0]
            )
        bad = reduce(or_, map(speech.column, self.errors))
        if self.engine.moved:
            flags = self.engine.rows(self.frame.select(bad))
            return Masked(table=self.table, broken=[flag for (flag,) in flags]).rows(good=good)
        asked = self.frame.filter(~bad if good else bad).select(*self.engine.columns)
        given = self.engine.given(asked)
        if is_of(self.table, ("narwhals", "DataFrame"), ("narwhals", "LazyFrame")):
            import narwhals as nw

            return nw.from_native(given)
        return given


@attrs.frozen(kw_only=True)
class Masked:
    """A table in memory and, row by row, whether there is an error.

    Args:
        table: The table, of pandas, Arrow or polars.
        broken: Whether each row has an error.
    """

    table: Any
    broken: Sequence[bool]

    def good(self) -> Any:
        """Return the rows without an error."""
        return self.rows(good=True)

    def bad(self) -> Any:
        """Return the rows with an error."""
        return self.rows(good=False)

    def rows(self, *, good: bool) -> Any:
        """Return the rows without an error, or those with one."""
        mask = [broken is not good for broken in self.broken]
        if is_of(self.table, ("pyarrow", "Table")):
            import pyarrow as pa

            return self.table.filter(pa.array(mask, pa.bool_()))
        return self.table.filter(mask) if is_of(self.table, ("polars", "DataFrame")) else self.table[mask]
