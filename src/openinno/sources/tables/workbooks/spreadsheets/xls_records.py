"""XLS: the records of a workbook one after the other, and how long its shared texts are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

__all__ = ["END", "Record", "records", "text_lengths", "u16"]

END: Final = 0x000A
_CONTINUE: Final = 0x003C
_TEXTS: Final = 0x00FC


class Record(NamedTuple):
    """A record: what it is, and what it holds."""

    kind: int
    data: memoryview


def records(book: memoryview, at: int) -> Iterator[Record]:
    """Yield the records from a place on; one that is cut short ends them."""
    size = len(book)
    while at + 4 <= size:
        kind, length = u16(book, at), u16(book, at + 2)
        at += 4
        if at + length > size:
            return
        yield Record(kind, book[at : at + length])
        at += length


def text_lengths(book: memoryview) -> list[int]:
    """Return how many bytes each shared text takes at most; a list that breaks off ends there."""
    parts: list[memoryview] = []
    for kind, data in records(book, 0):
        if kind == _TEXTS:
            parts = [data[8:]]
        elif kind == _CONTINUE and parts:
            parts.append(data)
        elif parts or kind == END:
            break
    lengths: list[int] = []
    reader = _Parts(parts)
    try:
        while reader.more():
            head = reader.take(3)
            runs = u16(reader.take(2), 0) if head[2] & 8 else 0
            extra = int.from_bytes(reader.take(4), "little") if head[2] & 4 else 0
            reader.skip_letters(u16(head, 0), head[2] & 1)
            reader.skip(4 * runs + extra)
            lengths.append(3 * u16(head, 0))
    except IndexError:
        pass
    return lengths


class _Parts:
    """A record and those that go on with it, read one after the other."""

    def __init__(self, parts: list[memoryview]) -> None:
        self._parts: list[memoryview] = parts
        self._part: int = 0
        self._at: int = 0

    def more(self) -> bool:
        """Tell whether something is left."""
        while self._part < len(self._parts) and self._at >= len(self._parts[self._part]):
            self._part, self._at = self._part + 1, 0
        return self._part < len(self._parts)

    def take(self, size: int) -> memoryview:
        """Return some bytes, which stand in one part."""
        if not self.more():
            raise IndexError
        taken = self._parts[self._part][self._at : self._at + size]
        if len(taken) < size:
            raise IndexError
        self._at += size
        return taken

    def skip(self, size: int) -> None:
        """Pass some bytes, in as many parts as hold them."""
        while size and self.more():
            passed = min(size, len(self._parts[self._part]) - self._at)
            self._at, size = self._at + passed, size - passed

    def skip_letters(self, count: int, wide: int) -> None:
        """Pass letters; where they go on in another part, it says anew how wide they are."""
        while count and self.more():
            if self._at == 0 and self._part:
                wide = self.take(1)[0] & 1
                if not self.more():
                    return
            size = 2 if wide else 1
            passed = min(count, (len(self._parts[self._part]) - self._at) // size)
            if not passed:
                raise IndexError
            self._at, count = self._at + passed * size, count - passed


def u16(data: memoryview, at: int) -> int:
    """Return a number of two bytes."""
    return data[at] | data[at + 1] << 8
