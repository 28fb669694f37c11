"""A census as JSON Lines: a first line that says what follows, then one record a line.

For censuses that other programs read line by line. The first line tells how many lines follow, so that a
file cut short is noticed; a line that cannot be read is kept whole and its neighbours are read all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from .census import Census
from .envelope import LISTS, VERSION, refuse_other_forms, source_of
from .errors import SourceError
from .findings import Finding, Position, Severity, expected
from .labels import Label
from .pieces import TOO_DEEP, as_bytes, flaw, members_of, source_error, unreadable
from .reading import written
from .rows import RowReader
from .shapes import Fault

__all__ = ["from_json_lines", "to_json_lines"]

FORMAT: Final = "openinno-census-lines"
_PART_OF: Final = {"refused" if name == "refused" else name.removesuffix("s"): name for name in LISTS}
"""The key of a line, and the part of a census that its record belongs to."""


_HEAD: Final = ("format", "version", "lines", "source")
"""The keys of the first line."""


def to_json_lines(census: Census) -> str:
    """Write ``census`` as JSON Lines, the same for the same census.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> lines = to_json_lines(census)
        >>> lines[:49]
        '{"format":"openinno-census-lines","version":1,"li'
        >>> from_json_lines(lines) == census
        True
    """
    records = [(key, record) for key, part in _PART_OF.items() for record in getattr(census, part)]
    head = dict(zip(_HEAD, (FORMAT, VERSION, len(records), census.source), strict=True))
    lines = [written(head), *(b'{"%s":%s}' % (key.encode(), written(record)) for key, record in records)]
    return b"\n".join([*lines, b""]).decode()


def from_json_lines(data: str | bytes | Iterable[str | bytes], *, file: str | None = None) -> Census:
    """Read a census from JSON Lines, with every key proved to be known and given once.

    Args:
        data: The lines, as text, as UTF-8 bytes, or one by one as an open file gives them.
        file: Name of the file, for the findings.

    Returns:
        The census. Lines that cannot become a record are in ``refused``, each with its number and findings.
        A finding tells when lines are missing.

    Raises:
        SourceError: The first line does not say that this is such a file.
        TypeError: A line is neither text nor bytes.

    Examples:
        >>> lines = [
        ...     '{"format": "openinno-census-lines", "version": 1, "source": {"title": {"fr": "Essai"}}}',
        ...     '{"structure": {"id": "tuba", "name": "TUBA"}}',
        ...     '{"structure": {"id": "moho", "na',
        ... ]
        >>> census = from_json_lines(lines)
        >>> len(census), len(census.refused)
        (1, 1)
        >>> print(census.findings[0].where, "-", census.findings[0].message())
        3 - line 3, column 30: this is no longer JSON
    """
    lines = _numbered(data)
    reader = RowReader(file)
    _, first = next(lines, (1, b""))
    try:
        head = members_of(first, file)
        refuse_other_forms(head, FORMAT, VERSION, _HEAD, file)
        source = source_of(head, reader)
    except (UnicodeDecodeError, RecursionError):
        raise unreadable(first, file) from None
    found: dict[str, list[Any]] = {part: [] for part in LISTS}
    announced, count, number = _announced(head, file), 0, 1
    for number, line in lines:
        count += 1
        for part, record in _record(line, reader, number):
            found[part].append(record)
    if announced is not None and announced != count:
        reader.findings.append(_miscounted(announced, count, Position(file=reader.file, row=number)))
    found["findings"] += reader.findings
    found["refused"] += reader.refused
    return Census(source=source, **found)


def _numbered(data: str | bytes | Iterable[str | bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that hold something, with their number. Only a line feed ends a line of JSON."""
    lines = as_bytes(data).split(b"\n") if isinstance(data, str | bytes) else map(as_bytes, data)
    return ((number, line.strip()) for number, line in enumerate(lines, 1) if line.strip())


def _record(line: bytes, reader: RowReader, number: int) -> Iterator[tuple[str, Any]]:
    """Yield the record of a line with the part of the census it belongs to, or set the line aside."""
    try:
        parts = members_of(line, None)
        key = next(iter(parts), "")
        if len(parts) != 1 or key not in _PART_OF:
            reader.refuse(msgspec.Raw(line), None, [_unknown_line(parts)], number=number)
            return
        record = reader.one(parts[key], LISTS[_PART_OF[key]], number=number)
        if record is not None:
            yield _PART_OF[key], record
    except (SourceError, UnicodeDecodeError, RecursionError):
        fault = Fault("not-json", "", flaw(line, number) or TOO_DEEP)
        reader.refuse(msgspec.Raw(line), None, [fault], number=number)


def _unknown_line(keys: Iterable[str]) -> Fault:
    known = ", ".join(_PART_OF)
    text = expected(f"un objet à une clé parmi {known}", f"an object with one key of {known}", [*keys])
    return Fault("unknown-line", "", text)


def _announced(head: Mapping[str, msgspec.Raw], file: str | None) -> int | None:
    """Return how many lines should follow, where the first line tells."""
    if "lines" not in head:
        return None
    try:
        return msgspec.json.decode(head["lines"], type=int)
    except msgspec.MsgspecError:
        text = expected("un nombre de lignes", "a number of lines", bytes(head["lines"]).decode())
        why = Label(f"lines : {text.text('fr')}", f"lines: {text.text('en')}")
        raise source_error(file, why) from None


def _miscounted(announced: int, count: int, where: Position) -> Finding:
    return Finding(
        code="line-count",
        severity=Severity.ERROR,
        where=where,
        text=Label(
            f"lignes annoncées : {announced} ; lues : {count} : le fichier a pu être coupé",
            f"lines announced: {announced}, read: {count}: the file may have been cut short",
        ),
    )
