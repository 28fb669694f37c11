"""How a territory takes what it is given: words as people write them, in the order of their vocabulary.

The order in which a territory is described never matters, nor does saying something twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from ..errors import PlaceError, RuleError
from ..geography import commune, find_communes, find_regions
from ..labels import Label
from ..vocabulary import (
    Expertise,
    Familiarity,
    LegalForm,
    Lever,
    Maturity,
    Need,
    Ownership,
    Public,
    PublicBudget,
    Setting,
    SuccessFactor,
    Term,
    Theme,
)

__all__ = [
    "to_amount",
    "to_budget",
    "to_commune",
    "to_expertise",
    "to_factors",
    "to_familiarity",
    "to_legal_form",
    "to_levers",
    "to_name",
    "to_needs",
    "to_ownership",
    "to_publics",
    "to_region",
    "to_setting",
    "to_stages",
    "to_themes",
]

T = TypeVar("T", bound=Term)


def _word(kind: type[T], given: object) -> T:
    if isinstance(given, kind):
        return given
    if isinstance(given, str):
        return kind.parse(given)
    example = next(iter(kind))
    raise TypeError(f"expected {example!r} or a word such as {example.label('fr')!r}, not {given!r}")


def _one(kind: type[T], given: object) -> T | None:
    return None if given is None else _word(kind, given)


def _many(kind: type[T], given: object) -> tuple[T, ...]:
    if given is None:
        return ()
    # A word alone is one answer; letter by letter it would be none.
    if isinstance(given, Term | str) or not isinstance(given, Iterable) or isinstance(given, Mapping | bytes):
        given = (given,)
    return tuple(sorted({_word(kind, one) for one in given}, key=lambda term: term.order))


def to_stages(given: Iterable[Maturity | str] | Maturity | None) -> tuple[Maturity, ...]:
    """Read stages of maturity."""
    return _many(Maturity, given)


def to_budget(given: PublicBudget | str | None) -> PublicBudget | None:
    """Read what is said of public money."""
    return _one(PublicBudget, given)


def to_familiarity(given: Familiarity | str | None) -> Familiarity | None:
    """Read a familiarity with open innovation."""
    return _one(Familiarity, given)


def to_expertise(given: Iterable[Expertise | str] | Expertise | None) -> tuple[Expertise, ...]:
    """Read expertise."""
    return _many(Expertise, given)


def to_themes(given: Iterable[Theme | str] | Theme | None) -> tuple[Theme, ...]:
    """Read themes."""
    return _many(Theme, given)


def to_needs(given: Iterable[Need | str] | Need | None) -> tuple[Need, ...]:
    """Read needs."""
    return _many(Need, given)


def to_ownership(given: Ownership | str | None) -> Ownership | None:
    """Read an ownership; the word for one that nobody knows says nothing."""
    found = _one(Ownership, given)
    return None if found is Ownership.UNKNOWN else found


def to_legal_form(given: LegalForm | str | None) -> LegalForm | None:
    """Read a legal form."""
    return _one(LegalForm, given)


def to_publics(given: Iterable[Public | str] | Public | None) -> tuple[Public, ...]:
    """Read publics."""
    return _many(Public, given)


def to_setting(given: Setting | str | None) -> Setting | None:
    """Read a setting."""
    return _one(Setting, given)


def to_factors(given: Iterable[SuccessFactor | str] | SuccessFactor | None) -> tuple[SuccessFactor, ...]:
    """Read success factors."""
    return _many(SuccessFactor, given)


def to_levers(given: Iterable[Lever | str] | Lever | None) -> tuple[Lever, ...]:
    """Read levers."""
    return _many(Lever, given)


def to_name(given: str | None) -> str | None:
    """Read the name of a territory; a blank one is none."""
    name = _text(given)
    return name or None


def to_amount(given: int | None) -> int | None:
    """Read an amount of euros a year."""
    return None if given is None else _amount(given)


def _amount(given: object) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise TypeError(f"expected a whole number of euros a year, not {given!r}")
    if given < 0:
        raise RuleError(
            Label(f"un budget ne peut être négatif : {given}", f"a budget cannot be negative: {given}")
        )
    return given


def to_region(given: str | None) -> str | None:
    """Read a région, by its name or its code, as the official code names it."""
    text = _text(given)
    if not text:
        return None
    found = find_regions(text)
    if len(found) != 1:
        raise _lost(text, Label("aucune région", "no région"), [match.place for match in found])
    return found[0].place.name


def to_commune(given: str | None) -> str | None:
    """Read a commune, by its INSEE code or by a name that one commune only bears, as its code."""
    text = _text(given)
    if not text:
        return None
    try:
        return commune(text).code
    except PlaceError:
        found = find_communes(text)
    if len(found) != 1:
        raise _lost(text, Label("aucune commune", "no commune"), [match.place for match in found])
    return found[0].place.code


def _text(given: Any) -> str:
    if given is not None and not isinstance(given, str):
        raise TypeError(f"expected a text, not {given!r}")
    return " ".join(given.split()) if given else ""


def _lost(given: str, what: Label, several: list[Any]) -> PlaceError:
    shown = ", ".join(place.label("fr") for place in several[:5])
    if several:
        text = Label(
            f"« {given} » peut désigner plusieurs lieux : {shown}… ; donnez le code officiel",
            f"“{given}” may name several places: {shown}…; give the official code",
        )
    else:
        text = Label(
            f"{what.text('fr')} ne s'appelle « {given} » ; donnez son nom ou son code officiel",
            f"{what.text('en')} is called “{given}”; give its name or its official code",
        )
    error = PlaceError(text)
    error.given, error.nearest = given, tuple(several)
    return error
