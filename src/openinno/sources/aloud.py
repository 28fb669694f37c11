"""What is said of a mapping that nobody declared: what each column is taken for, and how to say otherwise."""

from __future__ import annotations

from ..findings import Finding, Severity
from ..labels import Label
from .mapping.proposing.proposal import Proposal
from .tables.table import Table

__all__ = ["said_of"]

_FIX = Label(
    "relisez cette correspondance, corrigez-la au besoin, et donnez-la (mapping=)",
    "read this mapping, correct it if need be, and give it (mapping=)",
)


def said_of(proposal: Proposal, table: Table) -> tuple[Finding, ...]:
    """Return what to say of a reading by a proposal: what it takes each column for, and what it leaves.

    Args:
        proposal: The proposal.
        table: The table that it was made for.

    Examples:
        >>> from openinno.sources.mapping.proposing.making import propose
        >>> from openinno.sources.tables.table import TableColumn, TableRow
        >>> rows = [TableRow(2, ["TUBA", "national"])]
        >>> columns = [TableColumn(name="Nom"), TableColumn(name="Jury")]
        >>> table = Table(columns=columns, read=lambda tell: iter(rows))
        >>> [finding.message() for finding in said_of(propose(table), table)]
        ['read by a mapping that openinno proposes, and nobody confirmed: Nom → name; left aside: Jury']
    """
    taken = [f"{one.column} → {one.attribute}" for one in proposal.reasons if one.attribute]
    left = [one.column for one in proposal.reasons if not one.attribute]
    fr = f" ; laissées : {', '.join(left)}" if left else ""
    en = f"; left aside: {', '.join(left)}" if left else ""
    text = Label(
        f"lu par une correspondance qu'openinno propose et que personne n'a confirmée :"
        f" {', '.join(taken) or 'aucune colonne'}{fr}",
        f"read by a mapping that openinno proposes, and nobody confirmed:"
        f" {', '.join(taken) or 'no column'}{en}",
    )
    where = table.position()
    return (Finding(code="proposed-mapping", severity=Severity.INFO, where=where, text=text, fix=_FIX),)
