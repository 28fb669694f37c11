"""Where something is said, for the card: the document and its page, or the name of another page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...citations import Source
from .texts import Text

__all__ = ["cited", "sources_of"]


def sources_of(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return sources for the foot of a card, each once.

    Examples:
        >>> sources_of(Source.parse("002:L264; 002:L264"))[0]["text"][-7:]
        ', p. 16'
    """
    found = {_named(source): source.address or _address(source) for source in sources}
    return [{"text": named, "url": address} for named, address in found.items()]


def cited(sources: Iterable[Source]) -> Text | None:
    """Return on one line where a single statement is said; None where nobody knows.

    The titles stand at the foot of the card: here a document is called by who published it.

    Examples:
        >>> cited(Source.parse("002:L264; 002:L265")), cited(())
        ('Banque des Territoires, p. 16', None)
    """
    named = list(dict.fromkeys(_paged(source.publisher or source.title, source) for source in sources))
    if len(named) < 2:
        return next(iter(named), None)
    return [" ; ".join(named), "; ".join(named)]


def _named(source: Source) -> str:
    return _paged(source.title, source)


def _paged(name: str, source: Source) -> str:
    if not source.pages:
        return name
    first, last = source.pages
    return f"{name}, p. {first}" + (f"-{last}" if last > first else "")


def _address(source: Source) -> str | None:
    return source.document if source.document.startswith(("https://", "http://")) else None
