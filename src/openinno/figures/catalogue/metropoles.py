"""The shares in a métropole, by who owns a structure and by who started it, in both senses of the word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ...citations import Source
from ...labels import Label
from ...typology import published_figure
from ...vocabulary import Ownership, Profile, Sector, StructureType
from ..definitions import Beside, Definition
from ..indicator import IndicatorGroup
from ..questions import Question, any_of, every, has, in_core_city, in_metropole, negated, one_is
from .remarks import NATIONAL, NO_BASE, NO_DATE, RECORDED, SELECTED

__all__ = ["metropole_shares"]

_TOLD: Final = Label("sa commune", "its commune")
_TREND: Final = Source.parse("002:L314,L316,L319")
_RURAL: Final = Source.parse("002:L319")
_SLIP: Final = Label(
    "la phrase de l'étude passe de l'initiative publique ou privée à des structures publiques ou privées",
    "the sentence of the study slips from public or private initiative to public or private structures",
)
_NO_MIXED: Final = Label(
    "elle ne dit rien des structures mixtes : on ne peut rapprocher ces deux parts de celle de l'ensemble",
    "it says nothing of mixed structures: these two shares cannot be squared with that of the whole",
)
_KINDS: Final = {
    "private": ("privée", "private"),
    "public": ("publique", "public"),
    "mixed": ("mixte", "mixed"),
}
_SHARE: Final = Label("la part des structures qui s'y trouvent", "the share of structures that stand in it")


@attrs.frozen(kw_only=True)
class _Sense:
    """A sense of the word métropole."""

    id: str
    where: Label
    inside: Question
    comparable: bool
    differs: Label


_SENSES: Final = (
    _Sense(
        id="grouping",
        where=Label("en métropole (intercommunalité)", "in a métropole (grouping of communes)"),
        inside=in_metropole,
        comparable=False,
        differs=Label(
            "l'étude met Roubaix et Aix-en-Provence hors métropole, alors que leur intercommunalité en est"
            " une",
            "the study puts Roubaix and Aix-en-Provence outside métropoles, although their groupings are"
            " some",
        ),
    ),
    _Sense(
        id="core_city",
        where=Label("dans la ville centre d'une métropole", "in the core city of a métropole"),
        inside=in_core_city,
        comparable=True,
        differs=Label(
            "que l'étude entende par métropole sa ville centre est notre lecture",
            "that the study means the core city by a métropole is our reading",
        ),
    ),
)


def metropole_shares() -> tuple[Definition, ...]:
    """Return the shares in a métropole, then those of living labs outside it."""
    return tuple(one for sense in _SENSES for one in (*_of(sense), _outside(sense)))


def _of(sense: _Sense) -> Iterator[Definition]:
    yield _share(sense, "all", Label("structures", "structures"), every, "metropole_all")
    for word, (fr, en) in _KINDS.items():
        kind = Label(f"propriété {fr}", f"{en} ownership")
        printed = None if word == "mixed" else f"metropole_{word}"
        yield _share(sense, f"owned_{word}", kind, one_is("ownership", Ownership(word)), printed)
    untold = Label("propriété non dite", "ownership not told")
    yield _share(sense, "owned_untold", untold, one_is("ownership", None), None)
    for word, (fr, en) in _KINDS.items():
        kind = Label(f"initiative {fr}", f"{en} initiative")
        printed = None if word == "mixed" else f"metropole_{word}"
        yield _share(sense, f"started_{word}", kind, one_is("initiative", Sector(word)), printed)


def _share(sense: _Sense, id: str, kind: Label, among: Question, printed: str | None) -> Definition:  # noqa: A002
    slip = () if printed in {None, "metropole_all"} else (_SLIP, _NO_MIXED)
    return Definition(
        id=f"{sense.id}_{id}",
        group=IndicatorGroup.METROPOLES,
        label=Label(
            f"{kind.text('fr')}, {sense.where.text('fr')}", f"{kind.text('en')}, {sense.where.text('en')}"
        ),
        told=_TOLD,
        among=among,
        holds=sense.inside,
        study=() if printed is None else (_beside(sense, printed, slip),),
        sources=_TREND,
    )


def _beside(sense: _Sense, printed: str, slip: tuple[Label, ...]) -> Beside:
    return Beside(
        figure=published_figure(printed),
        comparable=sense.comparable,
        same=(_SHARE, RECORDED),
        differs=(sense.differs, *slip, NO_DATE, NO_BASE, NATIONAL, SELECTED),
    )


def _outside(sense: _Sense) -> Definition:
    return Definition(
        id=f"{sense.id}_outside_living_labs",
        group=IndicatorGroup.METROPOLES,
        label=Label(
            f"living labs et tiers-lieux parmi celles qui ne sont pas {sense.where.text('fr')}",
            f"living labs and third places among those that are not {sense.where.text('en')}",
        ),
        told=Label("son profil ni son type", "its profile or type"),
        among=negated(sense.inside),
        holds=any_of(has("profiles", Profile.LIVING_LAB), has("types", StructureType.THIRD_PLACE)),
        cautions=(
            Label(
                "l'étude le dit des environnements périurbains et ruraux, sans chiffre ; aucun recensement ne"
                " les distingue encore",
                "the study says so of peri-urban and rural surroundings, without a figure; no census tells"
                " them apart yet",
            ),
        ),
        sources=_RURAL,
    )
