"""What technology parks do: host start-ups, support them, pilot experiments (002:L250, L335)."""

from __future__ import annotations

from typing import Final

from ...citations import Source
from ...labels import Label
from ...typology import Figure, published_figure
from ...vocabulary import Activity, Level, Profile, Qualifier, Support
from ..definitions import Beside, Definition
from ..indicator import IndicatorGroup
from ..questions import any_of, has
from .remarks import NATIONAL, RECORDED

__all__ = ["technopole_shares"]

_TECHNOPOLE: Final = has("profiles", Profile.TECHNOPOLE)
_SUPPORT: Final = Label("ce qu'elle fait pour les start-up", "what it does for start-ups")
_WHOLE_COUNTRY: Final = Label(
    "l'étude compte tous les technopoles de France : à comparer si votre recensement les contient, qu'ils"
    " accueillent des start-up ou non",
    "the study counts every technology park of France: compare where your census holds them, whether they"
    " host start-ups or not",
)
_TWO_FIGURES: Final = Label(
    "elle en compte 44 à un endroit, une soixantaine à un autre, et les deux fois un tiers",
    "it counts 44 in one place, about sixty in another, and a third both times",
)
_SAME: Final = Label("la part des technopoles", "the share of technology parks")


def technopole_shares() -> tuple[Definition, ...]:
    """Return what technology parks do, as far as a census tells."""
    return (
        _supporting(
            "technopoles_hosting",
            Label("technopoles qui accueillent des start-up", "technology parks that host start-ups"),
            "technopoles_hosting_startups_retis",
            Support.HOSTING,
        ),
        _supporting(
            "technopoles_hosting_or_supporting",
            Label(
                "technopoles qui accueillent ou accompagnent des start-up",
                "technology parks that host or support start-ups",
            ),
            "technopoles_hosting_or_supporting_startups",
        ),
        _experimenting(),
    )


def _supporting(id: str, label: Label, printed: str, *support: Support) -> Definition:  # noqa: A002
    figure = published_figure(printed)
    return Definition(
        id=id,
        group=IndicatorGroup.TECHNOPOLES,
        label=label,
        told=_SUPPORT,
        among=_TECHNOPOLE,
        holds=has("support", *support),
        needs="support",
        study=(Beside(figure=figure, same=(_SAME,), differs=(_WHOLE_COUNTRY, _TWO_FIGURES)),),
        sources=figure.sources,
    )


def _experimenting() -> Definition:
    sources = Source.parse("002:L335")
    most = Figure(
        id="technopoles_experimenting",
        value=0.5,
        unit="share",
        qualifier=Qualifier.MORE_THAN,
        printed="la majorité",
        of=Label("technopoles recensés qui expérimentent", "recorded technology parks that experiment"),
        sources=sources,
    )
    return Definition(
        id="technopoles_experimenting",
        group=IndicatorGroup.TECHNOPOLES,
        label=Label(
            "technopoles qui pilotent des expérimentations ou conçoivent des services avec d'autres",
            "technology parks that pilot experiments or design services with others",
        ),
        told=Label("son niveau ni ses activités", "its level or activities"),
        among=_TECHNOPOLE,
        holds=any_of(
            has("levels", Level.COLLABORATION),
            has("activities", Activity.EXPERIMENTATION_PROGRAMME, Activity.OPEN_INNOVATION_PROJECT),
        ),
        study=(
            Beside(
                figure=most,
                same=(_SAME, RECORDED),
                differs=(
                    Label(
                        "le niveau 3, un programme d'expérimentation ou un projet d'innovation ouverte y"
                        " valent : c'est notre lecture",
                        "level 3, an experimentation programme or a project of open innovation count as that:"
                        " it is our reading",
                    ),
                    NATIONAL,
                ),
            ),
        ),
        sources=sources,
    )
