"""Running through the XML of a workbook: what starts, what ends and what stands between, nothing kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar
from xml.parsers import expat

from .bounds import damaged

__all__ = ["Handler", "check", "local", "run"]

Item = TypeVar("Item")


class Handler(Protocol[Item]):
    """What hears of the elements of a document, and puts what it makes of them into :attr:`made`."""

    made: list[Item]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element starts."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A text stands in an element."""


def local(name: str) -> str:
    """Return the name of an element without its prefix."""
    return name.rpartition(":")[2]


def run(pieces: Iterable[bytes], handler: Handler[Item], file: str) -> Iterator[Item]:
    """Yield what a handler makes of a document, while it is read.

    Args:
        pieces: The document, in UTF-8.
        handler: What hears of its elements.
        file: Name of the workbook, for the error.

    Raises:
        SourceError: It is no well-formed XML, or defines entities.
    """
    parser = _parser()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    for _ in _parsed(parser, pieces, file):
        yield from handler.made
        handler.made.clear()


def check(pieces: Iterable[bytes], file: str) -> None:
    """Refuse a document that is not well-formed: a less strict reader might wait for its end for ever.

    Args:
        pieces: The document, in UTF-8.
        file: Name of the workbook, for the error.

    Raises:
        SourceError: It is no well-formed XML, or defines entities.
    """
    for _ in _parsed(_parser(), pieces, file):
        pass


def _parsed(parser: expat.XMLParserType, pieces: Iterable[bytes], file: str) -> Iterator[None]:
    """Parse a document, and stop after each piece."""
    try:
        for piece in pieces:
            parser.Parse(piece)
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, ArithmeticError):
        raise damaged(file) from None
    yield


def _parser() -> expat.XMLParserType:
    # The encoding is said here, because what a document says of its own is not what everyone hears.
    parser = expat.ParserCreate("UTF-8")
    parser.EntityDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise ValueError
