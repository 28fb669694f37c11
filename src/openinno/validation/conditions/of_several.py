"""What several cells must hold together, of one row or of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from ...geography.areas import Bounds
from .arguments import several

__all__ = ["Check", "Inside", "NoMoreThan", "Ordered", "StartsWith", "Unique"]


@attrs.frozen
class NoMoreThan:
    """The number is not above that of another column.

    Args:
        column: The column.
        other: The column of the number that it may reach.

    Examples:
        >>> NoMoreThan("support_min_months", "support_max_months")
        NoMoreThan(column='support_min_months', other='support_max_months')
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
