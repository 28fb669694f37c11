"""Text at the width of the terminal: wrapped, in columns, side by side."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator, Sequence

from ..typography import breakable, unbroken

__all__ = ["counted", "side_by_side", "width", "wrapped"]


def width() -> int:
    """Return how many columns to fill: those of the terminal, at most 100, and 80 without one."""
    given = os.environ.get("COLUMNS", "")
    return max(30, min(100, int(given) if given.isdecimal() and int(given) else _terminal()))


def _terminal() -> int:
    # A pager takes the output: the terminal is then at the other streams.
    for descriptor in (1, 2, 0):
        try:
            return os.get_terminal_size(descriptor).columns or 80
        except OSError:
            continue
    return 80


def wrapped(text: str, *, indent: str = "", bullet: str = "", hanging: int = 0) -> Iterator[str]:
    """Wrap a text to the width, after a bullet if there is one; lines after the first may hang further in."""
    yield from _lines(text, width(), indent + bullet, indent + " " * (len(bullet) + hanging))


def _lines(text: str, room: int, first: str = "", rest: str = "") -> list[str]:
    kept = unbroken(text)
    lines = textwrap.wrap(kept, room, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [breakable(line) for line in lines] or [first.rstrip()]


def counted(label: str, count: int | None, share: str) -> Iterator[str]:
    """Set a label against a count, where there is one, and a share; the label is wrapped before them."""
    tail = f"{'' if count is None else count:>6}{share:>9}"
    room = width() - len(tail) - 2
    lines = _lines(label, room)
    yield from (f"  {line}" for line in lines[:-1])
    yield f"  {lines[-1]:<{room}}{tail}".rstrip()


def side_by_side(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    """Set two columns of texts beside each other, each text wrapped in its half."""
    half = (width() - 3) // 2
    columns = [[line for text in texts for line in _lines(text, half, rest="  ")] for texts in (left, right)]
    height = max(map(len, columns))
    for first, second in zip(*([*column, *[""] * (height - len(column))] for column in columns), strict=True):
        yield f"{first:<{half}} | {second}".rstrip()
