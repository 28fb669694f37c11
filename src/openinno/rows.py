"""Rows to records: what cannot be read is kept whole, and every fault of it is told.

Reading a row stops neither at its first fault nor at the first faulty row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

import attrs
import msgspec

from .census_source import RefusedRow
from .findings import Finding, Position, Severity
from .labels import Label
from .pieces import items_of
from .reading import reader_of
from .shapes import Fault

__all__ = ["RowReader"]

T = TypeVar("T")

_REPEATED: Final = Fault(
    "repeated-id",
    ".id",
    Label("identifiant déjà pris par une ligne précédente", "identifier taken by an earlier row"),
)


class RowReader:
    """Reads rows one by one and keeps what goes wrong."""

    def __init__(self, file: str | None, *, trusted: bool = False) -> None:
        self.file: str | None = file and _whole(file)
        self.trusted: bool = trusted
        self.findings: list[Finding] = []
        self.refused: list[RefusedRow] = []
        self._taken: dict[type, set[str]] = {}

    def many(self, document: Mapping[str, msgspec.Raw], key: str, kind: type[T]) -> tuple[T, ...]:
        """Read a list of a document, its faulty rows and those whose identifier is taken set aside."""
        if key not in document:
            return ()
        found: list[T] = []
        # A list, not a generator: while it grows, the garbage collector finds its records at half the cost.
        for place, row in enumerate(items_of(document[key], self.file, key)):
            record = self.one(row, kind, path=f"{key}[{place}]")
            if record is not None:
                found.append(record)
        return tuple(found)

    def one(self, row: msgspec.Raw, kind: type[T], *, path: str = "", number: int | None = None) -> T | None:
        """Read one row, or set it aside and return None.

        Args:
            row: The row as it stands.
            kind: What it should become.
            path: Its place in the document.
            number: Number of its line.

        Raises:
            UnicodeDecodeError: This is no UTF-8.
            RecursionError: It is nested too deep.
        """
        record, faults, value = reader_of(kind).read(row, trusted=self.trusted)
        identifier: str | None = getattr(record, "id", None)
        if identifier is not None:
            taken = self._taken.setdefault(kind, set())
            if identifier in taken:
                record, faults, value = None, (_REPEATED,), {"id": identifier}
            taken.add(identifier)
        if record is None:
            self.refuse(row, value, faults, path=path, number=number)
        return record

    def refuse(
        self,
        row: msgspec.Raw,
        value: object,
        faults: Iterable[Fault],
        *,
        path: str = "",
        number: int | None = None,
    ) -> None:
        """Set a row aside, whole, with its faults.

        Args:
            row: The row as it stands.
            value: Its plain value.
            faults: What is wrong with it.
            path: Its place in the document.
            number: Number of its line.
        """
        identifier = value.get("id") if isinstance(value, dict) else None
        record = _whole(identifier) if isinstance(identifier, str) and identifier else None
        where = Position(file=self.file, row=number, record=record, path=path or None)
        found = tuple(
            Finding(
                code=code,
                severity=Severity.ERROR,
                where=attrs.evolve(where, path=_whole(path + inner).removeprefix(".") or None),
                text=text,
            )
            for code, inner, text in faults
        )
        self.findings.extend(found)
        content = bytes(row).decode(errors="backslashreplace")
        self.refused.append(RefusedRow(content=content, where=where, findings=found))


def _whole(text: str) -> str:
    """Write a text with escapes for what no file can hold."""
    return text.encode(errors="backslashreplace").decode()
