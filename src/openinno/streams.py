"""Structures one by one from lines of JSON, in bounded memory, however many there are.

For what does not fit into a census held in memory: the export of a portal, a file of millions of lines.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final

import msgspec

from .census_source import RefusedRow
from .labels import Label
from .pieces import TOO_DEEP, flaw
from .reading import Outcome, reader_of
from .rows import RowReader
from .shapes import Fault
from .structures import Structure

__all__ = ["LONGEST_LINE", "stream_structures"]

LONGEST_LINE: Final = 64 << 20
"""Bytes of a line of an open file; of a longer one only the start is kept."""
_SHOWN: Final = 1000
_TOO_LONG: Final = Fault(
    "line-too-long",
    "",
    Label(
        f"ligne de plus de {LONGEST_LINE >> 20} Mio : seul son début est gardé",
        f"a line of more than {LONGEST_LINE >> 20} MiB: only its start is kept",
    ),
)
_PIECE: Final = 20 * 1024
"""Bytes to read at once: the records of more of them are looked at by the garbage collector, in vain."""


def stream_structures(
    blocks: Iterable[bytes], *, file: str | None = None, trusted: bool = False
) -> Iterator[Structure | RefusedRow]:
    r"""Yield the structure of each line of JSON, or the line itself, set aside with every fault told.

    The order is that of the lines, and none is lost. Whether two lines have the same identifier is not
    looked at, since that would take memory for all of them.

    Args:
        blocks: Bytes of whole lines, one or many at a time: an open binary file, of which a line has 64 MiB
            at most, or the blocks that :meth:`openinno.explore.Client.lines` gives.
        file: Name of the file, for the findings.
        trusted: Whether to go without the proof that no key was unknown or repeated.

    Examples:
        >>> lines = [b'{"id": "tuba", "name": "TUBA"}\n{"id": "moho"}\n']
        >>> for found in stream_structures(lines):
        ...     print(found.name if isinstance(found, Structure) else found.findings[0].message())
        TUBA
        missing
    """
    reader = reader_of(Structure)
    number = 0
    for block in chain.from_iterable(map(_pieces, _bounded(blocks))):
        if isinstance(block, _Cut):
            number += 1
            yield _refused(msgspec.Raw(block), None, [_TOO_LONG], number, RowReader(file, trusted=trusted))
            continue
        found = reader.read_lines(block, trusted=trusted)
        if found is None:
            yield from _explained(block, number, RowReader(file, trusted=trusted))
        else:
            yield from found
        number += block.count(b"\n")


class _Cut(bytes):
    """The start of a line that is too long to be held."""


def _bounded(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield blocks as they come, and the lines of an open file no longer than they may be."""
    if not isinstance(blocks, io.BufferedIOBase | io.RawIOBase):
        yield from blocks
        return
    while line := blocks.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        yield _Cut(line[:_SHOWN])
        while line and not line.endswith(b"\n"):
            line = blocks.readline(LONGEST_LINE)


def _pieces(block: bytes) -> Iterator[bytes]:
    """Cut a block behind line feeds, so that its few records are gone before garbage is collected."""
    start = 0
    while len(block) - start > _PIECE:
        end = block.find(b"\n", start + _PIECE) + 1 or len(block)
        yield block[start:end]
        start = end
    if start < len(block):
        yield block[start:] if start else block


def _explained(block: bytes, number: int, rows: RowReader) -> Iterator[Structure | RefusedRow]:
    """Read a block line by line, since something in it is wrong or written in another way."""
    reader = reader_of(Structure)
    for place, line in enumerate(block.split(b"\n"), number + 1):
        if not line.strip():
            continue
        row = msgspec.Raw(line.strip())
        try:
            record, faults, value = reader.read(row, trusted=rows.trusted)
        except (ValueError, RecursionError):
            record, faults, value = _broken(flaw(line, place) or TOO_DEEP)
        if record is None:
            yield _refused(row, value, faults, place, rows)
        else:
            yield record


def _refused(
    row: msgspec.Raw, value: Any, faults: Sequence[Fault], number: int, rows: RowReader
) -> RefusedRow:
    """Return a row that is no structure, with what is wrong with it; it is kept nowhere else."""
    rows.refuse(row, value, faults, number=number)
    return rows.refused.pop()


def _broken(told: Label) -> Outcome[Structure]:
    return Outcome(None, (Fault("not-json", "", told),))
