"""What only arguments of a function can be: ``*``, ``distinct``, named arguments, patterns, periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from ...labels import Label
from .fields import Field
from .given import is_one_of, shown
from .literals import Number
from .nodes import Expression, Node

__all__ = ["Distinct", "NamedArgument", "Pattern", "Period", "Star"]

_UNITS: Final = {
    "millisecond": ("ms", "millisecond", "milliseconds"),
    "second": ("s", "second", "seconds"),
    "minute": ("m", "minute", "minutes"),
    "hour": ("h", "hour", "hours"),
    "day": ("d", "day", "days"),
    "week": ("w", "week", "weeks"),
    "month": ("M", "month", "months"),
    "quarter": ("q", "quarter", "quarters"),
    "year": ("y", "year", "years"),
}
_ONLY_ONE: Final = frozenset({"week", "month", "quarter", "year"})
_SPELLINGS: Final = {spelling: unit for unit, spellings in _UNITS.items() for spelling in spellings}


def _spelled(unit: Any) -> Any:
    # What is no text has no spelling: the period refuses it with the other faults.
    return _SPELLINGS.get(unit, unit) if isinstance(unit, str) else unit


@attrs.frozen
class Star(Node):
    """``*``: every field, every row, or a range without an end."""

    def __str__(self) -> str:
        return "*"


@attrs.frozen
class Distinct(Node):
    """The different values of ``value``, inside ``count()``: portals give an approximate number.

    Examples:
        >>> from openinno.explore.odsql import count_distinct
        >>> print(count_distinct("ville"))
        count(distinct ville)
    """

    value: Expression

    def _faults(self) -> Iterator[Label]:
        if not isinstance(self.value, Field) and not str(self.value).startswith("ifnull("):
            yield Label(
                f"count(distinct …) prend un champ, ou ifnull(champ, valeur), et non {self.value}",
                f"count(distinct …) takes a field, or ifnull(field, value), not {self.value}",
            )

    def __str__(self) -> str:
        return f"distinct {self.value}"


@attrs.frozen
class NamedArgument(Node):
    """A ``name`` and a ``value``, written ``name=value`` inside ``now()``.

    Examples:
        >>> from openinno.explore.odsql import now
        >>> print(now(months=-1))
        now(months=-1)
    """

    name: str
    value: Number

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


@attrs.frozen
class Pattern(Node):
    """Every field whose name begins with ``prefix``: ``prefix*``, inside ``include()`` and ``exclude()``.

    Examples:
        >>> from openinno.explore.odsql import exclude
        >>> print(exclude("contact_*"))
        exclude(contact_*)
    """

    prefix: Field

    def __str__(self) -> str:
        return f"{self.prefix}*"


@attrs.frozen
class Period(Node):
    """A length of time, inside ``range()``: ``1 day``, ``15 minutes``.

    Args:
        count: How many; a week, a month, a quarter or a year goes alone.
        unit: ms, s, m, h, d, w, M, q, y, or the English word. ``m`` is a minute and ``M`` a month.

    Examples:
        >>> print(Period(1, "M"), Period(15, "m"))
        1 month 15 minutes
    """

    count: int
    unit: str = attrs.field(converter=_spelled)

    def _faults(self) -> Iterator[Label]:
        if not is_one_of(self.unit, _UNITS):
            known = ", ".join(_SPELLINGS)
            yield Label(
                f"unité de temps inconnue : {shown(self.unit)} ; possibles (casse comprise) : {known}",
                f"unknown unit of time: {shown(self.unit)}; possible (case matters): {known}",
            )
        if type(self.count) is not int or not 0 < self.count < 10**18:
            yield Label(
                f"un nombre entier d'unités de temps est attendu, et non {shown(self.count)}",
                f"expected a whole number of units of time, got {shown(self.count)}",
            )
        elif is_one_of(self.unit, _ONLY_ONE) and self.count != 1:
            yield Label(
                f"une plage de dates compte une seule unité « {self.unit} » : 1 {self.unit}",
                f"a range of dates has a single {self.unit}: 1 {self.unit}",
            )

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'s' * (self.count != 1)}"
