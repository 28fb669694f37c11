"""A whole census as one JSON document: what one side writes, the other reads, and every fault is told.

The document names its form and version. Reading proves that no key was unknown or repeated; a record with
faults is kept whole in ``census.refused``, each fault with its path.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeVar

import attrs
import cattrs
import msgspec
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from .actors import Actor, Relation
from .census import Census, CensusSource, RefusedRow
from .convert import UnreadableError, make_converter
from .errors import RecordError, SourceError
from .findings import Finding, Position, Severity
from .initiatives import Initiative
from .labels import Label
from .structures import Structure

__all__ = ["from_json", "to_json"]

FORMAT: Final = "openinno-census"
VERSION: Final = 1

T = TypeVar("T")


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
        names = (field.name for field in attrs.fields(type(self)))
        return Census(**{n: getattr(self, n) for n in names if n not in {"format", "version"}})


def to_json(census: Census) -> str:
    """Write a census as a JSON document, one line, the same for the same census.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> from_json(to_json(census)) == census
        True
    """
    return msgspec.json.encode(
        _Document(
            source=census.source,
            structures=census.structures,
            actors=census.actors,
            initiatives=census.initiatives,
            relations=census.relations,
            findings=census.findings,
            refused=census.refused,
        ),
        order="deterministic",
    ).decode()


def trusted(data: bytes) -> Census:
    """Read a document that this version wrote itself, with nothing checked but types."""
    return msgspec.json.decode(data, type=_Document).census()


def from_json(data: str | bytes, *, file: str | None = None) -> Census:
    """Read a census from its JSON document.

    Args:
        data: The document, as text or UTF-8 bytes.
        file: Name of the file, for the findings.

    Returns:
        The census. Rows that cannot become a record are in ``refused``, each with its findings, which are
        among the ``findings`` of the census too.

    Raises:
        SourceError: This is no such document at all; the message says where it breaks.

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
    document = _parsed(data, file)
    reader = _Reader(file)
    source = reader.one(document.get("source"), CensusSource, "source")
    if source is None:
        raise SourceError(_cannot_read(file, reader.findings))
    structures = reader.many(document, "structures", Structure)
    actors = reader.many(document, "actors", Actor)
    initiatives = reader.many(document, "initiatives", Initiative)
    relations = reader.many(document, "relations", Relation)
    findings = reader.many(document, "findings", Finding)
    refused = reader.many(document, "refused", RefusedRow)
    return Census(
        source=source,
        structures=structures,
        actors=actors,
        initiatives=initiatives,
        relations=relations,
        findings=(*findings, *reader.findings),
        refused=(*refused, *reader.refused),
    )


@cache
def _converter() -> cattrs.Converter:
    return make_converter()


_REPEATED: Final = Label(
    "identifiant déjà pris par une ligne précédente", "identifier taken by an earlier row"
)


class _Reader:
    """Reads rows one by one and keeps what goes wrong."""

    def __init__(self, file: str | None) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.refused: list[RefusedRow] = []

    def many(self, document: Mapping[str, Any], key: str, kind: type[T]) -> tuple[T, ...]:
        rows = document.get(key, [])
        if not isinstance(rows, list):
            raise SourceError(_broken(self.file, f"« {key} » n'est pas une liste", f"“{key}” is not a list"))
        found: list[T] = []
        taken: set[str] = set()
        for place, row in enumerate(rows):
            record = self.one(row, kind, f"{key}[{place}]")
            if record is None:
                continue
            identifier: str | None = getattr(record, "id", None)
            if identifier in taken:
                self.refuse(row, f"{key}[{place}]", [("repeated-id", "id", _REPEATED)])
                continue
            if identifier is not None:
                taken.add(identifier)
            found.append(record)
        return tuple(found)

    def one(self, row: Any, kind: type[T], path: str) -> T | None:
        try:
            return _converter().structure(row, kind)
        except Exception as error:
            self.refuse(row, path, list(_faults(error, "")))
            return None

    def refuse(self, row: Any, path: str, faults: Iterable[tuple[str, str, Label]]) -> None:
        identifier = row.get("id") if isinstance(row, dict) else None
        record = identifier if isinstance(identifier, str) and identifier else None
        found = tuple(
            Finding(
                code=code,
                severity=Severity.ERROR,
                where=Position(
                    file=self.file,
                    record=record,
                    path=path + (inner if inner.startswith("[") or not inner else f".{inner}"),
                ),
                text=text,
            )
            for code, inner, text in faults
        )
        self.findings.extend(found)
        self.refused.append(
            RefusedRow(
                content=_written(row),
                where=Position(file=self.file, record=record, path=path),
                findings=found,
            )
        )


