"""What a census tells: the figures of the study recomputed on it, each with its base, doubt and limits.

Every figure of the study's trends (002:L297-337) is an indicator. It has a numerator and a base of those
that tell, the unknown counted apart, an interval, and beside it the published figure with what is comparable
in the two; or it is refused, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from ..census import Census
from .against import Against, Agreement
from .catalogue import definitions
from .cautions import cautions
from .changes import IndicatorChange
from .collection import Indicators
from .counts import rates, sizes
from .definitions import computed
from .indicator import Indicator, IndicatorGroup, IndicatorUnit
from .intervals import Interval
from .profiled import profile_from_types, tells_types_only

__all__ = [
    "Against",
    "Agreement",
    "Indicator",
    "IndicatorChange",
    "IndicatorGroup",
    "IndicatorUnit",
    "Indicators",
    "Interval",
    "indicators",
]

LISTS: Final = ("profiles", "types", "themes", "levels", "support", "funding", "activities")
"""The lists that an indicator reads, and that may be declared complete."""


def indicators(
    census: Census,
    *,
    complete: Iterable[str] = (),
    profiles_from_types: bool = False,
    confidence: float = 0.95,
) -> Indicators:
    """Compute every figure of the study on a census, each with its base, or refused with the reason.

    A share is taken of the structures that tell; those that do not are counted apart, and the least and the
    most that the share may be are given. Communes are read as they stand: :func:`~openinno.locate` first
    tells which are in a métropole.

    Args:
        census: The census.
        complete: The lists that leave nothing out, such as ``support``: an empty one then means none.
        profiles_from_types: Whether a structure that tells a type and no profile counts under the profile of
            its type.
        confidence: How often the intervals hold the true figure, between 0 and 1.

    Returns:
        The indicators, in the order of the study.

    Raises:
        TypeError: This is no census.
        ValueError: No indicator reads a list that is said to be complete, or the confidence is no share.

    Examples:
        >>> import openinno as oi
        >>> figures = oi.indicators(oi.embedded_census())
        >>> share = figures["share_acc_tech_hub"]
        >>> share.told(), share.numerator, share.base, share.unknown
        ('63.3%', 19, 30, 21)
        >>> share.span(share.interval), share.span(share.bounds)
        ('45.5% to 78.1%', '37.3% to 78.4%')
        >>> share.study[0].figure.printed, share.study[0].agreement
        ('61%', <Agreement.AGREES: 'agrees'>)
    """
    if not isinstance(census, Census):
        raise TypeError(f"indicators() takes a census, such as embedded_census(), not {census!r}")
    whole = _complete(complete)
    typed = sum(map(tells_types_only, census))
    if typed and profiles_from_types:
        census = attrs.evolve(census, structures=map(profile_from_types, census))
    found = [*sizes(census)]
    found += [computed(one, census, whole, confidence) for one in definitions()]
    found += rates(census, confidence)
    return Indicators(
        title=census.source.title,
        made=census.source.made,
        scope=census.source.scope,
        structures=tuple(one.id for one in census),
        figures=tuple(found),
        cautions=cautions(census, typed, read=profiles_from_types),
    )


def _complete(names: Iterable[str]) -> frozenset[str]:
    # A bare text would be read letter by letter.
    given = frozenset([names] if isinstance(names, str) else names)
    unknown = ", ".join(sorted(repr(name) for name in given.difference(LISTS)))
    if unknown:
        raise ValueError(f"no indicator reads {unknown}; what can be complete: {', '.join(LISTS)}")
    return given
