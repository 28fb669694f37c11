"""The little language of rules: what a row must hold, as data that can be read in more ways than one.

A condition is True, False or None of a row: None means that it cannot be judged, because a cell that it
reads is blank or is not of its type. Presence is a condition of its own, so that a blank cell is told once.

Numbers are compared with bounds (:class:`Between`) and with one another (:class:`NoMoreThan`), partial dates
with a day on either side (:class:`NoLaterThan`, :class:`NoEarlierThan`) and with one another
(:class:`Ordered`). A date that is less precise than the day is neither before nor after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import attrs

from ..errors import RuleError
from ..geography.areas import Bounds
from ..labels import Label
from .arguments import day_of, pattern, several, words_of

__all__ = [
    "AllOf",
    "AnyOf",
    "Between",
    "Check",
    "Condition",
    "Implies",
    "Inside",
    "Matches",
    "NoEarlierThan",
    "NoLaterThan",
    "NoMoreThan",
    "Not",
    "OneOf",
    "Ordered",
    "Present",
    "Siren",
    "Siret",
    "StartsWith",
    "Typed",
    "Unique",
    "check_condition",
    "columns_of",
    "parts_of",
]


def check_condition(given: Condition) -> None:
    """Refuse what is no condition.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(given, Condition):
        raise TypeError(f"a condition is expected, such as Present('name'), not {given!r}")


