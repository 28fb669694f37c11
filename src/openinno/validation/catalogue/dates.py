"""Dates: real ones, in order, neither to come nor of another age, and the status that goes with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ...cells import Cell
from ...dates import is_partial_date
from ...findings import Repair, Severity
from ...labels import Label
from ...vocabulary import Status
from ..conditions import (
    AllOf,
    AnyOf,
    Check,
    Matches,
    NoEarlierThan,
    NoLaterThan,
    Not,
    OneOf,
    Ordered,
    Present,
)
from ..rules import Rule
from ..worded import COLUMNS, with_code
from .making import GROWING, New, code_of, graded, mending, study

__all__ = ["DATES"]

_SHAPE: Final = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_PLANNED: Final = with_code(Status.PLANNED)
_ISO: Final = Label("ISO 8601", "ISO 8601")
_ZERO: Final = ("1899-12-30", "1899-12-31", "1900-01-00", "1900-01-01", "1904-01-01", "1970-01-01")
"""The days from which spreadsheets and programs count: what they write for an empty date."""
_OLDEST: Final = "1800-01-01"

_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?")
_COMPACT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_MONTH_YEAR: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})")
_YEAR: Final = re.compile(r"([0-9]{4})\.0+")
_FORMS: Final = ((_YEAR, (1,)), (_YEAR_FIRST, (1, 2, 3)), (_COMPACT, (1, 2, 3)), (_MONTH_YEAR, (2, 1)))
"""Forms that leave no choice, and where year, month and day stand in them."""
_MIDNIGHT: Final = re.compile(r"[T ][0:.]+(?:Z|[-+][0-9:]+)?$")


def _date(text: str) -> New | None:
    """Mend a date; where day and month may be either, the French order is a guess."""
    bare = _MIDNIGHT.sub("", text.strip()) if "-" in text or "/" in text else text.strip()
    for form, places in _FORMS:
        match = form.fullmatch(bare)
        if match:
            return _made(*(match[place] for place in places))
    match = _DAY_FIRST.fullmatch(bare)
    if match:
        day, month, year = match.groups()
        either = _made(year, day, month) is not None and int(day) != int(month)
        found = _made(year, month, day)
        if found is None:
            return _made(year, day, month)
        return found._replace(confidence=0.7, lossless=False) if either else found
    return None


def _made(*parts: str | None) -> New | None:
    text = "-".join(part.zfill(2) for part in parts if part)
    return New(text, lossless=True) if is_partial_date(text) else None


def _shape(column: str) -> Rule:
    label = COLUMNS[column]
    return Rule(
        code=code_of(column, "shape"),
        column=column,
        holds=AllOf(Matches(column, _SHAPE), Check("real-date", column, is_partial_date)),
        severity=Severity.ERROR,
        title=Label(f"{label.fr} : une date", f"{label.text('en')}: a date"),
        reason=Label(
            "Une date s'écrit aussi précise qu'elle est connue, l'année d'abord : 2014, 2014-05, 2014-05-12.",
            "A date is written as precise as it is known, year first: 2014, 2014-05, 2014-05-12.",
        ),
        text=Label("« {value} » n'est pas une date", "“{value}” is no date"),
        fix=Label("écrire 2014, 2014-05 ou 2014-05-12", "write 2014, 2014-05 or 2014-05-12"),
        source=_ISO,
        mend=mending(column, _date),
    )


def _doubtful(column: str) -> Rule:
    label = COLUMNS[column]
    return Rule(
        code=code_of(column, "doubtful"),
        column=column,
        holds=AllOf(NoEarlierThan(column, _OLDEST), Not(OneOf(column, _ZERO))),
        severity=Severity.WARNING,
        title=Label(f"{label.fr} : une date plausible", f"{label.text('en')}: a likely date"),
        reason=Label(
            "Avant 1800, c'est une faute de frappe ou l'âge du bâtiment ; le 1er janvier 1900 ou 1970 est le"
            " vide d'un tableur ou d'un logiciel.",
            "Before 1800 it is a slip, or the age of the building; 1 January 1900 or 1970 is what a"
            " spreadsheet or a program writes for nothing.",
        ),
        text=Label("« {value} » est une date peu plausible", "“{value}” is an unlikely date"),
        fix=Label("relire la date, ou vider la cellule", "read the date again, or empty the cell"),
        after=[code_of(column, "shape")],
    )


def _close(row: Mapping[str, Cell]) -> Repair | None:
    return Repair(column="status", old=row.get("status"), new="closed", confidence=0.7)


def _activate(row: Mapping[str, Cell]) -> Repair | None:
    return Repair(column="status", old=row.get("status"), new="active", confidence=0.7)


DATES: Final = (
    _shape("opened"),
    _shape("closed"),
    _doubtful("opened"),
    _doubtful("closed"),
    Rule(
        code="closed-after-opened",
        column="closed",
        holds=Ordered("opened", "closed"),
        severity=GROWING,
        title=Label("Fermeture après l'ouverture", "Closed after it opened"),
        reason=Label("Rien ne ferme avant d'ouvrir.", "Nothing closes before it opens."),
        text=Label(
            "fermeture ({closed}) avant l'ouverture ({opened})",
            "closed ({closed}) before it opened ({opened})",
        ),
        fix=Label("corriger l'une des deux dates", "mend one of the two dates"),
        after=["opened-shape", "closed-shape", "opened-doubtful", "closed-doubtful"],
    ),
    Rule(
        code="opened-to-come",
        column="opened",
        holds=AnyOf(
            AllOf(Present("status"), OneOf("status", ["planned"])),
            NoLaterThan("opened"),
        ),
        severity=graded(Severity.WARNING, Severity.WARNING, Severity.ERROR),
        title=Label("Ouverture passée", "Opened in the past"),
        reason=Label(
            "Une structure qui n'a pas encore ouvert est en projet.",
            "A structure that has not opened yet is planned.",
        ),
        text=Label("ouverture à venir : {opened}", "still to open: {opened}"),
        fix=Label(
            f"corriger la date, ou écrire l'état {_PLANNED.fr}",
            f"mend the date, or write the status {_PLANNED.text('en')}",
        ),
        after=["opened-shape", "status-words"],
    ),
    Rule(
        code="closed-to-come",
        column="closed",
        holds=AnyOf(
            AllOf(Present("status"), Not(OneOf("status", ["closed"]))),
            NoLaterThan("closed"),
        ),
        severity=graded(Severity.INFO, Severity.WARNING, Severity.ERROR),
        title=Label("Fermeture passée", "Closed in the past"),
        reason=Label(
            "Une fermeture annoncée est celle d'une structure encore active ou en projet.",
            "A closure that is announced is that of a structure still active or planned.",
        ),
        text=Label("fermeture à venir : {closed}", "still to close: {closed}"),
        fix=Label("corriger la date, ou écrire l'état active", "mend the date, or write the status active"),
        after=["closed-shape", "status-words"],
    ),
    Rule(
        code="status-of-closed",
        column="status",
        holds=AnyOf(NoEarlierThan("closed"), OneOf("status", ["closed"])),
        severity=graded(Severity.WARNING, Severity.WARNING, Severity.ERROR),
        title=Label("État d'une structure qui a fermé", "Status of a structure that closed"),
        reason=Label(
            "Une structure qui a fermé n'est plus comptée parmi les actives.",
            "A structure that closed is no longer counted among the active ones.",
        ),
        text=Label(
            "état « {status} », mais fermeture en {closed}", "status “{status}”, but closed in {closed}"
        ),
        fix=Label("corriger l'état ou la date", "mend the status or the date"),
        source=study(60),
        after=["closed-shape", "closed-doubtful", "status-words", "closed-after-opened"],
        mend=_close,
    ),
    Rule(
        code="status-of-opened",
        column="status",
        holds=AnyOf(Not(OneOf("status", ["planned"])), NoEarlierThan("opened")),
        severity=graded(Severity.WARNING, Severity.WARNING, Severity.ERROR),
        title=Label("État d'une structure qui a ouvert", "Status of a structure that opened"),
        reason=Label(
            "Une structure qui a ouvert n'est plus en projet.",
            "A structure that opened is no longer planned.",
        ),
        text=Label(
            "état « {status} », mais ouverture en {opened}", "status “{status}”, but opened in {opened}"
        ),
        fix=Label("corriger l'état ou la date", "mend the status or the date"),
        source=study(60),
        after=["opened-shape", "opened-doubtful", "status-words", "status-of-closed"],
        mend=_activate,
    ),
    Rule(
        code="closed-missing",
        column="closed",
        holds=AnyOf(Present("closed"), Not(Present("status")), Not(OneOf("status", ["closed"]))),
        severity=graded(None, None, Severity.WARNING),
        title=Label("Date de fermeture", "Date of closing"),
        reason=Label(
            "D'une édition à l'autre, on compte ce qui a fermé.",
            "From one edition to the next, what closed is counted.",
        ),
        text=Label("fermée, sans date", "closed, without a date"),
        fix=Label("écrire au moins l'année", "write at least the year"),
        source=study(165),
        after=["status-words"],
    ),
)
"""What dates hold alone, together and with the status."""
