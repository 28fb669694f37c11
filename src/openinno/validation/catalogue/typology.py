"""Agreement with the six sheets of the study; information only, for the typology encloses nobody.

The study says so itself (002:L182), and its durations are averages: what leaves a sheet may be right, and is
told to whoever wants to read it again. A structure of several profiles may hold what any of their sheets
says. The role needs no rule: it follows from the level by definition (002:L89-91), and no column holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import lru_cache
from typing import Final

from ...cells import LIST
from ...findings import Severity
from ...labels import Label
from ...typology import Sheet, sheet
from ...vocabulary import Profile, StructureType
from ..conditions import AllOf, AnyOf, Between, Check, Not, OneOf, Present
from ..rules import Rule
from ..worded import COLUMNS
from .making import graded, study

__all__ = ["SPANS", "TYPOLOGY"]

_READ: Final = graded(None, Severity.INFO, Severity.INFO)
_SHEETS: Final = study(205, 294)
_NOBODY: Final = Label(
    "La typologie n'enferme personne : c'est un écart à relire, pas une faute.",
    "The typology encloses nobody: this is a difference to read again, not a fault.",
)

SPANS: Final[tuple[tuple[Profile, int | None, int, int], ...]] = (
    (Profile.ACCELERATOR, None, 5, 238),
    (Profile.TECHNOPOLE, 12, 60, 253),
    (Profile.INNOVATION_HUB, 3, 36, 263),
    (Profile.INCUBATOR, 6, 18, 273),
)
"""The months of support that a sheet can speak of, and its line; the other sheets give none."""


def _sheets(profiles: str) -> list[Sheet]:
    known = {one.value for one in Profile}
    return [sheet(Profile(code)) for code in LIST.read(profiles) if code in known]


def _levels(one: Sheet) -> Set[str]:
    return {given.level.code for given in one.levels}


def _stages(one: Sheet) -> Set[str]:
    return {given.stage.code for given in one.maturity.stages if given.stage}


def _within(told: Callable[[Sheet], Set[str]]) -> Callable[[str, str], bool | None]:
    """Return what tells whether every word is on some sheet; one that says nothing leaves it open."""

    @lru_cache(maxsize=1 << 12)
    def test(words: str, profiles: str) -> bool | None:
        allowed = [told(one) for one in _sheets(profiles)]
        if not all(allowed):
            return None
        return set(LIST.read(words)) <= set().union(*allowed)

    return test


@lru_cache(maxsize=1 << 12)
def _is_under(types: str, profiles: str) -> bool:
    """Tell whether each type that falls under a profile falls under one of those given."""
    given, known = set(LIST.read(profiles)), {one.value for one in StructureType}
    under = [StructureType(code).profile for code in LIST.read(types) if code in known]
    return all(one is None or one.value in given for one in under)


def _span(profile: Profile, least: int | None, most: int, line: int, column: str, which: str) -> Rule:
    label = COLUMNS[column]
    alone = OneOf("profiles", [profile.value])
    # A studio has a span of its own, without a bound that holds (002:L238).
    studio = AllOf(Present("types"), Not(OneOf("types", _BUT_STUDIO)))
    apart = (studio,) if profile is Profile.ACCELERATOR else ()
    span = Label(
        f"de {least} à {most} mois" if least else f"jusqu'à {most} mois",
        f"from {least} to {most} months" if least else f"up to {most} months",
    )
    return Rule(
        code=f"{which}-of-{profile.value.replace('_', '-')}",
        column=column,
        holds=AnyOf(Not(alone), *apart, Between(column, least, most)),
        severity=_READ,
        title=Label(f"{label.fr} : celui de la fiche", f"{label.text('en')}: that of the sheet"),
        reason=_NOBODY,
        text=Label(
            f"{{value}} mois ; la fiche du profil « {{profiles}} » dit {span.fr}",
            f"{{value}} months; the sheet of the profile “{{profiles}}” says {span.text('en')}",
        ),
        fix=Label("vérifier que la durée est bien en mois", "make sure that the length is in months"),
        source=study(line),
        after=[f"{column.replace('_', '-')}-{kind}" for kind in ("type", "bounds")] + ["profiles-words"],
    )


_BUT_STUDIO: Final = frozenset(one.value for one in StructureType if one is not StructureType.STARTUP_STUDIO)


def _spans() -> Iterator[Rule]:
    for span in SPANS:
        yield _span(*span, "support_min_months", "min-months")
        yield _span(*span, "support_max_months", "max-months")


TYPOLOGY: Final = (
    Rule(
        code="types-of-profiles",
        column="types",
        holds=Check("types-of-profiles", ("types", "profiles"), _is_under),
        severity=_READ,
        title=Label("Type de ce profil", "Type of that profile"),
        reason=_NOBODY,
        text=Label(
            "le type « {types} » n'est pas de ceux du profil « {profiles} »",
            "the type “{types}” is not one of those of the profile “{profiles}”",
        ),
        fix=Label(
            "ajouter le profil du type, ou relire le type", "add the type's profile, or read the type again"
        ),
        source=_SHEETS,
        after=["types-words", "profiles-words"],
    ),
    Rule(
        code="levels-of-profiles",
        column="levels",
        holds=Check("levels-of-profiles", ("levels", "profiles"), _within(_levels)),
        severity=_READ,
        title=Label("Niveau de ce profil", "Level of that profile"),
        reason=_NOBODY,
        text=Label(
            "niveau « {levels} » : la fiche du profil « {profiles} » en donne un autre",
            "level “{levels}”: the sheet of the profile “{profiles}” gives another",
        ),
        fix=Label(
            "relire le niveau, ou le garder s'il est voulu", "read the level again, or keep it if meant"
        ),
        source=_SHEETS,
        after=["levels-words", "profiles-words"],
    ),
    Rule(
        code="maturity-of-profiles",
        column="maturity",
        holds=Check("maturity-of-profiles", ("maturity", "profiles"), _within(_stages)),
        severity=_READ,
        title=Label("Maturité de ce profil", "Maturity of that profile"),
        reason=_NOBODY,
        text=Label(
            "« {maturity} » : la fiche du profil « {profiles} » donne d'autres stades",
            "“{maturity}”: the sheet of the profile “{profiles}” gives other stages",
        ),
        fix=Label(
            "relire les stades, ou les garder s'ils sont voulus",
            "read the stages again, or keep them if meant",
        ),
        source=_SHEETS,
        after=["maturity-words", "profiles-words"],
    ),
    *_spans(),
)
"""What leaves the sheets."""
