"""Two profiles side by side: the study's own question, what tells an incubator from an accelerator?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import attrs

from ..labels import Label
from ..vocabulary import Profile, Term
from .sheets import Item, Sheet

__all__ = ["Comparison", "ComparisonRow"]


@attrs.frozen(kw_only=True)
class ComparisonRow:
    """One point on which two profiles are compared.

    Args:
        aspect: The point.
        first: What the first profile's sheet says.
        second: What the second profile's sheet says.
        same: Whether both say the same; None where only words can be compared.
    """

    aspect: Label
    first: tuple[Label, ...]
    second: tuple[Label, ...]
    same: bool | None


@attrs.frozen(kw_only=True)
class Comparison:
    """Two profiles compared point by point.

    Args:
        first: One profile.
        second: The other.
        rows: The points, what tells most first.

    Examples:
        >>> import openinno as oi
        >>> answer = oi.typology.compare(oi.Profile.INCUBATOR, oi.Profile.ACCELERATOR)
        >>> [row.aspect.text("en") for row in answer.differences][:3]
        ['Maturity of start-ups', 'Stages', 'Length of support']
    """

    first: Profile
    second: Profile
    rows: tuple[ComparisonRow, ...]

    @property
    def differences(self) -> tuple[ComparisonRow, ...]:
        """The points on which the two sheets differ by what they say, not only by their words."""
        return tuple(row for row in self.rows if row.same is False)

    @property
    def common(self) -> tuple[ComparisonRow, ...]:
        """The points on which the two sheets say the same."""
        return tuple(row for row in self.rows if row.same)


def comparison(first: Sheet, second: Sheet) -> Comparison:
    """Set two sheets side by side."""
    rows = []
    for aspect, comparable, read in _ASPECTS:
        left, right = tuple(read(first)), tuple(read(second))
        same = set(left) == set(right) if comparable else None
        rows.append(ComparisonRow(aspect=aspect, first=left, second=right, same=same))
    return Comparison(first=first.profile, second=second.profile, rows=tuple(rows))


def _labels(terms: Iterable[Term]) -> tuple[Label, ...]:
    return tuple(Label(term.label("fr"), term.label("en")) for term in dict.fromkeys(terms))


def _items(items: Iterable[Item]) -> tuple[Label, ...]:
    return tuple(item.text for item in items)


def _band(sheet: Sheet) -> tuple[Label, ...]:
    return _labels([sheet.maturity.band] if sheet.maturity.band else [])


def _stages(sheet: Sheet) -> tuple[Label, ...]:
    return _labels(stage.stage for stage in sheet.maturity.stages if stage.stage)


def _support(sheet: Sheet) -> tuple[Label, ...]:
    return (sheet.support.text,)


def _levels(sheet: Sheet) -> tuple[Label, ...]:
    return tuple(
        Label(
            f"{one.level.value} : {one.level.label('fr')}",
            f"{one.level.value}: {one.level.label('en')}",
        )
        for one in sheet.levels
    )


def _ownership(sheet: Sheet) -> tuple[Label, ...]:
    return tuple(item.text for item in sheet.legal)


_ASPECTS: Final[tuple[tuple[Label, bool, Callable[[Sheet], tuple[Label, ...]]], ...]] = (
    (Label("En une phrase", "In a sentence"), False, lambda sheet: (sheet.summary,)),
    (Label("Maturité des start-up", "Maturity of start-ups"), True, _band),
    (Label("Stades", "Stages"), True, _stages),
    (Label("Durée d'accompagnement", "Length of support"), True, _support),
    (Label("Niveaux d'innovation ouverte", "Levels of open innovation"), True, _levels),
    (Label("Rôle", "Role"), True, lambda sheet: _labels([sheet.role.role])),
    (Label("Statut et modèle", "Status and model"), False, _ownership),
    (Label("Définition", "Definition"), False, lambda sheet: _items(sheet.definitions)),
    (
        Label("Proposition de valeur", "Value proposition"),
        False,
        lambda sheet: _items(sheet.value_propositions),
    ),
    (
        Label("Exemples", "Examples"),
        False,
        lambda sheet: tuple(Label(one.printed_name) for one in sheet.examples),
    ),
)
