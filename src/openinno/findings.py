"""What is wrong or doubtful in data, as a value that travels beside the data.

A finding never stops a program. It says where (file, sheet, row, column, path), what, how grave, and where
it can, what to write instead, in French and in English.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

import attrs

from .labels import Label

__all__ = ["NAMED", "Finding", "Parameter", "Position", "Repair", "Severity", "expected", "shortened"]

_LONGEST_SHOWN: Final = 200
NAMED: Final = re.compile(r"\{([a-z_]+)\}")
"""What a text leaves open for a parameter."""


class Severity(Enum):
    """How grave a finding is."""

    ERROR = "error"
    """The value cannot be used."""
    WARNING = "warning"
    """The value is doubtful."""
    INFO = "info"
    """Nothing to mend; good to know."""


@attrs.frozen(kw_only=True)
class Position:
    """Where a finding points to; whatever is not known stays None.

    Args:
        file: Name of the file.
        sheet: Name of the sheet of a workbook.
        row: Row as its author counts, from 1, title rows included.
        column: Letter or name of the column.
        record: Identifier of the record.
        path: Place inside the record, such as ``profiles[0].value``.

    Examples:
        >>> print(Position(file="lieux.json", record="tuba", path="profiles[0].value"))
        lieux.json, tuba, profiles[0].value
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    record: str | None = None
    path: str | None = None

    def __str__(self) -> str:
        parts = (self.file, self.sheet, self.row, self.column, self.record, self.path)
        return ", ".join(str(part) for part in parts if part is not None)


def _as_text(value: str | float | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    try:
        return str(value)
    except ValueError:
        # A whole number with more digits than Python writes.
        return shortened(hex(int(value)))


@attrs.frozen(kw_only=True)
class Parameter:
    """What a finding speaks of, by name.

    Args:
        name: The name of a column, or of what a rule found out.
        value: It, as a text shows it.

    Examples:
        >>> import openinno as oi
        >>> report = oi.check([{"id": "a", "name": "A", "opened": "2019", "closed": "2014"}])
        >>> found = next(one for one in report if one.code == "closed-after-opened")
        >>> [(one.name, one.value) for one in found.parameters][:2]
        [('closed', '2014'), ('opened', '2019')]
        >>> found.message()
        'closed (2014) before it opened (2019)'
    """

    name: str
    value: str


@attrs.frozen(kw_only=True)
class Repair:
    """What to write in place of a value.

    Args:
        column: The column to write in.
        old: What stands there, as text; None for nothing.
        new: What to write, as text; None to leave the cell empty.
        confidence: How sure it is that this was meant, from 0 to 1.
        lossless: Whether nothing that the cell said is lost or guessed, so that it may be done unseen.

    Examples:
        >>> repair = Repair(column="postcode", old="69 007", new="69007", confidence=1, lossless=True)
        >>> repair.new
        '69007'
    """

    column: str
    old: str | None = attrs.field(default=None, converter=_as_text)
    new: str | None = attrs.field(default=None, converter=_as_text)
    confidence: float
    lossless: bool = False


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that is wrong or doubtful.

    Args:
        code: Stable code of what was found, such as ``unknown-code``.
        severity: How grave it is.
        where: Where it is.
        text: What it is, in both languages; ``{name}`` stands for the parameter of that name.
        fix: What to write or do instead, in both languages, where something can be said.
        value: What stands where the finding points to, as text.
        parameters: What the texts speak of, by name, for who writes messages of their own.
        repair: What to write instead, where that can be said exactly.

    Examples:
        >>> finding = Finding(
        ...     code="no-id",
        ...     severity=Severity.ERROR,
        ...     where=Position(path="id"),
        ...     text=Label("identifiant absent", "no identifier"),
        ... )
        >>> finding.message("fr")
        'identifiant absent'
    """

    code: str
    severity: Severity
    where: Position = Position()
    text: Label
    fix: Label | None = None
    value: str | None = attrs.field(default=None, converter=_as_text)
    parameters: tuple[Parameter, ...] = ()
    repair: Repair | None = None

    def message(self, lang: str = "en") -> str:
        """Return what was found, in a language.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return self._said(self.text.text(lang))

    def advice(self, lang: str = "en") -> str | None:
        """Return what to write or do instead, in a language; None where nothing can be said.

        Args:
            lang: The language, ``fr`` or ``en``.

        Examples:
            >>> import openinno as oi
            >>> report = oi.check([{"id": "lab", "name": "Lab", "postcode": "7500"}])
            >>> next(one for one in report if one.value == "7500").advice()
            'perhaps “07500”; if not, write five digits, the leading zero included'
        """
        return None if self.fix is None else self._said(self.fix.text(lang))

    def _said(self, text: str) -> str:
        if not self.parameters:
            return text
        given = {one.name: one.value for one in self.parameters}
        return NAMED.sub(lambda found: given.get(found[1], found[0]), text)


def expected(fr: str, en: str, value: object) -> Label:
    """Say what was expected and what was given, cut where it is long.

    Examples:
        >>> expected("un texte", "a text", 3).text("en")
        'expected a text, got 3'
    """
    try:
        shown = repr(value)
    except (RecursionError, ValueError):
        # Nested without end, or a number with more digits than Python writes.
        shown = f"<{type(value).__name__}>"
    shown = shortened(shown)
    return Label(f"attendu : {fr} ; reçu : {shown}", f"expected {en}, got {shown}")


def shortened(text: str, most: int = _LONGEST_SHOWN) -> str:
    """Return a text as a message shows it, cut where it is long.

    Examples:
        >>> shortened("Le Hangar numérique", 9)
        'Le Hangar…'
    """
    return text if len(text) <= most else f"{text[:most]}…"
