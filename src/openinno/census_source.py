"""Where a census comes from, and the rows that made no record on the way."""

from __future__ import annotations

import attrs

from .faults import Record
from .findings import Finding, Position
from .labels import Label

__all__ = ["CensusSource", "RefusedRow"]


@attrs.frozen(kw_only=True)
class CensusSource(Record):
    """Where a census comes from and what it may be taken for.

    Args:
        title: Its title.
        scope: What it covers, and what it must not be taken for.
        publisher: Who made it.
        date: ISO date, as precise as it is known.
        licence: SPDX expression of its licence.
        address: A public web address.

    Examples:
        >>> import openinno as oi
        >>> oi.embedded_census().source.made
        'openinno, 2026-11, etalab-2.0'
    """

    title: Label
    scope: Label | None = None
    publisher: str | None = None
    date: str | None = None
    licence: str | None = None
    address: str | None = None

    @property
    def made(self) -> str:
        """Who made it, when and under which licence, on one line; empty where nothing of it is known."""
        return ", ".join(filter(None, (self.publisher, self.date, self.licence)))


@attrs.frozen(kw_only=True)
class RefusedRow:
    """A row that could not become a record, kept whole.

    Args:
        content: The row, whole, as it stood.
        where: Where it stood.
        findings: Why it was refused.

    Examples:
        >>> import json
        >>> import openinno as oi
        >>> head = {"format": "openinno-census", "version": 1, "source": {"title": {"fr": "Essai"}}}
        >>> (refused,) = oi.from_json(json.dumps({**head, "structures": [{"id": "h7"}]})).refused
        >>> refused.content, str(refused.where)
        ('{"id": "h7"}', 'h7, structures[0]')
        >>> [finding.message() for finding in refused.findings]
        ['missing']
    """

    content: str
    where: Position
    findings: tuple[Finding, ...]
