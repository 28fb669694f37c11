"""The shares of the profiles, and of those that the study puts together (002:L196-203, L303-305)."""

from __future__ import annotations

from ...citations import Source
from ...labels import Label
from ...typology import published_figure
from ...vocabulary import Profile
from ..definitions import Beside, Definition
from ..indicator import IndicatorGroup
from ..questions import has
from .remarks import NATIONAL, NO_BASE, NO_DATE, RECORDED, SELECTED

__all__ = ["profile_shares"]

_TOLD = Label("son profil", "its profile")
_RANKING = Source.parse("002:L196-203")
_SAME = Label("la part des structures de ces profils", "the share of structures of these profiles")
_ONE_EACH = Label(
    "l'étude semble donner un seul profil à chaque structure : c'est notre lecture",
    "the study seems to give each structure one profile: that is our reading",
)


def profile_shares() -> tuple[Definition, ...]:
    """Return the groups of the study, then each profile."""
    return (
        _group(
            "share_acc_tech_hub",
            Label(
                "accélérateurs, technopoles et hubs ensemble",
                "accelerators, technology parks and hubs together",
            ),
            Profile.ACCELERATOR,
            Profile.TECHNOPOLE,
            Profile.INNOVATION_HUB,
        ),
        _group(
            "share_acc_tech",
            Label("accélérateurs et technopoles ensemble", "accelerators and technology parks together"),
            Profile.ACCELERATOR,
            Profile.TECHNOPOLE,
        ),
        *map(_profile, Profile),
    )


def _group(id: str, label: Label, *profiles: Profile) -> Definition:  # noqa: A002
    return Definition(
        id=id,
        group=IndicatorGroup.PROFILES,
        label=label,
        told=_TOLD,
        holds=has("profiles", *profiles),
        study=(_beside(id),),
        sources=published_figure(id).sources,
    )


def _profile(profile: Profile) -> Definition:
    rank = Label(
        f"l'étude n'imprime pas de part, mais un rang : {profile.rank} sur 6",
        f"the study prints no share, but a rank: {profile.rank} of 6",
    )
    hub = profile is Profile.INNOVATION_HUB
    return Definition(
        id=f"share_{profile.code}",
        group=IndicatorGroup.PROFILES,
        label=Label(profile.label("fr"), profile.label("en")),
        told=_TOLD,
        holds=has("profiles", profile),
        study=(_beside("share_hub_derived"),) if hub else (),
        cautions=() if hub else (rank,),
        sources=_RANKING,
    )


def _beside(figure: str) -> Beside:
    return Beside(
        figure=published_figure(figure),
        same=(_SAME, RECORDED),
        differs=(NO_DATE, NO_BASE, NATIONAL, SELECTED, _ONE_EACH),
    )
