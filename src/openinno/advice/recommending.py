"""Which profiles fit a territory: the points of each, what is missing, and whether that is enough."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import attrs

from ..census import Census
from ..labels import Label
from ..vocabulary import LocalCharacteristic, Profile, Term
from .bridges import Bridge, bridges, reservations
from .comparables import MOST, comparables
from .outcomes import Fit, Missing, Point
from .questions import QUESTIONS, Question
from .recommendation import Recommendation
from .sentences import CHARACTERISTICS, NOTHING, elsewhere, tied, too_little, warnings
from .territory import Territory

__all__ = ["recommend"]


def recommend(territory: Territory, census: Census | None = None) -> Recommendation:
    """Rank the profiles that fit a territory, each by points that cite a sheet or a trend.

    The study says what a choice should fit (002:L184-187) and leaves the choice open. Here each answer is set
    beside what the sheets say: what meets it is a point for the profile, and a reading of ours. Nothing is
    taken off, what is not known counts for nothing, and an amount of money speaks for no profile. Fewer than
    two characteristics that speak, none of them for the profile in front, or profiles that tie, and nothing
    is recommended.

    Args:
        territory: What is known of the territory.
        census: Where to look for comparable structures; none without.

    Returns:
        The six profiles in order, with what is missing to decide.

    Raises:
        TypeError: This is no territory, or no census.

    Examples:
        >>> import openinno as oi
        >>> territory = oi.Territory(
        ...     startup_maturity=["amorçage", "beta"],
        ...     public_budget="subventions",
        ...     expertise=["universités"],
        ... )
        >>> found = oi.recommend(territory, oi.embedded_census())
        >>> found.leaders[0].profile, found.leaders[0].score
        (<Profile.INCUBATOR>, 4)
        >>> print(found.leaders[0].points[0].text, *found.leaders[0].points[0].sources)
        It helps to create companies, at seed stage. 002:L268 002:L269 002:L272
        >>> print(oi.recommend(oi.Territory(public_budget_euros=200_000)).message())
        Not enough is known to conclude: nothing that is known of the territory speaks for a profile.
    """
    if not isinstance(territory, Territory):
        raise TypeError(f"recommend() takes a Territory, not {territory!r}")
    if census is not None and not isinstance(census, Census):
        raise TypeError(f"structures are compared in a census, such as embedded_census(), not in {census!r}")
    words = frozenset(territory.words())
    fits = _ranked([_fit(profile, words) for profile in Profile])
    leaders = [one for one in fits if one.rank == 1 and one.points]
    heard = _heard(territory)
    undecided = _undecided(leaders, heard)
    if census is not None:
        fits = [_compared(one, census, territory) if one in leaders else one for one in fits]
    return Recommendation(
        territory=territory,
        ranked=tuple(fits),
        heard=heard,
        undecided=undecided,
        missing=_missing(territory, words, _contenders(fits, leaders)),
        silent=tuple(word for word in territory.words() if not _speaks(word)),
        warnings=warnings(),
        census=census.source if census is not None else None,
    )


def _fit(profile: Profile, words: frozenset[Term]) -> Fit:
    return Fit(
        profile=profile,
        rank=1,
        points=tuple(_met(bridges(), profile, words)),
        reservations=tuple(_met(reservations(), profile, words)),
    )


def _met(table: Sequence[Bridge], profile: Profile, words: frozenset[Term]) -> Iterator[Point]:
    for bridge in table:
        answers = tuple(one for one in bridge.answers if one in words)
        if bridge.profile is profile and answers:
            yield Point(answers=answers, text=bridge.text, sources=bridge.sources, basis=bridge.basis)


def _ranked(fits: list[Fit]) -> list[Fit]:
    # Sorting keeps the order of the study among equals.
    fits = sorted(fits, key=lambda one: -one.score)
    return [attrs.evolve(one, rank=1 + sum(other.score > one.score for other in fits)) for one in fits]


def _speaks(word: Term) -> bool:
    return any(word in bridge.answers for bridge in bridges())


def _heard(territory: Territory) -> tuple[LocalCharacteristic, ...]:
    return tuple(
        question.characteristic
        for question in QUESTIONS
        if question.characteristic and any(map(_speaks, territory.told(question.attribute)))
    )


def _undecided(leaders: list[Fit], heard: Collection[LocalCharacteristic]) -> Label | None:
    if not leaders:
        return NOTHING
    if len(heard) < CHARACTERISTICS:
        return too_little(len(heard))
    if len(leaders) > 1:
        return tied(leaders)
    return None if _rests_on_the_territory(leaders[0]) else elsewhere(leaders[0])


def _rests_on_the_territory(fit: Fit) -> bool:
    """Tell whether one of the four characteristics at least is among what speaks for a profile."""
    kinds = tuple(question.answers for question in QUESTIONS if question.characteristic)
    return any(isinstance(answer, kinds) for point in fit.points for answer in point.answers)


def _contenders(fits: list[Fit], leaders: list[Fit]) -> list[Profile]:
    """Return the profiles between which more should be known: the leaders, or the leader and those behind."""
    if len(leaders) == 1:
        leaders = [one for one in fits if one.score >= fits[1].score]
    return [one.profile for one in leaders or fits]


def _missing(
    territory: Territory, words: frozenset[Term], contenders: Collection[Profile]
) -> tuple[Missing, ...]:
    missing = [
        Missing(question=one, decisive=_parts(one, words, contenders))
        for one in QUESTIONS
        if not territory.told(one.attribute)
    ]
    return tuple(sorted(missing, key=lambda one: not one.decisive))


def _parts(question: Question, words: frozenset[Term], contenders: Collection[Profile]) -> bool:
    """Tell whether an answer would give some contenders more points than others."""
    for answer in question.possible:
        gains = {_gain(profile, answer, words) for profile in contenders}
        if len(gains) > 1:
            return True
    return False


def _gain(profile: Profile, answer: Term, words: frozenset[Term]) -> int:
    return sum(
        bridge.profile is profile and answer in bridge.answers and not words.intersection(bridge.answers)
        for bridge in bridges()
    )


def _compared(fit: Fit, census: Census, territory: Territory) -> Fit:
    found = comparables(census, fit.profile, territory)
    return attrs.evolve(fit, comparable=found[:MOST], others=len(found[MOST:]))
