"""What structures did in a crisis: a resilience initiative and its impacts as printed."""

from __future__ import annotations

import attrs

from .citations import Source
from .claims import Claim
from .converters import to_axis, to_figures, to_sources, to_texts
from .faults import Record
from .labels import Label
from .typology.figures import Figure
from .vocabulary import ResilienceAxis

__all__ = ["Initiative"]


@attrs.frozen(kw_only=True)
class Initiative(Record):
    """An initiative of resilience (002:L339-527, p. 22 to 31).

    Args:
        id: Stable identifier.
        title: What it is.
        axis: The axis of action, where the text gives one.
        detailed: Whether the study tells it in detail.
        region: Name of the région, or ``France``.
        town: Name of the town.
        printed: The territory as printed.
        structures: Identifiers of the structures that take part.
        actors: Identifiers of the other actors that take part.
        part_of: Identifier of the initiative that it belongs to.
        impacts: Its impacts as printed.
        note: A caution.
        sources: Where it is told.

    Raises:
        RecordError: Something cannot be represented.

    Examples:
        >>> Initiative(id="covidon", title=Label("Covidon", "Covidon")).detailed
        False
    """

    id: str
    title: Label
    axis: Claim[ResilienceAxis] | None = attrs.field(default=None, converter=to_axis)
    detailed: bool = False
    region: str | None = None
    town: str | None = None
    printed: str | None = None
    structures: tuple[str, ...] = attrs.field(default=(), converter=to_texts)
    actors: tuple[str, ...] = attrs.field(default=(), converter=to_texts)
    part_of: str | None = None
    impacts: tuple[Figure, ...] = attrs.field(default=(), converter=to_figures)
    note: Label | None = None
    sources: tuple[Source, ...] = attrs.field(default=(), converter=to_sources)
