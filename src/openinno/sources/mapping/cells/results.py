"""What a reader makes of one cell: the cell of the flat row, doubts, and whether to keep what was given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias

from ....cells import Cell
from ....findings import Finding, Position, Repair, Severity, expected
from ....labels import Label

__all__ = ["NOTHING", "Doubt", "Read", "Reader", "info", "lost_zero", "unread", "warning"]


class Doubt(NamedTuple):
    """A finding that does not know yet where it is."""

    code: str
    severity: Severity
    text: Label
    fix: Label | None = None
    once: bool = False
    """Whether it is true of the whole column, and told at its first cell only."""
    new: str | None = None
    """What to write in the cell instead, where that can be said exactly."""
    lossless: bool = False
    """Whether nothing is guessed in writing that."""

    def at(self, where: Position) -> Finding:
        """Return the finding, now that its place is known."""
        return Finding(code=self.code, severity=self.severity, where=where, text=self.text, fix=self.fix)

    def repair(self, column: str, cell: Any) -> Repair | None:
        """Return what to write in a cell of a column instead, where that can be said exactly."""
        if self.new is None or not isinstance(cell, str | int | float):
            return None
        sure = 1 if self.lossless else _LIKELY
        return Repair(column=column, old=cell, new=self.new, confidence=sure, lossless=self.lossless)


class Read(NamedTuple):
    """What was made of one cell."""

    value: Cell = None
    doubts: tuple[Doubt, ...] = ()
    kept: bool = False
    """Whether the cell tells more than its value, so that it is kept among the other columns too."""
    also: tuple[tuple[str, str], ...] = ()
    """What it says of other attributes, as cells of the flat row."""


Reader: TypeAlias = Callable[[Any], Read]
"""Reads a cell that is neither blank nor a word of absence; it never raises."""

NOTHING = Read()
_LIKELY: Final = 0.9
"""How sure a repair is that guesses what was lost."""


def unread(
    fr: str,
    en: str,
    given: object,
    *,
    code: str = "unread-cell",
    severity: Severity = Severity.WARNING,
    fix: Label | None = None,
) -> Read:
    """Return what becomes of a cell that cannot be read: nothing, and it is kept as it stands.

    Nothing is lost then, so that it is a warning, but where what stands there has lost something already.

    Args:
        fr: What was expected, in French.
        en: What was expected, in English.
        given: The cell.
        code: Code of the finding.
        severity: How grave that is.
        fix: What to write instead.

    Examples:
        >>> read = unread("une date", "a date", "bientôt")
        >>> read.value, read.kept, read.doubts[0].text.text("en")
        (None, True, "expected a date, got 'bientôt'")
    """
    return Read(doubts=(Doubt(code, severity, expected(fr, en, given), fix),), kept=True)


def warning(code: str, fr: str, en: str, fix: Label | None = None) -> Doubt:
    """Return a doubt about a value."""
    return Doubt(code, Severity.WARNING, Label(fr, en), fix)


def info(code: str, fr: str, en: str, *, once: bool = False) -> Doubt:
    """Return what is good to know of a value and needs no mending."""
    return Doubt(code, Severity.INFO, Label(fr, en), once=once)


def lost_zero(given: str, code: str) -> Doubt:
    """Return the doubt about a code whose leading zero a spreadsheet dropped."""
    return warning(
        "lost-zero",
        f"zéro de tête perdu : « {given} » est lu « {code} »",
        f"leading zero lost: “{given}” is read “{code}”",
        Label(f"écrire « {code} » comme texte", f"write “{code}” as a text"),
    )._replace(new=code)
