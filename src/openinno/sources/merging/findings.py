"""What was told of each census, told again of the merged one: of which census, and of which record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from ...actors import EndKind
from ...census import Census
from ...census_source import RefusedRow
from ...findings import Finding, Position
from .identifiers import Names

__all__ = ["retold", "retold_rows"]


def retold(census: Census, title: str, names: Names) -> Iterator[Finding]:
    """Yield the findings of a census.

    Args:
        census: The census.
        title: What it is called where a finding names no file.
        names: The new identifiers of its records.
    """
    yield from _placed(census.findings, title, names)


def retold_rows(census: Census, title: str, names: Names) -> Iterator[RefusedRow]:
    """Yield the refused rows of a census, as :func:`retold` does its findings."""
    for row in census.refused:
        where = _at(row.where, title, names)
        yield attrs.evolve(row, where=where, findings=tuple(_placed(row.findings, title, names)))


def _placed(findings: Iterable[Finding], title: str, names: Names) -> Iterator[Finding]:
    for finding in findings:
        yield attrs.evolve(finding, where=_at(finding.where, title, names))


def _at(where: Position, title: str, names: Names) -> Position:
    record = where.record and names[EndKind.STRUCTURE].get(where.record, where.record)
    return attrs.evolve(where, file=where.file or title, record=record)
