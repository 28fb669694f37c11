"""An indicator: a figure of a census with all that it takes to judge it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import attrs

from ..citations import Source
from ..labels import Label
from ..nouns import number, percent
from .against import Against
from .intervals import Interval

__all__ = ["Indicator", "IndicatorGroup", "IndicatorUnit", "group_of"]


class IndicatorGroup(Enum):
    """What a group of indicators is about.

    Examples:
        >>> IndicatorGroup.PARTNERSHIPS.label.text("fr")
        'Public et privé'
    """

    SIZES = "sizes"
    PROFILES = "profiles"
    METROPOLES = "metropoles"
    PARTNERSHIPS = "partnerships"
    TECHNOPOLES = "technopoles"
    THEMES = "themes"
    LEVELS = "levels"
    REGIONS = "regions"

    @property
    def label(self) -> Label:
        """What people call it."""
        return _GROUPS[self]


_GROUPS = {
    IndicatorGroup.SIZES: Label("Taille", "Size"),
    IndicatorGroup.PROFILES: Label("Profils", "Profiles"),
    IndicatorGroup.METROPOLES: Label("Métropoles", "Métropoles"),
    IndicatorGroup.PARTNERSHIPS: Label("Public et privé", "Public and private"),
    IndicatorGroup.TECHNOPOLES: Label("Technopoles", "Technology parks"),
    IndicatorGroup.THEMES: Label("Thèmes", "Themes"),
    IndicatorGroup.LEVELS: Label("Niveaux d'innovation ouverte", "Levels of open innovation"),
    IndicatorGroup.REGIONS: Label("Régions", "Régions"),
}


class IndicatorUnit(Enum):
    """What the value of an indicator is told in.

    Examples:
        >>> import openinno as oi
        >>> [one.id for one in oi.indicators(oi.embedded_census()) if one.unit is oi.IndicatorUnit.COUNT][:2]
        ['census_size', 'resilience_initiatives']
    """

    SHARE = "share"
    """From 0 to 1."""
    PER_MILLION = "per_million"
    """Structures for a million inhabitants."""
    COUNT = "count"


@attrs.frozen(kw_only=True)
class Indicator:
    """A figure of a census: what was counted, of what, what is not known, and what the study printed.

    Args:
        id: Stable identifier.
        group: What it is about.
        label: What is counted, of what.
        unit: What the value is told in.
        value: The figure; None where it is refused.
        numerator: How many structures have it.
        base: Of how many that tell it; inhabitants for a rate, None for a count.
        unknown: How many structures, that it may concern, do not tell it.
        outside: How many it does not concern.
        interval: What so few structures could support, were they drawn by lot; None for a count or a refusal.
        bounds: The least and the most the value may be, whatever the unknown are.
        confidence: How often such intervals hold the true value.
        refused: Why there is no value.
        cautions: What to know before quoting it.
        study: The published figures beside it.
        sources: Where the study speaks of it.

    Examples:
        >>> import openinno as oi
        >>> one = oi.indicators(oi.embedded_census())["share_acc_tech_hub"]
        >>> one.numerator, one.base, one.unknown
        (19, 30, 21)
        >>> one.told("fr"), [study.figure.printed for study in one.study]
        ('63,3 %', ['61%'])
        >>> one.counted(), one.written(0.5), one.span(one.interval)
        ('19 of 30', '50.0%', '45.5% to 78.1%')
        >>> one.span(one.doubt, "fr")
        'de 37,3 % à 78,4 %'
    """

    id: str
    group: IndicatorGroup
    label: Label
    unit: IndicatorUnit
    value: float | None
    numerator: int
    base: int | None
    unknown: int
    outside: int = 0
    interval: Interval | None = None
    bounds: Interval | None = None
    confidence: float = 0.95
    refused: Label | None = None
    cautions: tuple[Label, ...] = ()
    study: tuple[Against, ...] = ()
    sources: tuple[Source, ...] = ()

    def told(self, lang: str = "en") -> str:
        """Return the value as people write it; a dash where it is refused.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        return "–" if self.value is None else self.written(self.value, lang)

    def written(self, value: float, lang: str = "en") -> str:
        """Write a value in the unit of the indicator.

        Args:
            value: A value, as the figure has it: shares run from 0 to 1.
            lang: The language, ``fr`` or ``en``.
        """
        return written(value, self.unit, lang)

    def counted(self, lang: str = "en") -> str:
        """Return what was counted, of how many: ``19 of 30``, or ``3`` for a rate or a count.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        if self.unit is not IndicatorUnit.SHARE or self.base is None:
            return number(self.numerator, lang)
        of = Label("sur", "of").text(lang)
        return f"{number(self.numerator, lang)} {of} {number(self.base, lang)}"

    @property
    def doubt(self) -> Interval | None:
        """The bounds, where they say something: some are unknown, and not everything is possible."""
        if not self.unknown or self.bounds is None:
            return None
        return None if self.bounds == Interval(low=0.0, high=1.0) else self.bounds

    def span(self, interval: Interval, lang: str = "en") -> str:
        """Write an interval in the unit of the indicator.

        Args:
            interval: Its ends, as the figure has them.
            lang: The language, ``fr`` or ``en``.
        """
        low, high = self.written(interval.low, lang), self.written(interval.high, lang)
        return Label(f"de {low} à {high}", f"{low} to {high}").text(lang)


def written(value: float, unit: IndicatorUnit, lang: str) -> str:
    """Write a value in a unit.

    Examples:
        >>> written(0.4, IndicatorUnit.SHARE, "en"), written(2.346, IndicatorUnit.PER_MILLION, "fr")
        ('40.0%', '2,35')
    """
    if unit is IndicatorUnit.SHARE:
        return percent(value, lang)
    if unit is IndicatorUnit.COUNT:
        return number(round(value), lang)
    return f"{value:.2f}".replace(".", Label(",", ".").text(lang))


def group_of(group: IndicatorGroup | str) -> IndicatorGroup:
    """Read a group.

    Raises:
        ValueError: There is no such group; the message lists those that exist.
    """
    if isinstance(group, IndicatorGroup):
        return group
    known: Mapping[str, IndicatorGroup] = {one.value: one for one in IndicatorGroup}
    if group not in known:
        raise ValueError(f"no group of indicators {group!r}; possible: {', '.join(known)}")
    return known[group]
