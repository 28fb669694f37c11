"""What of a census bears on every figure that is made of it, counted and told once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..census import Census
from ..labels import Label
from ..nouns import Noun, count
from ..vocabulary import Status

__all__ = ["cautions"]

_NO_LOT: Final = Label(
    "Un recensement n'est pas un tirage au sort : l'intervalle dit ce que si peu de structures permettraient"
    " au mieux d'affirmer, non ce que le recensement a manqué.",
    "A census is no draw by lot: the interval says what so few structures could support at best, not what"
    " the census missed.",
)
_READ_WHOLE: Final = Label(
    "Une liste qui dit quelque chose est lue comme entière ; une liste vide est inconnue, sauf si elle est"
    " déclarée complète.",
    "A list that says something is read as whole; an empty one is unknown, unless it is declared complete.",
)
_HOW: Final = "(profiles_from_types)"
_TYPED: Final = Noun(
    Label(
        "structure dit un type et aucun profil : elle ne compte sous aucun, sauf si son type en tient lieu"
        f" {_HOW}",
        f"structure tells a type and no profile: it counts under none, unless its type stands for one {_HOW}",
    ),
    Label(
        "structures disent un type et aucun profil : elles ne comptent sous aucun, sauf si leur type en tient"
        f" lieu {_HOW}",
        "structures tell a type and no profile: they count under none, unless their type stands for one"
        f" {_HOW}",
    ),
)
_READ: Final = Noun(
    Label("structure dont le profil est lu dans le type", "structure whose profile is read from its type"),
    Label(
        "structures dont le profil est lu dans le type",
        "structures whose profile is read from their type",
    ),
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


def cautions(census: Census, typed: int, *, read: bool) -> tuple[Label, ...]:
    """Return what bears on every figure of a census.

    Args:
        census: The census.
        typed: How many structures tell a type and no profile.
        read: Whether their profile is read from the type.
    """
    return (_NO_LOT, _READ_WHOLE, *_counted(census, typed, _READ if read else _TYPED))


def _counted(census: Census, typed: int, told: Noun) -> Iterator[Label]:
    several = sum(len({claim.value for claim in one.profiles}) > 1 for one in census)
    spread = sum(len(one.sites) > 1 for one in census)
    resting = sum(one.status is not None and one.status.value is not Status.ACTIVE for one in census)
    for value, noun in (
        (typed, told),
        (several, _SEVERAL),
        (spread, _SPREAD),
        (resting, _RESTING),
        (len(census.refused), _REFUSED),
    ):
        if value:
            yield Label(f"{count(value, noun, 'fr')}.", f"{count(value, noun, 'en')}.")
