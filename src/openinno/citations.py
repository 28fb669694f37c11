"""Where a fact comes from: a document of ours, its line and page, or another public page.

Every fact of the library can be traced. The five documents it was read from are listed in
``_data/documents.json``; a :class:`Source` points to a line of one of them, or names any other page.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import attrs

from ._data import load
from .labels import Label

__all__ = ["Document", "Source", "documents"]

_LINES: Final = re.compile(r"L([0-9]+)(?:-([0-9]+))?")
_DOCUMENT: Final = re.compile(r"[0-9]{3}:")
_CITATION: Final = re.compile(r"([0-9]{3}):(L[0-9]+(?:-[0-9]+)?(?: *, *L[0-9]+(?:-[0-9]+)?)*)")


@attrs.frozen(kw_only=True)
class Document:
    """One of the five documents that the library was read from.

    Args:
        code: Three digits, as in citations: ``002``.
        title: The title as printed.
        publisher: Who published it, as printed.
        date: ISO date, as precise as it is known: ``2020-06``.
        date_note: Who says that date: the document itself or another page.
        address: A public web address.
        sections: First line, first page and last page of each section whose pages are known.
    """

    code: str
    title: str
    publisher: str
    date: str
    date_note: Label
    address: str
    sections: tuple[tuple[int, int, int], ...] = ()

    def pages(self, line: int) -> tuple[int, int] | None:
        """Return the first and last page on which a line may stand, or None if the document has none.

        Our transcriptions keep no page breaks: pages are read from the table of contents, so a passage
        of a long section is only known to stand between two pages.

        Args:
            line: The line of our transcription, from 1.

        Examples:
            >>> study = documents()[2]
            >>> study.pages(266), study.pages(1)
            ((17, 17), (1, 3))
        """
        found = None
        for first_line, first_page, last_page in self.sections:
            if line >= first_line:
                found = (first_page, last_page)
        return found


@attrs.frozen(kw_only=True)
class _Documents:
    """The shape of ``_data/documents.json``."""

    documents: tuple[Document, ...]


@cache
def documents() -> tuple[Document, ...]:
    """Return the five documents, in the order of their codes.

    Examples:
        >>> [document.code for document in documents()]
        ['000', '001', '002', '003', '004']
    """
    return load("documents.json", _Documents).documents


@attrs.frozen(kw_only=True)
class Source:
    """Where a fact was read: a line of a document, or another public page.

    Args:
        document: Code of one of the five :func:`documents`, or the name or address of another page.
        line: First line of our transcription, counted from 1; None for another page.
        last_line: Last line, where the passage has several.

    Examples:
        >>> source = Source(document="002", line=205, last_line=244)
        >>> str(source), source.page
        ('002:L205-244', 14)
        >>> source.publisher
        'Banque des Territoires'
        >>> source.pages, source.date, source.external
        ((14, 14), '2020-06', False)
        >>> source.title == source.details.title, source.address.startswith("https://")
        (True, True)
    """

    document: str
    line: int | None = None
    last_line: int | None = None

    @classmethod
    def parse(cls, citation: str) -> tuple[Source, ...]:
        """Read a citation such as ``002:L60,L75; 001:L4``; other words name another page.

        Args:
            citation: Citations, ``;`` between them.

        Returns:
            One source for each line or passage, and one for each other page.

        Raises:
            ValueError: It begins like a citation of a document and is none.

        Examples:
            >>> Source.parse("002:L89-91;004:L30")  # doctest: +NORMALIZE_WHITESPACE
            (Source(document='002', line=89, last_line=91),
             Source(document='004', line=30, last_line=None))
            >>> Source.parse("external: portal list v2")
            (Source(document='external: portal list v2', line=None, last_line=None),)
        """
        found: list[Source] = []
        for part in filter(None, (piece.strip() for piece in citation.split(";"))):
            match = _CITATION.fullmatch(part)
            if match is not None:
                found.extend(cls._line(match[1], first, last) for first, last in _LINES.findall(match[2]))
            elif _DOCUMENT.match(part):
                raise ValueError(f"{part!r} is no citation; write 002:L60, 002:L60-64 or 002:L60,L75")
            else:
                found.append(cls(document=part))
        return tuple(found)

    @classmethod
    def _line(cls, document: str, first: str, last: str) -> Source:
        line, last_line = int(first), int(last) if last else None
        if line < 1 or (last_line is not None and last_line < line):
            raise ValueError(f"{document}:L{first}{'-' if last else ''}{last} is no range of lines")
        return cls(document=document, line=line, last_line=last_line)

    @property
    def details(self) -> Document | None:
        """The document cited, or None for another page."""
        return next((one for one in documents() if one.code == self.document), None)

    @property
    def external(self) -> bool:
        """Whether this is another page than the five documents."""
        return self.details is None

    @property
    def title(self) -> str:
        """The title of the document, or the name of the other page."""
        return self.details.title if self.details else self.document

    @property
    def publisher(self) -> str | None:
        """Who published the document."""
        return self.details.publisher if self.details else None

    @property
    def date(self) -> str | None:
        """The ISO date of the document, as precise as it is known."""
        return self.details.date if self.details else None

    @property
    def address(self) -> str | None:
        """A public web address of the document."""
        return self.details.address if self.details else None

    @property
    def pages(self) -> tuple[int, int] | None:
        """First and last page on which the line may stand, read from the table of contents."""
        if self.details is None or self.line is None:
            return None
        return self.details.pages(self.line)

    @property
    def page(self) -> int | None:
        """The first of :attr:`pages`; exact for the six sheets, which take one page each."""
        return self.pages[0] if self.pages else None

    def __str__(self) -> str:
        if self.line is None:
            return self.document
        return f"{self.document}:L{self.line}" + (f"-{self.last_line}" if self.last_line else "")
