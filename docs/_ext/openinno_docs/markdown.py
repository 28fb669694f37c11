"""Small pieces of MyST text, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from openinno import Label, Source

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#{}$~])")
_NARROW = re.compile(r" (?=[:;?!»%])|(?<=«) ")
_ELSEWHERE = {
    "external page": "autre page",
    "external": "hors documents",
    "portal list": "liste du portail",
    "not in the guide": "absente du guide",
    "official register of communes and groupings": "code officiel des communes et groupements",
    "Carto-NA list": "liste Carto-NA",
    "BdT page": "page de la BdT",
    "listing of labels: 13 capitals, 38 communities in France, 48 abroad": (
        "liste des labels : 13 capitales, 38 communautés en France, 48 à l'étranger"
    ),
}
"""In French, what the data calls in English where something was read outside the documents."""


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

    def number(self, value: float) -> str:
        """Return a number with as many digits as tell something, written as the language does."""
        size = abs(value)
        digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 else 3
        whole = f"{value:,.{digits}f}" if value != int(value) else f"{int(value):,}"
        if self.lang == "fr":
            return whole.replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")
        return whole

    def days(self, dates: Iterable[str]) -> str:
        """Return the day of some ISO dates, or the first and the last of them."""
        first, *rest = sorted(set(dates))
        return self.both(f"{first} au {rest[-1]}", f"{first} to {rest[-1]}") if rest else first

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
            return f"[{self.plain(self._elsewhere(source.document))}]{{.source}}"
        if source.pages is None:
            page = ""
        elif source.pages[0] == source.pages[1]:
            page = f", p.\N{NO-BREAK SPACE}{source.pages[0]}"
        else:
            page = f", p.\N{NO-BREAK SPACE}{source.pages[0]}-{source.pages[1]}"
        return f"[[{source}{page}](#document-{source.document})]{{.source}}"

    def _elsewhere(self, document: str) -> str:
        """Return what is no document of the five, in the language, an address as it is."""
        if self.lang != "fr" or "://" in document:
            return document
        for english, french in _ELSEWHERE.items():
            document = document.replace(english, french)
        return re.sub(r"(?<=\w): ", " : ", document)

    def table(self, heads: str, marks: str, rows: Iterable[Sequence[str]]) -> Iterator[str]:
        """Write a table.

        Args:
            heads: The heads of its columns, with bars between them.
            marks: A letter a column, ``l`` for texts and ``r`` for numbers.
            rows: The cells, as many in each row as there are columns.
        """
        yield f"| {heads} |"
        yield f"|{'|'.join('---' if mark == 'l' else '--:' for mark in marks)}|"
        for cells in rows:
            yield f"| {' | '.join(cells)} |"

    def listed(self, title: str, items: Iterable[str]) -> Iterator[str]:
        """Write a section whose items make a list; no item, no section."""
        lines = [f"- {item}" for item in items]
        if lines:
            yield from ("", f"## {title}", "", *lines)
