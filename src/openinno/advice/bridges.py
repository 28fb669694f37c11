"""What leads from an answer of a territory to a profile: each step is our reading of a sheet or a trend.

The study says which characteristics a choice should fit (002:L184-187) and maps none of them to a profile.
So every bridge says what it rests on, and none claims to be the study's own word.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import attrs

from .._data import load
from ..citations import Source
from ..labels import Label
from ..vocabulary import (
    Basis,
    Expertise,
    Familiarity,
    LegalForm,
    Lever,
    Maturity,
    Need,
    Ownership,
    Profile,
    Public,
    PublicBudget,
    Setting,
    SuccessFactor,
    Term,
)

__all__ = ["Bridge", "bridges", "reservations"]

_ANSWERS: Final[dict[str, type[Term]]] = {
    kind.__name__: kind
    for kind in (
        *(Maturity, PublicBudget, Familiarity, Expertise, Need, Ownership, LegalForm, Public, Setting),
        *(SuccessFactor, Lever),
    )
}


@attrs.frozen(kw_only=True)
class Bridge:
    """One thing that a sheet or a trend says of a profile, and the answers that meet it.

    Several answers may meet the same thing, as two of the study's questions repeat two of its
    characteristics: it counts once, whichever of them are given.

    Args:
        profile: The profile.
        answers: The answers that meet it, each by itself.
        text: What is said, in a sentence of ours.
        sources: The lines that say it.

    Examples:
        >>> from openinno.advice import bridges
        >>> bridge = bridges()[0]
        >>> bridge.profile, bridge.answers, bridge.basis
        (<Profile.ACCELERATOR>, (<Maturity.FIRST_FUNDRAISING>, <Need.FIRST_INVESTORS>), <Basis.INFERRED>)
        >>> print(bridge.text, *bridge.sources)
        It prepares first fundraisings and introduces start-ups to investors. 002:L215 002:L233
    """

    profile: Profile
    answers: tuple[Term, ...]
    text: Label
    sources: tuple[Source, ...]

    @property
    def basis(self) -> Basis:
        """What the step rests on: always our reading."""
        return Basis.INFERRED


@attrs.frozen(kw_only=True)
class _Written:
    """A bridge as the data file writes it: an answer is the name of its vocabulary, a dot and its code."""

    profile: Profile
    answers: tuple[str, ...]
    text: Label
    sources: tuple[Source, ...]

    def read(self) -> Bridge:
        answers = (answer.split(".") for answer in self.answers)
        return Bridge(
            profile=self.profile,
            answers=tuple(_ANSWERS[kind](code) for kind, code in answers),
            text=self.text,
            sources=self.sources,
        )


@attrs.frozen(kw_only=True)
class _Table:
    """The shape of ``_data/advice.json``."""

    bridges: tuple[_Written, ...]
    reservations: tuple[_Written, ...]


@cache
def _table() -> _Table:
    return load("advice.json", _Table)


@cache
def bridges() -> tuple[Bridge, ...]:
    """Return what speaks for each profile, the profiles in the order of the study.

    Examples:
        >>> from openinno.advice import bridges
        >>> first = bridges()[0]
        >>> first.profile, first.answers
        (<Profile.ACCELERATOR>, (<Maturity.FIRST_FUNDRAISING>, <Need.FIRST_INVESTORS>))
        >>> first.basis, [str(source) for source in first.sources]
        (<Basis.INFERRED>, ['002:L215', '002:L233'])
    """
    return tuple(one.read() for one in _table().bridges)


@cache
def reservations() -> tuple[Bridge, ...]:
    """Return what speaks against each profile; it is told, and never counted.

    Examples:
        >>> from openinno.advice import reservations
        >>> print(reservations()[0].text)
        It takes companies further along than those of an incubator.
    """
    return tuple(one.read() for one in _table().reservations)
