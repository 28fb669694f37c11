"""What a note is made of, whatever the form it takes: titles, sentences, lists and tables."""

from __future__ import annotations

from typing import TypeAlias

import attrs

__all__ = ["Block", "Heading", "Items", "Line", "Paragraph", "Table"]


@attrs.frozen
class Heading:
    """A title.

    Args:
        level: 1 for that of the note, 2 for that of a part, 3 for that of a profile.
        text: The title.
    """

    level: int
    text: str


@attrs.frozen
class Line:
    """A text with what it is about before it, and what it rests on after it.

    Args:
        text: The text.
        lead: What it is about.
        cited: What it rests on.
    """

    text: str
    lead: str = ""
    cited: str = ""


@attrs.frozen
class Paragraph:
    """A sentence or several.

    Args:
        line: The text.
        strong: Whether it is the answer.
    """

    line: Line
    strong: bool = False


@attrs.frozen
class Items:
    """A list."""

    lines: tuple[Line, ...]


@attrs.frozen
class Table:
    """A table, whose first column names each row.

    Args:
        caption: What it shows.
        heads: The names of its columns.
        rows: The cells of each row.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Paragraph | Items | Table
"""One piece of a note."""