def _faults(error: BaseException, path: str) -> Iterator[tuple[str, str, Label]]:
    """Flatten what cattrs raised to one code, path and text a fault."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        for cause in error.exceptions:
            yield from _faults(cause, path + _step(cause, path))
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields, key=str):
            yield "unknown-key", path, Label(f"clé inconnue {key!r}", f"unknown key {key!r}")
    elif isinstance(error, RecordError):
        for fault in error.faults:
            inner = fault.where.path or ""
            yield fault.code, f"{path}.{inner}" if path else inner, fault.text
    elif isinstance(error, KeyError):
        yield "missing", path, Label("absent", "missing")
    elif isinstance(error, UnreadableError):
        yield "wrong-value", path, error.text
    else:
        yield (
            "wrong-value",
            path,
            Label(f"valeur impossible : {error}", f"impossible value: {error}"),
        )


def _step(error: BaseException, path: str) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, IterableValidationNote):
            return f".{note.index}" if isinstance(note.index, str) else f"[{note.index}]"
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}" if path else note.name
    return ""


def _parsed(data: str | bytes, file: str | None) -> dict[str, Any]:
    try:
        document = json.loads(data, object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except RecursionError:
        raise SourceError(_broken(file, "JSON trop imbriqué", "JSON nested too deep")) from None
    except UnicodeDecodeError as error:
        raise SourceError(
            _broken(file, f"octet {error.start} : pas de l'UTF-8", f"byte {error.start}: not UTF-8")
        ) from None
    except ValueError as error:
        raise SourceError(_broken(file, f"JSON illisible : {error}", f"unreadable JSON: {error}")) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise SourceError(
            _broken(
                file,
                f'ce n\'est pas un recensement d\'openinno : il commence par {{"format": "{FORMAT}"}}',
                f'this is no openinno census: one starts with {{"format": "{FORMAT}"}}',
            )
        )
    if document.get("version") is True or document.get("version") != VERSION:
        raise SourceError(
            _broken(
                file,
                f"version {document.get('version')!r} inconnue ; cette version lit la {VERSION}",
                f"unknown version {document.get('version')!r}; this release reads {VERSION}",
            )
        )
    unknown = sorted(set(document) - {field.name for field in attrs.fields(_Document)})
    if unknown:
        keys = ", ".join(map(repr, unknown))
        raise SourceError(_broken(file, f"clés inconnues : {keys}", f"unknown keys: {keys}"))
    if not isinstance(document.get("structures"), list):
        raise SourceError(_broken(file, "« structures » n'est pas une liste", "“structures” is not a list"))
    return document


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = sorted({key for key in keys if keys.count(key) > 1})
        raise ValueError(f"repeated keys {repeated} in {keys}")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _written(row: Any) -> str:
    """Write a row as it stood, with escapes only where it holds half a letter that no file can hold."""
    text = json.dumps(row, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(row)
    return text


def _broken(file: str | None, fr: str, en: str) -> Label:
    return Label(f"{file or 'JSON'} : {fr}", f"{file or 'JSON'}: {en}")


def _cannot_read(file: str | None, findings: Iterable[Finding]) -> Label:
    found = list(findings)
    return _broken(
        file,
        "; ".join(f"{one.where.path} : {one.message('fr')}" for one in found),
        "; ".join(f"{one.where.path}: {one.message('en')}" for one in found),
    )
