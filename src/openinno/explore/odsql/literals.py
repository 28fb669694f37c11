"""Values written in a query: texts, numbers, booleans, null, and dates of any precision."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import attrs

from ...labels import Label, is_whole
from ..errors import BadQuery
from .given import shown, text_faults
from .nodes import Expression

__all__ = [
    "Boolean",
    "Date",
    "Null",
    "Number",
    "Text",
    "is_date",
    "literal",
]

_LONGEST: Final = 400
"""No number has so many digits: the greatest and the smallest float are shorter."""
_TIME: Final = (
    r"T[0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?)?(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])?"
)
_DATE: Final = re.compile(
    rf"(?P<y>[0-9]{{4}})(?:-(?P<m>[0-9]{{2}})(?:-(?P<d>[0-9]{{2}})(?P<t>{_TIME})?)?"
    r"|/(?P<sm>[0-9]{2})/(?P<sd>[0-9]{2}))?"
)
_CLOCK: Final = re.compile(r"T([0-9]{2}):?([0-9]{2})?:?([0-9]{2})?")


@attrs.frozen
class Text(Expression):
    r"""A text, its ``value``: only the quote and the backslash are escaped, all else goes as it is, in UTF-8.

    Examples:
        >>> print(Text('l"usine'))
        "l\"usine"
    """

    value: str

    def _faults(self) -> Iterator[Label]:
        wrong = tuple(text_faults(self.value, Label("un texte", "a text")))
        yield from wrong
        if not wrong and not is_whole(self.value):
            yield Label(
                f"{self.value!r} contient un caractère incomplet, impossible à envoyer",
                f"{self.value!r} holds half a character, which no query can carry",
            )

    def __str__(self) -> str:
        escaped = self.value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'


def _to_number(value: float | Decimal) -> int | Decimal:
    # repr gives the shortest decimal that is that float: 0.1, not fifty-five digits.
    return Decimal(repr(float(value))) if isinstance(value, float) else value


def _written(value: int | Decimal) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _is_short(value: object) -> bool:
    if isinstance(value, Decimal):
        digits = len(value.as_tuple().digits)
        return value.is_finite() and digits + abs(value.adjusted()) < 2 * _LONGEST
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_LONGEST


def _check_short(_: object, __: attrs.Attribute[int | Decimal], value: int | Decimal) -> None:
    # A validator runs before anything prints the value: a monstrous one would take minutes.
    if not _is_short(value):
        raise BadQuery.of(
            Label(
                f"un nombre fini de moins de {_LONGEST} chiffres est attendu, et non {shown(value)}",
                f"expected a finite number of fewer than {_LONGEST} digits, got {shown(value)}",
            )
        )


@attrs.frozen
class Number(Expression):
    """A number, its ``value``, whole or decimal; ``12`` and ``12.0`` are two texts, and two values here.

    Examples:
        >>> print(Number(1e-7), Number(-3))
        0.0000001 -3
    """

    value: int | Decimal = attrs.field(converter=_to_number, validator=_check_short, eq=_written)

    def __str__(self) -> str:
        return _written(self.value)


@attrs.frozen
class Boolean(Expression):
    """A truth ``value``, written ``true`` or ``false``."""

    value: bool

    def __str__(self) -> str:
        return "true" if self.value else "false"


@attrs.frozen
class Null(Expression):
    """``null``, which has a place only as the fall-back of a function: use ``is_null()`` to test for it."""

    def __str__(self) -> str:
        return "null"


def _to_date_text(value: str | datetime.date) -> str:
    if isinstance(value, datetime.datetime):
        offset = value.utcoffset()
        if offset is not None and offset.total_seconds() % 60:
            # ISO 8601 knows whole minutes only; old local times have seconds.
            value = value.astimezone(datetime.UTC)
        return value.isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value


@attrs.frozen
class Date(Expression):
    """A date of any precision, or a date and time: it stands for the whole period it names.

    So ``= date'2024'`` holds all year long, and ``> date'2024-08-29'`` leaves out all of that day. In which
    time zone a portal reads a time without an offset is not documented: give an offset.

    Args:
        value: ``2024``, ``2024-08``, ``2024-08-29``, ``2024/08/29``; ``2024-08-29T12:30+02:00``, with ``Z``,
            or with neither; or a :class:`datetime.date` or :class:`datetime.datetime`.

    Examples:
        >>> print(Date("2017"), Date(datetime.date(2024, 2, 29)))
        date'2017' date'2024-02-29'
    """

    value: str = attrs.field(converter=_to_date_text)

    def _faults(self) -> Iterator[Label]:
        if not is_date(self.value):
            yield Label(
                f"{shown(self.value)} n'est pas une date : écrivez 2024, 2024-08, 2024-08-29, 2024/08/29"
                " ou 2024-08-29T12:30:00+02:00",
                f"{shown(self.value)} is no date: write 2024, 2024-08, 2024-08-29, 2024/08/29"
                " or 2024-08-29T12:30:00+02:00",
            )

    def __str__(self) -> str:
        return f"date'{self.value}'"


def is_date(text: object) -> bool:
    """Tell whether a text is what :class:`Date` takes.

    Examples:
        >>> is_date("2024-08"), is_date("08/2024")
        (True, False)
    """
    match = _DATE.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return False
    clock = _CLOCK.match(match["t"]) if match["t"] else None
    try:
        datetime.date(
            int(match["y"]), int(match["m"] or match["sm"] or 1), int(match["d"] or match["sd"] or 1)
        )
        if clock:
            datetime.time(int(clock[1]), int(clock[2] or 0), int(clock[3] or 0))
    except ValueError:
        return False
    return True


def literal(value: object) -> Expression:
    """Return the literal of a Python value: text, number, truth value, date or datetime.

    Raises:
        BadQuery: It has no literal; None has none, because no comparison with null ever holds.

    Examples:
        >>> literal(True), literal("é")
        (Boolean(value=True), Text(value='é'))
    """
    match value:
        case Expression():
            return value
        case bool():
            return Boolean(value)
        case int() | float() | Decimal():
            return Number(value)
        case str():
            return Text(value)
        case datetime.date():
            return Date(value)
        case None:
            raise BadQuery.of(
                Label(
                    "aucune comparaison avec null n'est vraie : utilisez is_null() ou is_not_null()",
                    "no comparison with null ever holds: use is_null() or is_not_null()",
                )
            )
    raise BadQuery.of(
        Label(
            f"{shown(value)} n'a pas d'écriture en ODSQL : donnez un texte, un nombre, un booléen,"
            " une date, ou un littéral de openinno.explore.odsql",
            f"{shown(value)} cannot be written in ODSQL: give a text, a number, a boolean, a date,"
            " or a literal of openinno.explore.odsql",
        )
    )
