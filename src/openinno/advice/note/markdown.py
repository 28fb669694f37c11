"""A note as Markdown, which any editor of deliberations takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ...validation.writing.page.voice import Voice
from ...validation.writing.signs import visible
from ..outcomes import Ranking
from .blocks import Block, Heading, Items, Line, Paragraph, Table
from .telling import blocks_of

__all__ = ["as_markdown"]

_SIGNS: Final = re.compile(r"([\\`*_\[\]<>|#~&$!])")
_MARK: Final = re.compile(r"\A([-+=]|[0-9]+[.)])(?=\s|\Z)")
"""What begins a list or underlines a title, at the head of a line."""


def as_markdown(found: Ranking, lang: str) -> str:
    """Return a recommendation as a note in Markdown."""
    voice = Voice(lang)
    return "\n".join(line for block in blocks_of(found, lang) for line in _block(block, voice))


def _block(block: Block, voice: Voice) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * level} {_plain(text)}"
        case Paragraph(line, strong):
            yield f"**{_plain(line.text)}**" if strong else _line(line, voice)
        case Items(lines):
            yield from (f"- {_line(line, voice)}" for line in lines)
        case Table(caption, heads, rows):
            yield f"*{_plain(caption)}*"
            yield ""
            yield _row(heads)
            yield _row(["---"] * len(heads), written=True)
            yield from map(_row, rows)
    yield ""


def _line(line: Line, voice: Voice) -> str:
    lead = f"**{_plain(line.lead)}**{voice.colon}" if line.lead else ""
    cited = f" ({_plain(line.cited)})" if line.cited else ""
    return f"{lead}{_plain(line.text, first=not lead)}{cited}"


def _row(cells: tuple[str, ...] | list[str], *, written: bool = False) -> str:
    return f"| {' | '.join(cells if written else map(_plain, cells))} |"


def _plain(text: str, *, first: bool = False) -> str:
    """Return a text in which nothing is a sign of Markdown."""
    plain = _SIGNS.sub(r"\\\1", visible(text))
    return _MARK.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", plain) if first else plain
