"""What an indicator counts, declared: whom it concerns, what it asks, and the figures of the study beside."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final

import attrs

from ..citations import Source
from ..labels import Label
from ..structures import Structure
from ..typology.figures import Figure
from .against import Against, agreement
from .indicator import Indicator, IndicatorGroup, IndicatorUnit
from .intervals import Interval, wilson
from .questions import Question, every

__all__ = ["Beside", "Definition", "computed"]

_FEW: Final = 10
"""Below so many structures a share is told as counted on few."""
_ON_FEW: Final = Label("calculé sur moins de dix structures", "made of fewer than ten structures")
_MOSTLY_UNKNOWN: Final = Label(
    "plus de la moitié des structures n'en disent rien",
    "more than half of the structures do not tell it",
)


@attrs.frozen(kw_only=True)
class Beside:
    """A published figure that stands beside an indicator, and what in the two is comparable.

    Args:
        figure: The figure.
        comparable: Whether the two measure the same thing, as far as the study tells.
        same: What is the same in both.
        differs: What is not, or is not known.
    """

    figure: Figure
    comparable: bool = True
    same: tuple[Label, ...]
    differs: tuple[Label, ...]

    def against(self, value: float | None, interval: Interval | None) -> Against:
        """Set a value, with its interval where it has one, against the figure."""
        stands = None
        if value is not None and self.comparable:
            stands = agreement(interval or Interval(low=value, high=value), self.figure)
        return Against(
            figure=self.figure,
            comparable=self.comparable,
            same=self.same,
            differs=self.differs,
            difference=None if value is None else value - self.figure.value,
            agreement=stands,
        )


@attrs.frozen(kw_only=True)
class Definition:
    """A share: whom it concerns, and what it asks them.

    Args:
        id: Stable identifier.
        group: What it is about.
        label: What is counted, of what.
        told: What a structure has to tell to be in the base.
        among: Whom it concerns.
        holds: What it asks.
        needs: The list that has to be complete before a structure can be said not to hold it; None where any
            structure that tells something can.
        study: The published figures beside it.
        cautions: What to know before quoting it, whatever the census.
        sources: Where the study speaks of it.
    """

    id: str
    group: IndicatorGroup
    label: Label
    told: Label
    among: Question = every
    holds: Question
    needs: str | None = None
    study: tuple[Beside, ...] = ()
    cautions: tuple[Label, ...] = ()
    sources: tuple[Source, ...] = ()


def computed(
    definition: Definition,
    structures: Iterable[Structure],
    complete: Container[str],
    confidence: float,
) -> Indicator:
    """Compute a share on structures.

    Args:
        definition: The share.
        structures: The structures.
        complete: The lists that leave nothing out.
        confidence: How often the interval holds the true share.
    """
    yes = no = silent = undecided = outside = 0
    for structure in structures:
        concerned = definition.among(structure, complete)
        answer = definition.holds(structure, complete) if concerned else None
        yes += answer is True
        no += answer is False
        silent += concerned is True and answer is None
        undecided += concerned is None
        outside += concerned is False
    base, unknown = yes + no, silent + undecided
    refused = _refusal(definition, base, silent, undecided, complete)
    interval = None if refused else wilson(yes, base, confidence)
    value = None if refused else yes / base
    return Indicator(
        id=definition.id,
        group=definition.group,
        label=definition.label,
        unit=IndicatorUnit.SHARE,
        value=value,
        numerator=yes,
        base=base,
        unknown=unknown,
        outside=outside,
        interval=interval,
        bounds=_bounds(yes, base, unknown),
        confidence=confidence,
        refused=refused,
        cautions=(*definition.cautions, *_cautions(base, unknown)),
        study=tuple(one.against(value, interval) for one in definition.study),
        sources=definition.sources,
    )


def _refusal(
    definition: Definition, base: int, silent: int, undecided: int, complete: Container[str]
) -> Label | None:
    told = definition.told
    if (base or silent) and definition.needs is not None and definition.needs not in complete:
        return Label(
            f"aucune structure ne peut dire qu'elle n'en a pas : déclarez complète la liste"
            f" « {definition.needs} » si elle l'est",
            f"no structure can say that it has none: declare the list “{definition.needs}” complete if it is",
        )
    if base:
        return None
    if silent:
        return Label(
            f"aucune des structures concernées ne dit {told.text('fr')}",
            f"none of the structures concerned tells {told.text('en')}",
        )
    if undecided:
        return Label(
            "on ne sait d'aucune structure si elle est concernée",
            "of no structure is it known whether it is concerned",
        )
    return Label("aucune structure n'est concernée", "no structure is concerned")


def _cautions(base: int, unknown: int) -> Iterator[Label]:
    if 0 < base < _FEW:
        yield _ON_FEW
    if unknown > base > 0:
        yield _MOSTLY_UNKNOWN


def _bounds(yes: int, base: int, unknown: int) -> Interval | None:
    """Return the least and the most a share may be, were the unknown all without it, or all with it."""
    whole = base + unknown
    return Interval(low=yes / whole, high=(yes + unknown) / whole) if whole else None
