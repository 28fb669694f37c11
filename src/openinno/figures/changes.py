"""Two censuses compared, or two dates of one: what changed in each indicator, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from ..labels import Label
from .figured import Figured
from .indicator import Indicator, IndicatorUnit
from .intervals import Interval, newcombe

__all__ = ["IndicatorChange", "cautions_of", "changes", "changes_by_id"]

_SHARED: Final = Label(
    "Des structures sont dans les deux recensements : l'intervalle d'un changement, calculé comme s'ils"
    " étaient séparés, est plus large qu'il ne faudrait.",
    "Some structures are in both censuses: the interval of a change, made as if they were separate, is wider"
    " than it need be.",
)
_WITHOUT_ZERO: Final = Label("zéro exclu", "zero excluded")
_WITH_ZERO: Final = Label("zéro possible", "zero possible")
_COVERAGE: Final = Label(
    "Un changement peut venir de ce que l'un des deux recensements est plus complet, et non du territoire.",
    "A change may come from one of the two censuses being more complete, and not from the territory.",
)


@attrs.frozen(kw_only=True)
class IndicatorChange:
    """How an indicator differs between two censuses.

    Args:
        before: The indicator of the first.
        after: The indicator of the second.
        difference: The second less the first; None where one of them is refused.
        interval: What the difference could be, were both drawn by lot; None but for two shares.
        cautions: What to know before quoting it.

    Examples:
        >>> import openinno as oi
        >>> census = oi.embedded_census()
        >>> then = oi.indicators(census.where(status="active"))
        >>> changes = {one.after.id: one for one in oi.indicators(census).compared_with(then)}
        >>> share = changes["share_acc_tech_hub"]
        >>> share.sure, share.told()
        (False, '86.7% → 63.3%: −23.3 points (−43.6 to +5.3, zero possible)')
    """

    before: Indicator
    after: Indicator
    difference: float | None
    interval: Interval | None
    cautions: tuple[Label, ...]

    def told(self, lang: str = "en") -> str:
        """Return the two values and what lies between them on one line; nothing where both are refused.

        Args:
            lang: The language, ``fr`` or ``en``.
        """
        if self.before.value is None and self.after.value is None:
            return ""
        values = f"{self.before.told(lang)} → {self.after.told(lang)}"
        if self.difference is None:
            return values
        between = Label(" : ", ": ").text(lang)
        return values + between + self._difference(lang)

    def _difference(self, lang: str) -> str:
        if self.difference is None or self.after.unit is not IndicatorUnit.SHARE:
            return _signed(self.difference or 0.0, self.after.unit, lang)
        told = Label(" points", " points").text(lang)
        points = _signed(self.difference, IndicatorUnit.SHARE, lang) + told
        if self.interval is None:
            return points
        ends = (_signed(end, IndicatorUnit.SHARE, lang) for end in (self.interval.low, self.interval.high))
        span = Label("de {} à {}", "{} to {}").text(lang).format(*ends)
        zero = _WITHOUT_ZERO if self.sure else _WITH_ZERO
        return f"{points} ({span}, {zero.text(lang)})"

    @property
    def sure(self) -> bool | None:
        """Whether the interval leaves zero out; None where there is none."""
        return None if self.interval is None else 0 not in self.interval


def _signed(value: float, unit: IndicatorUnit, lang: str) -> str:
    """Write a difference with its sign; that of two shares in points."""
    number = {IndicatorUnit.SHARE: f"{100 * value:+.1f}", IndicatorUnit.COUNT: f"{value:+.0f}"}.get(
        unit, f"{value:+.2f}"
    )
    return number.replace(".", Label(",", ".").text(lang)).replace("-", "−")


def changes_by_id(before: Figured | None, after: Figured) -> Mapping[str, IndicatorChange]:
    """Return what changed by identifier of the indicator; nothing where there is nothing to compare with."""
    return {one.after.id: one for one in changes(before, after)} if before is not None else {}


def cautions_of(changed: Iterable[IndicatorChange]) -> tuple[Label, ...]:
    """Return what to know before quoting any of some changes, each caution once."""
    return tuple(dict.fromkeys(caution for one in changed for caution in one.cautions))


def changes(before: Figured, after: Figured) -> tuple[IndicatorChange, ...]:
    """Compare two censuses, indicator by indicator."""
    shared = not set(before.structures).isdisjoint(after.structures)
    earlier = {one.id: one for one in before}
    return tuple(_change(earlier[one.id], one, shared=shared) for one in after if one.id in earlier)


def _change(before: Indicator, after: Indicator, *, shared: bool) -> IndicatorChange:
    difference = interval = None
    if before.value is not None and after.value is not None:
        difference = after.value - before.value
        if after.unit is IndicatorUnit.SHARE and before.base and after.base:
            difference, interval = newcombe(
                (before.numerator, before.base), (after.numerator, after.base), after.confidence
            )
    cautions = (_COVERAGE, *([_SHARED] if shared and interval else []))
    return IndicatorChange(
        before=before, after=after, difference=difference, interval=interval, cautions=cautions
    )
