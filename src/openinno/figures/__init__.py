"""What a census tells: the figures of the study recomputed on it, each with its base, doubt and limits.

Every figure of the study's trends (002:L297-337) is an indicator. It has a numerator and a base of those
that tell, the unknown counted apart, an interval, and beside it the published figure with what is comparable
in the two; or it is refused, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ..census import Census
from ..labels import Label
from ..nouns import Noun, count
from ..vocabulary import Status
from .against import Against, Agreement
from .catalogue import definitions
from .changes import IndicatorChange
from .collection import Indicators
from .counts import rates, sizes
from .definitions import computed
from .indicator import Indicator, IndicatorGroup, Unit
from .intervals import Interval

__all__ = [
    "Against",
    "Agreement",
    "Indicator",
    "IndicatorChange",
    "IndicatorGroup",
    "Indicators",
    "Interval",
    "Unit",
    "indicators",
]

LISTS: Final = ("profiles", "types", "themes", "levels", "support", "funding", "activities")
"""The lists that an indicator reads, and that may be declared complete."""

_NO_LOT: Final = Label(
    "Un recensement n'est pas un tirage au sort : l'intervalle dit ce que si peu de structures permettraient"
    " au mieux d'affirmer, non ce que le recensement a manqué.",
    "A census is no draw by lot: the interval says what so few structures could support at best, not what"
    " the census missed.",
)


def indicators(census: Census, *, complete: Iterable[str] = (), confidence: float = 0.95) -> Indicators:
    """Compute every figure of the study on a census, each with its base, or refused with the reason.

    A share is taken of the structures that tell; those that do not are counted apart, and the least and the
    most that the share may be are given. Communes are read as they stand: :func:`~openinno.locate` first
    tells which are in a métropole.

    Args:
        census: The census.
        complete: The lists that leave nothing out, such as ``support``: an empty one then means none.
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
    found = [*sizes(census)]
    found += [computed(one, census, whole, confidence) for one in definitions()]
    found += rates(census, confidence)
    return Indicators(
        title=census.source.title,
        made=census.source.made,
        scope=census.source.scope,
        structures=tuple(one.id for one in census),
        figures=tuple(found),
        cautions=(_NO_LOT, _READ_WHOLE, *_cautions(census)),
    )


def _complete(names: Iterable[str]) -> frozenset[str]:
    # A bare text would be read letter by letter.
    given = frozenset([names] if isinstance(names, str) else names)
    unknown = ", ".join(sorted(repr(name) for name in given.difference(LISTS)))
    if unknown:
        raise ValueError(f"no indicator reads {unknown}; what can be complete: {', '.join(LISTS)}")
    return given


_READ_WHOLE: Final = Label(
    "Une liste qui dit quelque chose est lue comme entière ; une liste vide est inconnue, sauf si elle est"
    " déclarée complète.",
    "A list that says something is read as whole; an empty one is unknown, unless it is declared complete.",
)
_SPREAD: Final = Noun(
    Label(
        "structure à plusieurs sites, comptée partout où l'un d'eux se trouve",
        "structure with several sites, counted wherever one of them is",
    ),
    Label(
        "structures à plusieurs sites, comptées partout où l'un d'eux se trouve",
        "structures with several sites, counted wherever one of them is",
    ),
)
_SEVERAL: Final = Noun(
    Label(
        "structure à plusieurs profils, comptée sous chacun",
        "structure with several profiles, counted under each",
    ),
    Label(
        "structures à plusieurs profils, comptées sous chacun",
        "structures with several profiles, counted under each",
    ),
)
_RESTING: Final = Noun(
    Label(
        "structure en projet ou fermée, comptée comme les autres",
        "structure planned or closed, counted like the others",
    ),
    Label(
        "structures en projet ou fermées, comptées comme les autres",
        "structures planned or closed, counted like the others",
    ),
)
_REFUSED: Final = Noun(
    Label("ligne refusée du fichier, comptée nulle part", "refused row of the file, counted nowhere"),
    Label("lignes refusées du fichier, comptées nulle part", "refused rows of the file, counted nowhere"),
)


def _cautions(census: Census) -> Iterator[Label]:
    several = sum(len({claim.value for claim in one.profiles}) > 1 for one in census)
    resting = sum(one.status is not None and one.status.value is not Status.ACTIVE for one in census)
    spread = sum(len(one.sites) > 1 for one in census)
    counted = ((several, _SEVERAL), (spread, _SPREAD), (resting, _RESTING), (len(census.refused), _REFUSED))
    for value, noun in counted:
        if value:
            yield Label(f"{count(value, noun, 'fr')}.", f"{count(value, noun, 'en')}.")
