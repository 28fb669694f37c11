"""What judges each kind of table: in memory, by polars, or by the questions of a narwhals frame."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from ...frames import is_of
from ...labels import Label
from .prepared import Kind
from .reasons import unread_lists
from .speech import PREFIX, Speech

__all__ = ["ROW", "Engine", "LazyEngine", "PolarsEngine"]

ROW: Final = f"{PREFIX}row"
"""The column of the numbers of rows, from 1."""


class Engine:
    """A table and what judges it; here a table of narwhals that is in memory, whose rows have an order.

    Args:
        frame: The table.
        speech: What is said of it.
        kinds: What its columns are.
    """

    ordered: bool = True
    """Whether rows have an order, so that they can be numbered."""
    moved: bool = False
    """Whether the table was of another kind when it was given."""

    def __init__(self, frame: Any, speech: Speech, *, kinds: Mapping[str, Kind]) -> None:
        self.speech: Speech = speech
        self.kinds: Mapping[str, Kind] = kinds
        self.columns: tuple[str, ...] = tuple(kinds)
        self.frame: Any = self.numbered(frame)

    def numbered(self, frame: Any) -> Any:
        """Return the table with a column of numbers from 1."""
        return frame.with_row_index(ROW).with_columns(self.speech.column(ROW) + 1)

    def refused(self, columns: Iterable[str]) -> Label | None:
        """Return why columns are not read; None where they are."""
        return None

    def rows(self, frame: Any) -> Iterable[tuple[Any, ...]]:
        """Fetch the rows of a table."""
        return frame.rows()  # type: ignore[no-any-return]

    def several(self, frames: Sequence[Any]) -> Sequence[Callable[[], Iterable[tuple[Any, ...]]]]:
        """Return what fetches the rows of each of several tables."""
        return [partial(self.rows, frame) for frame in frames]

    def kept(self, frame: Any, names: Sequence[str]) -> Any:
        """Return a table with some columns computed, where they would be again at each use."""
        return frame

    def few(self, frame: Any, most: int) -> Sequence[tuple[Any, ...]] | None:
        """Return the rows of a table at once, where they are few and that saves a question; else None."""
        return None

    def caught(self, frame: Any, names: Sequence[str]) -> Any:
        """Return faulty rows, some columns of them at least, so that they need not be looked for again."""
        return frame

    def with_cells(self, frame: Any, names: Sequence[str]) -> Any:
        """Return some faulty rows with their cells."""
        return frame

    def first(self, frame: Any, by: Sequence[str], count: int) -> Any:
        """Return the first rows of a table, in the order of its rows."""
        return frame.head(count)

    def given(self, frame: Any) -> Any:
        """Return a table as what it was given as."""
        return frame.to_native()


class PolarsEngine(Engine):
    """A table of polars, in memory or read as it is judged.

    Args:
        frame: The lazy frame.
        speech: What is said of it.
        kinds: What its columns are.
        held: The frame in memory that it is.
    """

    def __init__(self, frame: Any, speech: Speech, *, kinds: Mapping[str, Kind], held: Any = None) -> None:
        self._held: Any = held
        super().__init__(frame, speech, kinds=kinds)

    def numbered(self, frame: Any) -> Any:
        """Return the table with a column of numbers from 1."""
        return frame.with_row_index(ROW, offset=1)

    def rows(self, frame: Any) -> Iterable[tuple[Any, ...]]:
        """Fetch the rows of a table, morsel by morsel."""
        return _rows(frame.collect(engine="streaming"))

    def several(self, frames: Sequence[Any]) -> Sequence[Callable[[], Iterable[tuple[Any, ...]]]]:
        """Return what fetches the rows of each of several tables, all of them read at once."""
        collected = sys.modules["polars"].collect_all(frames, engine="streaming")
        return [partial(_rows, frame) for frame in collected]

    def kept(self, frame: Any, names: Sequence[str]) -> Any:
        """Compute columns of a table in memory, once and for all, beside those that it has."""
        if self._held is None:
            return frame
        flags = frame.select(ROW, *names).collect(engine="streaming")
        return self._held.hstack(flags).lazy()

    def caught(self, frame: Any, names: Sequence[str]) -> Any:
        """Keep in memory what faulty rows break, some bytes a row, where the table is not there."""
        if self._held is not None:
            return frame
        return frame.select(ROW, *names).collect(engine="streaming").lazy()

    def with_cells(self, frame: Any, names: Sequence[str]) -> Any:
        """Read the cells of rows by their numbers, where they are not in memory."""
        if self._held is not None:
            return frame
        rows = frame.collect()
        numbers = rows.get_column(ROW)
        until = self.frame.head(numbers.max() or 0)
        cells = until.filter(self.speech.column(ROW).is_in(numbers.implode())).select(*names)
        return rows.hstack(cells.collect(engine="streaming")).lazy()

    def given(self, frame: Any) -> Any:
        """Return a table lazily where it was."""
        return frame if self._held is None else frame.collect()


class LazyEngine(Engine):
    """A table of narwhals that is asked by questions, and whose rows have no order.

    Args:
        frame: The lazy frame.
        speech: What is said of it.
        kinds: What its columns are.
        unread: The columns whose lists no text can be made of.
    """

    ordered: bool = False

    def __init__(
        self, frame: Any, speech: Speech, *, kinds: Mapping[str, Kind], unread: Iterable[str] = ()
    ) -> None:
        self._unread: frozenset[str] = frozenset(unread)
        super().__init__(frame, speech, kinds=kinds)

    def numbered(self, frame: Any) -> Any:
        """Return the table as it is."""
        return frame

    def refused(self, columns: Iterable[str]) -> Label | None:
        """Return why columns are not read: their lists cannot be made texts of."""
        for column in columns:
            if column in self._unread:
                return unread_lists(column)
        return None

    def rows(self, frame: Any) -> Iterable[tuple[Any, ...]]:
        """Fetch the rows of a table by what the engine itself has for it."""
        native = frame.to_native()
        if hasattr(native, "fetchall"):
            return native.fetchall()  # type: ignore[no-any-return]
        if is_of(native, ("pyspark", "DataFrame")):
            return [tuple(row) for row in native.collect()]
        return frame.collect().rows()  # type: ignore[no-any-return]

    def few(self, frame: Any, most: int) -> Sequence[tuple[Any, ...]] | None:
        """Ask for one more than the most: an engine that found them all need not be asked again."""
        rows = list(self.rows(frame.head(most + 1)))
        return sorted(rows, key=repr) if len(rows) <= most else None

    def first(self, frame: Any, by: Sequence[str], count: int) -> Any:
        """Return the first rows of a table, in the order of what they hold."""
        return frame.sort(*by).head(count)


def _rows(frame: Any) -> Iterable[tuple[Any, ...]]:
    """Return the rows of a frame of polars, which gives them faster column by column."""
    return zip(*(column.to_list() for column in frame.get_columns()), strict=True)
