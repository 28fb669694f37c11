"""A document of XML copied byte for byte while it runs through, but for the places where it is changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from ...labels import whole
from ...sources.tables.workbooks.spreadsheets.bounds import damaged

__all__ = ["MAIN", "Rewriter", "element", "held", "in_markup", "with_children"]

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
"""The language of workbooks, as all programs but those that are asked for its strict form write it."""

_TAG: Final = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_BEHIND: Final = (b">", b" ", b"\t", b"\r", b"\n")
_NOT_HELD: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CODED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def in_markup(text: str) -> str:
    r"""Return a text as a workbook holds it, without what no workbook can.

    Examples:
        >>> in_markup("a < b" + chr(7)), in_markup("_x0041_")
        ('a &lt; b\ufffd', '_x005F_x0041_')
    """
    return escape(held(text), {"\r": "&#13;"})


def held(text: str) -> str:
    """Return a text as a cell holds it: what XML cannot hold replaced, what would be a code no longer one."""
    return _CODED.sub("_x005F_", _NOT_HELD.sub("\N{REPLACEMENT CHARACTER}", whole(text)))


def element(name: str, attributes: Mapping[str, str], *, empty: bool = True) -> str:
    """Return the tag that begins an element, or is all of it.

    Examples:
        >>> element("c", {"r": "A1", "s": "2"}), element("row", {}, empty=False)
        ('<c r="A1" s="2"/>', '<row>')
    """
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written}{'/' if empty else ''}>"


class Rewriter:
    """Copies a document, and hears of its elements while it does; who hears may change what is written.

    Elements of the language of the root are told by their bare names, others by their names as written.

    Args:
        file: Name of the workbook, for the error.
    """

    def __init__(self, file: str) -> None:
        self.prefix: str = ""
        """What stands before the names of the language of the root, a colon included."""
        self.language: str | None = None
        """The language of the root."""
        self.depth: int = 0
        """How many elements stand around the one that starts or ends."""
        self._file: str = file
        self._parser: expat.XMLParserType = expat.ParserCreate("UTF-8")
        self._parser.buffer_text = True
        self._parser.EntityDeclHandler = _refuse
        self._parser.StartElementHandler = self._starts
        self._parser.EndElementHandler = self._ends
        self._buffer: bytes = b""
        self._base: int = 0
        self._copied: int = 0
        self._here: int = 0
        self._held: int | None = None
        self._out: list[bytes] = []
        self._ended: bytes | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element starts."""

    def end(self, name: str) -> None:
        """An element ends."""

    def run(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the document as it is changed.

        Raises:
            SourceError: It is no well-formed XML, or defines entities.
        """
        try:
            for piece in pieces:
                self._buffer = self._buffer[self._copied - self._base :] + piece
                self._base = self._copied
                self._parser.Parse(piece)
                self._copy(self._here if self._held is None else self._held)
                yield self._written()
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, ArithmeticError):
            raise damaged(self._file) from None
        self._copy(self._base + len(self._buffer))
        yield self._written()

    def insert(self, text: str) -> None:
        """Write something before the tag that is heard of."""
        self._copy(self._here)
        self._out.append(text.encode())

    def insert_after(self, text: str) -> None:
        """Write something behind the tag that is heard of."""
        self._copy(self._here + len(self.tag()))
        self._out.append(text.encode())

    def replace(self, text: str) -> None:
        """Write something in place of the tag that is heard of."""
        self._copy(self._here)
        self._out.append(text.encode())
        self._copied = self._here + len(self.tag())

    def append(self, text: str) -> None:
        """Write something more behind what was written last."""
        self._out.append(text.encode())

    def hold(self) -> None:
        """Write nothing from the tag that is heard of on, until :meth:`release`."""
        self._held = self._here

    def release(self, text: str | None = None) -> None:
        """Write something in place of what was held, the tag that ends it included; None for what stood."""
        held, self._held = self._held, None
        if held is not None and text is not None:
            self._copy(held)
            self._out.append(text.encode())
            self._copied = self._here + len(self.tag())

    def held(self) -> bytes:
        """Return what is held, the tag that ends it included."""
        assert self._held is not None  # noqa: S101
        stop = self._here + len(self.tag())
        return self._buffer[self._held - self._base : stop - self._base]

    def is_empty(self) -> bool:
        """Tell whether the element that starts has nothing in it, not even an end."""
        return self.tag().endswith(b"/>")

    def tag(self) -> bytes:
        """Return the tag that is heard of; nothing for the end of an element that is one tag."""
        at = self._here - self._base
        if self._ended is not None:
            behind = at + len(self._ended)
            if self._buffer[at:behind] != self._ended or self._buffer[behind : behind + 1] not in _BEHIND:
                return b""
        found = _TAG.match(self._buffer, at)
        if found is None:
            raise ValueError(self._here)
        return found.group()

    def _starts(self, name: str, attributes: dict[str, str]) -> None:
        self._here, self._ended = self._parser.CurrentByteIndex, None
        if not self.depth:
            self.prefix = name[: name.rfind(":") + 1]
            self.language = attributes.get(f"xmlns:{self.prefix[:-1]}" if self.prefix else "xmlns")
        self.start(self._bare(name), attributes)
        self.depth += 1

    def _ends(self, name: str) -> None:
        self._here, self._ended = self._parser.CurrentByteIndex, b"</" + name.encode()
        self.depth -= 1
        self.end(self._bare(name))

    def _bare(self, name: str) -> str:
        return name.removeprefix(self.prefix)

    def _copy(self, upto: int) -> None:
        if upto > self._copied:
            self._out.append(self._buffer[self._copied - self._base : upto - self._base])
            self._copied = upto

    def _written(self) -> bytes:
        written = b"".join(self._out)
        self._out.clear()
        return written


def with_children(data: bytes, parent: str, children: Callable[[str], str], file: str) -> bytes:
    """Return a document with more children at the end of the first element of a name.

    Args:
        data: The document.
        parent: The bare name of the element, which has to be there.
        children: Gives the children by the prefix of the language of the document.
        file: Name of the workbook, for the error.

    Raises:
        SourceError: The document is damaged, or has no such element.

    Examples:
        >>> with_children(b"<x:a><x:b/></x:a>", "b", lambda prefix: f"<{prefix}c/>", "lieux.xlsx")
        b'<x:a><x:b><x:c/></x:b></x:a>'
    """
    adding = _Adding(parent, children, file)
    written = b"".join(adding.run([data]))
    if not adding.done:
        raise damaged(file)
    return written


class _Adding(Rewriter):
    def __init__(self, parent: str, children: Callable[[str], str], file: str) -> None:
        super().__init__(file)
        self.done: bool = False
        self._parent: str = parent
        self._children: Callable[[str], str] = children

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._parent and not self.done and self.is_empty():
            whole_name = f"{self.prefix}{name}"
            opened = element(whole_name, attributes, empty=False)
            self.replace(f"{opened}{self._children(self.prefix)}</{whole_name}>")
            self.done = True

    def end(self, name: str) -> None:
        if name == self._parent and not self.done:
            self.insert(self._children(self.prefix))
            self.done = True


def _refuse(*_: object) -> None:
    raise ValueError
