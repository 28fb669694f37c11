"""Numbers as people write them: decimal commas, months as months or years."""

from __future__ import annotations

import math
import re
from typing import Any, Final

from .results import NOTHING, Read, Reader, unread
from .texts import as_text

__all__ = ["months_reader", "number_in"]

_NUMBER: Final = re.compile(r"[-+−]?[0-9]{1,12}(?:[.,][0-9]{1,30})?(?:[eE][-+]?[0-9]{1,2})?")
_MONTHS: Final = re.compile(r"(?i)([0-9]{1,4}(?:[.,][0-9]{1,6})?)(?: ?(?:mois|months?))?")
_WHOLE: Final = re.compile(r"[0-9]{1,19}")
"""As long as a whole number of ours may be, which is longer than anybody supports a start-up."""
_YEARS: Final = re.compile(
    r"(?i)([0-9]{1,3}(?:[.,][0-9]{1,3})?) ?(?:ans?|années?|years?)"
    r"(?:(?: et| and|,)? ([0-9]{1,2}) ?(?:mois|months?))?"
)


def number_in(cell: Any) -> float | None:
    """Return the number that a cell holds, or None.

    Examples:
        >>> number_in("48,11"), number_in(3), number_in("48,1,2"), number_in(True)
        (48.11, 3.0, None, None)
    """
    if type(cell) is float:
        return cell if math.isfinite(cell) else None
    if type(cell) is int:
        return float(cell) if abs(cell) < 10**12 else None
    if not isinstance(cell, str):
        return None
    text = cell
    if not _NUMBER.fullmatch(text):
        text = as_text(cell).replace(" ", "")
        if not _NUMBER.fullmatch(text):
            return None
    return float(text.replace(",", ".").replace("−", "-"))


def months_reader() -> Reader:
    """Return the reader of numbers of months.

    Examples:
        >>> read = months_reader()
        >>> [read(cell).value for cell in ("6 mois", "1 an", "18.0", 12, "1,5 an", "2 ans et 3 mois")]
        [6, 12, 18, 12, 18, 27]
    """

    def read_months(cell: Any) -> Read:
        text = as_text(cell)
        if not text:
            return NOTHING
        months = None if isinstance(cell, bool) else _months_in(text)
        if months is None:
            return unread("un nombre de mois, tel que 6", "a number of months, such as 6", cell)
        return Read(months)

    return read_months


def _months_in(text: str) -> int | None:
    if _WHOLE.fullmatch(text):
        return int(text)
    if match := _MONTHS.fullmatch(text):
        months = float(match[1].replace(",", "."))
    elif match := _YEARS.fullmatch(text):
        months = float(match[1].replace(",", ".")) * 12 + int(match[2] or 0)
    else:
        return None
    return int(months) if months.is_integer() else None
