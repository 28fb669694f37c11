"""What one cell must hold: something, a type, a word, a shape, a number, a date, a registered number."""

from __future__ import annotations

import attrs

from ...errors import RuleError
from ...labels import Label
from .arguments import day_of, pattern, words_of

__all__ = [
    "Between",
    "Matches",
    "NoEarlierThan",
    "NoLaterThan",
    "OneOf",
    "Present",
    "Siren",
    "Siret",
    "Typed",
]


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
