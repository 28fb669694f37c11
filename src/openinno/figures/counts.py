"""The sizes of a census, and how many structures each région has for a million inhabitants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from ..census import Census
from ..citations import Source
from ..geography import regions
from ..labels import Label
from ..typology import published_figure
from .catalogue.remarks import NATIONAL, RECORDED, SELECTED
from .definitions import Beside
from .indicator import Indicator, IndicatorGroup, IndicatorUnit
from .intervals import Interval, wilson
from .questions import region_codes

__all__ = ["rates", "sizes"]

_MILLION: Final = 1_000_000
_POPULATION: Final = Label(
    "habitants : populations des communes du code officiel de 2026",
    "inhabitants: populations of the communes of the official code of 2026",
)
_NO_LIST: Final = Label("la liste des trente n'est pas publiée", "the list of the thirty is not published")
_NO_INITIATIVE: Final = Label(
    "ce recensement n'a aucune initiative : peut-être n'en recueille-t-il pas",
    "this census has no initiative: perhaps it gathers none",
)
_SIZES: Final = (
    (
        "census_size_a",
        Label(
            "l'étude arrête son recensement à juin 2020 à cet endroit",
            "the study ends its census in June 2020 in that passage",
        ),
    ),
    (
        "census_size_b",
        Label("ce passage, sans date, en compte moins", "that passage, without a date, counts fewer"),
    ),
    (
        "census_size_c",
        Label(
            "ce chiffre est celui de la carte, dit par un autre document",
            "that is the figure of the map, told by another document",
        ),
    ),
)


def sizes(census: Census) -> Iterator[Indicator]:
    """Count the structures and the resilience initiatives of a census."""
    structures = Label("structures du recensement", "structures of the census")
    besides = tuple(
        Beside(figure=published_figure(printed), same=(RECORDED,), differs=(differs, NATIONAL, SELECTED))
        for printed, differs in _SIZES
    )
    yield _size("census_size", structures, len(census), besides, "002:L142,L299; 001:L2")
    added = Beside(
        figure=published_figure("resilience_initiatives"),
        # A table of structures has no room for initiatives: none there is not few.
        comparable=bool(census.initiatives),
        same=(Label("des initiatives ajoutées au recensement", "initiatives added to the census"),),
        differs=(_NO_LIST,) if census.initiatives else (_NO_INITIATIVE, _NO_LIST),
    )
    label = Label("initiatives de résilience du recensement", "resilience initiatives of the census")
    yield _size("resilience_initiatives", label, len(census.initiatives), (added,), "001:L3")


def _size(id: str, label: Label, value: int, besides: tuple[Beside, ...], citation: str) -> Indicator:  # noqa: A002
    return Indicator(
        id=id,
        group=IndicatorGroup.SIZES,
        label=label,
        unit=IndicatorUnit.COUNT,
        value=float(value),
        numerator=value,
        base=None,
        unknown=0,
        study=tuple(one.against(float(value), None) for one in besides),
        sources=Source.parse(citation),
    )


def rates(census: Census, confidence: float) -> Iterator[Indicator]:
    """Count the structures of each région, and of all of them, for a million inhabitants.

    A structure with sites in two régions counts in both, and once in the whole.
    """
    found = [region_codes(structure) for structure in census]
    counts = Counter(code for codes in found for code in codes)
    unknown = sum(not codes for codes in found)
    for region in regions():
        label = Label(region.name)
        yield _rate(
            f"region_{region.code}", label, counts[region.code], region.population, unknown, confidence
        )
    france = Label("les dix-huit régions ensemble", "the eighteen régions together")
    inhabitants = sum(region.population for region in regions())
    yield _rate("regions", france, len(found) - unknown, inhabitants, unknown, confidence)


def _rate(id: str, label: Label, count: int, inhabitants: int, unknown: int, confidence: float) -> Indicator:  # noqa: A002
    return Indicator(
        id=id,
        group=IndicatorGroup.REGIONS,
        label=label,
        unit=IndicatorUnit.PER_MILLION,
        value=_MILLION * count / inhabitants,
        numerator=count,
        base=inhabitants,
        unknown=unknown,
        interval=wilson(count, inhabitants, confidence).times(_MILLION),
        bounds=Interval(low=count / inhabitants, high=(count + unknown) / inhabitants).times(_MILLION),
        confidence=confidence,
        cautions=(_POPULATION,),
        sources=Source.parse("002:L131,L133,L136"),
    )
