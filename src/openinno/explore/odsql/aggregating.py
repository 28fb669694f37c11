"""The functions of ODSQL that look at many rows, and those that group them.

Their names are those of ODSQL; an underscore ends those that Python has too: ``sum_``, ``range_``.
"""

from __future__ import annotations

from .arguments import Distinct, Period, Star
from .building import Builder, Value
from .functions import Subject, called, expression_of
from .literals import Number
from .nodes import Node
from .operators import operand

__all__ = [
    "avg",
    "bbox",
    "count",
    "count_distinct",
    "envelope",
    "geo_cluster",
    "max_",
    "median",
    "min_",
    "percentile",
    "range_",
    "sum_",
]


def count(subject: Subject | None = None) -> Builder:
    """Return the number of rows, or of rows where ``subject`` has a value.

    Examples:
        >>> print(count(), count("nom"))
        count(*) count(nom)
    """
    return called("count", Star() if subject is None else expression_of(subject))


def count_distinct(subject: Subject) -> Builder:
    """Return the number of different values of ``subject``; portals give it approximately."""
    return called("count", Distinct(expression_of(subject)))


def sum_(subject: Subject) -> Builder:
    """Return the sum of ``subject``, a number."""
    return called("sum", expression_of(subject))


def avg(subject: Subject) -> Builder:
    """Return the mean of ``subject``, a number."""
    return called("avg", expression_of(subject))


def min_(subject: Subject) -> Builder:
    """Return the least number, or the earliest date, of ``subject``."""
    return called("min", expression_of(subject))


def max_(subject: Subject) -> Builder:
    """Return the greatest number, or the latest date, of ``subject``."""
    return called("max", expression_of(subject))


def median(subject: Subject) -> Builder:
    """Return the median of ``subject``, a number."""
    return called("median", expression_of(subject))


def percentile(subject: Subject, rank: float) -> Builder:
    """Return the number below which a share of the rows lies.

    Args:
        subject: A number.
        rank: The share, from 0 to 100; between 0 and 1 it is refused, being meant on another scale.

    Examples:
        >>> print(percentile("age", 95))
        percentile(age, 95)
    """
    return called("percentile", expression_of(subject), Number(rank))


def envelope(subject: Subject) -> Builder:
    """Return the convex hull of the points of ``subject``, a field."""
    return called("envelope", expression_of(subject))


def bbox(subject: Subject) -> Builder:
    """Return the box around the geometries of ``subject``, a field."""
    return called("bbox", expression_of(subject))


def range_(subject: Subject, *bounds: Value | Star | Period) -> Builder:
    """Group numbers or dates by ranges; each holds its lower bound, not its upper one.

    Args:
        subject: A field.
        bounds: One number or one :class:`Period` is the width of every range. Otherwise the bounds, in order,
            with ``Star()`` or ``"*"`` first or last for a range without an end.

    Examples:
        >>> print(range_("population", "*", 10, 50, "*"), range_("date_maj", Period(1, "month")))
        range(population, *, 10, 50, *) range(date_maj, 1 month)
    """
    return called("range", expression_of(subject), *map(_bound, bounds))


def _bound(value: Value | Star | Period) -> Node:
    if isinstance(value, Star | Period):
        return value
    return Star() if isinstance(value, str) and value == "*" else operand(value)


def geo_cluster(subject: Subject, zoom: int, radius: int | None = None) -> Builder:
    """Group points that are near each other on a map.

    Args:
        subject: A field of points.
        zoom: The zoom of the map, from 0 to 25.
        radius: How near, in pixels; portals take 40.
    """
    rest = () if radius is None else (Number(radius),)
    return called("geo_cluster", expression_of(subject), Number(zoom), *rest)
