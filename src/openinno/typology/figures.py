"""Figures as they are printed: a value, a unit, how it binds, its base and its source."""

from __future__ import annotations

import attrs

from ..citations import Source
from ..labels import Label
from ..vocabulary import Basis, Qualifier

__all__ = ["Figure", "FigureBase"]


@attrs.frozen(kw_only=True)
class FigureBase:
    """The whole that a share was taken of.

    Args:
        value: How many.
        unit: Code of what is counted.
        unit_label: What is counted, in both languages.
        qualifier: How the number binds.

    Examples:
        >>> import openinno as oi
        >>> base = oi.typology.published_figure("ppp_share").base
        >>> base.value, base.unit, base.qualifier
        (77, 'structures', <Qualifier.EQUAL>)
    """

    value: int | float
    unit: str
    unit_label: Label | None = None
    qualifier: Qualifier = Qualifier.EQUAL


@attrs.frozen(kw_only=True)
class Figure:
    """A figure that a document prints, or that follows from two that it prints.

    A figure is never rounded, merged or turned from a share into a count.

    Args:
        id: Stable identifier.
        value: The number; shares run from 0 to 1.
        unit: Code of the unit, such as ``share`` or ``structures``.
        unit_label: The unit in both languages.
        qualifier: How the number binds: exactly, at least, about…
        printed: The figure as printed; None when it was computed.
        of: What it measures.
        base: The whole that a share was taken of; None when the document does not say.
        basis: Stated or derived.
        date: ISO date of the figure, where it is known.
        date_printed: The date as printed, where it is no full date.
        note: A caution.
        sources: Its lines.

    Examples:
        >>> import openinno as oi
        >>> share = oi.typology.published_figure("ppp_share")
        >>> share.value, share.qualifier, share.base.value
        (0.5, <Qualifier.JUST_UNDER>, 77)
        >>> share.operator is share.qualifier
        True
    """

    id: str | None = None
    value: int | float
    unit: str
    unit_label: Label | None = None
    qualifier: Qualifier = Qualifier.EQUAL
    printed: str | None = None
    of: Label | None = None
    base: FigureBase | None = None
    basis: Basis = Basis.STATED
    date: str | None = None
    date_printed: str | None = None
    note: Label | None = None
    sources: tuple[Source, ...] = ()

    @property
    def operator(self) -> Qualifier:
        """The other name of ``qualifier``, for published figures."""
        return self.qualifier
