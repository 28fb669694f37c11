"""A note as one page: no other file, no script, no network; it prints on two sheets and reads in grey."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from ..._version import __version__
from ...validation.writing.markup import Markup, joined, policy_of, tag
from ...validation.writing.page.voice import Voice
from ..outcomes import Ranking
from .blocks import Block, Heading, Items, Line, Paragraph, Table
from .telling import blocks_of

__all__ = ["as_page"]

_MANY: Final = 36
"""Points and reservations above which two sheets need smaller letters: who says all of it, says too much."""


def as_page(found: Ranking, lang: str) -> str:
    """Return a recommendation as a page."""
    voice = Voice(lang)
    title, *rest = blocks_of(found, lang)
    main = tag("main", _block(title, voice), *(_block(one, voice) for one in rest))
    by = voice.say(f"Note écrite par openinno {__version__}.", f"Written by openinno {__version__}.")
    body = tag("body", main, tag("footer", tag("p", by)), class_="dense" if _is_dense(found) else None)
    page = tag("html", _head(title, voice), body, lang=voice.lang)
    return f"<!DOCTYPE html>\n{page}\n"


def _is_dense(found: Ranking) -> bool:
    return sum(len(fit.points) + len(fit.reservations) for fit in found.ranked) > _MANY


def _head(title: Block, voice: Voice) -> Markup:
    style = Markup(files(__package__).joinpath("note.css").read_text("utf-8").strip())
    policy = f"default-src 'none'; style-src {policy_of(style)}; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title.text if isinstance(title, Heading) else ""),
        tag("style", style),
    )


def _block(block: Block, voice: Voice) -> Markup:
    match block:
        case Heading(level, text):
            return tag(f"h{level}", text)
        case Paragraph(line, strong):
            return tag("p", _line(line, voice), class_="answer" if strong else None)
        case Items(lines):
            return tag("ul", [tag("li", _line(line, voice)) for line in lines])
        case Table(caption, heads, rows):
            return tag(
                "table",
                tag("caption", caption),
                tag("thead", tag("tr", [tag("th", head, scope="col") for head in heads])),
                tag("tbody", [_row(row) for row in rows]),
            )


def _row(cells: tuple[str, ...]) -> Markup:
    first, *others = cells
    return tag("tr", tag("th", first, scope="row"), [_cell(one) for one in others])


def _cell(text: str) -> Markup:
    return tag("td", text, class_="number" if text.isdecimal() else None)


def _line(line: Line, voice: Voice) -> Markup:
    lead = joined(tag("b", line.lead), voice.colon) if line.lead else None
    cited = joined(" ", tag("span", f"({line.cited})", class_="cited")) if line.cited else None
    return joined(lead, line.text, cited)
