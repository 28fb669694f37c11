"""What to write instead, as data: the repairs of a report, and the journal of those that were done.

Nothing here touches a file. Repairs are done on a copy by :func:`openinno.export.apply_fixes`, which writes
the journal beside it; with the journal, :func:`openinno.export.revert` undoes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import attrs
import msgspec

from ..cells import NUMBER, WHOLE, CellError, CellType
from ..errors import SourceError
from ..findings import Finding, Position, Repair
from ..labels import Label
from .report import Report
from .text_tests import TYPES

__all__ = ["Change", "Fix", "Journal", "Scope", "Skipped", "Value", "asked_of", "fixes_of"]

Value: TypeAlias = str | int | float | None
"""What a cell of a file holds."""
Scope: TypeAlias = Literal["safe", "all"]
"""Which repairs to do: those that lose and guess nothing, or all."""


@attrs.frozen(kw_only=True)
class Fix:
    """A repair of one cell.

    Args:
        where: The cell.
        column: The column of the flat row that it mends.
        old: What stands there.
        new: What to write; None to leave the cell empty.
        confidence: How sure it is that this was meant, from 0 to 1.
        lossless: Whether nothing is lost or guessed.
        code: Code of the finding.

    Examples:
        >>> import openinno as oi
        >>> (fix,) = fixes_of(oi.check([{"id": "lab", "name": "Lab", "postcode": "7500"}]))
        >>> fix.column, fix.old, fix.new, fix.lossless
        ('postcode', '7500', '07500', False)
    """

    where: Position
    column: str
    old: Value = None
    new: Value = None
    confidence: float
    lossless: bool = False
    code: str


def fixes_of(report: Report) -> tuple[Fix, ...]:
    """Return the repairs of the findings of a report, in their order.

    A repair that mends another cell than the one its finding points to is left out: nothing tells where in
    the file that one stands.

    Args:
        report: The report.

    Examples:
        >>> import openinno as oi
        >>> report = oi.check([{"id": "lab", "name": "Lab", "siret": "732 829 320 00074"}], grade="draft")
        >>> [(fix.code, fix.new, fix.lossless) for fix in fixes_of(report)]
        [('siret-shape', '73282932000074', True)]
    """
    columns = {outcome.rule.code: outcome.rule.column for outcome in report.outcomes}
    return tuple(
        Fix(
            where=finding.where,
            column=finding.repair.column,
            old=finding.repair.old,
            new=_typed(finding.repair),
            confidence=finding.repair.confidence,
            lossless=finding.repair.lossless,
            code=finding.code,
        )
        for finding in report.findings
        if finding.repair is not None and _points_there(finding, columns.get(finding.code))
    )


def _typed(repair: Repair) -> Value:
    """Return what to write as what its column holds: numbers are no texts in a workbook."""
    form = {CellType.NUMBER: NUMBER, CellType.INTEGER: WHOLE}.get(TYPES.get(repair.column, CellType.TEXT))
    try:
        written: Value = form.value(repair.new) if form else repair.new
    except CellError:
        return repair.new
    return written


def _points_there(finding: Finding, column: str | None) -> bool:
    assert finding.repair is not None  # noqa: S101
    return column is None or finding.repair.column in {column, finding.where.column}


def asked_of(report: Report, only: Scope) -> tuple[Fix, ...]:
    """Return the repairs of a scope.

    Raises:
        ValueError: There is no such scope.
    """
    if only not in {"safe", "all"}:
        raise ValueError(f"only is 'safe' or 'all', not {only!r}")
    return tuple(fix for fix in fixes_of(report) if fix.lossless or only == "all")


@attrs.frozen(kw_only=True)
class Change:
    """A cell that was changed, with all that it takes to change it back.

    Args:
        file: Name of the file.
        sheet: Name of the sheet of a workbook.
        row: Row as its author counts, from 1.
        column: Letters of the column.
        old: What stood there, as the file has it.
        new: What stands there now.
        code: Code of the finding.
        quoted: Whether quotes stood around it, in a file of text.
        style: The style that the cell had, in a workbook.
    """

    file: str
    sheet: str | None = None
    row: int
    column: str
    old: Value
    new: Value
    code: str
    quoted: bool = False
    style: int | None = None


@attrs.frozen(kw_only=True)
class Skipped:
    """A repair that was asked for and not done.

    Args:
        where: The cell.
        code: Code of the finding.
        new: What was to be written.
        why: Why it was not.
    """

    where: Position
    code: str
    new: Value
    why: Label


def _changes(given: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(given)


def _skipped(given: Iterable[Skipped]) -> tuple[Skipped, ...]:
    return tuple(given)


@attrs.frozen(kw_only=True)
class Journal:
    """What was changed in the copy of a file.

    Args:
        file: Name of the file.
        copy: Name of the copy.
        changes: The cells that were changed, in the order of the file.
        skipped: The repairs that were asked for and not done, each with the reason.
        form: What this is, so that nobody takes another document for it.

    Examples:
        >>> journal = Journal(file="lieux.csv", copy="mended.csv", changes=(), skipped=())
        >>> Journal.from_json(journal.to_json()) == journal
        True
    """

    file: str
    copy: str
    changes: tuple[Change, ...] = attrs.field(default=(), converter=_changes)
    skipped: tuple[Skipped, ...] = attrs.field(default=(), converter=_skipped)
    form: Literal["openinno-journal"] = "openinno-journal"

    def to_json(self) -> bytes:
        """Return the journal as JSON, laid out to be read."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"

    @classmethod
    def from_json(cls, data: bytes, file: str = "journal") -> Journal:
        """Read a journal back.

        Args:
            data: What :meth:`to_json` gave.
            file: What the error calls it.

        Raises:
            SourceError: This is no journal.
        """
        try:
            journal = msgspec.json.decode(data, type=cls)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise _no_journal(file, str(error)) from None
        return journal


def _no_journal(file: str, why: str) -> SourceError:
    return SourceError(
        Label(
            f"{file} : ce n'est pas un journal de corrections d'openinno ({why})",
            f"{file}: this is no journal of repairs of openinno ({why})",
        )
    )
