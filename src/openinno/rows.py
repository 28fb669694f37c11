"""Rows of plain values to records: what cannot be read is kept whole, and every fault of it is told.

Reading a row stops neither at its first fault nor at the first faulty row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from .census import RefusedRow
from .convert import UnreadableError, make_converter
from .errors import RecordError, SourceError
from .findings import Finding, Position, Severity
from .labels import Label, is_whole

__all__ = ["RowReader", "broken", "no_list"]

T = TypeVar("T")
_Fault: TypeAlias = tuple[str, str, Label]
"""A code, a path inside the row, and what is wrong."""


@cache
def _converter() -> cattrs.Converter:
    return make_converter()


_REPEATED: Final = Label(
    "identifiant déjà pris par une ligne précédente", "identifier taken by an earlier row"
)


class RowReader:
    """Reads rows one by one and keeps what goes wrong."""

    def __init__(self, file: str | None) -> None:
        self.file: str | None = file and _whole(file)
        self.findings: list[Finding] = []
        self.refused: list[RefusedRow] = []

    def many(self, document: Mapping[str, Any], key: str, kind: type[T]) -> tuple[T, ...]:
        """Read a list of a document, its faulty rows and those whose identifier is taken set aside."""
        rows = document.get(key, [])
        if not isinstance(rows, list):
            raise no_list(self.file, key)
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
        """Read one row, or set it aside and return None."""
        try:
            return _converter().structure(row, kind)
        except Exception as error:
            found = list(_faults(error, ""))
            self.refuse(row, path, [*found, *_behind(found, row, kind)])
            return None

    def refuse(self, row: Any, path: str, faults: Iterable[_Fault]) -> None:
        """Set a row aside, whole, with its faults."""
        identifier = row.get("id") if isinstance(row, dict) else None
        record = _whole(identifier) if isinstance(identifier, str) and identifier else None
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


def _behind(found: Iterable[_Fault], row: Any, kind: type) -> Iterator[_Fault]:
    """Yield the faults that others hid: those that a record finds once every value has its type."""
    if not isinstance(row, dict):
        return
    faulty = {_attribute(inner) for _, inner, _ in found}
    fields = attrs.fields(kind)
    kept = {one.name: row[one.name] for one in fields if one.name in row and one.name not in faulty}
    needed = {one.name: "?" for one in fields if one.default is attrs.NOTHING and one.name in faulty}
    try:
        _converter().structure({**kept, **needed}, kind)
    except Exception as error:
        yield from (fault for fault in _faults(error, "") if _attribute(fault[1]) not in needed)


def _attribute(path: str) -> str:
    return path.split(".")[0].split("[")[0]


def _faults(error: BaseException, path: str) -> Iterator[_Fault]:
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


def _whole(text: str) -> str:
    """Write a text with escapes for what no file can hold."""
    return text.encode(errors="backslashreplace").decode()


def _written(row: Any) -> str:
    """Write a row as it stood, with escapes only where it holds half a letter that no file can hold."""
    text = json.dumps(row, ensure_ascii=False)
    return text if is_whole(text) else json.dumps(row)


def broken(file: str | None, fr: str, en: str) -> Label:
    """Say of a document what is wrong with it, after its name."""
    where = file or "JSON"
    return Label(f"{where} : {fr}", f"{where}: {en}")


def no_list(file: str | None, key: str) -> SourceError:
    """Make the error of a part of a document that should be a list."""
    return SourceError(broken(file, f"« {key} » n'est pas une liste", f"“{key}” is not a list"))
