"""Two profiles side by side: the study's own question, what tells an incubator from an accelerator?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import attrs

from ..citations import Source
from ..labels import Label
from ..vocabulary import Level, Maturity, Profile, Term
from .sheets import Sheet

__all__ = [
    "Comparison",
    "ComparisonRow",
    "comparison",
]


@attrs.frozen(kw_only=True)
class ComparisonRow:
    """One point on which two profiles are compared.

    Args:
        aspect: The point.
        first: What the first profile's sheet says.
        second: What the second profile's sheet says.
        same: Whether both say the same; None where only words can be compared.

    Examples:
        >>> import openinno as oi
        >>> row = oi.typology.compare(oi.Profile.INCUBATOR, oi.Profile.ACCELERATOR).differences[0]
        >>> str(row.aspect), [str(one) for one in row.first], [str(one) for one in row.second]
        ('Maturity of start-ups', ['limited maturity'], ['advanced maturity'])
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
        sources: Where the two sheets stand.

    Examples:
        >>> import openinno as oi
        >>> answer = oi.typology.compare(oi.Profile.INCUBATOR, oi.Profile.ACCELERATOR)
        >>> [row.aspect.text("en") for row in answer.differences][:3]
        ['Maturity of start-ups', 'Stages', 'Length of support']
        >>> alike = oi.typology.compare(oi.Profile.INCUBATOR, oi.Profile.LIVING_LAB)
        >>> [row.aspect.text("en") for row in alike.common]
        ['Maturity of start-ups', 'Levels of open innovation', 'Role']
    """

    first: Profile
    second: Profile
    rows: tuple[ComparisonRow, ...]
    sources: tuple[Source, Source]

    @property
    def differences(self) -> tuple[ComparisonRow, ...]:
        """The points on which the two sheets differ by what they say, not only by their words."""
        return tuple(row for row in self.rows if row.same is False)

    @property
    def common(self) -> tuple[ComparisonRow, ...]:
        """The points on which the two sheets say the same."""
        return tuple(row for row in self.rows if row.same)


@attrs.frozen(kw_only=True)
class _Aspect:
    """A point of comparison: what a sheet says on it, and what must be equal for two sheets to agree."""

    label: Label
    texts: Callable[[Sheet], Iterable[Label]]
    facts: Callable[[Sheet], Iterable[object]] | None = None


def comparison(first: Sheet, second: Sheet) -> Comparison:
    """Set two sheets side by side."""
    return Comparison(
        first=first.profile,
        second=second.profile,
        sources=(first.source, second.source),
        rows=tuple(
            ComparisonRow(
                aspect=aspect.label,
                first=tuple(aspect.texts(first)),
                second=tuple(aspect.texts(second)),
                same=None if aspect.facts is None else set(aspect.facts(first)) == set(aspect.facts(second)),
            )
            for aspect in _ASPECTS
        ),
    )


def _labels(terms: Iterable[Term | None]) -> Iterator[Label]:
    return (Label(term.label("fr"), term.label("en")) for term in terms if term)


def _stages(sheet: Sheet) -> tuple[Maturity | None, ...]:
    return tuple(stage.stage for stage in sheet.maturity.stages)


def _levels(sheet: Sheet) -> tuple[Level, ...]:
    return tuple(one.level for one in sheet.levels)


def _level_texts(sheet: Sheet) -> Iterator[Label]:
    for level in _levels(sheet):
        fr, en = level.label("fr"), level.label("en")
        yield Label(f"{level.value} : {fr}", f"{level.value}: {en}")


_NO_TEXT: Final = Label("")

_ASPECTS: Final = (
    _Aspect(label=Label("En une phrase", "In a sentence"), texts=lambda sheet: [sheet.summary]),
    _Aspect(
        label=Label("Maturité des start-up", "Maturity of start-ups"),
        texts=lambda sheet: _labels([sheet.maturity.band]),
        facts=lambda sheet: [sheet.maturity.band],
    ),
    _Aspect(
        label=Label("Stades", "Stages"),
        texts=lambda sheet: _labels(_stages(sheet)),
        facts=_stages,
    ),
    _Aspect(
        label=Label("Durée d'accompagnement", "Length of support"),
        texts=lambda sheet: sheet.support_texts,
        facts=lambda sheet: [attrs.evolve(sheet.support, text=_NO_TEXT, sources=())],
    ),
    _Aspect(
        label=Label("Niveaux d'innovation ouverte", "Levels of open innovation"),
        texts=_level_texts,
        facts=_levels,
    ),
    _Aspect(
        label=Label("Rôle", "Role"),
        texts=lambda sheet: _labels([sheet.role.role]),
        facts=lambda sheet: [sheet.role.role],
    ),
    _Aspect(
        label=Label("Statut et modèle", "Status and model"),
        texts=lambda sheet: (item.text for item in sheet.legal),
        facts=lambda sheet: ((item.ownership, item.weight) for item in sheet.legal),
    ),
    _Aspect(
        label=Label("Définition", "Definition"),
        texts=lambda sheet: (item.marked for item in sheet.definitions),
    ),
    _Aspect(
        label=Label("Proposition de valeur", "Value proposition"),
        texts=lambda sheet: (item.marked for item in sheet.value_propositions),
    ),
    _Aspect(
        label=Label("Exemples", "Examples"),
        texts=lambda sheet: (Label(one.printed_name) for one in sheet.examples),
    ),
)
