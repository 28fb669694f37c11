"""A whole census as one JSON document: what one side writes, the other reads, and every fault is told.

The document names its form and version. Reading proves that no key was unknown or repeated; a record with
faults is kept whole in ``census.refused``, each fault with its path.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs
import msgspec

from ._data import decoded
from .actors import Actor, Relation
from .census import Census
from .census_source import CensusSource, RefusedRow
from .errors import SourceError
from .findings import Finding
from .initiatives import Initiative
from .pieces import as_bytes, broken, members_of, no_list, unreadable
from .plain_json import plain
from .reading import reader_of, written
from .rows import RowReader
from .structures import Structure

__all__ = [
    "ABOUT",
    "FORMAT",
    "LISTS",
    "VERSION",
    "from_json",
    "refuse_other_forms",
    "source_of",
    "to_json",
]

FORMAT: Final = "openinno-census"
VERSION: Final = 1
ABOUT: Final = "openinno"
"""The name under which a form that holds structures only in its rows keeps the rest of the census."""


@attrs.frozen(kw_only=True)
class _Document:
    """The shape of a census on the wire."""

    format: str = FORMAT
    version: int = VERSION
    source: CensusSource
    structures: tuple[Structure, ...]
    actors: tuple[Actor, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    relations: tuple[Relation, ...] = ()
    findings: tuple[Finding, ...] = ()
    refused: tuple[RefusedRow, ...] = ()

    def census(self) -> Census:
        return Census(**{part: getattr(self, part) for part in _PARTS})


_PARTS: Final = tuple(one.name for one in attrs.fields(_Document) if one.name not in {"format", "version"})
"""What a document and a census have in common: everything but the name of the form and its version."""
LISTS: Final[Mapping[str, type[Any]]] = {
    "structures": Structure,
    "actors": Actor,
    "initiatives": Initiative,
    "relations": Relation,
    "findings": Finding,
    "refused": RefusedRow,
}


def to_json(census: Census) -> str:
    """Write ``census`` as a JSON document, one line, the same for the same census.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> from_json(to_json(census)) == census
        True
    """
    parts = {part: getattr(census, part) for part in _PARTS}
    return written({"format": FORMAT, "version": VERSION, **parts}).decode()


def from_json(data: str | bytes, *, file: str | None = None, trusted: bool = False) -> Census:
    """Read a census from its JSON document.

    Args:
        data: The document, as text or UTF-8 bytes.
        file: Name of the file, for the findings.
        trusted: Whether to go without the proof that no key was unknown or repeated. Only for bytes that
            openinno wrote, whose SHA-256 a manifest vouches for: types and limits are checked all the same.

    Returns:
        The census. Rows that cannot become a record are in ``refused``, each with its findings, which are
        among the ``findings`` of the census too.

    Raises:
        SourceError: This is no such document at all; the message says where it breaks.
        TypeError: This is neither text nor bytes.

    Examples:
        >>> census = from_json('''{"format": "openinno-census", "version": 1,
        ...     "source": {"title": {"fr": "Essai", "en": "Trial"}},
        ...     "structures": [{"id": "tuba", "name": "TUBA"}, {"id": "x", "nom": "?"}]}''')
        >>> len(census), len(census.refused)
        (1, 1)
        >>> for finding in census.findings: print(finding.where, "-", finding.message())
        x, structures[1].name - missing
        x, structures[1] - unknown key 'nom'
    """
    document = as_bytes(data)
    try:
        return (trusted and _at_once(document)) or _read(document, file, trusted)
    except (UnicodeDecodeError, RecursionError):
        raise unreadable(document, file) from None


def _at_once(data: bytes) -> Census | None:
    """Read a whole document in one go; None when something is wrong, for the other way to tell what."""
    try:
        document = decoded(data, _Document)
        kept = (document.format, document.version) == (FORMAT, VERSION) and all(
            reader_of(kind).finish(getattr(document, key)) for key, kind in LISTS.items()
        )
        return document.census() if kept else None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _read(data: bytes, file: str | None, trusted: bool) -> Census:
    """Read a document row by row."""
    parts = members_of(data, file)
    refuse_other_forms(parts, FORMAT, VERSION, (one.name for one in attrs.fields(_Document)), file)
    if "structures" not in parts:
        raise SourceError(no_list(file, "structures"))
    reader = RowReader(file, trusted=trusted)
    source = source_of(parts, reader)
    found: dict[str, Any] = {key: reader.many(parts, key, kind) for key, kind in LISTS.items()}
    found["findings"] += tuple(reader.findings)
    found["refused"] += tuple(reader.refused)
    return Census(source=source, **found)


def source_of(parts: Mapping[str, msgspec.Raw], reader: RowReader) -> CensusSource:
    """Read where a census comes from, without which it is none.

    Raises:
        SourceError: It cannot be read; the message tells every fault.
    """
    source = reader.one(parts.get("source", msgspec.Raw(b"null")), CensusSource, path="source")
    if source is None:
        raise SourceError(
            broken(
                reader.file,
                "; ".join(f"{one.where.path} : {one.message('fr')}" for one in reader.findings),
                "; ".join(f"{one.where.path}: {one.message('en')}" for one in reader.findings),
            )
        )
    return source


def refuse_other_forms(
    parts: Mapping[str, msgspec.Raw], form: str, version: int, keys: Iterable[str], file: str | None
) -> None:
    """Refuse a document that is of another form or version, or has keys that the form does not know.

    Raises:
        SourceError: It does; the message says what was expected.
    """
    given, number = (plain(bytes(parts.get(key, b"null"))) for key in ("format", "version"))
    if given != form:
        raise SourceError(
            broken(
                file,
                f'ce n\'est pas un recensement d\'openinno : il commence par {{"format": "{form}"}}',
                f'this is no openinno census: one starts with {{"format": "{form}"}}',
            )
        )
    if number is True or number != version:
        raise SourceError(
            broken(
                file,
                f"version {number!r} inconnue ; cette version lit la {version}",
                f"unknown version {number!r}; this release reads {version}",
            )
        )
    unknown = ", ".join(map(repr, sorted(parts.keys() - set(keys))))
    if unknown:
        raise SourceError(broken(file, f"clés inconnues : {unknown}", f"unknown keys: {unknown}"))
