"""A note as lines of text, at the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ..advice import Recommendation
from ..advice.note.blocks import Heading, Items, Line, Paragraph, Table
from ..advice.note.telling import blocks_of
from ._language import both
from ._layout import wrapped

__all__ = ["note_lines"]


def note_lines(found: Recommendation, lang: str) -> Iterator[str]:
    """Yield the lines of the note, equal in content to its page."""
    for place, block in enumerate(blocks_of(found, lang)):
        match block:
            case Heading(level, text):
                yield from ("",) if place else ()
                yield from wrapped(text.upper() if level < 3 else text)
            case Paragraph(line):
                yield from wrapped(_line(line, lang), hanging=2)
            case Items(lines):
                for line in lines:
                    yield from wrapped(_line(line, lang), bullet="- ")
            case Table(_, heads, rows):
                for first, *cells in rows:
                    named = zip(heads[1:], cells, strict=True)
                    told = cells if len(cells) == 1 else [_pair(head, cell, lang) for head, cell in named]
                    yield from wrapped(_pair(first, both(lang, " ; ", "; ").join(told), lang), hanging=2)


def _line(line: Line, lang: str) -> str:
    text = f"{line.text} ({line.cited})" if line.cited else line.text
    return _pair(line.lead, text, lang) if line.lead else text


def _pair(name: str, text: str, lang: str) -> str:
    return f"{name}{both(lang, ' : ', ': ')}{text}"
