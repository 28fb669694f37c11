"""The share born of a public-private partnership, read three ways (002:L323-331)."""

from __future__ import annotations

from typing import Final

from ...labels import Label
from ...typology import published_figure
from ...vocabulary import Funding, Ownership, Sector
from ..definitions import Beside, Definition
from ..indicator import IndicatorGroup
from ..questions import Question, both_of, has, one_is
from .remarks import NATIONAL, RECORDED, SELECTED

__all__ = ["partnership_shares"]

_GRANTS: Final = (
    Funding.MUNICIPAL_GRANT,
    Funding.METROPOLITAN_GRANT,
    Funding.REGIONAL_GRANT,
    Funding.STATE_GRANT,
    Funding.EUROPEAN_GRANT,
)
_PRIVATE: Final = (Funding.PRIVATE_PARTNERS, Funding.OWN_EQUITY)
_RARE: Final = Label(
    "l'étude ne le sait que de 77 structures, et votre base est la vôtre",
    "the study knows it of 77 structures only, and your base is your own",
)
_HEADING: Final = Label(
    "le titre de l'étude dit une majorité, son texte près de la moitié ; près veut dire ici moins de cinq"
    " points",
    "the heading of the study says a majority, its text nearly half; nearly means within five points here",
)
_SAME: Final = Label(
    "une part des seules structures dont on le sait", "a share of the structures of which it is known only"
)


def partnership_shares() -> tuple[Definition, ...]:
    """Return the three readings: by who started a structure, by who owns it, by who pays for it."""
    return (
        _share(
            "partnership_started",
            Label("initiative à la fois publique et privée", "initiative both public and private"),
            Label("qui l'a lancée", "who started it"),
            one_is("initiative", Sector.MIXED),
            Label(
                "naître d'un partenariat est lu ici comme une initiative mixte",
                "born of a partnership is read as a mixed initiative here",
            ),
        ),
        _share(
            "partnership_owned",
            Label("propriété à la fois publique et privée", "ownership both public and private"),
            Label("à qui elle appartient", "who owns it"),
            one_is("ownership", Ownership.MIXED),
            Label(
                "la propriété d'aujourd'hui n'est pas l'origine", "the ownership of today is not the origin"
            ),
        ),
        _share(
            "partnership_funded",
            Label("subventions et argent privé à la fois", "grants and private money together"),
            Label("d'où vient son argent", "where its money comes from"),
            both_of(has("funding", *_GRANTS), has("funding", *_PRIVATE)),
            Label(
                "le financement change avec les années, et n'est pas l'origine",
                "funding changes over the years, and is not the origin",
            ),
        ),
    )


def _share(
    id: str,  # noqa: A002
    label: Label,
    told: Label,
    holds: Question,
    differs: Label,
) -> Definition:
    figure = published_figure("ppp_share")
    return Definition(
        id=id,
        group=IndicatorGroup.PARTNERSHIPS,
        label=label,
        told=told,
        holds=holds,
        study=(
            Beside(
                figure=figure, same=(_SAME, RECORDED), differs=(differs, _RARE, _HEADING, NATIONAL, SELECTED)
            ),
        ),
        sources=figure.sources,
    )
