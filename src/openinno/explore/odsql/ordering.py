"""Which of two bounds comes first, where that is sure; and how a date should have been given."""

from __future__ import annotations

import re

from ...labels import Label
from .literals import Date, Number, Text, is_date
from .nodes import Node

__all__ = ["date_remedy", "is_after"]


def is_after(one: Node, other: Node) -> bool:
    """Tell whether a number or a date surely comes after another; times, whose zones differ, never do.

    Examples:
        >>> is_after(Number(250), Number(1)), is_after(Date("2018"), Date("2018-05"))
        (True, False)
    """
    if isinstance(one, Number) and isinstance(other, Number):
        return one.value > other.value
    if isinstance(one, Date) and isinstance(other, Date):
        # A partial date is a whole period: only what both tell can set them apart.
        pairs = list(zip(_parts(one), _parts(other), strict=False))
        return "T" not in one.value + other.value and [a for a, _ in pairs] > [b for _, b in pairs]
    return False


def _parts(date: Date) -> list[str]:
    return re.split("[-/]", date.value)


def date_remedy(value: Node) -> Label | None:
    """Return how a date that was given as a text is written; None for any other value.

    Examples:
        >>> print(date_remedy(Text("2018-01-01")))
        a date is datetime.date(2018, 1, 1) in Python, date'2018-01-01' in ODSQL
    """
    if not isinstance(value, Text) or not is_date(value.value):
        return None
    day = re.fullmatch(r"([0-9]{4})[-/]0?([0-9]+)[-/]0?([0-9]+)", value.value)
    python = f"datetime.date({', '.join(day.groups())})" if day else f'Date("{value.value}")'
    return Label(
        f"une date s'écrit {python} en Python, date'{value.value}' en ODSQL",
        f"a date is {python} in Python, date'{value.value}' in ODSQL",
    )
