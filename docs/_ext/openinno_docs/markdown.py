"""Small pieces of MyST text, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from openinno import Label, Source

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#{}$~])")
_NARROW = re.compile(r" (?=[:;?!»%])|(?<=«) ")


class Writer:
    """Writes pages in a language.

    Args:
        lang: ``fr`` or ``en``.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def both(self, fr: str, en: str) -> str:
        """Return the one of two texts that is in the language."""
        return fr if self.lang == "fr" else en

    def plain(self, text: Label | str | None) -> str:
        """Return a text with nothing that Markdown would take for a sign."""
        words = text.text(self.lang) if isinstance(text, Label) else text or ""
        escaped = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
        return _NARROW.sub("\N{NO-BREAK SPACE}", escaped) if self.lang == "fr" else escaped

    def inline(self, text: Label | str) -> str:
        """Return a text whose parts between backticks are code, and the rest plain."""
        parts = (text.text(self.lang) if isinstance(text, Label) else text).split("`")
        return "".join(f"`{part}`" if place % 2 else self._between(part) for place, part in enumerate(parts))

    def _between(self, part: str) -> str:
        """Return a part of a text with the blanks around it, which plain() takes away."""
        bare = part.strip(" ")
        start, _, end = part.partition(bare) if bare else (part, "", "")
        end = "\N{NO-BREAK SPACE}" if self.lang == "fr" and bare.endswith("«") else end
        start = "\N{NO-BREAK SPACE}" if self.lang == "fr" and start and bare[:1] in ":;?!»" else start
        return f"{start}{self.plain(bare)}{end}"

    def marks(self, marks: Iterable[str | None]) -> str:
        """Return short marks to set before a text."""
        return "".join(f"[{self.plain(mark)}]{{.mark}} " for mark in marks if mark)

    def cited(self, sources: Iterable[Source]) -> str:
        """Return sources, small, each document linked to the page that describes it."""
        return " · ".join(self._one(source) for source in sources)

    def _one(self, source: Source) -> str:
        if source.details is None:
            return f"[{self.plain(source.document)}]{{.source}}"
        if source.pages is None:
            page = ""
        elif source.pages[0] == source.pages[1]:
            page = f", p.\N{NO-BREAK SPACE}{source.pages[0]}"
        else:
            page = f", p.\N{NO-BREAK SPACE}{source.pages[0]}-{source.pages[1]}"
        return f"[[{source}{page}](#document-{source.document})]{{.source}}"

    def listed(self, title: str, items: Iterable[str]) -> Iterator[str]:
        """Write a section whose items make a list; no item, no section."""
        lines = [f"- {item}" for item in items]
        if lines:
            yield from ("", f"## {title}", "", *lines)
