"""What the forms of indicators read of them; the forms do not know the collection that offers them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ..labels import Label
from .indicator import Indicator, IndicatorGroup

__all__ = ["Figured"]


class Figured(Protocol):
    """The indicators of a census: an :class:`~openinno.Indicators`."""

    @property
    def title(self) -> Label:
        """Title of the census."""

    @property
    def made(self) -> str:
        """Who made it, when and under which licence."""

    @property
    def scope(self) -> Label | None:
        """What it covers."""

    @property
    def structures(self) -> tuple[str, ...]:
        """Its identifiers of structures."""

    @property
    def cautions(self) -> tuple[Label, ...]:
        """What of the census bears on every figure."""

    def __iter__(self) -> Iterator[Indicator]:
        """Iterate over the indicators."""

    def of(self, group: IndicatorGroup | str) -> tuple[Indicator, ...]:
        """Return the indicators of a group."""
