"""Dates as people and spreadsheets write them, down to ISO 8601 of the precision that was given."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from ....dates import is_partial_date
from ....labels import Label, plain
from .results import NOTHING, Doubt, Read, Reader, info, unread, warning
from .texts import as_text

__all__ = ["date_reader"]

_MONTHS: Final[Mapping[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb",
            "mars mar march",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout aou august aug",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        1,
    )
    for name in names.split()
}
_ISO: Final = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?")
_COMPACT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_NUMBERS: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})")
_MONTH_YEAR: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_NAMED: Final = re.compile(r"(?:([0-9]{1,2})(?:er|st|nd|rd|th)? )?([a-z]+)\.? (?:([0-9]{1,2}),? )?([0-9]{4})")
_TIME: Final = re.compile(
    r"(.*[0-9])[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)(?:Z|[-+][0-9:]{2,6})?"
)
_SERIAL: Final = re.compile(r"[0-9]{4,5}(?:[.,][0-9]+)?")
_LONGEST: Final = 60
_FIRST_SERIAL, _LAST_SERIAL = 2101, 73415
"""From October 1905, since smaller numbers are years, to 2100."""
_DAY_ZERO: Final = datetime.date(1899, 12, 30)
"""Spreadsheets believe in a 29 February 1900: from March 1900 on, days count from here."""
_CENTURY: Final = 69
"""Two digits from here on are years of the 1900s, as POSIX has it."""


def date_reader(form: str | None) -> Reader:
    """Return the reader of dates.

    Args:
        form: ``day-first``, ``month-first`` or ``iso``; None is day first, which is told where it matters.

    Examples:
        >>> read = date_reader(None)
        >>> [read(cell).value for cell in ("12/05/2014", "1er mai 2014", 2014.0, "05/2014", 41771)]
        ['2014-05-12', '2014-05-01', '2014', '2014-05', '2014-05-12']
        >>> read("05/23/2014").value, read("05/23/2014").doubts[0].code
        (None, 'month-first-date')
    """
    ordered = _ordered(form)

    def read_date(cell: Any) -> Read:
        if isinstance(cell, datetime.date):
            return _of_date(cell)
        text = as_text(cell)
        if is_partial_date(text):
            return Read(text)
        if not text:
            return NOTHING
        if len(text) > _LONGEST or isinstance(cell, bool):
            return _no_date(cell)
        return _serial(text) or _timed(text, ordered) or ordered(text) or _no_date(cell)

    return read_date


def _of_date(cell: datetime.date) -> Read:
    if isinstance(cell, datetime.datetime):
        time = cell.time()
        return Read(cell.date().isoformat(), () if time == datetime.time() else (_left(time.isoformat()),))
    return Read(cell.isoformat())


def _timed(text: str, ordered: Callable[[str], Read | None]) -> Read | None:
    """Read a date with a time of day behind it, which no attribute holds."""
    match = _TIME.fullmatch(text)
    read = match and ordered(match[1])
    if not match or not read:
        return None
    midnight = not match[2].strip("0:.")
    return read if midnight else read._replace(doubts=(*read.doubts, _left(match[2])))


def _left(time: str) -> Doubt:
    return info(
        "time-left-aside",
        f"l'heure est laissée de côté : {time}",
        f"the time of day is left aside: {time}",
    )


def _serial(text: str) -> Read | None:
    """Read the number of days by which spreadsheets keep dates."""
    if not _SERIAL.fullmatch(text):
        return None
    days = int(re.split("[.,]", text)[0])
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        return None
    date = (_DAY_ZERO + datetime.timedelta(days=days)).isoformat()
    doubt = warning(
        "date-as-number",
        f"{text} est lu comme une date de tableur : {date}",
        f"{text} is read as the date of a spreadsheet: {date}",
        Label(f"écrire {date}", f"write {date}"),
    )
    return Read(date, (doubt,))


def _ordered(form: str | None) -> Callable[[str], Read | None]:
    month_first = form == "month-first"

    def read(text: str) -> Read | None:
        if (match := _ISO.fullmatch(text)) or (match := _COMPACT.fullmatch(text)):
            return _date(*match.groups())
        if form == "iso":
            return None
        if match := _NUMBERS.fullmatch(text):
            return _of_numbers(text, match[1], match[2], match[3], month_first, form is not None)
        if match := _MONTH_YEAR.fullmatch(text):
            return _date(match[2], match[1])
        if match := _NAMED.fullmatch(plain(text)):
            before, name, after, year = match.groups()
            month = _MONTHS.get(name)
            both = before is not None and after is not None
            return _date(year, str(month), before or after) if month and not both else None
        return None

    return read


def _of_numbers(text: str, one: str, two: str, year: str, month_first: bool, declared: bool) -> Read | None:
    day, month = (two, one) if month_first else (one, two)
    long_year = year if len(year) > 2 else f"{19 if int(year) >= _CENTURY else 20}{year}"
    read = _date(long_year, month, day)
    if read is None:
        return _other_order(text, month_first) if _date(long_year, day, month) else None
    doubts = []
    if not declared and int(day) <= 12 and day != month:
        doubts.append(_assumed())
    if year != long_year:
        doubts.append(_short_year(text, str(read.value)))
    return read._replace(doubts=tuple(doubts))


def _date(year: str, month: str | None = None, day: str | None = None) -> Read | None:
    text = "-".join(part.zfill(2) for part in (year, month, day) if part is not None)
    return Read(text) if is_partial_date(text) else None


def _assumed() -> Doubt:
    return info(
        "day-first",
        'des dates telles que 05/06/2014 sont lues jour d\'abord ; sinon, déclarer form = "month-first"',
        'dates such as 05/06/2014 are read day first; otherwise declare form = "month-first"',
        once=True,
    )


def _short_year(text: str, date: str) -> Doubt:
    return warning(
        "short-year",
        f"année à deux chiffres : « {text} » est lu {date}",
        f"a year of two digits: “{text}” is read {date}",
        Label("écrire l'année en quatre chiffres", "write the year with four digits"),
    )


def _other_order(text: str, month_first: bool) -> Read:
    fr, en = ("jour d'abord", "day first") if month_first else ("mois d'abord", "month first")
    form = "day-first" if month_first else "month-first"
    doubt = warning(
        f"{form}-date",
        f"« {text} » n'est une date que {fr}, ce que la colonne n'est pas : elle n'est pas lue",
        f"“{text}” is a date only {en}, which the column is not: it is not read",
        Label(
            f'déclarer form = "{form}", ou corriger la cellule', f'declare form = "{form}", or mend the cell'
        ),
    )
    return Read(doubts=(doubt,), kept=True)


def _no_date(cell: Any) -> Read:
    return unread(
        "une date, telle que 2014, 2014-05 ou 2014-05-12",
        "a date, such as 2014, 2014-05 or 2014-05-12",
        cell,
        code="unread-date",
    )
