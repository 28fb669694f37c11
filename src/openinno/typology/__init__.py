"""What the study says of each word: sheets, values, figures, statements and contradictions.

Facts, figures and names are the documents'; every sentence is ours, in French and in English. Nothing is
read before a function is called.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import attrs

from .._data import load
from ..labels import Label
from ..listing import few_of
from ..vocabulary import Profile, Stakeholder
from .comparison import Comparison, ComparisonRow, comparison
from .durations import Duration, DurationKind
from .figures import Figure, FigureBase
from .items import Item, LegalItem, LevelItem, Weight
from .portal_lists import Crosswalk, CrosswalkEntry
from .sheets import Example, MaturityStage, Sheet, SheetLevel, SheetMaturity, SheetRole
from .statements import Contradiction, Passage, Statement, StatementKind, Value

_FIGURES: Final = Label("openinno.typology.published_figures()")

__all__ = [
    "Comparison",
    "ComparisonRow",
    "Contradiction",
    "Crosswalk",
    "CrosswalkEntry",
    "Duration",
    "DurationKind",
    "Example",
    "Figure",
    "FigureBase",
    "Item",
    "LegalItem",
    "LevelItem",
    "MaturityStage",
    "Passage",
    "Sheet",
    "SheetLevel",
    "SheetMaturity",
    "SheetRole",
    "Statement",
    "StatementKind",
    "Value",
    "Weight",
    "compare",
    "contradictions",
    "crosswalk",
    "published_figure",
    "published_figures",
    "sheet",
    "sheets",
    "statements",
    "value_for",
]


def __dir__() -> list[str]:
    return list(__all__)


@attrs.frozen(kw_only=True)
class _Study:
    """The shape of ``_data/typology.json``."""

    sheets: tuple[Sheet, ...]
    values: tuple[Value, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    contradictions: tuple[Contradiction, ...]
    crosswalks: tuple[Crosswalk, ...]


@cache
def _study() -> _Study:
    return load("typology.json", _Study)


def sheets() -> tuple[Sheet, ...]:
    """Return the six sheets, the most numerous profile first.

    Examples:
        >>> [sheet.source.page for sheet in sheets()]
        [14, 15, 16, 17, 18, 19]
    """
    return _study().sheets


def sheet(profile: Profile) -> Sheet:
    """Return the sheet of ``profile``.

    Raises:
        TypeError: This is no profile.

    Examples:
        >>> sheet(Profile.LIVING_LAB).support.kind
        <DurationKind.UNDEFINED: 'undefined'>
    """
    if not isinstance(profile, Profile):
        raise TypeError(f"sheet() takes a Profile, not {profile!r}; parse() reads words")
    return next(one for one in sheets() if one.profile is profile)


def compare(first: Profile, second: Profile) -> Comparison:
    """Set two profiles, ``first`` and ``second``, side by side, point by point.

    The study asks it itself: what is the difference between an incubator and an accelerator (002:L79)?

    Examples:
        >>> answer = compare(Profile.INCUBATOR, Profile.ACCELERATOR)
        >>> [row.aspect.text("fr") for row in answer.common]
        []
        >>> compare(Profile.TECHNOPOLE, Profile.INNOVATION_HUB).common[0].aspect.text("fr")
        'Maturité des start-up'
    """
    return comparison(sheet(first), sheet(second))


def value_for(stakeholder: Stakeholder) -> Value:
    """Return what open innovation is worth to ``stakeholder`` (002:L95-111).

    Raises:
        TypeError: This is no stakeholder.

    Examples:
        >>> len(value_for(Stakeholder.LARGE_COMPANY).points)
        3
    """
    if not isinstance(stakeholder, Stakeholder):
        raise TypeError(f"value_for() takes a Stakeholder, not {stakeholder!r}; parse() reads words")
    return next(one for one in _study().values if one.stakeholder is stakeholder)


def statements(kind: StatementKind | None = None) -> tuple[Statement, ...]:
    """Return what the documents state outside the sheets, each with its source.

    Args:
        kind: Only the statements of that kind; all when None.

    Examples:
        >>> [one.id for one in statements(StatementKind.STAKE)]
        ['all_territories', 'transposition']
    """
    return tuple(one for one in _study().statements if kind in {None, one.kind})


def published_figures() -> tuple[Figure, ...]:
    """Return the figures that the documents print, each with its base, its source and how it binds.

    Examples:
        >>> published_figures()[0].printed
        '61%'
    """
    return _study().figures


def published_figure(id: str) -> Figure:  # noqa: A002 - the word for an identifier everywhere here
    """Return the published figure whose identifier is ``id``.

    Raises:
        KeyError: No figure has that identifier; the message tells which do.

    Examples:
        >>> published_figure("metropole_all").qualifier.value
        'more_than'
    """
    for figure in published_figures():
        if figure.id == id:
            return figure
    known = few_of((str(figure.id) for figure in published_figures()), id, shown_by=_FIGURES)
    raise KeyError(f"no published figure {id!r}; known: {known.text('en')}")


def contradictions() -> tuple[Contradiction, ...]:
    """Return where the documents contradict themselves, and what openinno decided.

    Examples:
        >>> contradictions()[0].id
        'census_size'
    """
    return _study().contradictions


def crosswalk(year: int) -> Crosswalk:
    """Return how the portal's list of types of a year reads as the guide's profiles.

    Args:
        year: 2020 or 2021.

    Raises:
        ValueError: No list began in that year.

    Examples:
        >>> [entry.label for entry in crosswalk(2021).entries if entry.lossy][-1]
        'Technopoles, pôles de compétitivité'
    """
    for one in _study().crosswalks:
        if one.year == year:
            return one
    raise ValueError(f"the portal had no list of types of {year!r}; possible: 2020, 2021")