def _joined(name: str, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    if not conditions:
        raise RuleError(Label(f"{name} sans aucune condition", f"{name} without any condition"))
    for one in conditions:
        check_condition(one)
    return conditions


@attrs.frozen
class Present:
    """The cell of ``column`` holds something; never None.

    Examples:
        >>> Present("name")
        Present(column='name')
    """

    column: str


@attrs.frozen
class Typed:
    """The cell can be read as what its ``column`` holds: a number, a whole number, a text, a list."""

    column: str


@attrs.frozen
class OneOf:
    """The cell of ``column``, or each item of a list, is one of ``words``.

    Examples:
        >>> OneOf("status", ["active", "closed"]).words == {"active", "closed"}
        True
    """

    column: str
    words: frozenset[str] = attrs.field(converter=words_of)


@attrs.frozen
class Matches:
    """The cell as a whole, or each item of a list, has a shape.

    Args:
        column: The column.
        pattern: A regular expression of what all engines share: classes such as ``[0-9]``, groups without
            names, alternatives and counts.

    Raises:
        RuleError: Engines would not read the pattern alike.

    Examples:
        >>> Matches("postcode", "^[0-9]{5}$")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        openinno.errors.RuleError: pattern '^[0-9]{5}$': “^” does not mean the same everywhere; ...
    """

    column: str
    pattern: str = attrs.field(converter=pattern)


@attrs.frozen
class Between:
    """The number is neither below one bound nor above the other.

    Args:
        column: The column.
        least: The lower bound; None for none.
        most: The upper bound; None for none.

    Raises:
        RuleError: The lower bound is above the upper one.

    Examples:
        >>> Between("support_min_months", least=1)
        Between(column='support_min_months', least=1, most=None)
    """

    column: str
    least: float | None = None
    most: float | None = None

    def __attrs_post_init__(self) -> None:
        if self.least is not None and self.most is not None and self.least > self.most:
            raise RuleError(
                Label(
                    f"Between : {self.least} est plus grand que {self.most}",
                    f"Between: {self.least} is above {self.most}",
                )
            )


@attrs.frozen
class NoMoreThan:
    """The number is not above that of another column.

    Args:
        column: The column.
        other: The column of the number that it may reach.

    Examples:
        >>> columns_of(NoMoreThan("support_min_months", "support_max_months"))
        ('support_min_months', 'support_max_months')
    """

    column: str
    other: str


@attrs.frozen
class StartsWith:
    """The text of ``column`` begins with that of the column ``other``."""

    column: str
    other: str


@attrs.frozen
class Ordered:
    """The dates in ``earlier`` and ``later`` are in order, as far as they are known: 2014 and 2014-05 are."""

    earlier: str
    later: str


@attrs.frozen
class NoLaterThan:
    """A partial date is not after a day, as far as it is known.

    Args:
        column: The column.
        day: The ISO day, month or year; None for the day of the check.

    Raises:
        RuleError: This is no ISO date.

    Examples:
        >>> NoLaterThan("opened")
        NoLaterThan(column='opened', day=None)
    """

    column: str
    day: str | None = attrs.field(default=None, converter=day_of)


@attrs.frozen
class NoEarlierThan:
    """A partial date is not before a day, as far as it is known.

    Args:
        column: The column.
        day: The ISO day, month or year; None for the day of the check.

    Raises:
        RuleError: This is no ISO date.

    Examples:
        >>> NoEarlierThan("opened", "2000-01-01")
        NoEarlierThan(column='opened', day='2000-01-01')
    """

    column: str
    day: str | None = attrs.field(default=None, converter=day_of)


@attrs.frozen
class Siren:
    """Nine digits in ``column`` are a SIREN: their Luhn sum is right. Other texts are not judged."""

    column: str


@attrs.frozen
class Siret:
    """Fourteen digits in ``column`` are a SIRET: by Luhn, or, for La Poste, their sum is a multiple of five.

    Other texts are not judged.
    """

    column: str


@attrs.frozen(kw_only=True)
class Inside:
    """A point is in the box of the territory that a code names.

    Args:
        latitude: The column of the latitude.
        longitude: The column of the longitude.
        code: The column of the code.
        boxes: The box of each code; a point whose code has none is not judged.
        insee: Whether the code is that of a commune, which begins with that of its département.
    """

    latitude: str
    longitude: str
    code: str
    boxes: Mapping[str, Bounds] = attrs.field(hash=False)
    insee: bool = False


@attrs.frozen
class Check:
    """Whatever else can be said of some cells, by a function of Python.

    Tables are judged by the different values of the columns, each looked at once: a check of a code or of a
    word costs little on any number of rows, one of free texts costs as many calls as there are texts.

    Args:
        name: What it is called, in a report on how it was judged.
        columns: The columns.
        test: Takes the texts of the cells, in order, none of them blank; tells True, False, or None for what
            cannot be judged. It depends on nothing else.

    Examples:
        >>> Check("palindrome", "name", lambda name: name == name[::-1]).columns
        ('name',)
    """

    name: str
    columns: tuple[str, ...] = attrs.field(converter=several)
    test: Callable[..., bool | None] = attrs.field(hash=False, repr=False)


@attrs.frozen
class Unique:
    """No other row holds the same in some columns together.

    Args:
        columns: The columns.
        folded: Whether case, accents and all but letters and digits of Latin are passed over.
    """

    columns: tuple[str, ...] = attrs.field(converter=several)
    folded: bool = False


@attrs.frozen(init=False)
class AllOf:
    """All ``conditions`` hold: False where one is, else None where one is, else True."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        self.__attrs_init__(_joined("AllOf", conditions))


@attrs.frozen(init=False)
class AnyOf:
    """Some of the ``conditions`` holds: True where one is, else None where one is, else False."""

    conditions: tuple[Condition, ...]

    def __init__(self, *conditions: Condition) -> None:
        self.__attrs_init__(_joined("AnyOf", conditions))


@attrs.frozen
class Not:
    """The ``condition`` does not hold."""

    condition: Condition

    def __attrs_post_init__(self) -> None:
        check_condition(self.condition)


@attrs.frozen
class Implies:
    """Where ``condition`` holds, ``then`` does."""

    condition: Condition
    then: Condition

    def __attrs_post_init__(self) -> None:
        check_condition(self.condition)
        check_condition(self.then)


Condition: TypeAlias = (
    Present
    | Typed
    | OneOf
    | Matches
    | Between
    | NoMoreThan
    | StartsWith
    | Ordered
    | NoLaterThan
    | NoEarlierThan
    | Siren
    | Siret
    | Inside
    | Check
    | Unique
    | AllOf
    | AnyOf
    | Not
    | Implies
)
"""What a row must hold."""


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions that one is made of, itself where it is made of none."""
    match condition:
        case AllOf(conditions) | AnyOf(conditions):
            return tuple(part for one in conditions for part in parts_of(one))
        case Not(one):
            return parts_of(one)
        case Implies(one, then):
            return (*parts_of(one), *parts_of(then))
        case _:
            return (condition,)


def columns_of(condition: Condition) -> tuple[str, ...]:
    """Return the columns that a condition reads, each once, in order.

    Examples:
        >>> columns_of(Implies(Present("siret"), StartsWith("siret", "siren")))
        ('siret', 'siren')
    """
    names: list[str] = []
    for part in parts_of(condition):
        read: Any = attrs.asdict(part, recurse=False)
        for key in _READING:
            names.extend(several(read.get(key, ())))
    return tuple(dict.fromkeys(names))


_READING: Final = ("column", "columns", "other", "earlier", "later", "latitude", "longitude", "code")
"""The attributes of conditions that name columns."""
